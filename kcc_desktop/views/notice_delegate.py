"""Paints notices, and promises that no longer hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect

from kcc_desktop.viewmodels.notices import DepartedRow, NoticeRow
from kcc_desktop.views.painting import Drawing, Run, add_disc
from kcc_desktop.views.row_delegate import DrawnRowDelegate, Ground

DISC, INSET, WHEN_WIDTH = 25, 14, 130


class NoticeDelegate(DrawnRowDelegate):
    """An icon, the sentence (bold while unread), and when."""

    HEIGHT, EDGE = 42, "edge"

    def drawing(self, option: Any, row: NoticeRow, ground: Ground) -> Drawing:
        drawing = Drawing()
        middle = self.HEIGHT / 2
        colours = self.badge_colours(ground.colour, row.tone)
        centre = QPointF(INSET + DISC / 2, middle)
        add_disc(drawing, centre, DISC, row.icon, (*colours, ground.ratio))
        left, right = INSET + DISC + 11, ground.width - INSET - WHEN_WIDTH
        words = Run(row.words, self.theme.colour("text"), bold=row.unread)
        place = QRect(left, 0, max(40, right - left), self.HEIGHT)
        drawing.add_runs(place, self.font(option, 14), [words])
        when = QRect(right + 8, 0, WHEN_WIDTH - 8, self.HEIGHT)
        soft = self.theme.colour("soft")
        drawing.add_runs(when, self.font(option, 12), [Run(row.when, soft)])
        return drawing


class DepartedDelegate(DrawnRowDelegate):
    """What was told, and under it what is planned now and the number to call."""

    HEIGHT, EDGE = 50, "edge"

    def drawing(self, option: Any, row: DepartedRow, ground: Ground) -> Drawing:
        drawing = Drawing()
        colours = self.badge_colours(ground.colour, "warn")
        centre = QPointF(INSET + DISC / 2, self.HEIGHT / 2)
        add_disc(drawing, centre, DISC, "warning", (*colours, ground.ratio))
        left = INSET + DISC + 11
        width = max(40, ground.width - INSET - left)
        ink, soft = self.theme.colour("text"), self.theme.colour("soft")
        first = QRect(left, 6, width, 20)
        drawing.add_runs(first, self.font(option, 14), [Run(row.words, ink, bold=True)])
        second = QRect(left, 26, width, 18)
        words = " · ".join(part for part in (row.now, row.phone) if part)
        drawing.add_runs(second, self.font(option, 13), [Run(words, soft)])
        return drawing
