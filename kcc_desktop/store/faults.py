"""The one edge where faults of the surroundings become ours, with a sentence that says what to do.

What is not recognised here is a bug of ours and is left as it is.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from kcc_desktop.domain.errors import (
    DiskFull,
    Interrupted,
    KccError,
    WorkspaceAway,
    WorkspaceDamaged,
    WorkspaceFault,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceRefused,
)
from kcc_desktop.store import sentences
from kcc_desktop.store.places import Place

Fault = type[KccError]

_SQLITE: dict[int, Fault] = {
    sqlite3.SQLITE_INTERRUPT: Interrupted,
    sqlite3.SQLITE_BUSY: WorkspaceLocked,
    sqlite3.SQLITE_LOCKED: WorkspaceLocked,
    sqlite3.SQLITE_PROTOCOL: WorkspaceLocked,
    sqlite3.SQLITE_READONLY: WorkspaceReadOnly,
    sqlite3.SQLITE_PERM: WorkspaceReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: WorkspaceFault,
    sqlite3.SQLITE_CORRUPT: WorkspaceDamaged,
    sqlite3.SQLITE_NOTADB: WorkspaceDamaged,
}
#: The file system can't grow the file, or it ends before its last page.
_SQLITE_IO: dict[int, Fault] = {
    sqlite3.SQLITE_IOERR_WRITE: DiskFull,
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,
    sqlite3.SQLITE_IOERR_TRUNCATE: DiskFull,
    sqlite3.SQLITE_IOERR_SHORT_READ: WorkspaceDamaged,
}
#: By the first characters of SQLSTATE, PostgreSQL manual appendix A; the longest that fits counts.
_POSTGRES: dict[str, Fault] = {
    "08": WorkspaceAway,
    "25006": WorkspaceReadOnly,
    "28": WorkspaceRefused,
    "3D000": WorkspaceMissing,
    "40": WorkspaceLocked,
    "42501": WorkspaceRefused,
    "53100": DiskFull,
    "53300": WorkspaceAway,
    "55006": WorkspaceLocked,
    "55P03": WorkspaceLocked,
    "57014": Interrupted,
    "57P": WorkspaceAway,
    "58030": WorkspaceDamaged,
    "XX001": WorkspaceDamaged,
    "XX002": WorkspaceDamaged,
}
#: What a server says that lets nobody in at this moment (postmaster.c, proc.c).
_NOT_NOW = (
    "starting up",
    "shutting down",
    "recovery mode",
    "accepting connections",
    "too many",
    "connection slots",
    "terminating connection",
)


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Turns a database error within the block into one of our faults, about `place`."""
    try:
        yield
    except _errors() as error:
        fault = fault_of(error, place)
        if fault is None:
            raise
        raise fault from error


def fault_of(error: Any, place: Place) -> KccError | None:
    """What `error` means to us, or None when it is a bug."""
    alchemy = _in_use("sqlalchemy.exc")
    if alchemy is not None and isinstance(error, alchemy.TimeoutError):
        return _made(WorkspaceLocked, place)
    wrapped = alchemy is not None and isinstance(error, alchemy.DBAPIError)
    cause = error.orig if wrapped else error
    kind = _of_sqlite(cause, place) if isinstance(cause, sqlite3.Error) else _of_postgres(cause)
    return None if kind is None else _made(kind, place)


def _errors() -> tuple[type[Exception], ...]:
    """What the drivers and SQLAlchemy raise, as far as they are in use."""
    known: list[type[Exception]] = [sqlite3.Error]
    alchemy, psycopg = _in_use("sqlalchemy.exc"), _in_use("psycopg")
    if alchemy is not None:
        known += (alchemy.DBAPIError, alchemy.TimeoutError)
    if psycopg is not None:
        known.append(psycopg.Error)
    return tuple(known)


def _in_use(module: str) -> ModuleType | None:
    """A library that was loaded; any other raises nothing, and the first search does not wait."""
    return sys.modules.get(module)


def _made(kind: Fault, place: Place) -> KccError:
    return kind(sentences.about(kind, place))


def _of_sqlite(error: sqlite3.Error, place: Place) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return _cannot_open(place)
    return _SQLITE_IO.get(code) or _SQLITE.get(code & 0xFF)


def _cannot_open(place: Place) -> Fault:
    missing = place.file is None or not place.file.exists()
    return WorkspaceMissing if missing else WorkspaceReadOnly


def _of_postgres(error: Any) -> Fault | None:
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        return _of_failed_connection(error)
    fitting = [start for start in _POSTGRES if state.startswith(start)]
    return _POSTGRES[max(fitting, key=len)] if fitting else None


def _of_failed_connection(error: Any) -> Fault | None:
    """Before a session stands there is no SQLSTATE, only what the server or the line said."""
    if type(error).__name__ not in {"OperationalError", "ConnectionTimeout"}:
        return None
    said = str(error)
    if "FATAL" not in said:
        asked = getattr(getattr(error, "pgconn", None), "needs_password", False)
        return WorkspaceRefused if asked else WorkspaceAway
    if any(words in said for words in _NOT_NOW):
        return WorkspaceAway
    if 'database "' in said and "does not exist" in said:
        return WorkspaceMissing
    return WorkspaceRefused
