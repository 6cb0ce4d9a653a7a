"""Until when a mail is put out of sight."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kcc_desktop.domain.moments import ZONE, local, short_moment

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language

MORNING = time(8, 30)


class LaterMenu(QMenu):
    """Offers moments that people think of.

    Signals:
        chosen(datetime): this one, with zone.
    """

    chosen = Signal(object)

    def __init__(self, now: datetime, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        for words, until in self._offers(now):
            shown = words.replace("%1", short_moment(until, language))
            action = self.addAction(shown)
            action.triggered.connect(lambda _=False, until=until: self.chosen.emit(until))
        self.aboutToHide.connect(self.deleteLater)

    def pop_up(self, below: QWidget) -> None:
        """Show it under `below`, with the first offer chosen."""
        self.popup(below.mapToGlobal(below.rect().bottomLeft()))
        self.setActiveAction(self.actions()[0])

    def _offers(self, now: datetime) -> list[tuple[str, datetime]]:
        return [
            (self.tr("Over een uur (%1)"), now + timedelta(hours=1)),
            (self.tr("Over drie uur (%1)"), now + timedelta(hours=3)),
            (self.tr("Morgenochtend (%1)"), morning(now, 1)),
            (self.tr("Volgende week (%1)"), morning(now, 7 - local(now).weekday())),
        ]


def morning(now: datetime, days: int) -> datetime:
    """The start of the working day, so many days from `now`."""
    day = local(now).date() + timedelta(days=days)
    return datetime.combine(day, MORNING, tzinfo=ZONE)
