"""Looks things up for the one search box: few, cheap statements, newest first, never all hits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.keys import KeyScheme
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.search import known
from kcc_desktop.store.search.expressions import expression, tiers
from kcc_desktop.store.search.hits import MOMENT_TABLES, hits_among, hits_with
from kcc_desktop.store.search.known import after
from kcc_desktop.store.search.schema import WORDS
from kcc_desktop.store.search.sql import run

#: Candidates per group that ranking looks at: so many times what is asked for, and at least.
_CANDIDATES, _FEWEST_CANDIDATES = 4, 40
#: On PostgreSQL the newest rows are read one by one before the index is asked: a common word is
#: among them, and a word that is not is rare enough for the index to give all its rows.
_NEWEST_READ = 2_000
_LAST_ID = 2**63 - 1
#: Schemes in which the beginning of a key says enough to be looked for.
_PARTIAL = {KeyScheme.EMAIL, KeyScheme.PHONE, KeyScheme.KVK, KeyScheme.POSTCODE, KeyScheme.CASE}
#: A person found by a number brings along this many of their newest cases and contacts,
#: as long as no more persons than this were found.
_RELATED, _FEW_PARTIES = 3, 3
_BY_NUMBER = {KeyScheme.PHONE, KeyScheme.EMAIL, KeyScheme.BSN, KeyScheme.KVK, KeyScheme.RSIN}

_SQLITE_IDS = """
    SELECT rowid AS id FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?
"""
_POSTGRES_IDS = """
    WITH newest AS MATERIALIZED (
        SELECT id FROM (
            SELECT id, words FROM {table} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT {read}
        ) AS some WHERE words @@ to_tsquery('kcc_dutch', ?) ORDER BY id DESC LIMIT ?
    ), others AS MATERIALIZED (
        SELECT id FROM {table}
        WHERE (SELECT count(*) FROM newest) < ? AND id >= ? AND id < ?
            AND words @@ to_tsquery('kcc_dutch', ?)
        -- An expression, lest the planner walk the whole primary key for a rare word.
        ORDER BY id + 0 DESC LIMIT ?
    )
    SELECT id FROM newest UNION SELECT id FROM others ORDER BY id DESC LIMIT ?
