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

    `product_id` is the product or kind of report, where known; `specific` what exactly was asked;
    `outcome_key` the entry of the managed list of outcomes, where one was chosen.
    """

    id: int
    contact_id: int
    position: int
    text: str
    product_id: int | None = None
    outcome: Outcome = Outcome.OPEN
    case_id: int | None = None
    specific: str = ""
    outcome_key: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation, mail, visit or form, by one agent, at one moment (`at`, with zone).

    `made_by_id` is the party that spoke on behalf of `party_id`. `told` holds when the contact told
    the resident the state of the linked cases or handovers. What was recorded does not change: a
    correction is a new contact. `channel_key` is the entry of the managed list of channels, where
    one was chosen; `talk_s` and `wrap_up_s` are how long it took, in seconds.
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
    channel_key: str = ""
    talk_s: int | None = None
    wrap_up_s: int | None = None
