"""Contacts as the rows that the store makes of them, analysed beforehand and written bare.

This is the bare limit of an import: the same rows into the same tables and indexes, with nothing
around them. It also fills the large workspaces, because one process can analyse while another
writes; a test holds it to write exactly what the store writes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

import psycopg

from kcc_desktop.bench.corpus import ROUND, SOURCE, Corpus
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.words import index_terms, words_of
from kcc_desktop.store.search import texts
from kcc_desktop.store.search.known import trigrams
from kcc_desktop.store.search.learning import vocabulary
from kcc_desktop.store.search.texts import Names

Row = tuple[Any, ...]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

CONTACT = (
    "id", "at", "channel", "direction", "subject", "note", "party_id", "agent", "finished_at",
    "source", "source_key",
)  # fmt: skip
QUESTION = ("id", "contact_id", "position", "text", "outcome")
AUDIT = (
    "id", "at", "actor", "login", "origin", "action", "object_kind", "object_id", "result",
    "detail",
)  # fmt: skip


@dataclass(slots=True)
class Prepared:
    """The rows of some contacts; moments are in microseconds since 1970, as SQLite keeps them."""

    contacts: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)
    terms: list[tuple[int, str]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    last_contacts: dict[int, int] = field(default_factory=dict)


def labels_of(parties: Iterable[Party]) -> dict[int, str]:
    """Per party the names and streets by which its contacts are found."""
    return {
        one.id: " ".join(
            ("", *(name.full for name in one.names), *(a.street for a in one.addresses))
        )
        for one in parties
    }


@dataclass(frozen=True, slots=True)
class Analysis:
    """The terms of some contacts, in their order, and the words that the vocabulary learns."""

    terms: tuple[str, ...]
    words: Counter[str]


def analyse(contacts: Sequence[Contact], labels: Mapping[int, str]) -> Analysis:
    """By what contacts are found; `labels` are those of their parties."""
    names = Names(parties=labels)
    found = [texts.contact_text(one, names) for one in contacts]
    words = chain.from_iterable(set(words_of(text)) for text in found)
    return Analysis(tuple(" ".join(index_terms(text)) for text in found), vocabulary(words))


def prepare(contacts: Sequence[Contact], analysis: Analysis) -> Prepared:
    """Makes the rows of contacts that were analysed."""
    made = Prepared(words=analysis.words)
    for one, terms in zip(contacts, analysis.terms, strict=True):
        at = microseconds(one.at)
        made.contacts.append(
            (one.id, at, str(one.channel), str(one.direction), one.subject, one.note, one.party_id,
             one.agent, at, one.source, one.source_key)
        )  # fmt: skip
        made.questions.extend(
            (asked.id, one.id, asked.position, asked.text, str(asked.outcome))
            for asked in one.questions
        )
        made.terms.append((one.id, terms))
        if one.party_id is not None:
            made.last_contacts[one.party_id] = max(made.last_contacts.get(one.party_id, 0), at)
    return made


def microseconds(at: datetime) -> int:
    """A moment as SQLite keeps it."""
    return (at - _EPOCH) // _MICROSECOND


class Analyst:
    """Prepares blocks of contacts; texts that come round again are analysed once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._labels = labels_of(corpus.parties())
        self._analysed: dict[int, Analysis] = {}

    def block(self, number: int) -> Prepared:
        """The rows of one block."""
        contacts = self._corpus.contacts(number)
        same = self._corpus.text_block(number)
        analysis = self._analysed.get(same) or analyse(contacts, self._labels)
        if self._corpus.size.contacts > ROUND:
            self._analysed[same] = analysis
        return prepare(contacts, analysis)


class SqliteWriter:
    """Writes prepared contacts with plain statements; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: set[str] = set()

    def write(self, rows: Prepared) -> None:
        """Adds the rows, their index entries, their words and their lines in the log."""
        many = self._connection.executemany
        many(_insert("contact", CONTACT), rows.contacts)
        many(_insert("question", QUESTION), rows.questions)
        many(
            "UPDATE party SET last_contact_at = ?2 WHERE id = ?1"
            " AND (last_contact_at IS NULL OR last_contact_at < ?2)",
            sorted(rows.last_contacts.items()),
        )
        many("INSERT INTO contact_words (rowid, words) VALUES (?, ?)", rows.terms)
        self._learn(rows.words)
        now = datetime.now(UTC)
        many(_insert("audit_entry", AUDIT), _log(rows, now, microseconds(now)))

    def _learn(self, words: Mapping[str, int]) -> None:
        fresh = sorted(word for word in words if word not in self._known)
        self._known.update(fresh)
        many = self._connection.executemany
        many(
            "INSERT INTO known_word (word, uses) VALUES (?, ?)"
            " ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses",
            [(word, words[word]) for word in fresh],
        )
        grams = ((word, trigrams(word)) for word in fresh)
        rows = ((one, len(word), word, len(all_)) for word, all_ in grams for one in all_)
        many("INSERT OR IGNORE INTO word_trigram VALUES (?, ?, ?, ?)", rows)


class PostgresWriter:
    """The same for PostgreSQL, with COPY where there is nothing to compute."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._known: set[str] = set()

    def write(self, rows: Prepared) -> None:
        """Adds the rows, their index entries, their words and their lines in the log."""
        self._copy("contact", CONTACT, [_with_moments(row, 1, 8) for row in rows.contacts])
        self._copy("question", QUESTION, rows.questions)
        ids, moments = zip(*sorted(rows.last_contacts.items()), strict=True)
        self._connection.execute(
            "UPDATE party SET last_contact_at = at"
            " FROM unnest(%s::bigint[], %s::timestamptz[]) AS fresh (id, at)"
            " WHERE party.id = fresh.id AND (last_contact_at IS NULL OR last_contact_at < at)",
            (list(ids), [_moment(at) for at in moments]),
        )
        self._connection.execute(
            "INSERT INTO contact_words SELECT id, to_tsvector('kcc_dutch', terms)"
            " FROM unnest(%s::bigint[], %s::text[]) AS fresh (id, terms)",
            ([id_ for id_, _ in rows.terms], [terms for _, terms in rows.terms]),
        )
        self._learn(rows.words)
        now = datetime.now(UTC)
        self._copy("audit_entry", AUDIT, list(_log(rows, now, now)))

    def _copy(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def _learn(self, words: Mapping[str, int]) -> None:
        fresh = sorted(word for word in words if word not in self._known)
        self._known.update(fresh)
        self._connection.execute(
            "INSERT INTO known_word (word, uses) SELECT * FROM unnest(%s::text[], %s::int[])"
            " ON CONFLICT (word) DO UPDATE SET uses = known_word.uses + excluded.uses",
            (fresh, [words[word] for word in fresh]),
        )


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" * len(columns))
    # Composed of the names above; every value is bound.
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def _log(rows: Prepared, now: datetime, at: object) -> Iterable[Row]:
    first = new_id(now)
    for place, (id_, *_) in enumerate(rows.contacts):
        yield (first + place, at, SOURCE, SOURCE, SOURCE, "import", "contact", id_, "ok", SOURCE)


def _moment(at: int) -> datetime:
    return _EPOCH + at * _MICROSECOND


def _with_moments(row: Row, *places: int) -> Row:
    return tuple(_moment(value) if at in places else value for at, value in enumerate(row))
