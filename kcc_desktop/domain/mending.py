"""Mends typing errors: which known word was meant."""

from __future__ import annotations

from collections.abc import Iterable

#: Words shorter than this are left as they are: too much looks like them.
SHORTEST = 4
#: From this length on a word may be two errors away, shorter ones but one.
_LONG = 8


def may_be_mended(word: str) -> bool:
    """Whether a typing error in `word` can be mended at all."""
    return len(word) >= SHORTEST and word.isalpha()


def meant(word: str, candidates: Iterable[tuple[str, int]], limit: int = 3) -> tuple[str, ...]:
    """The known words (given with their uses) that `word` may have been meant as, best first.

    An error is a wrong, missing, extra or swapped letter (optimal string alignment). Few people
    mistype a first letter, so a candidate with another one counts half an error more. Equals are
    put in order of use, then of the alphabet.
    """
    # A library of many parts, for which a search without typing errors does not wait.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 2 if len(word) >= _LONG else 1
    near: list[tuple[float, int, str]] = []
    for candidate, uses in candidates:
        errors = OSA.distance(word, candidate, score_cutoff=most)
        if 0 < errors <= most:
            near.append((errors + 0.5 * (candidate[0] != word[0]), -uses, candidate))
    return tuple(candidate for _, _, candidate in sorted(near)[:limit])
