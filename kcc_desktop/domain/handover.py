"""Work passed to a department, group or colleague, with a promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.steps import OPEN, Action, State

#: What the program's own work is called as the source of a planned date.
OWN_WORK = "Werkvoorraad"
#: When something is due for which nothing was promised: after all that was.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
#: The states in which nobody has looked at it since it was passed on or reopened.
_UNSEEN = (State.NEW, State.REOPENED)


class HandoverKind(StrEnum):
    """Work to be done, or somebody to be phoned back."""

    WORK = "work"
    CALLBACK = "callback"


class PromiseKind(StrEnum):
    """By when it is seen, answered (the resident hears something) or done."""

    SEEN = "seen"
    ANSWERED = "answered"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Promise:
    """By when (`due`, with zone) something is to happen."""

    kind: PromiseKind
    due: datetime


@dataclass(frozen=True, slots=True)
class Target:
    """Where work goes: a department, a group within it, a colleague. Without colleague whoever
    takes it there.
    """

    department_id: int | None = None
    group_id: int | None = None
    employee_id: int | None = None

    def __bool__(self) -> bool:
        return any((self.department_id, self.group_id, self.employee_id))


@dataclass(frozen=True, slots=True)
class HandoverEvent:
    """One action in the life of a handover. `department` is where it stands after the action."""

    id: int
    handover_id: int
    at: datetime
    action: Action | None
    state: State
    who: str
    department: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """A piece of work handed over.

    The first event (its `action` is None) is the handing over itself. `parent_id` is the handover
    that this one was split from; `call_at` when somebody wants to be phoned back; `created_login`
    and `location_id` who handed over and where, where known. `escalated_at` is when its next
    promise passed without anybody keeping it; `case_due` by when the system of its department must
    have a case for it, while it hasn't.
    """

    id: int
    kind: HandoverKind
    subject: str
    note: str
    state: State
    created_at: datetime
    created_by: str
    department_id: int
    department: str
    contact_id: int | None = None
    question_id: int | None = None
    case_id: int | None = None
    party_id: int | None = None
    product_id: int | None = None
    group_id: int | None = None
    employee_id: int | None = None
    handler: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    events: tuple[HandoverEvent, ...] = ()
    planned: tuple[PlannedDate, ...] = ()
    version: int = 1
    parent_id: int | None = None
    location_id: int | None = None
    call_at: datetime | None = None
    created_login: str = ""
    escalated_at: datetime | None = None
    case_due: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN

    @property
    def next_promise(self) -> Promise | None:
        """The promise that is to be kept first, while it is open."""
        return next_promise(self.promises, self.state)


def next_promise(promises: Iterable[Promise], state: State) -> Promise | None:
    """Of the promises of a handover in this state, the one to be kept first.

    That it is seen is kept once somebody did anything with it. The others stand until it is done:
    only the end of the work gives the resident an answer.
    """
    if state not in OPEN:
        return None
    standing = (one for one in promises if one.kind is not PromiseKind.SEEN or state in _UNSEEN)
    return min(standing, key=lambda one: (one.due, one.kind), default=None)
