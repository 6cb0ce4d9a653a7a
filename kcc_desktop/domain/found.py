"""What the one search box gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.domain.report import SourceState


class HitGroup(StrEnum):
    """The groups in which results are shown."""

    PARTY = "party"
    CASE = "case"
    CONTACT = "contact"
    ARTICLE = "article"
    COLLEAGUE = "colleague"


class Match(StrEnum):
    """How well a hit fits, best first: a whole number or key, every word as typed, the beginnings
    of words, another word for the same thing, a typing error away.
    """

    EXACT = "exact"
    WORDS = "words"
    PREFIX = "prefix"
    SYNONYM = "synonym"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Hit:
    """One result.

    `at` is its moment (contacts, cases) or last contact; `party_id` and `case_id` lead to the
    report; `missing` is how many of the query's words it lacks. An article is shown from and until
    a moment, where these are given.
    """

    group: HitGroup
    id: int
    title: str
    detail: str
    match: Match
    at: datetime | None = None
    party_id: int | None = None
    case_id: int | None = None
    badge: str = ""
    missing: int = 0
    shown_from: datetime | None = None
    shown_until: datetime | None = None

    def is_shown(self, at: datetime) -> bool:
        """Whether it may be seen at this moment."""
        begun = self.shown_from is None or self.shown_from <= at
        return begun and (self.shown_until is None or self.shown_until > at)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits for one query, best first over all groups; `within(group)` keeps that order.

    `corrected` is the query as it was understood when typing errors were mended, else empty. `more`
    names the groups that hold more than is shown.
    """

    query: str
    hits: tuple[Hit, ...]
    corrected: str = ""
    more: frozenset[HitGroup] = frozenset()
    sources: tuple[SourceState, ...] = ()
    elapsed_ms: float = 0.0

    def within(self, group: HitGroup) -> tuple[Hit, ...]:
        """The hits of one group, best first."""
        return tuple(hit for hit in self.hits if hit.group is group)

    def groups(self) -> tuple[HitGroup, ...]:
        """The groups that have hits, in the order of their best hit."""
        return tuple(dict.fromkeys(hit.group for hit in self.hits))
