"""The Trail: the ordered steps of one report, over all sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kcc_desktop.domain.case import Place, PlannedDate
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.handover import Promise
from kcc_desktop.domain.report import ReportKey, SourceCondition, SourceState
from kcc_desktop.domain.steps import Step


class Whose(StrEnum):
    """Whose report it is, seen from who is answered."""

    OWN = "own"
    OTHERS = "others"
    UNKNOWN = "unknown"


class Behalf(StrEnum):
    """Whether somebody spoke for another: for who is answered, or who is answered did."""

    NOBODY = ""
    FOR_RESIDENT = "for_resident"
    BY_RESIDENT = "by_resident"


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One step that truly happened (or, for `PLANNED`, was planned at `at` for `planned_for`).

    `who` is the full name of the colleague or agent, `source` the register that says so,
    `fetched_at` from when that knowledge is. `channel` is set for `RECEIVED` and `TOLD`. `is_part`
    holds for what happened to a part of the work only.
    """

    step: Step
    at: datetime
    who: str = ""
    department: str = ""
    source: str = ""
    fetched_at: datetime | None = None
    text: str = ""
    channel: str = ""
    planned_for: date | None = None
    behalf: Behalf = Behalf.NOBODY
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Callback:
    """A request to be phoned back. `stage` is where it stands, `at` when it came to stand there."""

    stage: Step
    at: datetime
    department: str = ""
    who: str = ""
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps of one report in order of time, with what is promised and planned beside them.

    `planned` holds the planned dates that stand now (more than one source: contradiction),
    `earlier_planned` those that were replaced, newest first. `stage` is where the report stands,
    `department` who has it now. `subject` is for the screen; `kind` is what anybody may hear.
    `withheld` forbids telling anything (secrecy). `closed_at` is set when a register closed it
    without saying that it was done; `outcome` when the report is one conversation and no more;
    `is_callback` when it is a request to be phoned back and no more. `register` is the source of
    its case, and `is_undated` holds when that does not say when the case came in: then no entry
    claims that it did.
    """

    key: ReportKey
    subject: str
    number: str
    place: Place
    stage: Step
    entries: tuple[TrailEntry, ...] = ()
    promises: tuple[Promise, ...] = ()
    planned: tuple[PlannedDate, ...] = ()
    earlier_planned: tuple[PlannedDate, ...] = ()
    expected_on: date | None = None
    status_text: str = ""
    sources: tuple[SourceState, ...] = ()
    kind: str = ""
    whose: Whose = Whose.UNKNOWN
    withheld: bool = False
    department: str = ""
    closed_at: datetime | None = None
    callbacks: tuple[Callback, ...] = ()
    outcome: Outcome | None = None
    is_callback: bool = False
    register: str = ""
    is_undated: bool = False

    @property
    def missing(self) -> tuple[SourceState, ...]:
        """The sources that this report came from and that don't answer now."""
        named = {entry.source for entry in self.entries} | {plan.source for plan in self.planned}
        named.add(self.register)
        away = (one for one in self.sources if one.condition is SourceCondition.AWAY)
        return tuple(one for one in away if one.name in named)

    @property
    def told(self) -> TrailEntry | None:
        """When the resident was last told how it stands, if nothing has changed since."""
        told = self.last(Step.TOLD)
        turns = (Step.PLANNED, Step.DONE, Step.REFUSED, Step.REOPENED, Step.TOLD)
        latest = next((entry for entry in reversed(self.entries) if entry.step in turns), None)
        return told if latest is told else None

    def last(self, step: Step) -> TrailEntry | None:
        """The latest entry with this step."""
        return next((entry for entry in reversed(self.entries) if entry.step is step), None)
