"""Working days and hours of the municipality, and what a promise counted in them comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.knowledge import ServiceFormula, Term, TermUnit
from kcc_desktop.domain.moments import ZONE, local

_DAY = timedelta(days=1)
_SATURDAY = 5
#: By when what moved is to be seen, where no formula says it.
_SEEN_WITHIN = Term(PromiseKind.SEEN, 8, TermUnit.WORKING_HOURS)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the municipality works: Monday to Friday from `opens` to `closes`, but for holidays.

    Times are local. `country` is `NL` or `BE`. Dutch holidays are those of the Algemene
    termijnenwet (art. 3): beside the public holidays also Good Friday and each 5 May.
    """

    country: str = "NL"
    opens: time = time(8, 30)
    closes: time = time(17, 0)

    def is_working_day(self, day: date) -> bool:
        """Whether people work on this day."""
        return day.weekday() < _SATURDAY and day not in _holidays(self.country, day.year)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        following = day + _DAY
        while not self.is_working_day(following):
            following += _DAY
        return following

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days come after `a` up to and with `b`; negative when `b` is earlier."""
        if b < a:
            return -self.working_days_between(b, a)
        days = (a + timedelta(days=n) for n in range(1, (b - a).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def due(self, start: datetime, term: Term) -> datetime:
        """By when a term that begins at `start` (with zone) has passed, on the local clock.

        Working days are counted from the day after `start` and end at closing time; working hours
        run while the municipality works.
        """
        if term.unit is TermUnit.WORKING_DAYS:
            return self._after_days(local(start).date(), term.amount)
        return self._after_hours(local(start), timedelta(hours=term.amount))

    def _after_days(self, day: date, amount: int) -> datetime:
        for _ in range(amount):
            day = self.next_working_day(day)
        if not self.is_working_day(day):
            day = self.next_working_day(day)
        return datetime.combine(day, self.closes, ZONE)

    def _after_hours(self, start: datetime, left: timedelta) -> datetime:
        at = self._working_moment(start)
        while left > (room := self._closing(at) - at):
            left -= room
            at = self._opening(self.next_working_day(at.date()))
        return at + left

    def _working_moment(self, at: datetime) -> datetime:
        """`at`, or when the municipality next opens."""
        if not self.is_working_day(at.date()) or at >= self._closing(at):
            return self._opening(self.next_working_day(at.date()))
        return max(at, self._opening(at.date()))

    def _opening(self, day: date) -> datetime:
        return datetime.combine(day, self.opens, ZONE)

    def _closing(self, at: datetime) -> datetime:
        return datetime.combine(at.date(), self.closes, ZONE)


def promises_of(
    formula: ServiceFormula | None, start: datetime, calendar: Calendar
) -> tuple[Promise, ...]:
    """What a service formula promises for work that begins at `start`; nothing without formula."""
    terms = formula.terms if formula else ()
    return tuple(Promise(term.kind, calendar.due(start, term)) for term in terms)


def seen_anew(
    promises: Iterable[Promise], formula: ServiceFormula | None, at: datetime, calendar: Calendar
) -> tuple[Promise, ...]:
    """The promises of work that goes to somebody else at that moment (with zone).

    That it is seen is promised anew from then, by the formula or else within eight working hours,
    and never for earlier than stood; the rest stands. What had no such promise, and no formula that
    gives it, gets none.
    """
    stood = tuple(promises)
    old = [one.due for one in stood if one.kind is PromiseKind.SEEN]
    fresh = [one for one in promises_of(formula, at, calendar) if one.kind is PromiseKind.SEEN]
    if old and not fresh:
        fresh = [Promise(PromiseKind.SEEN, calendar.due(at, _SEEN_WITHIN))]
    others = tuple(one for one in stood if one.kind is not PromiseKind.SEEN)
    return (*others, *(Promise(one.kind, max([one.due, *old])) for one in fresh))


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    # Loading the library takes a second on a slow machine, and few jobs need it.
    import holidays  # noqa: PLC0415

    days = set(holidays.country_holidays(country, years=year))
    if country == "NL":
        days.add(date(year, 5, 5))
    return frozenset(days)
