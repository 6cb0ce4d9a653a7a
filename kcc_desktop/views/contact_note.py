"""The note of a contact: plain text, in which short keys become standard texts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

#: What stands before the short key of a standard text.
SIGN = "/"
_LONGEST_KEY = 40


class NoteEdit(QPlainTextEdit):
    """A field for the note.

    Tab after `/key` puts the standard text with that key in its place; else it leaves the field.

    Signals:
        written(str): the user changed the text to this.
        focus_changed(): it has the keyboard now, or no longer.
    """

    written = Signal(str)
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        self._text_for: Callable[[str], str] = lambda _key: ""
        self.textChanged.connect(self._on_text_changed)

    def use_texts(self, text_for: Callable[[str], str]) -> None:
        """Ask `text_for` what a short key stands for; it gives nothing for an unknown one."""
        self._text_for = text_for

    def show_text(self, text: str) -> None:
        """Show `text`, which the user did not write just now."""
        if text == self.toPlainText():
            return
        self._shown = True
        self.setPlainText(text)
        self._shown = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert_text(self, text: str) -> None:
        """Put `text` where the cursor is, with a blank before it where a word ends there."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(f" {text}" if before and not before[-1].isspace() else text)
        self.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(400, 5 * self.fontMetrics().lineSpacing())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's own)
        return (forward and self._expand()) or super().focusNextPrevChild(forward)

    def _expand(self) -> bool:
        """Puts the standard text in place of the short key before the cursor, if there is one."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        start = before.rfind(SIGN)
        key = before[start + 1 :]
        if start < 0 or not key or len(key) > _LONGEST_KEY:
            return False
        text = self._text_for(key)
        if not text:
            return False
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(key) + len(SIGN)
        )
        cursor.insertText(text)
        return True

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._shown:
            self.written.emit(self.toPlainText())
