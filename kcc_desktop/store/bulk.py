"""Writing and finding many rows at once, the same on both engines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Dialect, Table, select

from kcc_desktop.store.driver import execute, execute_many
from kcc_desktop.store.prepared import Among, Converter, Prepared, to_database

Row = Mapping[str, Any]
T = TypeVar("T")
#: As many values as go well into one IN list or one executemany.
BATCH = 1_000


def chunks(rows: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """`rows` in pieces of `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def distinct_chunks(
    rows: Sequence[T], key: Callable[[T], Hashable], size: int = BATCH
) -> Iterator[list[T]]:
    """`rows` in order, in pieces of at most `size` in which no key occurs twice."""
    piece: list[T] = []
    keys: set[Hashable] = set()
    for row in rows:
        own = key(row)
        if own in keys or len(piece) == size:
            yield piece
            piece, keys = [], set()
        piece.append(row)
        keys.add(own)
    if piece:
        yield piece


def insert_many(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that all have the same columns."""
    if rows:
        insertion = _insertion(connection.dialect, table, tuple(rows[0]))
        execute_many(connection, insertion.statement, [insertion.ready(row) for row in rows])


def insert_new(connection: Connection, table: Table, row: Row, *, unique: str) -> bool:
    """Inserts a row unless one with the same `unique` column stands; says whether it did."""
    insertion = _insertion(connection.dialect, table, tuple(row))
    tail = f" ON CONFLICT ({unique}) DO NOTHING RETURNING 1"
    made = execute(connection, insertion.statement + tail, insertion.ready(row))
    return made.fetchone() is not None


def change_many(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Changes rows: each has its `id` and, all of them the same, the columns that change."""
    if rows:
        names = tuple(name for name in rows[0] if name != "id")
        changing = _changing(connection.dialect, table, names)
        execute_many(connection, changing.statement, [changing.ready(row) for row in rows])


@dataclass(frozen=True, slots=True)
class _Writing:
    """An INSERT or UPDATE of one row, made ready once."""

    statement: str
    values: Callable[[Row], tuple[Any, ...]]
    converters: tuple[Converter, ...]

    def ready(self, row: Row) -> tuple[Any, ...]:
        """The values of `row` as the driver takes them."""
        return tuple(
            [
                value if convert is None else convert(value)
                for convert, value in zip(self.converters, self.values(row), strict=True)
            ]
        )


@lru_cache(maxsize=256)
def _insertion(dialect: Dialect, table: Table, names: tuple[str, ...]) -> _Writing:
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    marks = ", ".join([_mark(dialect)] * len(names))
    statement = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608
    return _writing(dialect, table, names, statement)


@lru_cache(maxsize=256)
def _changing(dialect: Dialect, table: Table, names: tuple[str, ...]) -> _Writing:
    quote, mark = dialect.identifier_preparer.quote, _mark(dialect)
    columns = ", ".join(f"{quote(name)} = {mark}" for name in names)
    statement = f"UPDATE {quote(table.name)} SET {columns} WHERE id = {mark}"  # noqa: S608
    return _writing(dialect, table, (*names, "id"), statement)


def _writing(dialect: Dialect, table: Table, names: Sequence[str], statement: str) -> _Writing:
    converters = tuple(to_database(dialect, table.c[name].type) for name in names)
    return _Writing(statement, itemgetter(*names), converters)


def _mark(dialect: Dialect) -> str:
    return "%s" if dialect.name == "postgresql" else "?"


def put_row(connection: Connection, table: Table, row: Row) -> None:
    """Inserts a row, or replaces what stands under its primary key."""
    keys = [column.name for column in table.primary_key]
    quote = connection.dialect.identifier_preparer.quote
    changes = ", ".join(
        f"{quote(name)} = excluded.{quote(name)}" for name in row if name not in keys
    )
    tail = f" ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {changes}"
    insertion = _insertion(connection.dialect, table, tuple(row))
    execute(connection, insertion.statement + tail, insertion.ready(row))


def rows_by(connection: Connection, column: Column[Any], values: Iterable[Any]) -> list[Any]:
    """All rows of the table of `column` in which it is one of `values`."""
    wanted = list(dict.fromkeys(values))
    return _whole_rows(column).rows(connection, wanted=wanted) if wanted else []


@lru_cache(maxsize=256)
def _whole_rows(column: Column[Any]) -> Prepared:
    return Prepared(select(column.table).where(Among(column)))


@lru_cache(maxsize=256)
def _ids_among(table: Table) -> Prepared:
    return Prepared(select(table.c.id).where(Among(table.c.id)))


def free_ids(connection: Connection, table: Table, wanted: Sequence[int]) -> list[int]:
    """For each wanted id itself, or the next one that nothing in `table` or in the list has."""
    if not wanted:
        return []
    taken = {row.id for row in _ids_among(table).rows(connection, wanted=wanted)}
    given: list[int] = []
    for id_ in wanted:
        own = _next_free(connection, table, id_, taken) if id_ in taken else id_
        taken.add(own)
        given.append(own)
    return given


def free_id(connection: Connection, table: Table, wanted: int) -> int:
    """`wanted` itself, or the next id that nothing in `table` has."""
    return free_ids(connection, table, [wanted])[0]


def _next_free(connection: Connection, table: Table, id_: int, taken: set[int]) -> int:
    while True:
        following = range(id_ + 1, id_ + 1 + BATCH)
        within = table.c.id.between(following[0], following[-1])
        full = taken.union(connection.execute(select(table.c.id).where(within)).scalars())
        for later in following:
            if later not in full:
                return later
        id_ = following[-1]


def digest(*values: object) -> str:
    """A short fingerprint of plain values, to see whether a row brought in differs."""
    return hashlib.blake2b(repr(values).encode("utf-8", "replace"), digest_size=12).hexdigest()
