"""Paints the lines of the timeline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter

from kcc_desktop.models.timeline_rows import TimelineRow
from kcc_desktop.views.painting import Run, draw_badge, draw_disc, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

WHEN_WIDTH, DISC = 118, 23
NARROW = 520


class TimelineDelegate(RowDelegate):
    """Moment, icon, two lines of words, badge."""

    HEIGHT = 54

    def paint_row(self, painter: QPainter, option: Any, row: TimelineRow) -> None:
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), self.theme.colour("edge")))
        soft = self.theme.colour("soft")
        when = QRect(rect.left() + 12, rect.top() + 8, WHEN_WIDTH, 18)
        draw_runs(painter, when, self.font(option, 13), [Run(row.when, soft)])
        disc = QPointF(when.right() + 4 + DISC / 2, rect.top() + 18)
        accent = self.theme.colour("accent")
        draw_disc(painter, disc, DISC, self.theme.colour("chosen"), row.icon, accent)
        left = round(disc.x() + DISC / 2 + 10)
        right = self._paint_badge(painter, option, row) - 10
        first = QRect(left, rect.top() + 7, right - left, 20)
        draw_runs(painter, first, self.font(option, 14), self._words(row))
        second = QRect(left, rect.top() + 28, rect.right() - 14 - left, 18)
        draw_runs(painter, second, self.font(option, 12), [Run(row.detail, soft)])

    def _words(self, row: TimelineRow) -> list[Run]:
        ink = self.theme.colour("text")
        return [Run(row.head, ink, bold=True), Run(f" · {row.rest}" if row.rest else "", ink)]

    def _paint_badge(self, painter: QPainter, option: Any, row: TimelineRow) -> int:
        ground, ink = self.badge_colours(option, row.tone)
        rect: QRect = option.rect
        font = self.font(option, 12, QFont.Weight.Medium)
        return draw_badge(painter, rect.right() - 12, rect.top() + 18, font, row.badge, ground, ink)
