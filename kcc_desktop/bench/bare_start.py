"""A window and nothing else, started to be measured: `python -m kcc_desktop.bench.bare_start`."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget

from kcc_desktop.bench.milestones import told


class _Window(QMainWindow):
    """A box and a list."""

    def __init__(self) -> None:
        super().__init__()
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.addWidget(QLineEdit())
        layout.addWidget(QListView())
        self.setCentralWidget(middle)
        self.resize(1440, 900)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        told("painted")
        told("ready")
        QApplication.quit()


def main() -> int:
    """Show it, say when it was painted, and end."""
    application = QApplication(sys.argv)
    window = _Window()
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
