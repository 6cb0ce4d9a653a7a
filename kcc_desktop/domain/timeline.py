"""The timeline of a party: contacts, cases, handovers and planned work, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What a line of the timeline is."""

    CONTACT = "contact"
    CASE = "case"
    HANDOVER = "handover"
    PLANNING = "planning"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line. `channel` for contacts, `state` for cases (a Step) and handovers (a State), `day` for planned work.

    Entries order by (`at`, `id`), newest first; `id` is that of the contact, case, handover or planned date.
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
