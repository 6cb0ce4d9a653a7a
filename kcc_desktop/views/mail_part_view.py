"""A look at something that hangs on a mail: a picture, or text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kcc_desktop.desk import plain


class PartView(QDialog):
    """Shows one thing."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain.line(name, 80))
        self.resize(parent.size() * 0.7)
        self._layout = QVBoxLayout(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._layout.addWidget(buttons)

    def show_picture(self, picture: object) -> None:
        """Show a picture; None: it can't be shown."""
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        if not isinstance(picture, QImage):
            words.setText(
                self.tr("Deze afbeelding is hier niet te tonen. Sla hem op om hem te zien.")
            )
            self._layout.insertWidget(0, words)
            return
        words.setPixmap(QPixmap.fromImage(picture))
        words.setAccessibleName(self.windowTitle())
        area = QScrollArea()
        area.setWidget(words)
        self._layout.insertWidget(0, area)

    def show_text(self, text: str) -> None:
        """Show text."""
        box = QPlainTextEdit(text)
        box.setReadOnly(True)
        box.setAccessibleName(self.windowTitle())
        self._layout.insertWidget(0, box)
