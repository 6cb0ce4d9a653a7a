"""An article to be read: the answer first, then its sections."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.viewmodels.article import is_point, paragraphs
from kcc_desktop.views.quiet_text import QuietText

MOST_LETTERS = 20_000


class ArticleText(QuietText):
    """Shows an `Article` as plain words under headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().setDocumentMargin(2)

    def show_article(self, article: Article, theme: Theme) -> None:
        """Show this article in the colours of `theme`."""
        self.clear()
        cursor = QTextCursor(self.document())
        large, leading = (_format(theme, self.font(), size, bold=size > 20) for size in (24, 17))
        _write(cursor, plain.line(article.title), large)
        _write(cursor, plain.lines(article.answer, 4000), leading, above=6)
        heading, words = (_format(theme, self.font(), size, bold=size == 15) for size in (15, 14))
        for section in article.sections:
            _write(cursor, plain.line(section.heading), heading, above=14)
            for text in paragraphs(plain.lines(section.text, MOST_LETTERS)):
                _write(cursor, text, words, above=3 if is_point(text) else 5)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, text: str, form: QTextCharFormat, above: int = 0) -> None:
    if not text:
        return
    if cursor.position() > 0:
        cursor.insertBlock()
    block = QTextBlockFormat()
    block.setTopMargin(above)
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
