"""The board of a team lead: what is open, late, untouched and due today, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.knowledge import Term, TermUnit
from kcc_desktop.domain.moments import local
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


def on_list(row: BoardRow, which: BoardList, now: datetime, calendar: Calendar) -> bool:
    """Whether a row belongs to a list at `now`."""
    if which is BoardList.OPEN:
        return True
    if which is BoardList.UNTOUCHED:
        return is_untouched(row, now, calendar)
    late, today = is_late(row, now), is_due_today(row, now)
    return {BoardList.LATE: late, BoardList.TODAY: today}.get(which, late or today)


def is_late(row: BoardRow, now: datetime) -> bool:
    """Whether a promise has passed."""
    return row.promise is not None and row.promise.due < now


def is_due_today(row: BoardRow, now: datetime) -> bool:
    """Whether the promise is to be kept before the day is over, and still can be."""
    if row.promise is None or is_late(row, now):
        return False
    return local(row.promise.due).date() == local(now).date()


def is_untouched(row: BoardRow, now: datetime, calendar: Calendar) -> bool:
    """Whether nobody looked at it in the working hours that it may lie."""
    if row.state not in (State.NEW, State.REOPENED):
        return False
    if now - row.arrived_at < timedelta(hours=UNTOUCHED_HOURS):
        return False
    term = Term(PromiseKind.SEEN, UNTOUCHED_HOURS, TermUnit.WORKING_HOURS)
    return calendar.due(row.arrived_at, term) < now


def by_urgency(row: BoardRow) -> tuple[bool, datetime, int]:
    """Orders rows: what is due first comes first, what nothing was promised for last."""
    due = row.promise.due if row.promise else row.arrived_at
    return row.promise is None, due, row.id


def along(row: BoardRow, axis: Axis) -> str:
    """Where a row stands along an axis; empty for nowhere."""
    names = {
        Axis.DEPARTMENT: row.department,
        Axis.LOCATION: row.from_location,
        Axis.COLLEAGUE: row.handler,
        Axis.PRODUCT: row.product,
    }
    return names[axis]


def counted(rows: Iterable[BoardRow], axis: Axis) -> list[tuple[str, int]]:
    """How many rows there are at each place along an axis, most first."""
    counts = Counter(along(row, axis) for row in rows)
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
