"""The name under which the window of this user can be reached; kept apart from `desk.single`, so
that a start that is alone loads nothing for it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

#: A socket's path is no longer than this on any system.
_LONGEST = 100


def name_for(place: str) -> str:
    """The name for the window on `place` (a word of ours, or the address of a workspace).

    A path of a folder that is this user's alone; on Windows the name of a pipe.
    """
    word = place if place.isidentifier() else _digest(place)
    if sys.platform == "win32":
        return f"kcc-desktop-{os.environ.get('USERNAME', '')}-{word}"
    folder = platformdirs.user_state_path("kcc-desktop", appauthor=False)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{word}.socket"
    return str(path) if len(str(path)) <= _LONGEST else f"kcc-desktop-{_digest(str(path))}"


def may_be_there(name: str) -> bool:
    """Whether somebody may be listening; False is certain."""
    return sys.platform == "win32" or not Path(name).is_absolute() or Path(name).exists()


def _digest(place: str) -> str:
    from hashlib import blake2b  # noqa: PLC0415 (most starts are on a place that has a word)

    return blake2b(place.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
