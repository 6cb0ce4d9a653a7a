"""An article to be read: the answer first, then its sections."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.viewmodels.article import BULLET, paragraphs

MOST_LETTERS = 20_000


class ArticleText(QTextEdit):
    """Read-only text, built from plain pieces; nothing in it is loaded from anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.document().setDocumentMargin(2)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002 (Qt's own signature)
        return None

    def show_article(self, article: Article, theme: Theme) -> None:
        """Show this article in the colours of `theme`."""
        self.clear()
        cursor = QTextCursor(self.document())
        self._write(
            cursor, plain.line(article.title), _format(theme, self.font(), 24, bold=True), 8
        )
        self._write(cursor, plain.lines(article.answer, 4000), _format(theme, self.font(), 17), 14)
        for section in article.sections:
            heading = _format(theme, self.font(), 15, bold=True)
            self._write(cursor, plain.line(section.heading), heading, 4)
            for text in paragraphs(plain.lines(section.text, MOST_LETTERS)):
                below = 3 if text.startswith(BULLET) else 10
                self._write(cursor, text, _format(theme, self.font(), 14), below)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _write(cursor: QTextCursor, text: str, form: QTextCharFormat, below: int) -> None:
        if not text:
            return
        if cursor.position() > 0:
            cursor.insertBlock()
        block = QTextBlockFormat()
        block.setBottomMargin(below)
        block.setLineHeight(128, block.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        cursor.insertText(text, form)


def _format(theme: Theme, font: QFont, pixels: int, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    set_font = QFont(font)
    set_font.setPixelSize(pixels)
    set_font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFont(set_font)
    made.setForeground(theme.colour("text"))
    return made
