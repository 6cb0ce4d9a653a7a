"""Writing and finding many rows at once, the same on both engines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

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
        connection.execute(insert(table), list(rows))


def update_many(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    """Runs an UPDATE with bound parameters once per row."""
    if rows:
        connection.execute(statement, list(rows))


def insert_new(connection: Connection, table: Table, row: Row, *, unique: str) -> bool:
    """Inserts a row unless one with the same `unique` column stands; says whether it did."""
    made = _insert_for(connection)(table).on_conflict_do_nothing(index_elements=[unique])
    counted = made.execution_options(preserve_rowcount=True)
    return connection.execute(counted, dict(row)).rowcount == 1


def put_row(connection: Connection, table: Table, row: Row) -> None:
    """Inserts a row, or replaces what stands under its primary key."""
    keys = [column.name for column in table.primary_key]
    values = {name: value for name, value in row.items() if name not in keys}
    made = _insert_for(connection)(table).values(dict(row))
    connection.execute(made.on_conflict_do_update(index_elements=keys, set_=values))


def _insert_for(connection: Connection) -> Any:
    engine = postgresql if connection.dialect.name == "postgresql" else sqlite
    return engine.insert


def rows_by(
    connection: Connection, table: Table, column: Column[Any], values: Sequence[Any]
) -> Iterator[Any]:
    """All rows of `table` whose `column` is one of `values`."""
    for piece in chunks(list(dict.fromkeys(values))):
        yield from connection.execute(select(table).where(column.in_(piece)))


def free_ids(connection: Connection, table: Table, wanted: Sequence[int]) -> list[int]:
    """For each wanted id itself, or the next one that nothing in `table` or in the list has."""
    taken = {row.id for row in _ids_among(connection, table, wanted)}
    given: list[int] = []
    for id_ in wanted:
        own = _next_free(connection, table, id_, taken) if id_ in taken else id_
        taken.add(own)
        given.append(own)
    return given


def free_id(connection: Connection, table: Table, wanted: int) -> int:
    """`wanted` itself, or the next id that nothing in `table` has."""
    return free_ids(connection, table, [wanted])[0]


def _ids_among(connection: Connection, table: Table, wanted: Sequence[int]) -> Iterator[Any]:
    for piece in chunks(wanted):
        yield from connection.execute(select(table.c.id).where(table.c.id.in_(piece)))


def _next_free(connection: Connection, table: Table, id_: int, taken: set[int]) -> int:
    while True:
        following = range(id_ + 1, id_ + 1 + BATCH)
        within = table.c.id.between(following[0], following[-1])
        full = taken.union(connection.execute(select(table.c.id).where(within)).scalars())
        for later in following:
            if later not in full:
                return later
        id_ = following[-1]


def change(connection: Connection, table: Table, id_: int, values: Row) -> None:
    """Changes one row."""
    connection.execute(update(table).where(table.c.id == id_).values(dict(values)))


def digest(*values: object) -> str:
    """A short fingerprint of plain values, to see whether a row brought in differs."""
    return hashlib.blake2b(repr(values).encode("utf-8", "replace"), digest_size=12).hexdigest()
