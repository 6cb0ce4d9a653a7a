"""An article to be read: the answer first, then its sections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.knowledge import Article, Section
from kcc_desktop.viewmodels.article import is_point, paragraphs
from kcc_desktop.views.quiet_text import QuietText

MOST_LETTERS = 20_000
_TITLE, _ANSWER, _FIRST_SECTION = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Chosen words. `part` is the heading they stand under, empty in the answer; `internal` says
    that some of them are for colleagues alone.
    """

    text: str
    part: str
    internal: bool


class ArticleText(QuietText):
    """Shows an `Article` as plain words under headings; what is internal stands on another ground.

    Each block knows its part: the title, the answer, or a section.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().setDocumentMargin(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._sections: tuple[Section, ...] = ()

    def show_article(self, article: Article, theme: Theme) -> None:
        """Show this article in the colours of `theme`."""
        self.clear()
        self._sections = article.sections
        ink = theme.colour("text")
        cursor = QTextCursor(self.document())
        large, leading = (_format(ink, self.font(), size, bold=size > 20) for size in (24, 17))
        _write(cursor, _TITLE, plain.line(article.title), large)
        _write(cursor, _ANSWER, plain.lines(article.answer, 4000), leading, above=6)
        for place, section in enumerate(article.sections, _FIRST_SECTION):
            self._write_section(cursor, place, section, theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def passage(self) -> Passage:
        """The chosen words, empty when there are none."""
        cursor = self.textCursor()
        text = cursor.selection().toPlainText().strip()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        if not text:
            return Passage("", "", internal=False)
        parts = range(first.userState(), last.userState() + 1)
        internal = any(self._is_internal(part) for part in parts)
        return Passage(text, self._heading(first), internal)

    def _write_section(
        self, cursor: QTextCursor, place: int, section: Section, theme: Theme
    ) -> None:
        ink, ground = theme.colour("text"), None
        name = plain.line(section.heading)
        if section.is_internal:
            ground = theme.colour("warn_badge")
            ink = theme.colour("on_warn_badge")
            name = self.tr("%1 · alleen intern, niet voor de bewoner").replace("%1", name)
        heading, words = (_format(ink, self.font(), size, bold=size == 15) for size in (15, 14))
        _write(cursor, place, name, heading, above=14, ground=ground)
        for text in paragraphs(plain.lines(section.text, MOST_LETTERS)):
            above = 3 if is_point(text) else 5
            _write(cursor, place, text, words, above=above, ground=ground)

    def _is_internal(self, part: int) -> bool:
        place = part - _FIRST_SECTION
        return 0 <= place < len(self._sections) and self._sections[place].is_internal

    def _heading(self, block: QTextBlock) -> str:
        place = block.userState() - _FIRST_SECTION
        return self._sections[place].heading if 0 <= place < len(self._sections) else ""


def _write(
    cursor: QTextCursor,
    part: int,
    text: str,
    form: QTextCharFormat,
    above: int = 0,
    ground: QColor | None = None,
) -> None:
    if not text:
        return
    if cursor.position() > 0:
        cursor.insertBlock()
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setLineHeight(128, block.LineHeightTypes.ProportionalHeight.value)
    if ground is not None:
        block.setBackground(ground)
        block.setLeftMargin(6)
    cursor.setBlockFormat(block)
    cursor.insertText(text, form)
    _tell_part(cursor, part)


def _tell_part(cursor: QTextCursor, part: int) -> None:
    """A text with line breaks became several blocks; those before have the part they had."""
    block = cursor.block()
    while block.isValid() and block.userState() < 0:
        block.setUserState(part)
        block = block.previous()


def _format(ink: QColor, font: QFont, pixels: int, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    set_font = QFont(font)
    set_font.setPixelSize(pixels)
    set_font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFont(set_font)
    made.setForeground(ink)
    return made
