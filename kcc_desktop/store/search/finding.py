"""Looks things up for the one search box: few, cheap statements, newest first, never all hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from kcc_desktop.domain.expansion import Variants
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.keys import KeyScheme
from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.domain.report import SourceState
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.search import context, known
from kcc_desktop.store.search.expressions import Tier, expression, tiers
from kcc_desktop.store.search.hits import MOMENT_TABLES, Part, Way, hits_of
from kcc_desktop.store.search.known import after
from kcc_desktop.store.search.names import WORDS
from kcc_desktop.store.search.reader import Reader

#: Candidates per group that ranking looks at: so many times what is asked for, and at least.
_CANDIDATES, _FEWEST_CANDIDATES = 3, 24
#: On PostgreSQL so many of the newest rows are read one by one before the index is asked: a common
#: word is among them, and of a word that is not, the index can give all rows. Articles are long.
_NEWEST_READ = {HitGroup.ARTICLE: 50, HitGroup.COLLEAGUE: 50}
_NEWEST_READ_ELSE = 1_000
#: What a row costs that the index gives, in rows that are read one by one.
_INDEX_ROW = 4
_LAST_ID = 2**63 - 1
#: The index of beginnings goes as far as so many letters. The words that begin with a longer one
#: must be merged, which takes as long as they have uses: they are named instead where they are few,
#: and of more words with more uses than this only the most used ones are looked for.
_LONGEST_BEGINNING, _MOST_MERGED, _COMPLETIONS = 5, 1_000, 8
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
#: A person found by a number, or who lives in the house that was asked for, brings along this many
#: of their newest cases and contacts, as long as no more persons than this were found.
_RELATED, _FEW_PARTIES = 3, 3
_BY_NUMBER = {KeyScheme.PHONE, KeyScheme.EMAIL, KeyScheme.BSN, KeyScheme.KVK, KeyScheme.RSIN}

_Ids = tuple[str, tuple[object, ...]]
"""A query for ids (see `hits.Part`) with its values."""

_WHOLE = """
    SELECT {way} AS way, ref AS id FROM (
        SELECT ref FROM search_key WHERE scheme = ? AND key = ? AND kind = ?
        ORDER BY ref DESC LIMIT ?
    ) AS found
"""
#: The highest key first: of numbers that are given out in order, that is the newest.
_BEGINNING = """
    SELECT {way} AS way, ref AS id FROM (
        SELECT kind, ref FROM search_key WHERE scheme = ? AND key > ? AND key < ?
        ORDER BY key DESC, kind DESC, ref DESC LIMIT ?
    ) AS begun WHERE kind = ?
