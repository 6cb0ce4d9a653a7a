"""Everything that may stand for the words of a query: forms, beginnings, parts, other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kcc_desktop.domain.found import Match
from kcc_desktop.domain.words import STOP_WORDS, compound_parts, stem, words_of

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Synonym

Variants = tuple[tuple[str, Match], ...]
"""What may stand for a word: terms (see `services.ports.Wanted`) with their match, best first."""

_Phrase = tuple[str, ...]
_LONGEST_PHRASE = 3
_MOST_SYNONYMS = 8
#: A number of fewer digits is never taken for the beginning of a longer one.
_SHORTEST_NUMBER = 3
#: Last parts of compounds that name no thing of their own: all streets end in one.
_BARE_HEADS = {"gracht", "singel", "straat", "plantsoen", "dreef", "plein", "formulier"}
_SHORTEST_HEAD = 6


class Synonyms:
    """Words and short phrases for the same thing, both ways, sought by their stems."""

    def __init__(self, rows: Iterable[Synonym] = ()) -> None:
        self._others: defaultdict[_Phrase, dict[_Phrase, None]] = defaultdict(dict)
        for row in rows:
            word, other = _phrase(row.word), _phrase(row.other)
            if word and other and word != other:
                self._others[word][other] = None
                self._others[other][word] = None

    def of(self, words: Sequence[str]) -> tuple[_Phrase, ...]:
        """The stems of the other words for these (folded) words."""
        return tuple(self._others.get(tuple(map(stem, words)), ()))[:_MOST_SYNONYMS]


def expand(
    words: Sequence[str], synonyms: Synonyms, mended: Mapping[str, Sequence[str]]
) -> tuple[Variants, ...]:
    """What may stand for each word, or for two or three that are one phrase in the synonyms.

    `mended` has, for mistyped words, the words that may have been meant.
    """
    expanded: list[Variants] = []
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at, synonyms)
        if len(phrase) > 1:
            expanded.append(_of_phrase(phrase, synonyms))
        else:
            expanded.append(_of_word(words[at], synonyms, mended.get(words[at], ())))
        at += len(phrase)
    if len(expanded) == len(words):
        _add_joined(expanded, words)
    return tuple(expanded)


def _add_joined(expanded: list[Variants], words: Sequence[str]) -> None:
    """Two words side by side may be one compound taken apart: it stands for both."""
    for at, (left, right) in enumerate(pairwise(words)):
        if left.isalpha() and right.isalpha():
            joined = (stem(left + right), Match.SYNONYM)
            expanded[at] = (*expanded[at], joined)
            expanded[at + 1] = (*expanded[at + 1], joined)


def _phrase_at(words: Sequence[str], at: int, synonyms: Synonyms) -> Sequence[str]:
    for length in range(_LONGEST_PHRASE, 1, -1):
        phrase = words[at : at + length]
        if len(phrase) == length and synonyms.of(phrase):
            return phrase
    return words[at : at + 1]


def _of_phrase(phrase: Sequence[str], synonyms: Synonyms) -> Variants:
    stems = [stem(word) for word in phrase]
    found = [(" ".join(stems), Match.WORDS)]
    found.append((" ".join((*stems[:-1], phrase[-1] + "*")), Match.PREFIX))
    found.extend((" ".join(other), Match.SYNONYM) for other in synonyms.of(phrase))
    return _unique(found)


def _of_word(word: str, synonyms: Synonyms, meant: Sequence[str]) -> Variants:
    found = [] if word in STOP_WORDS else [(stem(word), Match.WORDS)]
    if len(word) >= _SHORTEST_NUMBER or word.isalpha():
        found.append((word + "*", Match.PREFIX))
    parts = [stem(part) for part in compound_parts(word)]
    if parts:
        found.append((" ".join(parts), Match.SYNONYM))
        if len(parts[-1]) >= _SHORTEST_HEAD and parts[-1] not in _BARE_HEADS:
            found.append((parts[-1], Match.SYNONYM))
    found.extend((" ".join(other), Match.SYNONYM) for other in synonyms.of((word,)))
    found.extend((stem(other), Match.NEAR) for other in meant)
    return _unique(found)


def _unique(found: Iterable[tuple[str, Match]]) -> Variants:
    best: dict[str, Match] = {}
    for term, match in found:
        best.setdefault(term, match)
    return tuple(best.items())


def _phrase(text: str) -> _Phrase:
    """The stems of a synonym; nothing when of a phrase only one word carries meaning."""
    words = words_of(text)
    kept = [stem(word) for word in words if word not in STOP_WORDS]
    return tuple(kept) if len(kept) == len(words) or len(kept) > 1 else ()
