"""What the window looked like when it was closed, so that it looks the same when it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import platformdirs

from kcc_desktop.desk.own_file import read_json, write_whole

_SPLITTERS = ("columns", "stage", "work")
_LARGEST = 16_384  # pixels; no screen is wider
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """What lay open in a workspace: a person, a report, an article. Never a name: those belong in
    the workspace.
    """

    group: str
    id: int


@dataclass(frozen=True, slots=True)
class Session:
    """`place` is x, y, width and height of the window (empty: never kept); `splitters` the sizes of
    its panes by name; `opened` what lay open in the workspace whose digest is `workspace`.
    """

    place: tuple[int, ...] = ()
    maximized: bool = False
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    workspace: str = ""
    opened: Opened | None = None


def session_path() -> Path:
    """Where the session of this user is kept; the file need not be there."""
    return platformdirs.user_state_path("kcc-desktop", appauthor=False) / "session.json"


def digest_of(url: str) -> str:
    """A name for the workspace at `url` that doesn't give its address away."""
    from hashlib import blake2b  # noqa: PLC0415 (the first paint needs it not)

    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def read_session(path: Path) -> Session:
    """The session that the file at `path` holds; what of it can't be used is left out."""
    read = read_json(path)
    if not isinstance(read, Mapping):
        return Session()
    place, splitters = _numbers(read.get("place")), read.get("splitters")
    return Session(
        place=place if len(place) == 4 and min(place[2:]) > 0 else (),
        maximized=read.get("maximized") is True,
        splitters=_splitters(splitters if isinstance(splitters, Mapping) else {}),
        workspace=_text(read.get("workspace")),
        opened=_opened(read.get("opened")),
    )


def keep_session(path: Path, session: Session) -> None:
    """Write `session` to the file at `path`. Raises OSError."""
    import json  # noqa: PLC0415 (the first paint needs it not)

    write_whole(path, json.dumps(asdict(session), ensure_ascii=False))


def _splitters(read: Mapping[object, object]) -> dict[str, tuple[int, ...]]:
    sizes = {name: _numbers(read.get(name)) for name in _SPLITTERS}
    return {name: own for name, own in sizes.items() if own and min(own) >= 0}


def _numbers(read: object) -> tuple[int, ...]:
    if not isinstance(read, list) or len(read) > 8:
        return ()
    fits = all(type(one) is int and abs(one) <= _LARGEST for one in read)
    return tuple(read) if fits else ()


def _opened(read: object) -> Opened | None:
    if not isinstance(read, Mapping):
        return None
    group, id_ = read.get("group"), read.get("id")
    if not isinstance(group, str) or type(id_) is not int or not 0 < id_ < 1 << 63:
        return None
    return Opened(group[:_LONGEST], id_)


def _text(read: object) -> str:
    return read[:_LONGEST] if isinstance(read, str) else ""
