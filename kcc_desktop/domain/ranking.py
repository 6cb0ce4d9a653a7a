"""Puts the candidates for a query in order: the same rows give the same order on every engine."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from kcc_desktop.domain.expansion import Variants
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.words import fold

_MATCHES = {match: place for place, match in enumerate(Match)}
_GROUPS = {group: place for place, group in enumerate(HitGroup)}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
#: Within one of these ages hits count as equally recent.
_AGES = tuple(timedelta(days=days) for days in (2, 9, 40, 130, 400))
#: What has no moment of its own (an article, a colleague) counts as about a month old.
_TIMELESS = 2
#: What a word in the title is worth: whole, as the beginning or a part of one, as another word.
_WHOLE, _PART, _OTHER = 3, 2, 1
#: Shorter terms occur within other words by chance.
_SHORTEST_PART = 4
_SIGNS = re.compile(r"[\W_]+")

_Needles = tuple[tuple[int, tuple[str, ...]], ...]
"""What is sought in a title for one word: how much it is worth, and what must all be there."""


def rank(hits: Iterable[Hit], words: Sequence[Variants], now: datetime) -> list[Hit]:
    """All hits, best first; `words` are those of the query with all that may stand for them.

    All words come before some, and exact keys before words. Then the best of each group come
    first, so that no group hides another. Among those an article about the words goes first when
    they name nobody and no place: who asks for a rule means no stranger's file. Then, and within a
    group: whole words before beginnings before other words before typing errors; words in the title
    before words in the text; recent before old.
    """
    sought = [_needles(variants) for variants in words]
    merits = [(_merit(hit, sought), hit) for hit in hits]
    is_rule = not any(map(_names, (hit for _, hit in merits)))
    merits.sort(key=lambda pair: (pair[0], -(pair[1].at or _LONG_AGO).timestamp(), -pair[1].id))
    places: Counter[tuple[object, ...]] = Counter()
    placed = []
    for merit, hit in merits:
        sort = (hit.missing, hit.match is not Match.EXACT)
        place = places[hit.group, sort]
        places[hit.group, sort] += 1
        other = not (is_rule and _is_about(hit, sought))
        placed.append(((sort, place, other, merit, _age(hit, now), _GROUPS[hit.group]), hit))
    return [hit for _, hit in sorted(placed, key=lambda pair: pair[0])]


def _names(hit: Hit) -> bool:
    """Whether the words name somebody, a number or a place."""
    return hit.match is Match.EXACT or (hit.group is HitGroup.PARTY and not hit.missing)


def _is_about(hit: Hit, sought: Sequence[_Needles]) -> bool:
    """Whether it is an article with each of the words, or another for it, in its title."""
    if hit.group is not HitGroup.ARTICLE or hit.missing or hit.match is not Match.WORDS:
        return False
    return all(_in_title(hit, (needles,)) for needles in sought)


def _merit(hit: Hit, sought: Sequence[_Needles]) -> tuple[int, int, int]:
    return (hit.missing, _MATCHES[hit.match], -_in_title(hit, sought))


def _in_title(hit: Hit, sought: Sequence[_Needles]) -> int:
    """What the words are worth that the title has; of all but articles the detail counts along."""
    text = _sought_in(hit.title, "" if hit.group is HitGroup.ARTICLE else hit.detail)
    worth = 0
    for needles in sought:  # plain loops: this runs for each candidate at each key press
        for value, parts in needles:
            if parts[0] in text and (len(parts) == 1 or all(part in text for part in parts)):
                worth += value
                break
    return worth


@lru_cache(maxsize=512)
def _sought_in(title: str, detail: str) -> str:
    """The words of both between blanks; the next letter typed mostly finds the same rows."""
    both = f"{title} {detail}".replace("·", " ")  # without that sign most of it is plain ASCII
    return f" {_SIGNS.sub(' ', fold(both))} "


def _needles(variants: Variants) -> _Needles:
    needles: list[tuple[int, tuple[str, ...]]] = []
    for term, match in variants:
        words = [word.removesuffix("*") for word in term.split()]
        if match in {Match.WORDS, Match.PREFIX}:
            needles.append((_WHOLE, tuple(f" {word} " for word in words)))
            needles.append((_PART, tuple(map(_within, words))))
        else:
            needles.append((_OTHER, tuple(map(_within, words))))
    return tuple(sorted(needles, key=lambda needle: -needle[0]))


def _within(word: str) -> str:
    return word if len(word) >= _SHORTEST_PART else f" {word}"


def _age(hit: Hit, now: datetime) -> int:
    return _TIMELESS if hit.at is None else bisect_left(_AGES, now - hit.at)
