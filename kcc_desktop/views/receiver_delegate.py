"""Paints who can be given work: a box, a name, where they are, and how much they have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter

from kcc_desktop.viewmodels.receivers import Receiver, ReceiverKind
from kcc_desktop.views.board_table import BOX, draw_box
from kcc_desktop.views.painting import Run, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme

INSET, NUMBER = 10, 40


class ReceiverDelegate(RowDelegate):
    """`is_chosen` tells whether a receiver is chosen."""

    HEIGHT = 32

    def __init__(
        self, theme: Theme, is_chosen: Callable[[Receiver], bool], parent: QObject
    ) -> None:
        super().__init__(theme, parent)
        self._is_chosen = is_chosen

    def paint_row(self, painter: QPainter, option: Any, row: Receiver) -> None:
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), self.theme.colour("edge")))
        box = QRect(rect.left() + INSET, rect.center().y() - BOX // 2, BOX, BOX)
        draw_box(painter, box, self.theme, on=self._is_chosen(row))
        inner = rect.adjusted(INSET + BOX + 10, 0, -INSET - NUMBER, 0)
        ink = self.theme.colour("soft" if row.absent else "text")
        runs = [Run(row.name, ink, bold=not row.absent)]
        runs.append(Run(f"   {row.detail}", self.theme.colour("soft")))
        draw_runs(painter, inner, self.font(option, 13), runs)
        if row.kind is ReceiverKind.COLLEAGUE:
            place = QRect(rect.right() - NUMBER, rect.top(), NUMBER - INSET, rect.height())
            draw_runs(painter, place, self.font(option, 13), [Run(str(row.open), ink)])
