"""Finds anything, from one box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from time import monotonic, perf_counter

from kcc_desktop.domain.expansion import Synonyms, expand
from kcc_desktop.domain.found import Found, Hit, HitGroup
from kcc_desktop.domain.mending import may_be_mended, meant
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.query import Query, understand
from kcc_desktop.domain.ranking import rank
from kcc_desktop.domain.words import stem
from kcc_desktop.services.ports import Clock, Finding, Wanted, Work, Workspace

ALL_GROUPS = tuple(HitGroup)

#: How long, in seconds, the list of synonyms may be old.
_SYNONYMS_LAST = 60.0
_NEAR_CANDIDATES = 60
#: Hits that lack some words are looked for down to this many words (one for a query of two).
_FEWEST_WORDS = 2


def _now() -> datetime:
    return datetime.now(UTC)


class Find:
    """Answers the search box. `clock` gives the present moment; `region` reads phone numbers."""

    def __init__(self, workspace: Workspace, clock: Clock = _now, region: str = "NL") -> None:
        self._workspace = workspace
        self._clock = clock
        self._region = region
        self._lock = Lock()
        self._synonyms = Synonyms()
        self._synonyms_until = 0.0

    def find(self, query: str, limit: int = 8, groups: Sequence[HitGroup] = ALL_GROUPS) -> Found:
        """The best hits for `query`, at most `limit` a group.

        Raises Interrupted when the workspace was told that nobody waits for it any more.
        """
        started = perf_counter()
        now = self._clock()
        asked = understand(query, local(now).date(), self._region)
        if asked.asks_nothing:
            return Found(query, ())
        with self._workspace.look() as work:
            search = _Search(work.finding, self._known_synonyms(work), groups, limit, now)
            hits, corrected = search.run(asked)
            sources = tuple(work.reports.sources())
        shown, more = _cut(hits, limit)
        elapsed = (perf_counter() - started) * 1000
        return Found(query, shown, corrected, more, sources, elapsed)

    def _known_synonyms(self, work: Work) -> Synonyms:
        with self._lock:
            if monotonic() >= self._synonyms_until:
                self._synonyms = Synonyms(work.knowledge.synonyms())
                self._synonyms_until = monotonic() + _SYNONYMS_LAST
            return self._synonyms


class _Search:
    """One search: strict first, wider where that leaves nothing."""

    def __init__(
        self,
        finding: Finding,
        synonyms: Synonyms,
        groups: Sequence[HitGroup],
        limit: int,
        now: datetime,
    ) -> None:
        self._finding = finding
        self._synonyms = synonyms
        self._groups = groups
        self._limit = limit
        self._now = now

    def run(self, asked: Query) -> tuple[list[Hit], str]:
        """The hits in order, and the query with its typing errors mended (empty without any)."""
        hits, mended = self._ranked(asked)
        if asked.period and len(hits) < self._limit:
            undated = asked.undated()
            others, mended = self._ranked(undated) if undated.words else ([], mended)
            there = {(hit.group, hit.id) for hit in hits}
            hits += [hit for hit in others if (hit.group, hit.id) not in there]
        return hits, _corrected(asked, mended)

    def _ranked(self, asked: Query) -> tuple[list[Hit], dict[str, Sequence[str]]]:
        mended: dict[str, Sequence[str]] = {}
        wanted = self._wanted(asked, mended)
        hits = list(self._finding.find(wanted, self._groups, self._limit))
        if not hits and asked.words:
            mended = self._mend(asked.words)
        if mended:
            wanted = self._wanted(asked, mended)
            hits = list(self._finding.find(wanted, self._groups, self._limit))
        hits += self._lacking(wanted, hits)
        words = [mended.get(word, (word,))[0] for word in asked.words]
        return rank(hits, words, self._now), mended

    def _wanted(self, asked: Query, mended: dict[str, Sequence[str]]) -> Wanted:
        words = expand(asked.words, self._synonyms, mended)
        since, until = (asked.period.since, asked.period.until) if asked.period else (None, None)
        return Wanted(asked.keys, words, since, until)

    def _lacking(self, wanted: Wanted, hits: Sequence[Hit]) -> list[Hit]:
        """For groups without hits: rows that lack some of the words, as few as can be."""
        found: list[Hit] = []
        words = len(wanted.words)
        empty = [group for group in self._groups if all(hit.group is not group for hit in hits)]
        fewest = min(_FEWEST_WORDS, words - 1)
        for least in range(words - 1, max(fewest, 1) - 1, -1):
            some = replace(wanted, keys=(), least=least)
            fresh = self._finding.find(some, empty, self._limit) if empty else ()
            found += fresh
            empty = [group for group in empty if all(hit.group is not group for hit in fresh)]
        return found

    def _mend(self, words: Sequence[str]) -> dict[str, Sequence[str]]:
        mended: dict[str, Sequence[str]] = {}
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


def _corrected(asked: Query, mended: dict[str, Sequence[str]]) -> str:
    if not mended:
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
