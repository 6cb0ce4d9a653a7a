"""What a back office tracks under a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kcc_desktop.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report is about. `lat` and `lon` in degrees (WGS 84), together or not at all."""

    street: str = ""
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    town: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """By what a party may be known in another system. Phones are E.164."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


class EventKind(StrEnum):
    """A step of the trail, or something that only tells more.

    `UNDATED`, at the moment at which a case was opened, says that its source does not give that
    moment: it is only the first at which the case is known to have been there.
    """

    STEP = "step"
    NOTE = "note"
    FOLLOW_ON = "follow_on"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened in a case.

    `step` is its meaning in our steps, `UNKNOWN` where it has none.
    """

    id: int
    case_id: int
    at: datetime
    step: Step
    text: str
    kind: EventKind = EventKind.STEP
    who: str = ""
    department: str = ""
    source: str = ""
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A day for which something is planned, as `source` gave it at `fetched_at`.

    A newer value of the same source closes the older (`replaced_at`); two open values of two
    sources contradict.
    """

    id: int
    day: date
    source: str
    fetched_at: datetime
    who: str = ""
    department: str = ""
    what: str = ""
    case_id: int | None = None
    handover_id: int | None = None
    replaced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case of any register.

    `number` is what residents and colleagues know it by; (`source`, `source_key`) is unique.
    `reporter` is who reported it as far as its source says, and `refers_to` the numbers of cases
    elsewhere that it was made for (a work order names its report): both serve to find what belongs
    together when it comes in, and are not kept. `url` leads to it in its own system.
    """

    id: int
    number: str
    source: str
    source_key: str
    title: str
    opened_at: datetime
    description: str = ""
    kind: str = ""
    product_id: int | None = None
    party_id: int | None = None
    department: str = ""
    status_text: str = ""
    step: Step = Step.RECEIVED
    channel: str = ""
    place: Place = Place()
    expected_on: date | None = None
    closed_at: datetime | None = None
    fetched_at: datetime | None = None
    events: tuple[CaseEvent, ...] = ()
    planned: tuple[PlannedDate, ...] = ()
    version: int = 1
    reporter: Traces | None = None
    refers_to: tuple[str, ...] = ()
    url: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether its source says when it came in; else `opened_at` is only near that."""
        return not any(
            event.kind is EventKind.UNDATED and event.at == self.opened_at for event in self.events
        )
