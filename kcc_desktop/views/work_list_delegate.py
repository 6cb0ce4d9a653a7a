"""Paints the cells of a list of handovers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kcc_desktop.desk import icons
from kcc_desktop.desk.theme import Theme
from kcc_desktop.models.work_rows import Column, Heading, WorkRow
from kcc_desktop.views.painting import Run, draw_badge, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
INSET, ICON, BAR = 10, 15, 3


class WorkListDelegate(RowDelegate):
    """One line of words per cell; the state is a badge, what is late stands in red."""

    HEIGHT = 34

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._column = Column.SUBJECT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._column = Column(index.column())
        super().paint(painter, option, index)

    def paint_row(self, painter: QPainter, option: Any, row: WorkRow | Heading) -> None:
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
            return
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), self.theme.colour("edge")))
        paints = {Column.SUBJECT: self._paint_subject, Column.STATE: self._paint_state}
        paints.get(self._column, self._paint_words)(painter, option, row)

    def _paint_words(self, painter: QPainter, option: Any, row: WorkRow) -> None:
        late = self._column is Column.PROMISE and row.late
        ink = self.theme.colour("bad" if late else "text")
        words = Run(row.cells[self._column], ink)
        draw_runs(painter, self._inner(option), self.font(option, 13), [words])

    def _paint_subject(self, painter: QPainter, option: Any, row: WorkRow) -> None:
        inner = self._inner(option)
        if option.widget is not None and self._is_current(option):
            bar = QRect(option.rect.left(), option.rect.top(), BAR, option.rect.height() - 1)
            painter.fillRect(bar, self.theme.colour("accent"))
        if row.icon:
            ratio = painter.device().devicePixelRatioF()
            drawn = icons.pixmap(row.icon, self.theme.colour("accent").name(), ICON, ratio)
            painter.drawPixmap(inner.left(), inner.center().y() - ICON // 2, drawn)
            inner.setLeft(inner.left() + ICON + 6)
        if row.busy:
            inner.setRight(self._paint_busy(painter, option, row) - 6)
        words = Run(row.cells[Column.SUBJECT], self.theme.colour("text"))
        draw_runs(painter, inner, self.font(option, 13), [words])

    def _paint_busy(self, painter: QPainter, option: Any, row: WorkRow) -> int:
        rect: QRect = option.rect
        words = self.tr("bezig: %1").replace("%1", row.busy)
        ground, ink = self.badge_colours(self.ground(option), "info")
        font = self.font(option, 12, QFont.Weight.Medium)
        words = font.fitting(words, rect.width() / 2)
        return draw_badge(painter, rect.right() - 4, rect.center().y(), font, words, ground, ink)

    def _paint_state(self, painter: QPainter, option: Any, row: WorkRow) -> None:
        ground, ink = self.badge_colours(self.ground(option), row.tone)
        font = self.font(option, 12, QFont.Weight.Medium)
        inner = self._inner(option)
        words = font.fitting(row.cells[Column.STATE], inner.width() - 18)
        right = round(inner.left() + font.width_of(words) + 18)
        draw_badge(painter, right, inner.center().y(), font, words, ground, ink)

    def _paint_heading(self, painter: QPainter, option: Any, heading: Heading) -> None:
        rect: QRect = option.rect
        colours = (self.theme.colour("chip"), self.theme.colour("edge"))
        draw_row_ground(painter, rect, colours)
        runs = [
            Run(heading.text, self.theme.colour("text"), bold=True),
            Run(f"  {heading.rows}", self.theme.colour("text")),
        ]
        draw_runs(painter, self._inner(option), self.font(option, 12), runs)

    @staticmethod
    def _inner(option: Any) -> QRect:
        rect: QRect = option.rect
        return rect.adjusted(INSET, 0, -INSET, -1)

    def _is_current(self, option: Any) -> bool:
        return bool(self.ground(option) == self.theme.colour("chosen"))


def row_height(font_height: int) -> int:
    """How high a row is, so that letters of `font_height` have room at every scale."""
    return max(WorkListDelegate.HEIGHT, font_height + 14)
