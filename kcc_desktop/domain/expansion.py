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
    """Words and short phrases for the same thing, both ways, sought by their stems.

    Stemming the whole list takes longer than a search, so that is done for those that may begin
    with the letter that is sought, when it is.
    """

    def __init__(self, rows: Iterable[Synonym] = ()) -> None:
        self._pairs: defaultdict[str, list[tuple[_Phrase, _Phrase]]] = defaultdict(list)
        self._stemmed: dict[str, Mapping[_Phrase, Iterable[_Phrase]]] = {}
        for row in rows:
            word, other = _meaning(row.word), _meaning(row.other)
            if word and other:
                self._add(word, other)
                self._add(other, word)

    def of(self, words: Sequence[str]) -> tuple[_Phrase, ...]:
        """The stems of the other words for these (folded) words."""
        sought = tuple(map(stem, words))
        letter = sought[0][:1] if sought else ""
        if letter not in self._stemmed:
            self._stemmed[letter] = _by_stems(self._pairs[letter])
        return tuple(self._stemmed[letter].get(sought, ()))[:_MOST_SYNONYMS]

    def _add(self, word: _Phrase, other: _Phrase) -> None:
        for letter in _first_letters(word[0]):
            self._pairs[letter].append((word, other))


def _by_stems(pairs: Iterable[tuple[_Phrase, _Phrase]]) -> dict[_Phrase, dict[_Phrase, None]]:
    others: defaultdict[_Phrase, dict[_Phrase, None]] = defaultdict(dict)
    for pair in pairs:
        word, other = (tuple(map(stem, phrase)) for phrase in pair)
        if word != other:
            others[word][other] = None
    return dict(others)


def _first_letters(word: str) -> set[str]:
    """With what the stem of `word` may begin: of `gemaakt` it is `maak`."""
    return {word[0], word[2]} if word.startswith("ge") and len(word) > 2 else {word[0]}


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


def _meaning(text: str) -> _Phrase:
    """The words of a synonym; nothing when of a phrase only one word carries meaning."""
    words = words_of(text)
    kept = [word for word in words if word not in STOP_WORDS]
    return tuple(kept) if len(kept) == len(words) or len(kept) > 1 else ()
