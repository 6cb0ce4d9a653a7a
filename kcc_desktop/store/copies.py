"""Backups of a workspace, and putting one back. Neither ever overwrites anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kcc_desktop.domain.errors import InvalidInput, WorkspaceReadOnly
from kcc_desktop.domain.said import Said
from kcc_desktop.store import postgres_copies, sqlite_copies
from kcc_desktop.store.places import place_of
from kcc_desktop.store.sentences import not_writable


def backup(url: str, file: Path) -> None:
    """Writes a checked copy of the workspace to `file`, while others go on working in it.

    Raises:
        InvalidInput: when `file` is there already.
        WorkspaceFault: when the workspace can't be read or the copy can't be written.
    """
    place = place_of(url)
    if file.exists():
        raise InvalidInput(
            Said(
                f"{file} bestaat al en is niet gewijzigd. Kies een andere naam.",
                f"{file} is there already and was not changed. Choose another name.",
            )
        )
    with whole_file(file) as part:
        if place.file is not None:
            sqlite_copies.backup(place, part, file)
        else:
            postgres_copies.backup(place, part)


def restore(url: str, file: Path, now: datetime, *, replace: bool = False) -> str:
    """Puts a backup back; gives the name under which what stood there is kept, or "".

    `now` dates that name. Without `replace` a workspace that holds anything is left as it is.

    Raises:
        InvalidInput: when something stands there, or `file` is no backup of this kind.
        WorkspaceFault: when the copy can't be read or written.
    """
    place = place_of(url)
    if not file.is_file():
        raise InvalidInput(Said(f"{file} is er niet.", f"{file} is not there."))
    stamp = f"{now:%Y%m%d-%H%M%S}"
    if place.file is not None:
        return sqlite_copies.restore(place, file, stamp, replace=replace)
    return postgres_copies.restore(place, file, stamp, replace=replace)


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """A name to write under; it becomes `file` when the block succeeds, and is gone when not."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.touch()
        yield part
        _settle(part)
        part.replace(file)
    except OSError as error:
        raise WorkspaceReadOnly(not_writable(file)) from error
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path) -> None:
    """Waits until it is really on the disk."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
