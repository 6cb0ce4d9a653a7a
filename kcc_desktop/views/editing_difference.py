"""How two versions differ, to be read: what is gone, what is new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.article_differences import Change, ChangedPart
from kcc_desktop.domain.said import Language
from kcc_desktop.views.quiet_text import QuietText

#: Each line begins with a sign, so that colour alone says nothing.
_SIGNS = {Change.KEPT: "   ", Change.GONE: "-  ", Change.NEW: "+  "}
_TOKENS = {Change.GONE: "bad", Change.NEW: "good"}
LONGEST = 2_000


class DifferenceText(QuietText):
    """Shows `ChangedPart`s."""

    def show_difference(
        self, parts: Sequence[ChangedPart], theme: Theme, language: Language
    ) -> None:
        """Show how they differ; without parts nothing does."""
        self.clear()
        cursor = QTextCursor(self.document())
        if not parts:
            self._write(cursor, self.tr("Er is geen verschil."), theme, None, bold=False)
        for part in parts:
            self._write(cursor, plain.line(part.name.in_(language)), theme, None, bold=True)
            for line in part.lines:
                text = _SIGNS[line.change] + plain.line(line.text, LONGEST)
                self._write(cursor, text, theme, line.change, bold=False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(
        self, cursor: QTextCursor, text: str, theme: Theme, change: Change | None, *, bold: bool
    ) -> None:
        if cursor.position() > 0:
            cursor.insertBlock()
        block, form = QTextBlockFormat(), QTextCharFormat()
        font = self.font()
        font.setPixelSize(13)
        font.setBold(bold)
        form.setFont(font)
        tone = _TOKENS.get(change) if change else None
        form.setForeground(theme.colour(f"on_{tone}_badge" if tone else "text"))
        if tone:
            block.setBackground(theme.colour(f"{tone}_badge"))
        block.setTopMargin(10 if bold and cursor.position() > 0 else 1)
        cursor.setBlockFormat(block)
        cursor.insertText(text, form)
