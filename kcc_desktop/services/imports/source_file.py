"""The file that is brought in: its digest, how it is written, and reading it as text."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TextIO

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was found.

    `digest` names its content, `size` is in bytes, `encoding` a codec of Python.
    """

    path: Path
    digest: str
    size: int
    encoding: str
    modified_at: datetime

    @contextmanager
    def opened_text(self) -> Iterator[tuple[TextIO, Callable[[], int]]]:
        """Its text, and what tells how many bytes of it were taken. Raises InvalidInput."""
        with _readable(self.path) as stream:
            yield io.TextIOWrapper(stream, self.encoding, errors="replace", newline=""), stream.tell


def inspect(path: Path) -> SourceFile:
    """Reads the file once, in pieces. Raises InvalidInput when it can't be read or is empty.

    What is valid UTF-8 is UTF-8; anything else without a mark is taken for Windows-1252, which most
    spreadsheets of municipalities still write.
    """
    digest = hashlib.blake2b(digest_size=20)
    decoder = codecs.getincrementaldecoder("utf-8")()
    first, size, is_utf8 = b"", 0, True
    with _readable(path) as stream:
        modified_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        while chunk := stream.read(_CHUNK):
            first, size = first or chunk[:4], size + len(chunk)
            digest.update(chunk)
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
    if not size:
        raise InvalidInput(Said(f"{path.name} is leeg.", f"{path.name} is empty."))
    encoding = _encoding(first, is_utf8=is_utf8 and _decodes(decoder, b"", final=True))
    return SourceFile(path, digest.hexdigest(), size, encoding, modified_at)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(first: bytes, *, is_utf8: bool) -> str:
    marked = next((encoding for bom, encoding in _BOMS if first.startswith(bom)), None)
    if marked == "utf-16":
        return marked
    if not is_utf8:
        return "cp1252"
    return marked or "utf-8"


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():
        raise _unreadable(path)  # a pipe, say: opening that would wait for ever
    try:
        stream = path.open("rb")
    except FileNotFoundError as fault:
        raise InvalidInput(
            Said(f"Het bestand {path} bestaat niet.", f"The file {path} does not exist.")
        ) from fault
    except OSError as fault:
        raise _unreadable(path) from fault
    with stream:
        yield stream


def _unreadable(path: Path) -> InvalidInput:
    return InvalidInput(
        Said(f"Het bestand {path} is niet te lezen.", f"The file {path} can't be read.")
    )
