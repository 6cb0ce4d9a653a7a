"""The Trail: the ordered steps of one report, over all sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.case import Place, PlannedDate
from kcc_desktop.domain.handover import Promise
from kcc_desktop.domain.report import ReportKey, SourceState
from kcc_desktop.domain.steps import Step


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One step that truly happened (or, for `PLANNED`, was planned at `at` for `planned_for`).

    `who` is the full name of the colleague or agent, `source` the register that says so, `fetched_at` from when
    that knowledge is. `channel` is set for `RECEIVED` and `TOLD`.
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


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps of one report in order of time, with what is promised and planned beside them.

    `planned` holds the planned dates that stand now (more than one source: contradiction), `earlier_planned` those
    that were replaced, newest first. `stage` is where the report stands.
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

    def last(self, step: Step) -> TrailEntry | None:
        """The latest entry with this step."""
        return next((entry for entry in reversed(self.entries) if entry.step is step), None)
