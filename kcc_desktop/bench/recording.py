"""What it costs to record a contact and hand it over, against the bare transaction."""

from __future__ import annotations

import itertools
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg.types.json import Json

from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import By, Figure, compare, turn_about
from kcc_desktop.bench.workspaces import BUILDER
from kcc_desktop.domain.contact import Contact, Outcome, Question
from kcc_desktop.domain.ids import TAIL_BITS
from kcc_desktop.domain.words import index_terms
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.record import Passing, Record, Recorded
from kcc_desktop.store.places import Place, place_of
from kcc_desktop.store.workspace import open_workspace

LIMIT = 3.0
_ROUNDS, _WARM = 150, 10

Execute = Callable[[str, Sequence[object]], list[dict[str, Any]]]


def measure_recording(url: str, corpus: Corpus) -> list[Figure]:
    """A contact with one question and a handover, committed to disk, by turns with bare rows."""
    with closing(open_workspace(url)) as workspace, _bare(place_of(url)) as bare:
        record = Record(workspace, BUILDER, lambda: datetime.now(UTC), Calendar())
        contacts = _contacts(workspace, corpus)
        template = _template(bare, _record(record, next(contacts)))
        for _ in range(_WARM):
            _record(record, next(contacts))
            template.write(bare, _Text.of(next(contacts)))
        ours = [_recording(record, one) for one in itertools.islice(contacts, _ROUNDS)]
        texts = [_Text.of(one) for one in itertools.islice(contacts, _ROUNDS)]
        times = turn_about(ours, [_writing(template, bare, text) for text in texts])
    return [compare("record", *times, by=By.P50, limit_ratio=LIMIT)]


def _recording(record: Record, contact: Contact) -> Callable[[], object]:
    return lambda: _record(record, contact)


def _writing(template: _Template, bare: _Bare, text: _Text) -> Callable[[], object]:
    return lambda: template.write(bare, text)


def _contacts(workspace: Workspace, corpus: Corpus) -> Iterator[Contact]:
    """New contacts about a product that has a service formula, with texts of the corpus."""
    with workspace.look() as work:
        product = next(
            one.id for one in work.knowledge.products() if work.knowledge.formula(one.id)
        )
    for one in itertools.cycle(corpus.contacts(corpus.blocks[-1])):
        asked = Question(0, 0, 0, one.subject, product_id=product, outcome=Outcome.OPEN)
        now = datetime.now(UTC)
        yield replace(
            one, id=0, at=now, finished_at=now, questions=(asked,), source="", source_key=""
        )


def _record(record: Record, contact: Contact) -> Recorded:
    passing = Passing(contact.subject, contact.note)
    return record.contact(contact, key=uuid.uuid4().hex, passing=passing)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A connection without anything around it."""

    execute: Execute
    begin: str
    mark: str
    index: str


@contextmanager
def _bare(place: Place) -> Iterator[_Bare]:
    if place.file is not None:
        with closing(sqlite3.connect(place.file, isolation_level=None)) as connection:
            connection.row_factory = _by_name
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {setting}")
            index = "INSERT INTO contact_words (rowid, words) VALUES (?, ?)"
            yield _Bare(
                lambda sql, values: connection.execute(sql, values).fetchall(),
                "BEGIN IMMEDIATE",
                "?",
                index,
            )
        return
    address = place.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True, row_factory=psycopg.rows.dict_row) as server:

        def execute(sql: str, values: Sequence[object]) -> list[dict[str, Any]]:
            done = server.execute(sql.encode(), values)
            return done.fetchall() if done.description else []

        index = "INSERT INTO contact_words VALUES (%s, to_tsvector('kcc_dutch', %s))"
        yield _Bare(execute, "BEGIN", "%s", index)


def _by_name(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    names = [column[0] for column in cursor.description]
    return dict(zip(names, row, strict=True))


@dataclass(frozen=True, slots=True)
class _Text:
    """What differs from one contact to the next, analysed beforehand."""

    values: dict[str, object]
    terms: str

    @classmethod
    def of(cls, contact: Contact) -> _Text:
        """The texts and the party of a contact."""
        values = {name: getattr(contact, name) for name in ("subject", "note", "party_id")}
        return cls(values, " ".join(index_terms(f"{contact.subject} {contact.note}")))


class _Template:
    """The rows that one recording left behind, to be made again under other ids and texts."""

    def __init__(self, rows: Sequence[tuple[str, dict[str, Any]]], mark: str) -> None:
        self._rows = rows
        self._statements = [_insert(table, row, mark) for table, row in rows]
        self._known = {row["id"] for _, row in rows if "id" in row}
        self._contact = next(row for table, row in rows if table == "contact")
        self._touch = f"UPDATE party SET last_contact_at = {mark} WHERE id = {mark}"
        self._round = 0

    def write(self, bare: _Bare, text: _Text) -> None:
        """All rows, the index entry and the party's last contact, in one transaction."""
        self._round += 1
        bare.execute(bare.begin, ())
        for statement, (_, row) in zip(self._statements, self._rows, strict=True):
            values = {name: text.values.get(name, value) for name, value in row.items()}
            bare.execute(statement, [self._other(*one) for one in values.items()])
        bare.execute(self._touch, (self._contact["at"], text.values["party_id"]))
        bare.execute(bare.index, (self._moved(self._contact["id"]), text.terms))
        bare.execute("COMMIT", ())

    def _other(self, name: str, value: Any) -> Any:
        if isinstance(value, int) and value in self._known:
            return self._moved(value)
        if name == "key":
            return f"{value}/{self._round}"
        return Json(value) if isinstance(value, list) else value

    def _moved(self, id_: int) -> int:
        return id_ + (self._round << TAIL_BITS)


def _insert(table: str, row: dict[str, Any], mark: str) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join([mark] * len(row))})"


def _template(bare: _Bare, recorded: Recorded) -> _Template:
    contact_id, handover_id = recorded.contact_id, recorded.handover_id
    rows = [
        (table, row)
        for table, column, id_ in (
            ("contact", "id", contact_id),
            ("question", "contact_id", contact_id),
            ("handover", "id", handover_id),
            ("handover_event", "handover_id", handover_id),
            ("promise", "handover_id", handover_id),
            ("audit_entry", "object_id", contact_id),
            ("audit_entry", "object_id", handover_id),
        )
        for row in bare.execute(f"SELECT * FROM {table} WHERE {column} = {bare.mark}", (id_,))
    ]
    return _Template(rows, bare.mark)