"""
#: The same for however many keys, so that the server sees one text.
_POSTGRES_KEYS = """
    SELECT way, found.ref AS id
    FROM unnest(CAST(? AS int[]), CAST(? AS text[]), CAST(? AS text[])) AS w (way, scheme, whole)
    CROSS JOIN LATERAL (
        SELECT ref FROM search_key k WHERE k.scheme = w.scheme AND key = whole AND kind = ?
        ORDER BY ref DESC LIMIT ?
    ) AS found
    UNION ALL SELECT way, begun.ref
    FROM unnest(CAST(? AS int[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
        AS w (way, scheme, first, past)
    CROSS JOIN LATERAL (
        SELECT kind, ref FROM search_key k WHERE k.scheme = w.scheme AND key > first AND key < past
        ORDER BY key DESC, kind DESC, ref DESC LIMIT ?
    ) AS begun WHERE kind = ?
"""
_SQLITE_IDS = """
    SELECT 0 AS way, rowid AS id FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?
"""


def _sqlite_ids(group: HitGroup, sought: str, wanted: Wanted, most: int) -> _Ids:
    return _SQLITE_IDS.format(table=WORDS[group]), (sought, *_id_range(wanted), most)


#: Newest first, and only as far as need be: among the newest rows; where too few of them fit, as
#: far on as these promise to reach (and half as far again) or, where that would be fewer rows, by
#: the index. There the range and order are expressions, lest the planner walk the primary key.
_POSTGRES_IDS = """
    WITH sought AS MATERIALIZED (SELECT to_tsquery('kcc_dutch', ?) AS query),
    newest AS MATERIALIZED (
        SELECT id FROM (
            SELECT id, words FROM {table} {range} ORDER BY id DESC LIMIT {read}
        ) AS recent WHERE words @@ (SELECT query FROM sought) LIMIT ?
    ), reach AS MATERIALIZED (
        SELECT CASE WHEN fit < ? AND far < {index_row} * fit * size / {read}
            THEN CAST(far AS bigint) ELSE 0 END AS rows
        FROM (SELECT count(*) AS fit, 1.5 * {read} * ? / nullif(count(*), 0) AS far FROM newest)
            AS seen, (SELECT reltuples AS size FROM pg_class WHERE oid = '{table}'::regclass) AS t
    ), older AS MATERIALIZED (
        SELECT id FROM (
            SELECT id, words FROM {table} {range} ORDER BY id DESC LIMIT (SELECT rows FROM reach)
        ) AS recent WHERE words @@ (SELECT query FROM sought) LIMIT ?
    ), best AS MATERIALIZED (
        SELECT id FROM older
        UNION ALL SELECT id FROM newest WHERE (SELECT rows FROM reach) = 0
    ), others AS MATERIALIZED (
        SELECT id FROM {table}
        WHERE (SELECT count(*) FROM best) < ? AND words @@ (SELECT query FROM sought) {within}
        ORDER BY id + 0 DESC LIMIT ?
    )
    SELECT 0 AS way, id FROM others
    UNION ALL SELECT 0, id FROM best WHERE (SELECT count(*) FROM best) >= ?
"""
_RANGE, _WITHIN = "WHERE id >= ? AND id < ?", "AND id + 0 >= ? AND id + 0 < ?"
#: A few days are read whole: the index would give what fits from all the years.
_POSTGRES_DAYS = """
    WITH sought AS MATERIALIZED (SELECT to_tsquery('kcc_dutch', ?) AS query)
    SELECT 0 AS way, id FROM (
        SELECT id, words FROM {table} WHERE id >= ? AND id < ? ORDER BY id DESC OFFSET 0
    ) AS recent WHERE words @@ (SELECT query FROM sought) ORDER BY id DESC LIMIT ?
"""
_FEW_DAYS = timedelta(days=8)


def _postgres_ids(group: HitGroup, sought: str, wanted: Wanted, most: int) -> _Ids:
    table = WORDS[group]
    if wanted.since and wanted.until and wanted.until - wanted.since <= _FEW_DAYS:
        return _POSTGRES_DAYS.format(table=table), (sought, *_id_range(wanted), most)
    # Without a period the text has no range: the planner would expect few rows of any.
    period = _id_range(wanted) if wanted.since or wanted.until else ()
    query = _POSTGRES_IDS.format(
        table=table,
        read=_NEWEST_READ.get(group, _NEWEST_READ_ELSE),
        index_row=_INDEX_ROW,
        range=_RANGE if period else "",
        within=_WITHIN if period else "",
    )
    newest, older = (*period, most, most, most), (*period, most)
    return query, (sought, *newest, *older, most, *period, most, most)


#: For the rest of the transaction: one plan for any values.
_POSTGRES_PLANS = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)"


class SqlFinding:
    """Implements `services.ports.Finding` on one connection."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._engine = reader.engine
        self._begun: dict[str, list[str]] = {}
        if self._engine == "postgresql":
            reader.rows(_POSTGRES_PLANS, again=True)

    def find(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> Sequence[Hit]:
        """The newest candidates per group that fit `wanted`."""
        found: dict[tuple[HitGroup, int], Hit] = {}
        steps = self._steps(wanted)
        parts = [*self._by_keys(wanted, groups, limit), *self._in_period(wanted, groups, limit)]
        lacking = [g for g in groups if wanted.since is None or g in MOMENT_TABLES]
        while parts or (steps and lacking):
            if steps:
                parts += self._by_words(wanted, steps.pop(0), lacking, limit)
            _add(found, hits_of(self._reader, parts))
            counts = Counter(group for group, _ in found)
            lacking = [group for group in lacking if counts[group] <= limit]
            parts = []
        related = {
            (hit.group, hit.id): hit for hit in self._related(wanted, found.values(), groups)
        }
        return list((found | related).values())

    def near_words(self, word: str, limit: int) -> Sequence[tuple[str, int]]:
        """Known words that share trigrams with `word`, most alike first, with their uses."""
        return known.near_words(self._reader, word, limit)

    def knows(self, word: str) -> bool:
        """Whether any text or name holds a word that begins with `word`."""
        return known.knows(self._reader, word)

    def synonyms(self) -> Sequence[Synonym]:
        """The whole list, by word."""
        return context.synonyms(self._reader)

    def synonyms_stamp(self) -> int:
        """A number that differs once the list was changed by anyone."""
        return context.synonyms_stamp(self._reader)

    def sources(self) -> Sequence[SourceState]:
        """The sources that brought cases in, with their condition, by name."""
        return context.sources(self._reader)

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
        ways = (Way(match, missing),)
        write = _postgres_ids if self._engine == "postgresql" else _sqlite_ids
        return [Part(group, *write(group, sought, wanted, most), ways) for group in groups]

    def _completed(self, variants: Variants) -> Variants:
        """Long beginnings become the words that begin so, also at the end of a phrase."""
        completed: dict[str, Match] = {}
        for term, match in variants:
            words = self._completions(term) if term.endswith("*") else []
            for written in words or [term]:
                completed.setdefault(written, match)
        return tuple(completed.items())

    def _completions(self, term: str) -> list[str]:
        before, blank, begun = term[:-1].rpartition(" ")
        if len(begun) <= _LONGEST_BEGINNING or not begun.isalpha():
            return []
        if begun not in self._begun:
            self._begun[begun] = self._words_begun(begun)
        return [f"{before}{blank}{word}" for word in self._begun[begun]]

    def _words_begun(self, begun: str) -> list[str]:
        """The words that stand for all that begin so; none where those must be merged."""
        words, uses = known.completions(self._reader, begun, _COMPLETIONS + 1)
        named = len(words) <= _COMPLETIONS or uses > _MOST_MERGED
        return words[:_COMPLETIONS] if named else []

    def _in_period(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> list[Part]:
        """All that happened in a period, for a query that is nothing but a day."""
        if wanted.since is None or wanted.words or wanted.keys:
            return []
        values = (*_id_range(wanted), limit + 1)
        ids = "SELECT 0 AS way, id FROM {} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?"
        dated = [group for group in groups if group in MOMENT_TABLES]
        ways = (Way(Match.WORDS),)
        return [Part(g, ids.format(MOMENT_TABLES[g]), values, ways) for g in dated]

    def _by_keys(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> list[Part]:
        if not wanted.keys:
            return []
        write = _keys_postgres if self._engine == "postgresql" else _keys_sqlite
        parts = []
        for group in groups:
            sought = [_Sought(*key, way) for key in wanted.keys for way in _ways(key, group)]
            if sought:
                ids = write(sought, group, limit + 1)
                parts.append(Part(group, *ids, tuple(Way(one.match) for one in sought)))
        return parts

    def _related(
        self, wanted: Wanted, hits: Iterable[Hit], groups: Sequence[HitGroup]
    ) -> list[Hit]:
        """The newest cases and contacts of the few persons that a number or house led to."""
        parties = [hit for hit in hits if hit.group is HitGroup.PARTY]
        if not any(scheme in _BY_NUMBER for scheme, _ in wanted.keys):
            parties = _in_house(wanted, parties)
        if not parties or len(parties) > _FEW_PARTIES:
            return []
        ids = "SELECT 0 AS way, id FROM {} WHERE party_id = ? ORDER BY id DESC LIMIT ?"
        dated = [group for group in groups if group in MOMENT_TABLES]
        parts = [
            Part(group, ids.format(MOMENT_TABLES[group]), (hit.id, _RELATED), (Way(hit.match),))
            for group in dated
            for hit in parties
        ]
        return hits_of(self._reader, parts)


class _Sought(NamedTuple):
    """A key that is sought whole (an exact match) or as a beginning."""

    scheme: str
    key: str
    match: Match


def _ways(key: tuple[str, str], group: HitGroup) -> list[Match]:
    """How a key may lead to a group."""
    scheme = key[0]
    if group not in _LEADS_TO[scheme]:
        return []
    return [Match.EXACT, Match.PREFIX] if scheme in _PARTIAL else [Match.EXACT]


def _keys_sqlite(sought: Sequence[_Sought], group: HitGroup, most: int) -> _Ids:
    queries: list[str] = []
    values: list[object] = []
    for way, (scheme, key, match) in enumerate(sought):
        if match is Match.EXACT:
            queries.append(_WHOLE.format(way=way))
            values += (str(scheme), key, group.value, most)
        else:
            queries.append(_BEGINNING.format(way=way))
            values += (str(scheme), key, after(key), most, group.value)
    return " UNION ALL ".join(queries), tuple(values)


def _keys_postgres(sought: Sequence[_Sought], group: HitGroup, most: int) -> _Ids:
    rows = [(way, str(one.scheme), one.key, after(one.key)) for way, one in enumerate(sought)]
    whole = [row[:3] for row in rows if sought[row[0]].match is Match.EXACT]
    begun = [row for row in rows if sought[row[0]].match is Match.PREFIX]
    values = (*_columns(whole, 3), group.value, most, *_columns(begun, 4), most, group.value)
    return _POSTGRES_KEYS, values


def _columns(rows: Sequence[tuple[object, ...]], count: int) -> list[list[object]]:
    return [[row[place] for row in rows] for place in range(count)]


def _add(found: dict[tuple[HitGroup, int], Hit], hits: Iterable[Hit]) -> None:
    """Keeps what is there already: it fits better."""
    for hit in hits:
        found.setdefault((hit.group, hit.id), hit)


def _in_house(wanted: Wanted, parties: Sequence[Hit]) -> list[Hit]:
    """Who was found exactly, where a postcode with a number was asked for."""
    postcodes = (key for scheme, key in wanted.keys if scheme == KeyScheme.POSTCODE)
    if any(key[-1].isdigit() for key in postcodes):
        return [hit for hit in parties if hit.match is Match.EXACT]
    return []


def _id_range(wanted: Wanted) -> tuple[int, int]:
    since = first_id_at(wanted.since) if wanted.since else 0
    return since, first_id_at(wanted.until) if wanted.until else _LAST_ID
