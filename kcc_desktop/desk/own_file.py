"""Small files of this user: read without trust, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

LARGEST = 1 << 20


def read_json(path: Path) -> object:
    """What the file holds; None when there is none, or when it can't be used."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError:
        return None
    import json  # noqa: PLC0415 (most starts find no file, and their first paint waits for nothing)

    try:
        return None if len(content) > LARGEST else json.loads(content)
    except (ValueError, RecursionError):
        return None


def write_whole(path: Path, text: str) -> None:
    """Write `text`; whoever looks meanwhile, or after a power cut, sees the old or the new file.

    Only this user may read it. Raises OSError.
    """
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 (the first paint reads, and needs it not)

    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=path.name, newline="", delete=False
    ) as stream:
        beside = Path(stream.name)
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            _remove(beside)
            raise
    try:
        beside.replace(path)
    except OSError:
        _remove(beside)
        raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
