"""Work passed to a department, group or colleague, with a promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.steps import Action, State


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
    and `location_id` who handed over and where, where known.
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
