"""Paints search results: headings of groups, and hits of two lines."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.domain.moments import local, short_moment
from kcc_desktop.models.hits import Heading, HitsModel, badge_text, heading_text
from kcc_desktop.views.painting import Run, draw_badge, draw_disc, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language

HEADING, DISC = 28, 26
_ICONS = {
    HitGroup.PARTY: "party",
    HitGroup.CASE: "case",
    HitGroup.CONTACT: "contact",
    HitGroup.ARTICLE: "article",
    HitGroup.COLLEAGUE: "colleague",
}


class HitDelegate(RowDelegate):
    """Icon, title with the found words marked, detail, moment, badge."""

    HEIGHT = 46

    def __init__(
        self, theme: Theme, language: Language, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(theme, parent)
        self._language = language
        self._clock = clock

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model = index.model()
        if isinstance(model, HitsModel) and model.hit(index) is None:
            return QSize(0, HEADING)
        return super().sizeHint(option, index)

    def paint_row(self, painter: QPainter, option: Any, row: Heading | Hit) -> None:
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        else:
            self._paint_hit(painter, option, row)

    def _paint_heading(self, painter: QPainter, option: Any, heading: Heading) -> None:
        rect: QRect = option.rect
        text = heading_text(heading).upper()
        more = self.tr("typ verder voor meer") if heading.more else ""
        soft = self.theme.colour("soft")
        font = self.font(option, 11, QFont.Weight.Bold)
        draw_runs(painter, rect.adjusted(14, 6, -12, 0), font, [Run(text, soft)])
        if more:
            small = self.font(option, 12)
            width = round(small.width_of(more)) + 2
            place = QRect(rect.right() - width - 12, rect.top() + 6, width, rect.height() - 6)
            draw_runs(painter, place, small, [Run(more, soft)])

    def _paint_hit(self, painter: QPainter, option: Any, hit: Hit) -> None:
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), None))
        disc = QPointF(rect.left() + 14 + DISC / 2, rect.center().y() + 1)
        colours = self.theme.colour("chip"), self.theme.colour("accent")
        draw_disc(painter, disc, DISC, colours[0], _ICONS[hit.group], colours[1])
        left, right = rect.left() + 52, self._paint_right(painter, option, hit) - 10
        words = option.widget.model().words
        title = QRect(left, rect.top() + 5, right - left, 19)
        runs = self.runs(plain.line(hit.title, 200), words, bold=True)
        draw_runs(painter, title, self.font(option, 14, QFont.Weight.DemiBold), runs)
        detail = QRect(left, rect.top() + 24, right - left, 17)
        soft = Run(plain.line(hit.detail, 300), self.theme.colour("soft"))
        draw_runs(painter, detail, self.font(option, 12), [soft])

    def _paint_right(self, painter: QPainter, option: Any, hit: Hit) -> int:
        """Draws badge and moment; gives where they begin."""
        rect: QRect = option.rect
        right, centre = rect.right() - 12, rect.center().y() + 1
        font = self.font(option, 12, QFont.Weight.Medium)
        badge = badge_text(hit, self._language)
        if badge:
            colours = self.badge_colours(option, "info")
            right = draw_badge(painter, right, centre, font, badge, *colours) - 10
        if hit.at is None:
            return right
        text = short_moment(hit.at, self._language, local(self._clock()).date())
        small = self.font(option, 12)
        width = round(small.width_of(text)) + 2
        place = QRect(right - width, rect.top(), width, rect.height())
        draw_runs(painter, place, small, [Run(text, self.theme.colour("soft"))])
        return right - width
