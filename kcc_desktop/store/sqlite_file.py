"""The file of an embedded workspace, and connections to it by the driver alone.

What SQLAlchemy's engines and the search before them share: how a file is opened and prepared.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from kcc_desktop.domain.errors import WorkspaceDamaged, WorkspaceMissing, WorkspaceReadOnly
from kcc_desktop.store import sentences
from kcc_desktop.store.places import Place

BUSY_SECONDS = 5
_CACHE_KIB = {"writer": 16_000, "reader": 8_000}
_NO_DATABASE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_MAPPED_BYTES = 64 * 1024 * 1024


class FileReader:
    """Implements `search.reader.Reader` on the driver's connection. Raises sqlite3.Error."""

    engine = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, values: Sequence[Any] = (), *, again: bool = False) -> Sequence[Any]:
        """The rows of `query`. The driver keeps short statements ready by itself."""
        del again
        return self._connection.execute(query, values).fetchall()


def connect(uri: str) -> sqlite3.Connection:
    """A connection that begins no transactions of its own; for one thread at a time."""
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def make_file(file: Path) -> None:
    """Makes an empty database file in WAL mode, where there is none."""
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def looks_whole(file: Path) -> bool:
    """Whether `file` is a database and as long as it says, without reading it all.

    SQLite is asked: opening the file ourselves and closing it again would let go of every lock that
    this process holds on it (POSIX says so), and another program would then take away the log under
    an open window. Source: sqlite.org, "How To Corrupt An SQLite Database File", section 2.2.
    While a write-ahead log stands beside the file, pages may still have to come from there, so then
    its length says nothing.

    Raises:
        OSError: when it can't be read.
    """
    size, log = file.stat().st_size, file.with_name(f"{file.name}-wal")
    if not file.is_file() or not os.access(file, os.R_OK):
        raise PermissionError(file)
    if log.exists() and log.stat().st_size:
        return True
    try:
        with closing(connect(_reading_uri(file))) as connection:
            pages, page = _one(connection, "page_count"), _one(connection, "page_size")
    except sqlite3.DatabaseError as fault:
        return fault.sqlite_errorcode & 0xFF not in _NO_DATABASE
    return 0 < pages * page <= size


def check_place(place: Place) -> None:
    """Raises WorkspaceMissing, WorkspaceDamaged or WorkspaceReadOnly for a file that is no use."""
    if place.file is None:
        return
    try:
        whole = looks_whole(place.file)
    except FileNotFoundError:
        raise WorkspaceMissing(sentences.about(WorkspaceMissing, place)) from None
    except OSError as error:
        raise WorkspaceReadOnly(sentences.unreadable(place)) from error
    if not whole:
        raise WorkspaceDamaged(sentences.about(WorkspaceDamaged, place))


def writing_uri(place: Place) -> str:
    """The file as it is opened for changes."""
    return _uri(file_of(place), "rw")


def reading_uri(place: Place) -> str:
    """The file as it is opened for looking.

    WAL needs a shared-memory file beside the database, so a reader opens it for writing too. Where
    nothing may be written and no log is left over, the file is taken as it stands.
    """
    return _reading_uri(file_of(place))


def _reading_uri(file: Path) -> str:
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return _uri(file, "rw")
    if file.with_name(f"{file.name}-wal").exists():
        return _uri(file, "ro")
    return f"{_uri(file, 'ro')}&immutable=1"


def file_of(place: Place) -> Path:
    """The file of an embedded workspace."""
    if place.file is None:
        raise ValueError("not a file")
    return place.file


def prepare_writer(connection: sqlite3.Connection) -> None:
    """What is committed stays, whatever happens to the machine."""
    _pragmas(
        connection,
        journal_mode="WAL",
        synchronous="FULL",
        foreign_keys="ON",
        journal_size_limit=_MAPPED_BYTES,
        cache_size=-_CACHE_KIB["writer"],
        temp_store="MEMORY",
    )


def prepare_reader(connection: sqlite3.Connection) -> None:
    """Nothing can be changed through it."""
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


def _one(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _uri(file: Path, mode: str) -> str:
    return f"{file.as_uri()}?mode={mode}"
