"""Paints searches without an answer: what was sought, and how often."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kcc_desktop.desk import plain
from kcc_desktop.views.painting import Run, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

INSET = 12


class MissedDelegate(RowDelegate):
    """One line each."""

    HEIGHT = 31

    def paint_row(self, painter: QPainter, option: Any, row: tuple[str, int]) -> None:
        query, times = row
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), None))
        font, ink = self.font(option, 13), self.theme.colour("text")
        inner = rect.adjusted(INSET, 0, -INSET, 0)
        number = f"{times}×"
        width = round(font.width_of(number)) + 2
        draw_runs(
            painter, inner.adjusted(0, 0, -width - 10, 0), font, [Run(plain.line(query), ink)]
        )
        place = QRect(inner.right() - width, inner.top(), width + 2, inner.height())
        draw_runs(painter, place, font, [Run(number, ink)])
