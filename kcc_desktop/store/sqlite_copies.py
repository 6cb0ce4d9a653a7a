"""Backups of the embedded workspace, by SQLite's own online backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kcc_desktop.domain.errors import (
    InvalidInput,
    WorkspaceDamaged,
    WorkspaceNewer,
    WorkspaceReadOnly,
)
from kcc_desktop.domain.said import Said
from kcc_desktop.store import history, sqlite_file
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import Place, place_of
from kcc_desktop.store.sentences import about, already_there, no_backup, not_writable
from kcc_desktop.store.sqlite_file import FileReader, check_place

#: Pages per step, between which others may write.
_STEP = 2_000
_BESIDE = ("-wal", "-shm")


def backup(place: Place, part: Path, file: Path) -> None:
    """Copies the workspace to `part`, as it is at one moment, and checks the copy.

    `file` is what the copy will be called.
    """
    source = sqlite_file.file_of(place)
    check_place(place)
    with told(_place(file)), closing(sqlite3.connect(part)) as copy:
        with told(place), closing(_opened(source)) as original:
            original.backup(copy, pages=_STEP)
        _as_one_file(copy)
    _check(part, about(WorkspaceDamaged, place))


def restore(place: Place, file: Path, stamp: str, *, replace: bool) -> str:
    """Puts `file` in the workspace's place; what stood there is kept beside it."""
    target = sqlite_file.file_of(place)
    if not sqlite_file.looks_whole(file):
        raise WorkspaceDamaged(no_backup(file))
    _check(file, no_backup(file))
    if target.exists() and not replace and _holds_something(target):
        raise InvalidInput(already_there(place))
    part = target.with_name(f".{target.name}.{stamp}.part")
    try:
        _begin(part, target)
        with told(place), closing(sqlite3.connect(part)) as copy, closing(_opened(file)) as backup_:
            backup_.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")
        kept = _set_aside(place, target, stamp) if target.exists() else ""
        part.replace(target)
    finally:
        for end in ("", *_BESIDE):
            part.with_name(part.name + end).unlink(missing_ok=True)
    return kept


def _begin(part: Path, target: Path) -> None:
    try:
        part.touch()
    except OSError as error:
        raise WorkspaceReadOnly(not_writable(target)) from error


def _check(file: Path, damaged: Said) -> None:
    """Raises WorkspaceDamaged or WorkspaceNewer unless `file` is a sound workspace."""
    place = _place(file)
    with told(place), closing(_opened(file)) as connection:
        sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        revision = history.revision(FileReader(connection)) if sound else None
    if revision is None:
        raise WorkspaceDamaged(damaged)
    if revision not in history.REVISIONS:
        raise WorkspaceNewer(about(WorkspaceNewer, place))


def _holds_something(file: Path) -> bool:
    """Whether anything was ever recorded there, or it can't be read."""
    if not file.stat().st_size:
        return False
    try:
        with closing(_opened(file)) as connection:
            return connection.execute("SELECT 1 FROM audit_entry LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True


def _set_aside(place: Place, target: Path, stamp: str) -> str:
    """Renames what stands there, when nobody has it open any more."""
    _let_go(place, target)
    kept = target.with_name(f"{target.stem}-{stamp}{target.suffix}")
    for end in _BESIDE:
        beside = target.with_name(target.name + end)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + end))
    target.rename(kept)
    return str(kept)


def _let_go(place: Place, target: Path) -> None:
    """Leaving WAL mode works only for who is alone; a file that is damaged is kept as it is."""
    try:
        with told(place), closing(sqlite3.connect(target, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except WorkspaceDamaged:
        return


def _as_one_file(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _place(file: Path) -> Place:
    return place_of(f"sqlite:///{file.absolute()}")
