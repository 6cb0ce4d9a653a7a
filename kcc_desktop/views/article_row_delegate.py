"""Paints rows with a title, a line under it, and a badge: instructions, drafts, colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QFont, QPainter

from kcc_desktop.desk import plain
from kcc_desktop.views.painting import Run, draw_badge, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.theme import Theme

SIDE, LINE, DOT = 12, 20, 10


@dataclass(frozen=True, slots=True)
class RowFace:
    """How a row reads. `tone` colours the badge; `dot` is a token of the theme, or empty."""

    title: str
    detail: str = ""
    badge: str = ""
    tone: str = "info"
    dot: str = ""


class ArticleRowDelegate(RowDelegate):
    """Two lines a row; `face` says what stands in it."""

    HEIGHT = 54

    def __init__(self, theme: Theme, parent: QObject, face: Callable[[Any], RowFace]) -> None:
        super().__init__(theme, parent)
        self._face = face

    def paint_row(self, painter: QPainter, option: Any, row: Any) -> None:
        face, rect = self._face(row), option.rect
        ground = self.ground(option)
        draw_row_ground(painter, rect, (ground, self.theme.colour("edge")))
        left, right = rect.left() + SIDE, rect.right() - SIDE
        middle = rect.top() + rect.height() // 2
        if face.dot:
            self._draw_dot(painter, left, middle, face.dot)
            left += DOT + 9
        if face.badge:
            font = self.font(option, 11, QFont.Weight.DemiBold)
            colours = self.badge_colours(ground, face.tone)
            right = draw_badge(painter, right, middle, font, face.badge, *colours) - 8
        upper = QRect(left, middle - LINE, right - left, LINE)
        text, soft = self.theme.colour("text"), self.theme.colour("soft")
        title = [Run(plain.line(face.title, 160), text, bold=True)]
        draw_runs(painter, upper, self.font(option, 13, QFont.Weight.Bold), title)
        detail = [Run(plain.line(face.detail, 200), soft)]
        draw_runs(painter, upper.translated(0, LINE), self.font(option, 12), detail)

    def _draw_dot(self, painter: QPainter, left: int, middle: int, token: str) -> None:
        painter.setPen(self.theme.colour(token))
        painter.setBrush(self.theme.colour(token))
        painter.drawEllipse(left, middle - DOT // 2, DOT, DOT)
