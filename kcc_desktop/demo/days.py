"""Working days and moments, counted from the day for which the sample is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import Term, TermUnit
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.working_time import Calendar

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days around `today`; `now` is the moment from which the sample is seen."""

    today: date
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)

    def working_day(self, offset: int) -> date:
        """The working day that many working days before (below zero) or after today.

        With offset 0 it is today, or the first working day after it.
        """
        day, step = self.today, _DAY if offset > 0 else -_DAY
        for _ in range(abs(offset)):
            day += step
            while not self.calendar.is_working_day(day):
                day += step
        return day if offset or self.calendar.is_working_day(day) else self.working_day(1)

    def at(self, offset: int, clock: str) -> datetime:
        """The moment `clock` (`09:12`) on that working day."""
        return datetime.combine(self.working_day(offset), time.fromisoformat(clock), ZONE)

    def opening(self, day: date) -> datetime:
        """When the municipality opens on that day."""
        return datetime.combine(day, self.calendar.opens, ZONE)

    def later(self, start: datetime, hours: float, dice: Random) -> datetime:
        """`start` and so many working hours, with some minutes more, within opening hours."""
        whole = Term(PromiseKind.SEEN, max(0, int(hours)), TermUnit.WORKING_HOURS)
        moment = self.calendar.due(start, whole) + timedelta(minutes=dice.randint(2, 50))
        return moment.replace(second=dice.randint(0, 59), microsecond=0)

    def past(self, at: datetime) -> bool:
        """Whether that moment has been."""
        return at <= self.now


def weekday(at: datetime) -> str:
    """The name of the day, as a resident says it."""
    return WEEKDAYS[local(at).weekday()]
