"""Searches that found nothing: which of them may be kept, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kcc_desktop.domain.words import STOP_WORDS, words_of

SHORTEST, LONGEST, MOST_WORDS = 4, 60, 6


@dataclass(frozen=True, slots=True)
class MissedSearch:
    """What was searched without a hit (`query`, folded), how often, and between which days."""

    query: str
    shown: str
    times: int
    first_day: date
    last_day: date


def countable(text: str) -> str:
    """The folded query when it may be counted, else nothing.

    What could say something of a person never enters (GDPR art. 5: no more than is needed): a query
    with a digit may be a phone number, a citizen service number, a birthday or an address, one with
    an at sign an e-mail address. Names of parties are taken out where they are known: in the store.
    """
    bare = text.strip()
    if not SHORTEST <= len(bare) <= LONGEST or "@" in bare:
        return ""
    if any(sign.isdigit() for sign in bare):
        return ""
    words = words_of(bare)
    if len(words) > MOST_WORDS or all(word in STOP_WORDS for word in words):
        return ""
    return " ".join(words)
