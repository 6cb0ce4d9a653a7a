"""Paints search results: headings of groups, and hits of two lines."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyleOptionViewItem

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.domain.moments import local, short_moment
from kcc_desktop.models.hits import Command, Heading, badge_text, heading_text
from kcc_desktop.views.painting import Drawing, Run, add_badge, add_disc, marked_parts
from kcc_desktop.views.row_delegate import DrawnRowDelegate, Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtCore import QObject

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language

HEADING, DISC, LEFT = 28, 26, 52
#: Half the height of a hit, as QRect counts it.
MIDDLE = 23
_ICONS = {
    HitGroup.PARTY: "party",
    HitGroup.CASE: "case",
    HitGroup.CONTACT: "contact",
    HitGroup.ARTICLE: "article",
    HitGroup.COLLEAGUE: "colleague",
}


class HitDelegate(DrawnRowDelegate):
    """Icon, title with the found words marked, detail, moment, badge."""

    HEIGHT = 46

    def __init__(
        self, theme: Theme, language: Language, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(theme, parent)
        self._language = language
        self._clock = clock

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 (Qt's own signature)
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(0, self.height_of(index.data(Qt.ItemDataRole.UserRole)))

    @classmethod
    def height_of(cls, row: Heading | Hit | Command) -> int:
        """How high `row` is, in pixels."""
        return HEADING if isinstance(row, Heading) else cls.HEIGHT

    def depends_on(self, option: Any, row: Heading | Hit | Command) -> Hashable:
        """The parts of the title, with whether they were found, and the present day."""
        if isinstance(row, Heading):
            return None
        title = row.text if isinstance(row, Command) else row.title
        parts = marked_parts(_title(title), option.widget.model().words)
        return parts, local(self._clock()).date()

    def drawing(self, option: Any, row: Heading | Hit | Command, ground: Ground) -> Drawing:
        drawing = Drawing()
        if isinstance(row, Heading):
            self._set_heading(drawing, option, row, ground.width)
        elif isinstance(row, Command):
            self._set_command(drawing, option, row, ground)
        else:
            self._set_hit(drawing, option, row, ground)
        return drawing

    def _set_heading(self, drawing: Drawing, option: Any, heading: Heading, width: int) -> None:
        soft = self.theme.colour("soft")
        font = self.font(option, 11, QFont.Weight.Bold)
        place = QRect(14, 6, width - 26, HEADING - 6)
        drawing.add_runs(place, font, [Run(heading_text(heading).upper(), soft)])
        if heading.more:
            more, small = self.tr("typ verder voor meer"), self.font(option, 12)
            its_width = round(small.width_of(more)) + 2
            place = QRect(width - 13 - its_width, 6, its_width, HEADING - 6)
            drawing.add_runs(place, small, [Run(more, soft)])

    def _set_command(self, drawing: Drawing, option: Any, command: Command, ground: Ground) -> None:
        colours = self.theme.colour("chip"), self.theme.colour("accent")
        add_disc(drawing, QPointF(14 + DISC / 2, MIDDLE), DISC, "action", (*colours, ground.ratio))
        small, right = self.font(option, 12), ground.width - 13
        if command.keys:
            width = round(small.width_of(command.keys)) + 2
            keys = Run(command.keys, self.theme.colour("soft"))
            drawing.add_runs(QRect(right - width, 0, width, self.HEIGHT), small, [keys])
            right -= width + 10
        runs = self.runs(_title(command.text), option.widget.model().words, bold=True)
        font = self.font(option, 14, QFont.Weight.DemiBold)
        drawing.add_runs(QRect(LEFT, MIDDLE - 9, right - LEFT, 19), font, runs)

    def _set_hit(self, drawing: Drawing, option: Any, hit: Hit, ground: Ground) -> None:
        colours = self.theme.colour("chip"), self.theme.colour("accent")
        disc = QPointF(14 + DISC / 2, MIDDLE)
        add_disc(drawing, disc, DISC, _ICONS[hit.group], (*colours, ground.ratio))
        room = self._set_right(drawing, option, hit, ground) - 10 - LEFT
        words = option.widget.model().words
        runs = self.runs(_title(hit.title), words, bold=True)
        title = QRect(LEFT, 5, room, 19)
        drawing.add_runs(title, self.font(option, 14, QFont.Weight.DemiBold), runs)
        soft = Run(plain.line(hit.detail, 300), self.theme.colour("soft"))
        drawing.add_runs(QRect(LEFT, 24, room, 17), self.font(option, 12), [soft])

    def _set_right(self, drawing: Drawing, option: Any, hit: Hit, ground: Ground) -> int:
        """Sets badge and moment; gives where they begin."""
        right = ground.width - 13
        badge = badge_text(hit, self._language)
        if badge:
            font = self.font(option, 12, QFont.Weight.Medium)
            look = (*self.badge_colours(ground.colour, "info"), ground.ratio)
            right = add_badge(drawing, (right, MIDDLE), font, badge, look) - 10
        if hit.at is None:
            return right
        text = short_moment(hit.at, self._language, local(self._clock()).date())
        small = self.font(option, 12)
        width = round(small.width_of(text)) + 2
        place = QRect(right - width, 0, width, self.HEIGHT)
        drawing.add_runs(place, small, [Run(text, self.theme.colour("soft"))])
        return right - width


@lru_cache(maxsize=512)
def _title(text: str) -> str:
    return plain.line(text, 200)
