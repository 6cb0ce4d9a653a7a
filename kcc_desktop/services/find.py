"""Finds anything, from one box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock
from time import monotonic, perf_counter

from kcc_desktop.domain.expansion import Synonyms, Variants, expand
from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.mending import may_be_mended, meant
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.query import Query, understand
from kcc_desktop.domain.ranking import rank
from kcc_desktop.domain.words import stem
from kcc_desktop.services.ports import Clock, Finding, Searchable, Wanted

ALL_GROUPS = tuple(HitGroup)

#: How long, in seconds, the list of synonyms is used before one looks whether it was changed.
_SYNONYMS_LAST = 1.0
_NEAR_CANDIDATES = 60
#: Where no row has all words, a row needs this many of three or more.
_FEWEST_WORDS = 2


def _now() -> datetime:
    return datetime.now(UTC)


class Find:
    """Answers the search box. `clock` gives the present moment; `region` reads phone numbers."""

    def __init__(self, workspace: Searchable, clock: Clock = _now, region: str = "NL") -> None:
        self._workspace = workspace
        self._clock = clock
        self._region = region
        self._lock = Lock()
        self._synonyms = Synonyms()
        self._synonyms_until = 0.0
        self._synonyms_stamp = -1

    def find(
        self,
        query: str,
        limit: int = 8,
        groups: Sequence[HitGroup] = ALL_GROUPS,
        *,
        fewest: int = _FEWEST_WORDS,
    ) -> Found:
        """The best hits for `query`, at most `limit` a group.

        A group in which nothing has all words shows what has most of them, but `fewest` at least
        (of two words one is enough). Raises Interrupted when nobody waits for the answer any more.
        """
        started = perf_counter()
        now = self._clock()
        asked = understand(query, local(now).date(), self._region)
        if asked.asks_nothing:
            return Found(query, ())
        scope = _Scope(tuple(groups), limit, fewest, now)
        with self._workspace.look() as work:
            finding = work.finding
            hits, corrected = _Search(finding, self._known_synonyms(finding), scope).run(asked)
            sources = tuple(finding.sources())
        shown, more = _cut(hits, limit)
        elapsed = (perf_counter() - started) * 1000
        return Found(query, shown, corrected, more, sources, elapsed)

    def _known_synonyms(self, finding: Finding) -> Synonyms:
        with self._lock:
            if monotonic() >= self._synonyms_until:
                self._refresh_synonyms(finding)
                self._synonyms_until = monotonic() + _SYNONYMS_LAST
            return self._synonyms

    def _refresh_synonyms(self, finding: Finding) -> None:
        stamp = finding.synonyms_stamp()
        if stamp != self._synonyms_stamp:
            self._synonyms = Synonyms(finding.synonyms())
            self._synonyms_stamp = stamp


@dataclass(frozen=True, slots=True)
class _Scope:
    """How wide a search looks."""

    groups: tuple[HitGroup, ...]
    limit: int
    fewest: int
    now: datetime


_Mended = dict[str, Sequence[str]]
"""For mistyped words the words that may have been meant, best first."""


class _Search:
    """One search: strict first, wider where that leaves nothing."""

    def __init__(self, finding: Finding, synonyms: Synonyms, scope: _Scope) -> None:
        self._finding = finding
        self._synonyms = synonyms
        self._scope = scope

    def run(self, asked: Query) -> tuple[list[Hit], str]:
        """The hits in order, and the query with its typing errors mended (empty without any).

        What happened on the day that was asked for comes before the rest.
        """
        dated, mended = self._having_all(asked) if asked.period else ([], {})
        hits = self._ranked(asked, dated, mended)
        undated = asked.undated()
        if undated.asks_nothing or len(hits) >= self._scope.limit:
            return hits, _corrected(asked, hits, mended)
        others, mended = self._having_all(undated)
        if not _is_found_house(undated, others):
            others += self._having_some(undated, others, mended)
        there = {(hit.group, hit.id) for hit in hits}
        fresh = [hit for hit in others if (hit.group, hit.id) not in there]
        hits += self._ranked(undated, fresh, mended)
        return hits, _corrected(undated, hits, mended)

    def _having_all(self, asked: Query) -> tuple[list[Hit], _Mended]:
        """Rows that have all words; the words are mended only where nothing has them as typed."""
        hits = self._found(self._wanted(asked, {}), self._scope.groups)
        if hits or not asked.words:
            return hits, {}
        mended = self._mend(asked.words)
        if mended:
            hits = self._found(self._wanted(asked, mended), self._scope.groups)
        return hits, mended

    def _having_some(self, asked: Query, hits: Sequence[Hit], mended: _Mended) -> list[Hit]:
        """For groups without hits: rows that lack as few of the words as can be."""
        wanted = replace(self._wanted(asked, mended), keys=())
        words = len(wanted.words)
        fewest = max(1, min(self._scope.fewest, words - 1))
        found: list[Hit] = []
        for least in range(words - 1, fewest - 1, -1):
            there = {hit.group for hit in (*hits, *found)}
            empty = [group for group in self._scope.groups if group not in there]
            if empty:
                found += self._found(replace(wanted, least=least), empty)
        return found

    def _found(self, wanted: Wanted, groups: Sequence[HitGroup]) -> list[Hit]:
        hits = self._finding.find(wanted, groups, self._scope.limit)
        return [hit for hit in hits if hit.is_shown(self._scope.now)]

    def _wanted(self, asked: Query, mended: _Mended) -> Wanted:
        words = telling(expand(asked.words, self._synonyms, mended))
        if asked.period is None:
            return Wanted(asked.keys, words)
        return Wanted(asked.keys, words, asked.period.since, asked.period.until)

    def _ranked(self, asked: Query, hits: Sequence[Hit], mended: _Mended) -> list[Hit]:
        return rank(hits, expand(asked.words, self._synonyms, mended), self._scope.now)

    def _mend(self, words: Sequence[str]) -> _Mended:
        mended: _Mended = {}
        for word in words:
            if not may_be_mended(word) or self._is_known(word):
                continue
            near = meant(word, self._finding.near_words(word, _NEAR_CANDIDATES))
            if near:
                mended[word] = near
        return mended

    def _is_known(self, word: str) -> bool:
        if self._synonyms.of((word,)):
            return True
        return self._finding.knows(word) or self._finding.knows(stem(word))


def telling(words: tuple[Variants, ...]) -> tuple[Variants, ...]:
    """`words` without single letters, as long as others remain.

    No text is found by a letter, and nearly every text has a word that begins with it: to look for
    those in a million texts took half a second, for a word that somebody is still typing.
    """
    return tuple(word for word in words if not _is_letter(word[0][0])) or words


def _is_letter(term: str) -> bool:
    return len(term) == 1 and term.isalpha()


def _is_found_house(asked: Query, hits: Sequence[Hit]) -> bool:
    """Whether a house was asked for and is there: a number in some text is no house then."""
    return asked.is_house and any(hit.match is Match.EXACT for hit in hits)


def _corrected(asked: Query, hits: Sequence[Hit], mended: _Mended) -> str:
    """The words that led to the hits, where typing errors had to be mended."""
    if not mended or all(hit.match is not Match.NEAR for hit in hits):
        return ""
    return " ".join(mended.get(word, (word,))[0] for word in asked.words)


def _cut(hits: Sequence[Hit], limit: int) -> tuple[tuple[Hit, ...], frozenset[HitGroup]]:
    shown: list[Hit] = []
    counts = dict.fromkeys(HitGroup, 0)
    for hit in hits:
        counts[hit.group] += 1
        if counts[hit.group] <= limit:
            shown.append(hit)
    return tuple(shown), frozenset(group for group, count in counts.items() if count > limit)
