"""The words of Open311 and what they mean here.

Statuses: GeoReport v2 knows open and closed; the others are those of servicerequestupdates in
FixMyStreet.
"""

from __future__ import annotations

import re

from kcc_desktop.domain.case import EventKind
from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.steps import Step

#: What a status means in our steps. UNKNOWN: known, but no step of ours; it is shown as it is.
STATUS_STEPS: dict[str, Step] = {
    "open": Step.RECEIVED,
    "for_triage": Step.RECEIVED,
    "investigating": Step.ACCEPTED,
    "in_progress": Step.ACCEPTED,
    "planned": Step.PLANNED,
    "action_scheduled": Step.PLANNED,
    "internal_referral": Step.HANDED_OVER,
    "fixed": Step.DONE,
    "closed": Step.DONE,
    "no_further_action": Step.REFUSED,
    "not_councils_responsibility": Step.REFUSED,
    "reopen": Step.REOPENED,
    "cancelled": Step.UNKNOWN,
    "duplicate": Step.UNKNOWN,
    "unchanged": Step.UNKNOWN,
}
#: After which a request is no longer open, whatever step it is.
ENDED = frozenset(
    {
        "fixed",
        "closed",
        "no_further_action",
        "not_councils_responsibility",
        "cancelled",
        "duplicate",
    }
)

#: The types of a note (Chicago) as a kind of event and a step.
NOTE_STEPS: dict[str, tuple[EventKind, Step]] = {
    "opened": (EventKind.STEP, Step.RECEIVED),
    "activity": (EventKind.NOTE, Step.UNKNOWN),
    "follow_on_created": (EventKind.FOLLOW_ON, Step.UNKNOWN),
    "closed": (EventKind.STEP, Step.DONE),
}

_CHANNELS: dict[str, Channel] = {
    "phone": Channel.PHONE,
    "phone_call": Channel.PHONE,
    "call": Channel.PHONE,
    "email": Channel.EMAIL,
    "e_mail": Channel.EMAIL,
    "internet": Channel.FORM,
    "web": Channel.FORM,
    "website": Channel.FORM,
    "web_interface": Channel.FORM,
    "mobile": Channel.FORM,
    "mobile_device": Channel.FORM,
    "app": Channel.FORM,
    "walk_in": Channel.DESK,
    "chat": Channel.CHAT,
    "mail": Channel.LETTER,
    "letter": Channel.LETTER,
    "twitter": Channel.SOCIAL,
    "facebook": Channel.SOCIAL,
}


def word_key(word: str) -> str:
    """A word as the tables here write it: `In Progress` and `in-progress` are `in_progress`."""
    return re.sub(r"[\s\-_]+", "_", word.strip().casefold())


def channel_of(word: str) -> str:
    """Our channel for the word of a source; empty when it says nothing."""
    return str(_CHANNELS.get(word_key(word), Channel.OTHER)) if word else ""
