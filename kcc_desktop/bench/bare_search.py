"""The bare limit of searching: per group one statement by hand, straight through the driver.

What it is spared: understanding what was typed, finding out how wide to search, ranking, saying
more than the rows show. All that is settled beforehand (`Planner`), from what the program found
for the same text; what is left is the cheapest lookup known that gives as many rows per group.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from kcc_desktop.domain.expansion import Synonyms, expand
from kcc_desktop.domain.found import Found, HitGroup
from kcc_desktop.domain.query import Query, understand
from kcc_desktop.services.find import telling
from kcc_desktop.store.places import place_of
from kcc_desktop.store.search.expressions import expression, tiers
from kcc_desktop.store.search.known import after, trigrams
from kcc_desktop.store.search.names import WORDS

Row = tuple[Any, ...]
Run = Callable[[str, Sequence[object]], list[Row]]
#: Beginnings longer than this are not in the index of SQLite; most of their words are then named.
_LONGEST_BEGINNING, _COMPLETIONS = 5, 8

#: Per group its table and what a row shows: a title and a line below it.
_SHOWN = {
    HitGroup.PARTY: (
        "SELECT p.id, p.name, a.street, a.number, a.place, p.last_contact_at FROM party p"
        " LEFT JOIN party_address a ON a.party_id = p.id AND a.position = 0"
        " WHERE p.id IN ({ids}) ORDER BY p.id DESC"
    ),
    HitGroup.CASE: (
        "SELECT id, title, number, street, house_number, opened_at FROM case_file"
        " WHERE id IN ({ids}) ORDER BY id DESC"
    ),
    HitGroup.CONTACT: (
        "SELECT c.id, c.subject, p.name, c.channel, '', c.at FROM contact c"
        " LEFT JOIN party p ON p.id = c.party_id WHERE c.id IN ({ids}) ORDER BY c.id DESC"
    ),
    HitGroup.ARTICLE: (
        "SELECT id, title, substr(answer, 1, 160), kind, '', updated_at FROM article"
        " WHERE id IN ({ids}) ORDER BY id DESC"
    ),
    HitGroup.COLLEAGUE: (
        "SELECT id, first_name, surname, job, '', '' FROM employee"
        " WHERE id IN ({ids}) ORDER BY id DESC"
    ),
}
_SQLITE_IDS = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT {limit}"
#: What PostgreSQL does best depends on how rare the word is; the fastest for each text is taken.
_POSTGRES_IDS = tuple(
    "SELECT id FROM {table} WHERE words @@ to_tsquery('kcc_dutch', %s)"
    f" ORDER BY {order} DESC LIMIT {{limit}}"
    for order in ("id", "id + 0")
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `group` is which rows it gives, None when they only lead to others."""

    sql: str
    values: tuple[object, ...]
    group: HitGroup | None = None


Plan = tuple[Statement, ...]


