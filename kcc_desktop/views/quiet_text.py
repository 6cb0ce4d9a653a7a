"""Text to be read that loads nothing."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtWidgets import QTextEdit, QWidget

JOINER = "\N{WORD JOINER}"


class QuietText(QTextEdit):
    """Read-only text that is built from plain pieces; what is copied from it is plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002 (Qt's own)
        """Gives nothing for any address. (Given None, Qt would read local files by itself.)"""
        return QByteArray()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 (Qt's own name)
        """The chosen words as plain text, without joiners."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText().replace(JOINER, ""))
        return copied
