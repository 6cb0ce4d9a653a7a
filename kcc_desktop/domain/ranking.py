"""Puts the candidates for a query in order: the same rows give the same order on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.words import fold, stem

_MATCHES = {match: place for place, match in enumerate(Match)}
_GROUPS = {group: place for place, group in enumerate(HitGroup)}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
#: Within one of these ages hits count as equally recent.
_AGES = tuple(timedelta(days=days) for days in (2, 9, 40, 130, 400))
#: Shorter stems occur within other words by chance.
_SHORTEST_ROOT = 4
#: What has no moment of its own (an article, a colleague) counts as about a month old.
_TIMELESS = 2


def rank(hits: Iterable[Hit], words: Sequence[str], now: datetime) -> list[Hit]:
    """All hits, best first.

    All words come before some; an exact key before whole words before beginnings before other
    words before typing errors; words in the title before words in the text; recent before old.
    Among equals the best of each group come first, so that no group hides another.
    """
    sought = tuple((word, _root(word)) for word in words)
    merits = [(_merit(hit, sought), hit) for hit in hits]
    merits.sort(key=lambda pair: (pair[0], -(pair[1].at or _LONG_AGO).timestamp(), -pair[1].id))
    places: Counter[tuple[object, ...]] = Counter()
    placed = []
    for merit, hit in merits:
        place = places[hit.group, merit]
        places[hit.group, merit] += 1
        placed.append(((merit, place, _age(hit, now), _GROUPS[hit.group]), hit))
    return [hit for _, hit in sorted(placed, key=lambda pair: pair[0])]


def _merit(hit: Hit, sought: Sequence[tuple[str, str]]) -> tuple[int, int, int]:
    return (hit.missing, _MATCHES[hit.match], -_in_title(hit.title, sought))


def _root(word: str) -> str:
    root = stem(word)
    return root if len(root) >= _SHORTEST_ROOT else f" {word}"


def _in_title(title: str, sought: Sequence[tuple[str, str]]) -> int:
    """How many of the words the title has, as the beginning of a word or as part of one."""
    folded = f" {fold(title)}"
    return sum(f" {typed}" in folded or root in folded for typed, root in sought)


def _age(hit: Hit, now: datetime) -> int:
    if hit.at is None:
        return _TIMELESS
    return sum(now - hit.at > age for age in _AGES)
