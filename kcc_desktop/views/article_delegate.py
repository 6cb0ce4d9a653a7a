"""Paints articles in a list: title with the found words marked, and the beginning of the answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit
from kcc_desktop.views.painting import draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

SIDE, TOP, LINE = 12, 9, 19
MOST_LINES = 2
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class ArticleDelegate(RowDelegate):
    """Rows as high as their words: a title, and up to two lines under it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = (
            TOP + LINE + self._detail_height(option, index.data(Qt.ItemDataRole.UserRole)) + TOP
        )
        return QSize(0, height)

    def paint_row(self, painter: QPainter, option: Any, row: Hit) -> None:
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), self.theme.colour("edge")))
        title = QRect(rect.left() + SIDE, rect.top() + TOP, rect.width() - 2 * SIDE, LINE)
        words = option.widget.model().words
        font = self.font(option, 13, QFont.Weight.Bold)
        draw_runs(painter, title, font, self.runs(plain.line(row.title, 120), words, bold=True))
        painter.setFont(self.font(option, 12))
        painter.setPen(self.theme.colour("soft"))
        height = self._detail_height(option, row)
        place = QRect(title.left(), title.bottom() + 2, title.width(), height)
        painter.drawText(place, WRAP, self._detail(option, row))

    def _detail_height(self, option: Any, row: Hit) -> int:
        metrics = QFontMetrics(self.font(option, 12))
        text = self._detail(option, row)
        return (
            metrics.boundingRect(QRect(0, 0, self._width(option), 1000), WRAP, text).height()
            if text
            else 0
        )

    def _detail(self, option: Any, row: Hit) -> str:
        """As much of the detail as fits in two lines."""
        metrics = QFontMetrics(self.font(option, 12))
        text = plain.line(row.detail, 240)
        room = round(self._width(option) * MOST_LINES * 0.94)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    @staticmethod
    def _width(option: Any) -> int:
        width: int = option.widget.viewport().width()
        return max(60, width - 2 * SIDE)
