"""The lists from which people work: which there are, how they are ordered, filtered and grouped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kcc_desktop.domain.handover import HandoverKind, Promise
from kcc_desktop.domain.moments import instant, local
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import STATE_WORDS, State
from kcc_desktop.domain.words import fold

#: Counting stops here: a badge says "999+".
MOST_COUNTED = 1_000
#: So much of a subject decides its place in a list.
_LONGEST_KEY = 80


class WorkList(StrEnum):
    """A list of handovers, seen by one colleague.

    `QUEUE` is what was passed to the group of that colleague and nobody has taken yet; `TO_TELL`
    what that colleague handed over and is done or refused, while the resident has not heard; the
    callbacks are those to be made before the day is over, late ones included.
    """

    MINE = "mine"
    DEPARTMENT = "department"
    QUEUE = "queue"
    BY_ME = "by_me"
    TO_TELL = "to_tell"
    CALLBACKS_MINE = "callbacks_mine"
    CALLBACKS_DEPARTMENT = "callbacks_department"


class SortBy(StrEnum):
    """By what a list is ordered; among equals the oldest is first."""

    PROMISE = "promise"
    AGE = "age"
    SUBJECT = "subject"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order; `descending` turns it round whole."""

    by: SortBy = SortBy.PROMISE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Which lines of a list are wanted; what is left empty wants all.

    Each word of `text` is in the subject, begins a part of the resident's name, or begins the
    number of the case. `late` wants those of which a promise has passed.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    department_id: int | None = None
    product_id: int | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """Whose lists they are."""

    login: str
    employee_id: int | None = None
    department_id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One handover in a list.

    `resident` is the name to show, empty where none is known or `is_secret` (notice of secrecy).
    `promise` is the next one to be kept; `late` how long ago that was to happen. `chased` counts
    how often somebody pressed for it, `parts` into how many it was split. By `case_due` the system
    of its department must have a case for it.
    """

    id: int
    kind: HandoverKind
    subject: str
    state: State
    version: int
    created_at: datetime
    created_by: str
    department_id: int
    department: str
    resident: str = ""
    is_secret: bool = False
    from_location: str = ""
    from_department: str = ""
    group: str = ""
    employee_id: int | None = None
    handler: str = ""
    promise: Promise | None = None
    call_at: datetime | None = None
    late: timedelta | None = None
    escalated: bool = False
    chased: int = 0
    parts: int = 0
    parent_id: int | None = None
    case_id: int | None = None
    case_number: str = ""
    party_id: int | None = None
    product_id: int | None = None
    product: str = ""
    case_due: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether a promise has passed."""
        return self.late is not None


@dataclass(frozen=True, slots=True)
class ListCounts:
    """How many lines each list has, at most MOST_COUNTED; `late` how many of them are late.

    `notices` are those not read yet, `departed` the promises told by this colleague from which the
    planning has departed and of which the resident has not heard.
    """

    lines: dict[WorkList, int]
    late: dict[WorkList, int]
    notices: int = 0
    departed: int = 0


class Grouping(StrEnum):
    """Under which headings the lines of a list are put."""

    NONE = "none"
    STATE = "state"
    DUE = "due"
    DEPARTMENT = "department"
    PRODUCT = "product"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True, order=True)
class GroupKey:
    """A heading: what tells it from others, in the order in which headings stand."""

    place: int
    name: str


_DUE_WORDS = (
    Said("Te laat", "Late"),
    Said("Vandaag", "Today"),
    Said("Morgen", "Tomorrow"),
    Said("Later", "Later"),
    Said("Zonder afspraak", "Without a promise"),
)
_NOTHING = {
    Grouping.PRODUCT: Said("Zonder product", "Without a product"),
    Grouping.HANDLER: Said("Nog niemand", "Nobody yet"),
}
#: The states as a list shows them, what asks for attention first.
STATE_ORDER = (
    State.NEW,
    State.REOPENED,
    State.SEEN,
    State.ACCEPTED,
    State.PLANNED,
    State.REFUSED,
    State.DONE,
    State.TOLD,
)


def subject_key(subject: str) -> str:
    """By what a subject is ordered and sought: folded, on one line, cut."""
    return " ".join(fold(subject[: _LONGEST_KEY * 2]).split())[:_LONGEST_KEY]


def lateness(due: datetime | None, now: datetime) -> timedelta | None:
    """How long ago something was due; None while there is still time, or nothing is due."""
    if due is None or instant(due) >= instant(now):
        return None
    return instant(now) - instant(due)


def group_of(line: WorkLine, by: Grouping, now: datetime) -> GroupKey:
    """Under which heading a line stands."""
    if by is Grouping.STATE:
        return GroupKey(STATE_ORDER.index(line.state), line.state)
    if by is Grouping.DUE:
        return GroupKey(_due_place(line, now), "")
    names = {
        Grouping.NONE: "",
        Grouping.DEPARTMENT: line.department,
        Grouping.PRODUCT: line.product,
        Grouping.HANDLER: line.handler,
    }
    return GroupKey(0 if names[by] else 1, names[by])


def heading(key: GroupKey, by: Grouping) -> Said:
    """How a heading is called."""
    if by is Grouping.DUE:
        return _DUE_WORDS[key.place]
    if by is Grouping.STATE:
        return STATE_WORDS[State(key.name)]
    return _NOTHING.get(by, Said("", "")) if not key.name else Said(key.name, key.name)


def _due_place(line: WorkLine, now: datetime) -> int:
    if line.promise is None:
        return 4
    if line.is_late:
        return 0
    return min(3, 1 + (local(line.promise.due).date() - local(now).date()).days)
