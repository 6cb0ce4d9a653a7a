"""The program, started to be measured: `python -m kcc_desktop.bench.program_start URL`.

It is the program as it always starts; only its window is listened to.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from kcc_desktop import app
from kcc_desktop.bench.milestones import told

_QUERIES = ("lantaarn", "container vol", "jansen")


class _Listener(QObject):
    """Says when the window was painted and when a search can be done; then searches, and ends."""

    def __init__(self, opened: app.OpenWindow) -> None:
        super().__init__()
        self._opened = opened
        self._queries = list(_QUERIES)
        self._painted = self._ready = False
        self._polling = QTimer(self, interval=2)
        self._polling.timeout.connect(self._look)
        opened.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            # After the paint itself, and before what the program does next.
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _on_painted(self) -> None:
        told("painted")
        self._polling.start()

    def _look(self) -> None:
        workplace = self._opened.workplace
        if workplace is None or workplace.desk.waiting:
            return
        if not self._ready:
            self._ready = True
            told("ready")
        if self._queries:
            self._opened.window.search_for(self._queries.pop())
            return
        self._polling.stop()
        told("searched")
        self._opened.window.close()
        QApplication.quit()


def main() -> int:
    """Start the program on the workspace that the command line names."""
    original = app.OpenWindow.__init__
    listening: list[_Listener] = []

    def listened_to(opened: app.OpenWindow, *parts: Any) -> None:
        original(opened, *parts)
        listening.append(_Listener(opened))

    # The one door through which the window of a running program can be seen.
    setattr(app.OpenWindow, "__init__", listened_to)  # noqa: B010
    return app.run(["--workspace", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
