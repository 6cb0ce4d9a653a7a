"""Conversations, mails and visits, with what was asked in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """How the contact came about."""

    PHONE = "phone"
    EMAIL = "email"
    DESK = "desk"
    FORM = "form"
    CHAT = "chat"
    LETTER = "letter"
    SOCIAL = "social"
    OTHER = "other"


class Direction(StrEnum):
    """From the resident to us, or from us to the resident."""

    IN = "in"
    OUT = "out"


class Outcome(StrEnum):
    """How a question ended."""

    OPEN = "open"
    ANSWERED = "answered"
    HANDED_OVER = "handed_over"
    CALLBACK = "callback"
    REFERRED = "referred"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked within a contact.

    `product_id` is the product or kind of report, where known.
    """

    id: int
    contact_id: int
    position: int
    text: str
    product_id: int | None = None
    outcome: Outcome = Outcome.OPEN
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation, mail, visit or form, by one agent, at one moment (`at`, with zone).

    `made_by_id` is the party that spoke on behalf of `party_id`. `told` holds when the contact told
    the resident the state of the linked cases or handovers. What was recorded does not change: a
    correction is a new contact.
    """

    id: int
    at: datetime
    channel: Channel
    direction: Direction
    subject: str
    note: str
    party_id: int | None = None
    made_by_id: int | None = None
    agent: str = ""
    agent_id: int | None = None
    location_id: int | None = None
    questions: tuple[Question, ...] = ()
    case_ids: tuple[int, ...] = ()
    told: bool = False
    finished_at: datetime | None = None
    source: str = ""
    source_key: str = ""
    version: int = 1
