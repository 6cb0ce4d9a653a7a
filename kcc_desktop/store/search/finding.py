"""Looks things up for the one search box: few, cheap statements, newest first, never all hits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from kcc_desktop.domain.expansion import Variants
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.keys import KeyScheme
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.search import known
from kcc_desktop.store.search.expressions import Tier, expression, tiers
from kcc_desktop.store.search.hits import MOMENT_TABLES, Part, hits_of
from kcc_desktop.store.search.known import after
from kcc_desktop.store.search.schema import WORDS
from kcc_desktop.store.search.sql import run

#: Candidates per group that ranking looks at: so many times what is asked for, and at least.
_CANDIDATES, _FEWEST_CANDIDATES = 3, 24
#: On PostgreSQL so many of the newest rows are read one by one before the index is asked: a common
#: word is among them, and of a word that is not, the index can give all rows. Articles are long.
_NEWEST_READ = {HitGroup.ARTICLE: 50, HitGroup.COLLEAGUE: 50}
_NEWEST_READ_ELSE = 1_000
_LAST_ID = 2**63 - 1
#: The index of beginnings goes as far as so many letters. The words that begin with a longer one
#: must be merged: where they have more uses than this, only the most used words are looked for.
_LONGEST_BEGINNING, _MOST_MERGED, _COMPLETIONS = 5, 4_000, 8
#: Where keys of each scheme lead to.
_LEADS_TO: dict[str, tuple[HitGroup, ...]] = {
    KeyScheme.NAME: (HitGroup.PARTY, HitGroup.COLLEAGUE),
    KeyScheme.STREET: (HitGroup.PARTY, HitGroup.CASE),
    KeyScheme.POSTCODE: (HitGroup.PARTY, HitGroup.CASE),
    KeyScheme.EMAIL: (HitGroup.PARTY, HitGroup.COLLEAGUE),
    KeyScheme.PHONE: (HitGroup.PARTY, HitGroup.COLLEAGUE),
    KeyScheme.BSN: (HitGroup.PARTY,),
    KeyScheme.KVK: (HitGroup.PARTY,),
    KeyScheme.RSIN: (HitGroup.PARTY,),
    KeyScheme.CASE: (HitGroup.CASE,),
}
#: Schemes in which the beginning of a key says enough to be looked for.
_PARTIAL = {KeyScheme.EMAIL, KeyScheme.PHONE, KeyScheme.KVK, KeyScheme.POSTCODE, KeyScheme.CASE}
#: A person found by a number brings along this many of their newest cases and contacts, as long as
#: no more persons than this were found.
_RELATED, _FEW_PARTIES = 3, 3
_BY_NUMBER = {KeyScheme.PHONE, KeyScheme.EMAIL, KeyScheme.BSN, KeyScheme.KVK, KeyScheme.RSIN}

_WHOLE = """
    SELECT ref AS id FROM search_key WHERE scheme = ? AND key = ? AND kind = ?
    ORDER BY ref DESC LIMIT ?
"""
#: The highest key first: of numbers that are given out in order, that is the newest.
_BEGINNING = """
    SELECT ref AS id FROM (
        SELECT kind, ref FROM search_key WHERE scheme = ? AND key > ? AND key < ?
        ORDER BY key DESC, kind DESC, ref DESC LIMIT ?
    ) AS begun WHERE kind = ?
"""
_SQLITE_IDS = """
    SELECT rowid AS id FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?
"""
_POSTGRES_IDS = """
    WITH newest AS MATERIALIZED (
        SELECT id FROM (
            SELECT id, words FROM {table} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT {read}
        ) AS recent WHERE words @@ to_tsquery('kcc_dutch', ?) ORDER BY id DESC LIMIT ?
    ), others AS MATERIALIZED (
        SELECT id FROM {table}
        WHERE (SELECT count(*) FROM newest) < ? AND id >= ? AND id < ?
            AND words @@ to_tsquery('kcc_dutch', ?)
        -- An expression, lest the planner walk the whole primary key for a rare word.
        ORDER BY id + 0 DESC LIMIT ?
    )
    SELECT id FROM newest UNION SELECT id FROM others ORDER BY id DESC LIMIT ?
"""


#: For the rest of the transaction: plans for these very words, by their index, without the workers
#: and compilation that pay off only for queries that take a second.
_POSTGRES_PLANS = """
    SELECT set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
        set_config('max_parallel_workers_per_gather', '0', true)
