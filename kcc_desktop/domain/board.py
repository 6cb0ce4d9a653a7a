"""The board of a team lead: what is open, late, untouched and due today, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.knowledge import Term, TermUnit
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.working_time import Calendar

#: So many working hours may something lie where it arrived before the board calls it untouched.
UNTOUCHED_HOURS = 4
#: Somebody whose mark was not renewed for so long has left the handover.
MARK_LASTS = timedelta(seconds=90)
#: Somebody of whom nothing was heard for so long is not there any more.
PRESENCE_LASTS = timedelta(minutes=3)
#: Until so long after it a batch can be undone.
UNDO_FOR = timedelta(days=1)


#: No weekend with holidays around it lasts longer.
_LONGEST_REST = timedelta(days=14)


_NOT_LOOKED_AT = (State.NEW, State.REOPENED)


class BoardList(StrEnum):
    """A list behind one of the counts."""

    OPEN = "open"
    LATE = "late"
    UNTOUCHED = "untouched"
    TODAY = "today"
    LATE_OR_TODAY = "late_or_today"


class Axis(StrEnum):
    """By what the open work is told apart."""

    DEPARTMENT = "department"
    LOCATION = "location"
    COLLEAGUE = "colleague"
    PRODUCT = "product"


AXIS_WORDS = {
    Axis.DEPARTMENT: Said("Afdeling", "Department"),
    Axis.LOCATION: Said("Locatie", "Location"),
    Axis.COLLEAGUE: Said("Collega", "Colleague"),
    Axis.PRODUCT: Said("Product", "Product"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody (`login`, shown as `who`) has a handover before them since `since`."""

    handover_id: int
    login: str
    who: str
    since: datetime


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One open handover on the board.

    `resident` is empty where none is known or the name may not be shown; `arrived_at` when it came
    where it is now; `promise` the one to be kept first; `planned_on` the day for which it is
    planned; `mark` who is working on it at this moment.
    """

    id: int
    version: int
    kind: HandoverKind
    subject: str
    state: State
    arrived_at: datetime
    department_id: int
    department: str
    resident: str = ""
    from_location: str = ""
    location_id: int | None = None
    group_id: int | None = None
    employee_id: int | None = None
    handler: str = ""
    product_id: int | None = None
    product: str = ""
    promise: Promise | None = None
    planned_on: date | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """A colleague who is absent from one day to another (both included), and who replaces them."""

    id: int
    employee_id: int
    from_day: date
    until_day: date
    replaced_by_id: int | None = None
    reason: str = ""
    version: int = 1

    def covers(self, day: date) -> bool:
        """Whether the colleague is absent on that day."""
        return self.from_day <= day <= self.until_day


@dataclass(frozen=True, slots=True)
class Hour:
    """A moment of the board, with what follows from it for all rows alike.

    What arrived before `untouched_before` has lain for as many working hours as it may; `day_ends`
    is when today is over.
    """

    now: datetime
    untouched_before: datetime
    day_ends: datetime


def hour(now: datetime, calendar: Calendar) -> Hour:
    """The board's view of `now`."""
    tomorrow = local(now).date() + timedelta(days=1)
    minute = now.replace(second=0, microsecond=0)
    return Hour(now, _untouched_before(minute, calendar), datetime.combine(tomorrow, time(), ZONE))


def by_list(rows: Sequence[BoardRow], at: Hour) -> dict[BoardList, list[BoardRow]]:
    """Which rows are on which list.

    Late is what of which a promise has passed; due today what must be done before the day is over
    and still can be; untouched what nobody looked at in the working hours that it may lie.
    """
    urgent = [row for row in rows if row.promise is not None and row.promise.due < at.day_ends]
    late = {row.id for row in urgent if row.promise is not None and row.promise.due < at.now}
    return {
        BoardList.OPEN: list(rows),
        BoardList.LATE: [row for row in urgent if row.id in late],
        BoardList.TODAY: [row for row in urgent if row.id not in late],
        BoardList.LATE_OR_TODAY: urgent,
        BoardList.UNTOUCHED: [
            row
            for row in rows
            if row.arrived_at < at.untouched_before and row.state in _NOT_LOOKED_AT
        ],
    }


@lru_cache(maxsize=8)
def _untouched_before(now: datetime, calendar: Calendar) -> datetime:
    """The last moment from which the hours that something may lie have passed, to the minute."""
    term = Term(PromiseKind.SEEN, UNTOUCHED_HOURS, TermUnit.WORKING_HOURS)
    early, late = now - _LONGEST_REST, now
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) / 2
        if calendar.due(middle, term) < now:
            early = middle
        else:
            late = middle
    return early


def by_urgency(row: BoardRow) -> tuple[bool, datetime, int]:
    """Orders rows: what is due first comes first, what nothing was promised for last."""
    due = row.promise.due if row.promise else row.arrived_at
    return row.promise is None, due, row.id


#: Where a row stands along each axis.
_PLACE: Mapping[Axis, Callable[[BoardRow], str]] = {
    Axis.DEPARTMENT: attrgetter("department"),
    Axis.LOCATION: attrgetter("from_location"),
    Axis.COLLEAGUE: attrgetter("handler"),
    Axis.PRODUCT: attrgetter("product"),
}


def along(row: BoardRow, axis: Axis) -> str:
    """Where a row stands along an axis; empty for nowhere."""
    return _PLACE[axis](row)


def counted(rows: Iterable[BoardRow], axis: Axis) -> list[tuple[str, int]]:
    """How many rows there are at each place along an axis, most first."""
    counts = Counter(map(_PLACE[axis], rows))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def deal_out(handover_ids: Sequence[int], workloads: Mapping[int, int]) -> dict[int, int]:
    """Which colleague gets which handover, so that all end up with as even a load as can be.

    `workloads` says how much each of the chosen colleagues has now; each handover goes to who has
    least at that moment, the first chosen among equals.
    """
    loads = dict(workloads)
    dealt = {}
    for handover_id in handover_ids:
        least = min(loads, key=lambda employee: loads[employee])
        dealt[handover_id] = least
        loads[least] += 1
    return dealt
