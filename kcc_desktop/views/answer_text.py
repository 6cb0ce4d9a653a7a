"""The sentence of the answer, large, with its key parts in bold: to be read aloud and copied."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from kcc_desktop.viewmodels.answer import Piece
from kcc_desktop.views.quiet_text import JOINER, QuietText

PIXELS = 18
LINE_HEIGHT = 130  # percent
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")  # within a word: `e-mail` stays on one line


class AnswerText(QuietText):
    """Read-only text as high as its words; built from plain pieces, so no text becomes HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._fitted = 0

    def show_pieces(self, pieces: tuple[Piece, ...], ink: QColor) -> None:
        """Show the pieces one after the other."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # the text is set once, not with each piece
        block = cursor.blockFormat()
        block.setLineHeight(LINE_HEIGHT, block.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        for piece in pieces:
            whole = _HYPHEN.sub(f"-{JOINER}", piece.text)
            cursor.insertText(whole, _format(self.font(), ink, bold=piece.key))
        cursor.endEditBlock()
        self.setAccessibleDescription("".join(piece.text for piece in pieces))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self._fitted or 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._fitted or 60)

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height() if self.viewport().height() > 0 else 0
        height = round(self.document().size().height()) + max(4, min(frame, 8))
        if height != self._fitted:
            self._fitted = height
            self.setFixedHeight(height)


def _format(font: QFont, ink: QColor, *, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    set_font = QFont(font)
    set_font.setPixelSize(PIXELS)
    set_font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFont(set_font)
    made.setForeground(ink)
    return made
