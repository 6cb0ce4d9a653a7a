"""The words of a query as each engine's full text search wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from kcc_desktop.domain.expansion import Variants
from kcc_desktop.domain.found import Match

Tier = tuple[Match, Sequence[Variants]]
"""A match, and what of the query's words is at least that good."""

_MATCHES = tuple(Match)
#: Of a longer query only this many words, the longest, are tried in combinations.
_MOST_COMBINED = 5


def tiers(words: Sequence[Variants]) -> list[Tier]:
    """The query from strict to wide."""
    present = {match for variants in words for _, match in variants}
    found: list[Tier] = []
    for place, match in enumerate(_MATCHES):
        if match not in present:
            continue
        allowed = set(_MATCHES[: place + 1])
        wide = [tuple(v for v in variants if v[1] in allowed) for variants in words]
        if all(wide):
            found.append((match, wide))
    return found


def expression(words: Sequence[Variants], least: int, engine: str) -> str:
    """The expression for the full text search of `engine` that wants `least` words (0: all)."""
    write = _tsquery if engine == "postgresql" else _fts5
    needed = [write(variants) for variants in words]
    all_of, one_of = (" & ", " | ") if engine == "postgresql" else (" AND ", " OR ")
    if not least or least >= len(needed):
        return all_of.join(needed)
    longest = sorted(range(len(words)), key=lambda at: -len(words[at][0][0]))[:_MOST_COMBINED]
    some = combinations([needed[at] for at in sorted(longest)], min(least, len(longest)))
    return one_of.join(f"({all_of.join(chosen)})" for chosen in some)


def _fts5(variants: Variants) -> str:
    return _either(variants, lambda term: f'"{term}"', lambda start: f'"{start}"*', " AND ", " OR ")


def _tsquery(variants: Variants) -> str:
    return _either(variants, lambda term: f"'{term}'", lambda start: f"'{start}':*", " & ", " | ")


def _either(
    variants: Variants,
    whole: Callable[[str], str],
    beginning: Callable[[str], str],
    all_of: str,
    one_of: str,
) -> str:
    written = []
    for term, _ in variants:
        parts = [beginning(p[:-1]) if p.endswith("*") else whole(p) for p in _clean(term)]
        written.append(parts[0] if len(parts) == 1 else f"({all_of.join(parts)})")
    return f"({one_of.join(written)})" if len(written) > 1 else written[0]


def _clean(term: str) -> Iterable[str]:
    """Its parts without the signs that mean something to either engine."""
    return [
        "".join(c for c in part if c.isalnum()) + ("*" if part.endswith("*") else "")
        for part in term.split()
    ]
