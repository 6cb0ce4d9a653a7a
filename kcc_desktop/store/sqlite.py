"""Engines for the embedded workspace: a SQLite file in WAL mode.

One connection writes and some read, so that a search never waits for a write. The driver starts no
transactions of its own; writes begin with BEGIN IMMEDIATE, so that what was read stays true until
it is committed, and never fail half-way because another program wrote in between.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from kcc_desktop.store.places import Place

READERS = 3
BUSY_SECONDS = 5
_CACHE_KIB = {"writer": 16_000, "reader": 8_000}
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_MAPPED_BYTES = 64 * 1024 * 1024


def writer(place: Place) -> Engine:
    """The engine with the one connection that writes."""
    engine = _engine(_uri(place, "rw"), connections=1)
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader(place: Place) -> Engine:
    """The engine whose connections only read. Works on read-only files and folders too."""
    engine = _engine(_reading_uri(place), connections=READERS)
    event.listen(engine, "connect", _prepare_reader)
    event.listen(engine, "begin", _begin)
    return engine


def make_file(file: Path) -> None:
    """Makes an empty database file in WAL mode, where there is none."""
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def looks_whole(file: Path) -> bool:
    """Whether `file` begins as a database and is as long as it says, without reading it all.

    Source: the file format on sqlite.org, section 1.3. While a write-ahead log stands beside the
    file, pages may still have to come from there, so then its length says nothing.

    Raises:
        OSError: when it can't be read.
    """
    with file.open("rb") as opened:
        header = opened.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        return False
    page = int.from_bytes(header[16:18])
    changes, pages = int.from_bytes(header[24:28]), int.from_bytes(header[28:32])
    counted_at = int.from_bytes(header[92:96])
    log = file.with_name(f"{file.name}-wal")
    if changes != counted_at or (log.exists() and log.stat().st_size):
        return True
    return file.stat().st_size >= pages * (65_536 if page == 1 else page)


def _engine(uri: str, *, connections: int) -> Engine:
    def connect() -> sqlite3.Connection:
        # The pool hands a connection to one thread at a time, which is all that SQLite asks.
        return sqlite3.connect(
            uri,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )

    return create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
    )


def _uri(place: Place, mode: str) -> str:
    return f"{file_of(place).as_uri()}?mode={mode}"


def _reading_uri(place: Place) -> str:
    """WAL needs a shared-memory file beside the database, so a reader opens it for writing too.

    Where nothing may be written and no log is left over, the file is taken as it stands.
    """
    file = file_of(place)
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return _uri(place, "rw")
    if file.with_name(f"{file.name}-wal").exists():
        return _uri(place, "ro")
    return f"{_uri(place, 'ro')}&immutable=1"


def file_of(place: Place) -> Path:
    """The file of an embedded workspace."""
    if place.file is None:
        raise ValueError("not a file")
    return place.file


def _prepare_writer(connection: sqlite3.Connection, record: Any) -> None:
    del record
    _pragmas(
        connection,
        journal_mode="WAL",
        synchronous="FULL",
        foreign_keys="ON",
        journal_size_limit=_MAPPED_BYTES,
        cache_size=-_CACHE_KIB["writer"],
        temp_store="MEMORY",
    )


def _prepare_reader(connection: sqlite3.Connection, record: Any) -> None:
    del record
    _pragmas(
        connection,
        query_only="ON",
        cache_size=-_CACHE_KIB["reader"],
        mmap_size=_MAPPED_BYTES,
        temp_store="MEMORY",
    )


def _pragmas(connection: sqlite3.Connection, **values: str | int) -> None:
    for name, value in values.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
