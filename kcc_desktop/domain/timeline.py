"""The timeline of a party: contacts, cases, handovers and planned work, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kcc_desktop.domain.report import ReportKey, ReportKind

#: So many lines are read at once.
PAGE = 60

_CLOSED = frozenset({"done", "told", "refused"})
_SAYS_LITTLE = frozenset({"received", "unknown"})


class EntryKind(StrEnum):
    """What a line of the timeline is."""

    CONTACT = "contact"
    CASE = "case"
    HANDOVER = "handover"
    PLANNING = "planning"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line.

    `channel` for contacts, `state` for cases (a Step) and handovers (a State), `day` for planned
    work, `answers` (question and answer) for handovers, of which `number` is that of their case and
    `case_due` by when there must be one. Entries order by (`at`, `id`), newest
    first; `id` is that of the contact, case, handover or planned date.
    """

    kind: EntryKind
    id: int
    at: datetime
    title: str
    detail: str = ""
    who: str = ""
    department: str = ""
    channel: str = ""
    direction: str = ""
    state: str = ""
    day: date | None = None
    due: datetime | None = None
    source: str = ""
    case_id: int | None = None
    number: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    case_due: datetime | None = None

    @property
    def answered(self) -> tuple[str, ...]:
        """Each question with its answer, in words."""
        return tuple(
            f"{asked} {answer}" if asked.endswith("?") else f"{asked}: {answer}"
            for asked, answer in self.answers
        )


@dataclass(frozen=True, slots=True)
class TimelineCounts:
    """How many lines of each kind a party has."""

    contacts: int = 0
    cases: int = 0
    handovers: int = 0
    planning: int = 0

    @property
    def all(self) -> int:
        """All lines together."""
        return self.contacts + self.cases + self.handovers + self.planning


@dataclass(frozen=True, slots=True)
class PartyReport:
    """One report of a party, as its newest line shows it."""

    key: ReportKey
    at: datetime
    title: str
    number: str
    is_open: bool


def reports_of(lines: Iterable[TimelineEntry]) -> tuple[PartyReport, ...]:
    """The reports that the lines of cases and handovers belong to, newest first.

    `lines` come newest first. Handovers made for a case are of the report of that case.
    """
    together: dict[ReportKey, list[TimelineEntry]] = {}
    for line in lines:
        if line.kind in (EntryKind.CASE, EntryKind.HANDOVER):
            together.setdefault(_report_of(line), []).append(line)
    return tuple(_party_report(key, of_one) for key, of_one in together.items())


def _report_of(line: TimelineEntry) -> ReportKey:
    if line.kind is EntryKind.CASE or line.case_id is not None:
        return ReportKey(ReportKind.CASE, line.case_id or line.id)
    return ReportKey(ReportKind.HANDOVER, line.id)


def _party_report(key: ReportKey, lines: list[TimelineEntry]) -> PartyReport:
    case = next((line for line in lines if line.kind is EntryKind.CASE), None)
    shown = case or lines[-1]
    return PartyReport(key, shown.at, shown.title, shown.number, _is_open(case, lines))


def _is_open(case: TimelineEntry | None, lines: list[TimelineEntry]) -> bool:
    """A case says it itself, unless it knows only that it came in: then its handovers do."""
    passed = [line for line in lines if line is not case]
    if case is not None and (case.state not in _SAYS_LITTLE or not passed):
        return case.state not in _CLOSED
    return any(line.state not in _CLOSED for line in passed)
