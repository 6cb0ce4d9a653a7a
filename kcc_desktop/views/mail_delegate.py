"""Paints the mails of a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont

from kcc_desktop.models.mail_rows import MailRow
from kcc_desktop.views.painting import Drawing, Run, add_badge, add_disc
from kcc_desktop.views.row_delegate import DrawnRowDelegate, Ground

INSET, DISC = 14, 25
SECOND, THIRD = 27, 46


class MailDelegate(DrawnRowDelegate):
    """Who and when; the subject and a badge; how it begins. What nobody touched yet is bold."""

    HEIGHT, EDGE = 72, "edge"

    def drawing(self, option: Any, row: MailRow, ground: Ground) -> Drawing:
        drawing = Drawing()
        left, right = INSET + DISC + 11, ground.width - INSET
        colours = self.theme.colour("chip"), self.theme.colour("soft")
        if row.fresh:
            colours = self.badge_colours(ground.colour, "info")
        centre = QPointF(INSET + DISC / 2, self.HEIGHT / 2)
        add_disc(drawing, centre, DISC, "email", (*colours, ground.ratio))
        self._set_first(drawing, option, row, (left, right))
        self._set_second(drawing, option, row, (left, right), ground)
        preview = QRect(left, THIRD, right - left, 18)
        soft = self.theme.colour("soft")
        drawing.add_runs(preview, self.font(option, 13), [Run(row.preview, soft)])
        return drawing

    def _set_first(
        self, drawing: Drawing, option: Any, row: MailRow, edges: tuple[int, int]
    ) -> None:
        left, right = edges
        small, soft = self.font(option, 12), self.theme.colour("soft")
        width = round(small.width_of(row.when)) + 2
        drawing.add_runs(QRect(right - width, 8, width, 19), small, [Run(row.when, soft)])
        place = QRect(left, 8, right - width - 8 - left, 19)
        name = Run(row.sender, self.theme.colour("text"), bold=row.fresh)
        drawing.add_runs(place, self.font(option, 14), [name])

    def _set_second(
        self,
        drawing: Drawing,
        option: Any,
        row: MailRow,
        edges: tuple[int, int],
        ground: Ground,
    ) -> None:
        left, right = edges
        middle = SECOND + 10
        if row.badge:
            colours = self.badge_colours(ground.colour, str(row.tone))
            font = self.font(option, 11, QFont.Weight.DemiBold)
            right = add_badge(drawing, (right, middle), font, row.badge, (*colours, ground.ratio))
            right -= 8
        if row.attached:
            words, small = self.tr("bijlage"), self.font(option, 12)
            width = round(small.width_of(words)) + 2
            soft = self.theme.colour("soft")
            drawing.add_runs(QRect(right - width, SECOND, width, 19), small, [Run(words, soft)])
            right -= width + 8
        subject = Run(row.subject, self.theme.colour("text"), bold=row.fresh)
        drawing.add_runs(QRect(left, SECOND, right - left, 19), self.font(option, 13), [subject])
