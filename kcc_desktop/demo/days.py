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
    """The days around `today`; `now` is when the registers were asked."""

    today: date
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)

    @property
    def midnight(self) -> datetime:
        """When today began."""
        return datetime.combine(self.today, time(), ZONE)

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

    def moment(self, written: str) -> datetime:
        """A moment as the stories write it: `w-2 09:12`, `d-140 10:15` or `m-2`.

        `w` counts working days from today, `d` days (the working day before, where it is none), `m`
        minutes from now.
        """
        if written.startswith("m"):
            return self.now + timedelta(minutes=int(written[1:]))
        day, _, clock = written.partition(" ")
        return datetime.combine(self.day(day), time.fromisoformat(clock), ZONE)

    def day(self, written: str) -> date:
        """A day as the stories write it: `w+2` or `d-140`."""
        unit, offset = written[0], int(written[1:])
        if unit == "w":
            return self.working_day(offset)
        day = self.today + timedelta(days=offset)
        while not self.calendar.is_working_day(day):
            day -= _DAY
        return day

    def opening(self, day: date) -> datetime:
        """When the municipality opens on that day."""
        return datetime.combine(day, self.calendar.opens, ZONE)

    def later(self, start: datetime, hours: float, dice: Random) -> datetime:
        """`start` and so many working hours, with some minutes more, within opening hours."""
        whole = Term(PromiseKind.SEEN, max(0, int(hours)), TermUnit.WORKING_HOURS)
        some = timedelta(minutes=dice.randint(2, 50), seconds=dice.randint(0, 59))
        moment = self.calendar.due(start, whole).replace(second=0, microsecond=0) + some
        if moment.time() < self.calendar.closes:
            return moment
        return self.opening(self.calendar.next_working_day(moment.date())) + some

    def past(self, at: datetime) -> bool:
        """Whether that moment lies before today."""
        return at < self.midnight


def weekday(at: datetime) -> str:
    """The name of the day, as a resident says it."""
    return WEEKDAYS[local(at).weekday()]
