"""Engines for the embedded workspace: a SQLite file in WAL mode.

One connection writes and some read, so that a search never waits for a write. The driver starts no
transactions of its own; writes begin with BEGIN IMMEDIATE, so that what was read stays true until
it is committed, and never fail half-way because another program wrote in between.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from kcc_desktop.store import sqlite_file
from kcc_desktop.store.places import Place

READERS = 3


def writer(place: Place) -> Engine:
    """The engine with the one connection that writes."""
    engine = _engine(sqlite_file.writing_uri(place), connections=1)
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader(place: Place) -> Engine:
    """The engine whose connections only read. Works on read-only files and folders too."""
    engine = _engine(sqlite_file.reading_uri(place), connections=READERS)
    event.listen(engine, "connect", _prepare_reader)
    event.listen(engine, "begin", _begin)
    return engine


def _engine(uri: str, *, connections: int) -> Engine:
    return create_engine(
        "sqlite://",
        # The pool hands a connection to one thread at a time, which is all that SQLite asks.
        creator=lambda: sqlite_file.connect(uri),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,  # a fault that is logged names no resident
    )


def _prepare_writer(connection: sqlite3.Connection, record: Any) -> None:
    del record
    sqlite_file.prepare_writer(connection)


def _prepare_reader(connection: sqlite3.Connection, record: Any) -> None:
    del record
    sqlite_file.prepare_reader(connection)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
