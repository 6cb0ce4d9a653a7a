"""Contacts under way, in a small file of this user on this machine.

It stands beside no workspace: a note must be safe also while the server of the workspace is away.
Every save is on the disk when it returns (`synchronous = FULL`), so neither a killed program nor a
power cut loses what was saved.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from kcc_desktop.domain.drafts import Draft
from kcc_desktop.domain.errors import WorkspaceFault
from kcc_desktop.domain.said import Said
from kcc_desktop.store.draft_json import read, written

log = logging.getLogger(__name__)

BUSY_SECONDS = 2
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_MAKE = """
CREATE TABLE IF NOT EXISTS draft (
    id INTEGER PRIMARY KEY, saved_at TEXT NOT NULL, content TEXT NOT NULL
) STRICT
"""
_SAVE = """
INSERT INTO draft (id, saved_at, content) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, content = excluded.content
"""


def drafts_file(folder: Path, login: str, workspace_url: str) -> Path:
    """Where in `folder` the contacts under way of `login` in that workspace are kept.

    The name gives away neither of the two.
    """
    owner = f"{login}\0{workspace_url}".encode("utf-8", "surrogatepass")
    return folder / f"drafts-{hashlib.blake2b(owner, digest_size=10).hexdigest()}.sqlite"


class FileDrafts:
    """`services.ports_contact.Drafts` in one file, which is made and opened when first needed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._opened: sqlite3.Connection | None = None

    def load(self) -> Sequence[tuple[Draft, datetime]]:
        """What was under way, oldest first, with when each was saved. Raises WorkspaceFault."""
        with self._connected() as connection:
            rows = connection.execute("SELECT content, saved_at FROM draft ORDER BY id").fetchall()
        return [one for content, saved_at in rows if (one := _readable(content, saved_at))]

    def save(self, drafts: Sequence[Draft], *, at: datetime) -> None:
        """Puts these on the disk, all or none. Raises WorkspaceFault."""
        rows = [(draft.id, at.isoformat(), written(draft)) for draft in drafts]
        self._write(lambda connection: connection.executemany(_SAVE, rows))

    def remove(self, draft_id: int) -> None:
        """Forgets one. Raises WorkspaceFault."""
        self._write(
            lambda connection: connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
        )

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _write(self, change: Callable[[sqlite3.Connection], object]) -> None:
        with self._connected() as connection, _transaction(connection):
            change(connection)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._opened is None:
                    self._opened = _opened(self._file)
                yield self._opened
            except (sqlite3.Error, OSError) as fault:
                raise WorkspaceFault(_not_kept(self._file)) from fault


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # what went wrong first is what is told
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _opened(file: Path) -> sqlite3.Connection:
    """The file, made where there is none; a damaged one is put aside rather than lost."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(file)
    except sqlite3.DatabaseError as fault:
        if fault.sqlite_errorcode & 0xFF not in _DAMAGED:
            raise
    aside = _aside(file)
    log.error("the contacts under way could not be read; the file was kept as %s", aside)
    return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    _reserve(file)
    connection = sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(_MAKE)
    except BaseException:
        connection.close()
        raise
    return connection


def _reserve(file: Path) -> None:
    """Makes the file, where there is none, for nobody else to read."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _aside(file: Path) -> Path:
    """Renames the file, with its log, to the first name that is free."""
    names = (file.with_name(f"{file.stem}-damaged-{number}{file.suffix}") for number in range(1000))
    aside = next(name for name in names if not name.exists())
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def _readable(content: str, saved_at: str) -> tuple[Draft, datetime] | None:
    """One that can't be read, perhaps of a newer version, is left where it is."""
    try:
        return read(content), datetime.fromisoformat(saved_at)
    except (ValueError, KeyError, TypeError):
        log.exception("a contact under way could not be read")
        return None


def _not_kept(file: Path) -> Said:
    return Said(
        f"Uw kladnotities kunnen niet op schijf worden bewaard ({file.parent}). Maak ruimte vrij "
        "of vraag uw beheerder; sluit het programma niet af.",
        f"Your draft notes can't be kept on disk ({file.parent}). Make room or ask your "
        "administrator; do not close the program.",
    )
