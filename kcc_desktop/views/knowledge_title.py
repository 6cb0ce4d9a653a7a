"""The title of an article that was found, to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.views.painting import Run, draw_runs, marked_parts
from kcc_desktop.views.sized_font import sized

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme

SIZE, HEIGHT = 13, 20


class MarkedButton(QPushButton):
    """A title that can be clicked, with the words marked that led to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setFixedHeight(HEIGHT)

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self.update)

    def show_title(self, title: str, words: tuple[str, ...]) -> None:
        """Show `title` with `words` marked."""
        self._words = words
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(plain.tip(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, mark = self._theme.colour("text"), self._theme.colour("mark")
        on_mark = self._theme.colour("on_mark")
        runs = [
            Run(part, on_mark if hit else ink, bold=True, marked=mark if hit else None)
            for part, hit in marked_parts(self.text(), self._words)
        ]
        font = sized(self.font(), SIZE, QFont.Weight.Bold)
        draw_runs(painter, QRect(0, 0, self.width(), HEIGHT), font, runs)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