"""


class SqlFinding:
    """Implements `services.ports.Finding` on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._engine = connection.dialect.name
        if self._engine == "postgresql":
            run(connection, _POSTGRES_PLANS)

    def find(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> Sequence[Hit]:
        """The newest candidates per group that fit `wanted`."""
        found: dict[tuple[HitGroup, int], Hit] = {}
        steps = self._steps(wanted)
        parts = [*self._by_keys(wanted, groups, limit), *self._in_period(wanted, groups, limit)]
        lacking = [g for g in groups if wanted.since is None or g in MOMENT_TABLES]
        while parts or (steps and lacking):
            if steps:
                parts += self._by_words(wanted, steps.pop(0), lacking, limit)
            _add(found, hits_of(self._connection, parts))
            lacking = [group for group in lacking if _count(found, group) <= limit]
            parts = []
        _add(found, self._related(wanted, found.values(), groups))
        return list(found.values())

    def near_words(self, word: str, limit: int) -> Sequence[tuple[str, int]]:
        """Known words that share trigrams with `word`, most alike first, with their uses."""
        return known.near_words(self._connection, word, limit)

    def knows(self, word: str) -> bool:
        """Whether any text or name holds a word that begins with `word`."""
        return known.knows(self._connection, word)

    def _steps(self, wanted: Wanted) -> list[Tier]:
        """What is asked one after the other, as long as a group has too little."""
        some = bool(wanted.least) and wanted.least < len(wanted.words)
        return [(Match.PREFIX, wanted.words)] if some else tiers(wanted.words)

    def _by_words(
        self, wanted: Wanted, tier: Tier, groups: Iterable[HitGroup], limit: int
    ) -> list[Part]:
        match, words = tier
        if match is not Match.WORDS:
            words = [self._completed(variants) for variants in words]
        sought = expression(words, wanted.least, self._engine)
        missing = len(wanted.words) - wanted.least if wanted.least else 0
        most = max(limit * _CANDIDATES, _FEWEST_CANDIDATES)
        asked = (sought, *_id_range(wanted), most)
        return [Part(group, *self._ids(group, asked), match, missing) for group in groups]

    def _ids(
        self, group: HitGroup, asked: tuple[str, int, int, int]
    ) -> tuple[str, tuple[object, ...]]:
        """A query for the newest ids that fit an expression within a range of ids."""
        sought, since, until, most = asked
        if self._engine != "postgresql":
            return _SQLITE_IDS.format(table=WORDS[group]), asked
        newest = (since, until, sought, most)
        read = _NEWEST_READ.get(group, _NEWEST_READ_ELSE)
        query = _POSTGRES_IDS.format(table=WORDS[group], read=read)
        return query, (*newest, most, *newest, most)

    def _completed(self, variants: Variants) -> Variants:
        """Long beginnings of much used words become those words."""
        completed: list[tuple[str, Match]] = []
        for term, match in variants:
            words = self._completions(term) if term.endswith("*") else []
            completed += [(word, match) for word in words] or [(term, match)]
        return tuple(completed)

    def _completions(self, term: str) -> list[str]:
        beginning = term[:-1]
        if len(beginning) <= _LONGEST_BEGINNING or not beginning.isalpha():
            return []
        words, uses = known.completions(self._connection, beginning, _COMPLETIONS)
        return words if uses > _MOST_MERGED else []

    def _in_period(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> list[Part]:
        """All that happened in a period, for a query that is nothing but a day."""
        if wanted.since is None or wanted.words or wanted.keys:
            return []
        values = (*_id_range(wanted), limit + 1)
        ids = "SELECT id FROM {} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?"
        dated = [group for group in groups if group in MOMENT_TABLES]
        return [Part(g, ids.format(MOMENT_TABLES[g]), values, Match.WORDS) for g in dated]

    def _by_keys(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> list[Part]:
        most = limit + 1
        parts = []
        for scheme, key in wanted.keys:
            for group in (g for g in _LEADS_TO[scheme] if g in groups):
                whole = (str(scheme), key, group.value, most)
                parts.append(Part(group, _WHOLE, whole, Match.EXACT))
                if scheme in _PARTIAL:
                    begun = (str(scheme), key, after(key), most, group.value)
                    parts.append(Part(group, _BEGINNING, begun, Match.PREFIX))
        return parts

    def _related(
        self, wanted: Wanted, hits: Iterable[Hit], groups: Sequence[HitGroup]
    ) -> list[Hit]:
        """The newest cases and contacts of the few persons that a number led to."""
        if not any(scheme in _BY_NUMBER for scheme, _ in wanted.keys):
            return []
        parties = [hit for hit in hits if hit.group is HitGroup.PARTY]
        if len(parties) > _FEW_PARTIES:
            return []
        ids = "SELECT id FROM {} WHERE party_id = ? ORDER BY id DESC LIMIT ?"
        dated = [group for group in groups if group in MOMENT_TABLES]
        parts = [
            Part(group, ids.format(MOMENT_TABLES[group]), (hit.id, _RELATED), hit.match)
            for group in dated
            for hit in parties
        ]
        return hits_of(self._connection, parts)


def _add(found: dict[tuple[HitGroup, int], Hit], hits: Iterable[Hit]) -> None:
    """Keeps what is there already: it fits better."""
    for hit in hits:
        found.setdefault((hit.group, hit.id), hit)


def _count(found: Iterable[tuple[HitGroup, int]], group: HitGroup) -> int:
    return sum(of is group for of, _ in found)


def _id_range(wanted: Wanted) -> tuple[int, int]:
    since = first_id_at(wanted.since) if wanted.since else 0
    return since, first_id_at(wanted.until) if wanted.until else _LAST_ID