@contextmanager
def bare_connection(url: str) -> Iterator[Run]:
    """What runs a statement on a connection of its own, from any one thread."""
    place = place_of(url)
    if place.file is not None:
        with closing(
            sqlite3.connect(place.file, check_same_thread=False, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA mmap_size = 67108864")
            yield lambda sql, values: connection.execute(sql, values).fetchall()
        return
    address = place.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as server:
        yield lambda sql, values: _rows(server.execute(sql.encode(), values))


def _rows(done: psycopg.Cursor[Row]) -> list[Row]:
    return done.fetchall() if done.description else []


def carry_out(run: Run, plan: Plan) -> list[tuple[HitGroup, Row]]:
    """The rows of a plan, by group."""
    rows: list[tuple[HitGroup, Row]] = []
    for statement in plan:
        found = run(statement.sql, statement.values)
        if statement.group is not None:
            rows += [(statement.group, row) for row in found]
    return rows


class Planner:
    """Settles which statements are needed for a text, given what the program found for it."""

    def __init__(self, run: Run, url: str, synonyms: Synonyms) -> None:
        self._run = run
        self._synonyms = synonyms
        self._server = place_of(url).file is None
        self._engine = "postgresql" if self._server else "sqlite"
        self._mark = "%s" if self._server else "?"

    def plan(self, text: str, found: Found, today: date | None = None) -> Plan:
        """The statements that give as many rows in each group as `found` has."""
        asked = understand(text, today or datetime.now(UTC).date())
        mended = _mended(asked, found)
        sought = self._sought(asked, mended, found)
        plan = [self._near(word) for word in mended]
        rest: list[tuple[HitGroup, list[int]]] = []
        for group in HitGroup:
            ids = [hit.id for hit in found.within(group)]
            statement, given = self._by_words(group, sought, len(ids))
            plan += [statement] if statement else []
            rest.append((group, ids[: len(ids) - given]))
        by_key = [self._by_ids(group, ids) for group, ids in rest if ids]
        return (*(self._by_keys(asked) if by_key else ()), *plan, *by_key)

    # by words

    def _sought(self, asked: Query, mended: dict[str, str], found: Found) -> list[list[str]]:
        """Expressions from strict to wide; of each also one that names the words it begins."""
        if not asked.words:
            return []
        meant = {word: [new] for word, new in mended.items()}
        words = telling(expand(asked.words, self._synonyms, meant))
        steps = [list(variants) for _, variants in tiers(words)]
        made = [self._either(step, 0) for step in steps]
        lacking = sorted({hit.missing for hit in found.hits if hit.missing})
        made += [self._either(list(words), max(1, len(words) - missing)) for missing in lacking]
        return made

    def _either(self, words: Sequence[Any], least: int) -> list[str]:
        made = [expression(words, least, self._engine)]
        named = [self._named(variants) for variants in words]
        if not self._server and named != list(words):
            made.append(expression(named, least, self._engine))
        return made

    def _named(self, variants: Sequence[tuple[str, Any]]) -> Any:
        """The same with a long beginning replaced by its most used words."""
        named: list[tuple[str, Any]] = []
        for term, match in variants:
            if not term.endswith("*") or len(term) <= _LONGEST_BEGINNING + 1 or " " in term:
                named.append((term, match))
                continue
            query = "SELECT word FROM known_word WHERE word >= ? AND word < ? ORDER BY uses DESC"
            found = self._run(f"{query} LIMIT {_COMPLETIONS}", (term[:-1], after(term[:-1])))
            named += [(word, match) for (word,) in found]
        return tuple(named) or tuple(variants)

    def _by_words(
        self, group: HitGroup, sought: Sequence[Sequence[str]], needed: int
    ) -> tuple[Statement | None, int]:
        """The strictest statement with enough rows (else most), and how many it gives of them."""
        best: tuple[Statement | None, int] = (None, -1)
        for alternatives in sought:
            made = [one for text in alternatives for one in self._words(group, text, needed)]
            count = max(len(self._run(one.sql, one.values)) for one in made)
            enough = [one for one in made if len(self._run(one.sql, one.values)) == count]
            if count > best[1]:
                best = (min(enough, key=self._duration), count)
            if count >= needed:
                break
        return best[0], min(max(best[1], 0), needed)

    def _words(self, group: HitGroup, sought: str, needed: int) -> list[Statement]:
        forms = _POSTGRES_IDS if self._server else (_SQLITE_IDS,)
        ids = (form.format(table=WORDS[group], limit=max(needed, 1)) for form in forms)
        return [Statement(_SHOWN[group].format(ids=one), (sought,), group) for one in ids]

    def _duration(self, statement: Statement) -> float:
        start = time.perf_counter()
        self._run(statement.sql, statement.values)
        return time.perf_counter() - start

    def _near(self, word: str) -> Statement:
        if self._server:
            query = "SELECT word FROM known_word WHERE word %% %s ORDER BY word <-> %s LIMIT 1"
            return Statement(query, (word, word))
        grams = sorted(trigrams(word))
        marks = ", ".join("?" * len(grams))
        query = (
            f"SELECT word FROM word_trigram WHERE trigram IN ({marks})"
            " AND size BETWEEN ? AND ? GROUP BY word ORDER BY count(*) DESC LIMIT 1"
        )
        return Statement(query, (*grams, len(word) - 2, len(word) + 2))

    # by keys

    def _by_keys(self, asked: Query) -> list[Statement]:
        mark = self._mark
        query = (
            f"SELECT kind, ref FROM search_key WHERE scheme = {mark} AND key >= {mark}"
            f" AND key < {mark} ORDER BY key DESC LIMIT 7"
        )
        return [Statement(query, (str(scheme), key, after(key))) for scheme, key in asked.keys]

    def _by_ids(self, group: HitGroup, ids: Sequence[int]) -> Statement:
        marks = ", ".join([self._mark] * len(ids))
        return Statement(_SHOWN[group].format(ids=marks), tuple(ids), group)


def _mended(asked: Query, found: Found) -> dict[str, str]:
    """The mistyped words of the query with what they were taken for."""
    corrected = found.corrected.split()
    if len(corrected) != len(asked.words):
        return {}
    pairs = zip(asked.words, corrected, strict=True)
    return {typed: meant for typed, meant in pairs if typed != meant}
