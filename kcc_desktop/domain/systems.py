"""Outside systems: what each can do, what it is asked, and what goes into it.

An outside system is anything behind the screen in which a department tracks its work: a register
with an adapter of its own, or one that a description in a file connects. What it tells becomes a
`Case` whose `source` is the name of the system; the workspace keeps that, so that what was last
known stays in sight while the system is away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kcc_desktop.domain.case import Case, Place, Traces
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step

__all__ = [
    "ABILITY_WORDS",
    "NO_PLACE",
    "Ability",
    "Awaited",
    "CaseLink",
    "CaseRelation",
    "Changed",
    "Examined",
    "NewReport",
    "OutboxItem",
    "OutboxKind",
    "OutboxState",
    "StatusMeaning",
    "SystemFace",
    "Taken",
    "Traces",
    "Update",
    "Verdict",
]

NO_PLACE = Place()


class Ability(StrEnum):
    """Something that a system can do for us."""

    BY_NUMBER = "by_number"
    BY_WORDS = "by_words"
    BY_PLACE = "by_place"
    BY_PARTY = "by_party"
    CHANGES = "changes"
    REPORT = "report"
    UPDATE = "update"


ABILITY_WORDS: dict[Ability, Said] = {
    Ability.BY_NUMBER: Said("zoeken op nummer", "finding by number"),
    Ability.BY_WORDS: Said("zoeken op woorden", "finding by words"),
    Ability.BY_PLACE: Said("zoeken op adres", "finding by address"),
    Ability.BY_PARTY: Said("zoeken op persoon", "finding by person"),
    Ability.CHANGES: Said("wijzigingen volgen", "following changes"),
    Ability.REPORT: Said("meldingen aannemen", "taking reports"),
    Ability.UPDATE: Said("berichten aannemen", "taking updates"),
}


@dataclass(frozen=True, slots=True)
class SystemFace:
    """What the rest of the program knows of a system.

    `key` names it in files, in the outbox and in the keyring (small letters, digits, hyphens);
    `name` is how it is shown, and the `source` of its cases. `department` is the key of the
    department that works in it. `pace` is how often it is asked what changed, `patience` how long a
    question of the screen may take; older than `stale_after`, what it told is said to be old.
    `case_within` is how many working hours it may take before a case appears for what was handed
    over to its department; 0 where none will.
    """

    key: str
    name: str
    kind: str
    abilities: frozenset[Ability] = frozenset()
    department: str = ""
    pace: timedelta = timedelta(minutes=2)
    patience: timedelta = timedelta(seconds=3)
    stale_after: timedelta | None = timedelta(hours=24)
    case_within: int = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """One page of what changed: go on from `cursor`, at once when there is `more`.

    `cursor` is the system's own (a moment, a page, a file's digest) and is kept as it is.
    """

    cases: tuple[Case, ...]
    cursor: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that goes into a system. `key` stays the same however often it is sent.

    `answers` are the answers to the questions of its kind, as pairs of question and answer.
    `product` is the key of our product or kind of report, `kind` its name. `url` leads back here.
    """

    key: str
    kind: str
    text: str
    at: datetime
    product: str = ""
    place: Place = NO_PLACE
    answers: tuple[tuple[str, str], ...] = ()
    name: str = ""
    email: str = ""
    phone: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a system made of a new report: its number, or a `token` to ask for that later."""

    number: str = ""
    source_key: str = ""
    token: str = ""
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """Something to tell a system about a case that it has: a note, a step, or both.

    `seen` is its state when this was decided, as far as that was known: a system that can't guard
    its own versions is read first, and who was there before wins. `key` as with `NewReport`.
    """

    key: str
    source_key: str
    at: datetime
    note: str = ""
    step: Step | None = None
    status: str = ""
    seen: datetime | None = None


class Verdict(StrEnum):
    """How one thing that was examined does."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was examined (`reachable`, `login`, `rights`, `clock`, `certificate`,
    `speed`, `statuses`), what was seen, and what to do about it (empty when all is well).
    """

    what: str
    verdict: Verdict
    seen: Said
    advice: Said | None = None


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """What a status of a system means in our steps; `step` is None as long as nobody said so."""

    system: str
    status: str
    step: Step | None = None
    times: int = 0
    last_at: datetime | None = None
    version: int = 1


class OutboxKind(StrEnum):
    """What is sent."""

    REPORT = "report"
    UPDATE = "update"
    MAIL = "mail"


class OutboxState(StrEnum):
    """Where it stands. What is `STUCK` waits for a person: sending it again as it is won't help."""

    WAITING = "waiting"
    SENDING = "sending"
    DONE = "done"
    STUCK = "stuck"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Something that goes out to a system, in order, exactly once.

    `content` is what is sent, as plain JSON. `fault` is why the last attempt failed, in words
    (`fault_en` in English), `number` the system's answer, `reason` why somebody gave it up.
    """

    id: int
    system: str
    kind: OutboxKind
    key: str
    subject: str
    content: dict[str, object]
    made_at: datetime
    made_by: str = ""
    login: str = ""
    handover_id: int | None = None
    case_id: int | None = None
    contact_id: int | None = None
    state: OutboxState = OutboxState.WAITING
    attempts: int = 0
    next_at: datetime | None = None
    fault: Said | None = None
    number: str = ""
    token: str = ""
    reason: str = ""
    version: int = 1


class CaseRelation(StrEnum):
    """How one case stands to another: the `WORK_ORDER` made for it, or a report of the `SAME`."""

    WORK_ORDER = "work_order"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CaseLink:
    """Two cases about the same work."""

    case_id: int
    other_id: int
    relation: CaseRelation
    since: datetime


@dataclass(frozen=True, slots=True)
class Awaited:
    """A handover for which its department's system should have had a case by `due`."""

    handover_id: int
    subject: str
    department_id: int
    department: str
    due: datetime
    created_login: str = ""
