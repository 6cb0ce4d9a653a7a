"""Paints the lines of the timeline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont

from kcc_desktop.models.timeline_rows import TimelineRow
from kcc_desktop.views.painting import Drawing, Run, add_badge, add_disc
from kcc_desktop.views.row_delegate import DrawnRowDelegate, Ground

WHEN_WIDTH, DISC = 118, 23
NARROW = 520


class TimelineDelegate(DrawnRowDelegate):
    """Moment, icon, two lines of words, badge."""

    HEIGHT, EDGE = 54, "edge"

    def drawing(self, option: Any, row: TimelineRow, ground: Ground) -> Drawing:
        drawing = Drawing()
        soft = self.theme.colour("soft")
        when = QRect(12, 8, WHEN_WIDTH, 18)
        drawing.add_runs(when, self.font(option, 13), [Run(row.when, soft)])
        disc = QPointF(when.right() + 4 + DISC / 2, 18)
        colours = self.theme.colour("chosen"), self.theme.colour("accent")
        add_disc(drawing, disc, DISC, row.icon, (*colours, ground.ratio))
        left = round(disc.x() + DISC / 2 + 10)
        right = self._set_badge(drawing, option, row, ground) - 10
        first = QRect(left, 7, right - left, 20)
        drawing.add_runs(first, self.font(option, 14), self._words(row))
        second = QRect(left, 28, ground.width - 15 - left, 18)
        drawing.add_runs(second, self.font(option, 12), [Run(row.detail, soft)])
        return drawing

    def _words(self, row: TimelineRow) -> list[Run]:
        ink = self.theme.colour("text")
        return [Run(row.head, ink, bold=True), Run(f" · {row.rest}" if row.rest else "", ink)]

    def _set_badge(self, drawing: Drawing, option: Any, row: TimelineRow, ground: Ground) -> int:
        look = (*self.badge_colours(ground.colour, row.tone), ground.ratio)
        font = self.font(option, 12, QFont.Weight.Medium)
        return add_badge(drawing, (ground.width - 13, 18), font, row.badge, look)
