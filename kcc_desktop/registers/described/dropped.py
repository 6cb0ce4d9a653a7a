"""The files in a folder where a system drops them: which are there, and which are whole."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: Files that are looked at in one folder; the newest ones.
MOST_FILES = 500
_UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload", "~")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it was seen: `stamp` is its size and moment of change."""

    path: Path
    stamp: tuple[int, int]


@dataclass(slots=True)
class DropFolder:
    """A folder, and the files in it that match `pattern`.

    A file counts once it was left alone for `settled_s` seconds: by the clock of whoever wrote it,
    or, where that runs ahead, between two looks of ours.
    """

    folder: Path
    pattern: str
    settled_s: float = 5.0
    _seen: dict[Path, tuple[tuple[int, int], float]] = field(default_factory=dict)
    _digests: dict[Path, tuple[tuple[int, int], str]] = field(default_factory=dict)

    def whole(self) -> list[Dropped]:
        """The files that are no longer written to, oldest first. Raises OSError."""
        found = sorted(self._matching(), key=lambda one: (one.stamp[1], one.path.name))
        settled = [one for one in found[-MOST_FILES:] if self._is_settled(one)]
        self._seen = {path: seen for path, seen in self._seen.items() if path.exists()}
        return settled

    def digest(self, one: Dropped) -> str:
        """Names the content (BLAKE2b); read again only when size or moment changed.

        Empty when the file changed while it was read. Raises OSError.
        """
        known = self._digests.get(one.path)
        if known and known[0] == one.stamp:
            return known[1]
        digest = hashlib.blake2b(digest_size=16)
        with one.path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        if _stamp(one.path) != one.stamp:
            return ""
        self._digests[one.path] = (one.stamp, digest.hexdigest())
        return digest.hexdigest()

    def _matching(self) -> Iterator[Dropped]:
        if not self.folder.is_dir():
            raise FileNotFoundError(self.folder)
        for path in self.folder.glob(self.pattern):
            named = path.name.startswith((".", "~$")) or path.name.endswith(_UNFINISHED)
            if not named and path.is_file():
                yield Dropped(path, _stamp(path))

    def _is_settled(self, one: Dropped) -> bool:
        age = time.time() - one.stamp[1] / 1e9
        now = time.monotonic()
        stamp, since = self._seen.get(one.path, (None, now))
        if stamp != one.stamp:
            self._seen[one.path] = (one.stamp, now)
            since = now
        return age >= self.settled_s or now - since >= self.settled_s


def _stamp(path: Path) -> tuple[int, int]:
    known = path.stat()
    return known.st_size, known.st_mtime_ns
