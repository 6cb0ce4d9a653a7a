"""One report as frozen rows: what its Trail and Answer are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case
    from kcc_desktop.domain.contact import Contact
    from kcc_desktop.domain.handover import Handover


class ReportKind(StrEnum):
    """What a report hangs on: a case, or a handover or contact that no case was made for."""

    CASE = "case"
    HANDOVER = "handover"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, order=True)
class ReportKey:
    """Names one report."""

    kind: ReportKind
    id: int


class SourceCondition(StrEnum):
    """How a source is doing at this moment."""

    UP = "up"
    SLOW = "slow"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source, how it does, and from when its last known state is.

    `stale_after` is how old that state may be before it is said to be old; `elapsed_ms` how long
    asking took.
    """

    name: str
    condition: SourceCondition = SourceCondition.UP
    as_of: datetime | None = None
    stale_after: timedelta | None = None
    elapsed_ms: float | None = None


@dataclass(frozen=True, slots=True)
class ReportRows:
    """All rows of one report: its case, contacts and handovers, and the sources asked.

    `resident_id` is the party that is answered: nothing of another party may be told to it.
    `doubles` are the parties that are one and the same with it. `secret` holds when the report
    belongs to a party under the notice of secrecy. `kind_name` is the product or kind of report as
    a resident knows it (`Kapotte straatlantaarn`).
    """

    key: ReportKey
    case: Case | None = None
    contacts: tuple[Contact, ...] = ()
    handovers: tuple[Handover, ...] = ()
    sources: tuple[SourceState, ...] = ()
    resident_id: int | None = None
    kind_name: str = ""
    doubles: frozenset[int] = frozenset()
    secret: bool = False