"""


class SqlFinding:
    """Implements `services.ports.Finding` on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._engine = connection.dialect.name

    def find(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> Sequence[Hit]:
        """The newest candidates per group that fit `wanted`."""
        found = self._by_keys(wanted.keys, groups, limit)
        for group in groups:
            if wanted.since is not None and group not in MOMENT_TABLES:
                continue
            if wanted.words:
                self._by_words(found, wanted, group, limit)
            elif wanted.since is not None and not wanted.keys:
                _add(found, self._in_period(wanted, group, limit))
        return list(found.values())

    def near_words(self, word: str, limit: int) -> Sequence[tuple[str, int]]:
        """Known words that share trigrams with `word`, most alike first, with their uses."""
        return known.near_words(self._connection, word, limit)

    def knows(self, word: str) -> bool:
        """Whether any text or name holds a word that begins with `word`."""
        return known.knows(self._connection, word)

    # by words

    def _by_words(
        self, found: dict[tuple[HitGroup, int], Hit], wanted: Wanted, group: HitGroup, limit: int
    ) -> None:
        missing = len(wanted.words) - wanted.least if wanted.least else 0
        enough = _count(found, group) + limit + 1
        steps = [(Match.PREFIX, wanted.words)] if missing else tiers(wanted.words)
        for match, words in steps:
            sought = expression(words, wanted.least, self._engine)
            ids, values = self._ids(
                group, sought, wanted, max(limit * _CANDIDATES, _FEWEST_CANDIDATES)
            )
            _add(found, hits_among(self._connection, group, ids, values, match, missing))
            if _count(found, group) >= enough:
                return

    def _ids(
        self, group: HitGroup, sought: str, wanted: Wanted, most: int
    ) -> tuple[str, tuple[object, ...]]:
        """A query for the newest ids that fit, with its values."""
        since, until = _id_range(wanted)
        if self._engine == "postgresql":
            query = _POSTGRES_IDS.format(table=WORDS[group], read=_NEWEST_READ)
            first = (since, until, sought, most)
            return query, (*first, most, *first, most)
        return _SQLITE_IDS.format(table=WORDS[group]), (sought, since, until, most)

    def _in_period(self, wanted: Wanted, group: HitGroup, limit: int) -> list[Hit]:
        table = MOMENT_TABLES[group]
        query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?"
        values = (*_id_range(wanted), limit + 1)
        return hits_among(self._connection, group, query, values, Match.WORDS, 0)

    # by keys

    def _by_keys(
        self, keys: Sequence[tuple[str, str]], groups: Sequence[HitGroup], limit: int
    ) -> dict[tuple[HitGroup, int], Hit]:
        found: dict[tuple[HitGroup, int], Hit] = {}
        for scheme, key in keys:
            for group in groups:
                whole = self._refs_whole(scheme, key, group, limit + 1)
                _add(found, hits_with(self._connection, group, whole, Match.EXACT))
            if scheme in _PARTIAL:
                for group, refs in self._refs_partial(scheme, key, limit + 1).items():
                    if group in groups:
                        _add(found, hits_with(self._connection, group, refs, Match.PREFIX))
        if any(scheme in _BY_NUMBER for scheme, _ in keys):
            _add(found, self._related(list(found.values()), groups))
        return found

    def _refs_whole(self, scheme: str, key: str, group: HitGroup, limit: int) -> list[int]:
        query = """
            SELECT ref FROM search_key WHERE scheme = ? AND key = ? AND kind = ?
            ORDER BY ref DESC LIMIT ?
        """
        return [
            ref for (ref,) in run(self._connection, query, (str(scheme), key, group.value, limit))
        ]

    def _refs_partial(self, scheme: str, key: str, limit: int) -> dict[HitGroup, list[int]]:
        # The highest key first: of numbers that are given out in order, that is the newest.
        query = """
            SELECT kind, ref FROM search_key WHERE scheme = ? AND key > ? AND key < ?
            ORDER BY key DESC, kind DESC, ref DESC LIMIT ?
        """
        found: dict[HitGroup, list[int]] = {}
        values = (str(scheme), key, after(key), limit)
        for kind, ref in run(self._connection, query, values):
            found.setdefault(HitGroup(kind), []).append(ref)
        return found

    def _related(self, hits: Iterable[Hit], groups: Sequence[HitGroup]) -> list[Hit]:
        """The newest cases and contacts of the few persons that a number led to."""
        parties = [hit for hit in hits if hit.group is HitGroup.PARTY]
        if not 0 < len(parties) <= _FEW_PARTIES:
            return []
        related: list[Hit] = []
        for group in (g for g in groups if g in MOMENT_TABLES):
            table = MOMENT_TABLES[group]
            query = f"SELECT id FROM {table} WHERE party_id = ? ORDER BY id DESC LIMIT ?"
            for hit in parties:
                values = (hit.id, _RELATED)
                related += hits_among(self._connection, group, query, values, hit.match, 0)
        return related


def _add(found: dict[tuple[HitGroup, int], Hit], hits: Iterable[Hit]) -> None:
    """Keeps what is there already: it fits better."""
    for hit in hits:
        found.setdefault((hit.group, hit.id), hit)


def _count(found: Iterable[tuple[HitGroup, int]], group: HitGroup) -> int:
    return sum(of is group for of, _ in found)


def _id_range(wanted: Wanted) -> tuple[int, int]:
    since = first_id_at(wanted.since) if wanted.since else 0
    return since, first_id_at(wanted.until) if wanted.until else _LAST_ID
