"""The stories of the sample as they are written: `story.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A register and how it does."""

    name: str
    condition: str
    as_of: str
    stale_minutes: int


@dataclass(frozen=True, slots=True)
class PartyText:
    """A party of the stories: a person (`first`, `surname`) or an organisation (`name`)."""

    key: str
    kind: str
    street: str
    number: int
    postcode: str
    place: str
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    addition: str = ""
    first: str = ""
    prefix: str = ""
    surname: str = ""
    name: str = ""
    also: tuple[str, ...] = ()
    bsn: str = ""
    kbo: str = ""
    secret: bool = False
    represents: str = ""
    role: str = ""
    double_of: str = ""
    linked: bool = False

    @property
    def full_name(self) -> str:
        """The name to show."""
        return self.name or " ".join(filter(None, (self.first, self.prefix, self.surname)))


@dataclass(frozen=True, slots=True)
class PlaceText:
    """Where a story is about."""

    street: str
    number: int


@dataclass(frozen=True, slots=True)
class ContactText:
    """A contact; `case` is the key of a case of the same story."""

    key: str
    at: str
    channel: str
    direction: str
    location: str
    agent: str
    product: str
    subject: str
    text: str
    note: str
    outcome: str
    case: str = ""
    made_by: str = ""
    told: bool = False
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepText:
    """Something done with a handover."""

    action: str
    at: str
    who: str
    text: str = ""
    day: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class HandoverText:
    """A handover; `contact` and `case` are keys of the same story."""

    key: str
    contact: str
    at: str
    by: str
    kind: str
    department: str
    group: str
    subject: str
    note: str
    answers: dict[str, str]
    steps: tuple[StepText, ...]
    case: str = ""
    employee: str = ""


@dataclass(frozen=True, slots=True)
class EventText:
    """A step in a case."""

    at: str
    step: str
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class PlanText:
    """A day for which something is planned."""

    day: str
    source: str
    entered: str
    fetched: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class CaseText:
    """A case of a register."""

    key: str
    number: str
    source: str
    product: str
    title: str
    opened: str
    department: str
    step: str
    status: str
    fetched: str
    events: tuple[EventText, ...]
    planned: tuple[PlanText, ...]
    expected: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class ExpectText:
    """What a test may hold the workspace to."""

    open: int
    stage: str = ""
    contacts: int = 0
    late: bool = False
    contradicted: bool = False
    callback: bool = False
    source_missing: str = ""


@dataclass(frozen=True, slots=True)
class StoryText:
    """One story."""

    key: str
    title: str
    shows: str
    party: str
    contacts: tuple[ContactText, ...]
    handovers: tuple[HandoverText, ...]
    cases: tuple[CaseText, ...]
    expect: ExpectText
    place: PlaceText | None = None


@dataclass(frozen=True, slots=True)
class StoriesText:
    """`story.yaml`."""

    sources: tuple[SourceText, ...]
    parties: tuple[PartyText, ...]
    stories: tuple[StoryText, ...]

    @property
    def reserved(self) -> frozenset[tuple[str, str]]:
        """Products and streets that the stories keep for themselves."""
        told = ((story.place, contact) for story in self.stories for contact in story.contacts)
        return frozenset((contact.product, place.street) for place, contact in told if place)
