"""Records out of a JSON file of any size, one at a time.

The file is a list of objects, or an object that holds that list under one of the names that are
met in the wild. A name that stands twice in one object keeps both values, which a dictionary would
not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol, TextIO

import ijson

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean
from kcc_desktop.services.imports.records import BrokenOff, Problem, Record

LISTS = frozenset({"requests", "service_requests", "results", "items"})
DEEPEST = 16
#: No record is larger (bytes); what is, is no record but an attack or a broken file.
LARGEST_RECORD = 16 << 20
_PIECE = 1 << 16
#: No number has more digits. The parser is written in C and dies of one with more than 4,300, which
#: Python refuses to read (sys.set_int_max_str_digits).
MOST_DIGITS = 1_000
_DIGITS = re.compile(rb"[0-9]{%d,}" % MOST_DIGITS)

_NO_OBJECT = Said("dit is geen record met velden", "this is no record with fields")
_TOO_DEEP = Said("te diep in elkaar genest", "nested too deeply")

Event = tuple[str, Any]


class Readable(Protocol):
    """A file, or an answer of a server."""

    def opened_text(self) -> AbstractContextManager[tuple[TextIO, Callable[[], int]]]:
        """Its text, and what tells how many bytes of it were taken."""
        ...


def json_records(
    source: Readable,
    progress: Callable[[int], None],
    *,
    single: bool = False,
    lists: frozenset[str] = LISTS,
) -> Iterator[Record]:
    """The records in order; `progress` is told how many bytes were taken.

    The list may stand under one of the names `lists` (in lower case). With `single` an object
    without such a list is itself the one record.
    Raises BrokenOff where the file is cut off or no JSON, InvalidInput when it holds no list of
    records.
    """
    with source.opened_text() as (stream, taken):
        reader = _Utf8Pieces(stream)
        elements = _elements(_events(reader), lists, single=single)
        for position, element in enumerate(elements, 1):
            reader.start_record()
            progress(taken())
            yield _record(position, element)


class _Utf8Pieces:
    """Gives the text of a file as UTF-8 bytes, and refuses to go on for ever without a record."""

    def __init__(self, stream: TextIO) -> None:
        self.record = 1
        self._stream = stream
        self._waiting = 0
        self._in_digits = 0

    def read(self, size: int = -1) -> bytes:
        """The next piece; empty at the end. `size` 0 only asks what kind of file this is."""
        if not size:
            return b""
        piece = self._few_digits(self._stream.read(_PIECE).encode("utf-8", "replace"))
        self._waiting += len(piece)
        if self._waiting > LARGEST_RECORD + 2 * _PIECE:
            raise BrokenOff(
                Said(
                    "Het bestand bevat een record van meer dan 16 MB; dat kan niet kloppen.",
                    "The file holds a record of more than 16 MB; that can't be right.",
                )
            )
        return piece

    def _few_digits(self, piece: bytes) -> bytes:
        """Cuts endless digits short; a run may go on from the piece before."""
        if not piece:
            return piece
        rest = piece.lstrip(b"0123456789")
        first = piece[: min(len(piece) - len(rest), MOST_DIGITS - self._in_digits)]
        rest = _DIGITS.sub(lambda run: run[0][:MOST_DIGITS], rest)
        last = len(rest) - len(rest.rstrip(b"0123456789"))
        self._in_digits = last if rest else self._in_digits + len(first)
        return first + rest

    def start_record(self) -> None:
        """A record came out of what was read; the next one begins."""
        self._waiting = 0
        self.record += 1


def _events(reader: _Utf8Pieces) -> Iterator[Event]:
    try:
        yield from ijson.basic_parse(reader, buf_size=_PIECE)
    except ijson.JSONError as fault:
        raise BrokenOff(
            Said(
                f"Bij record {reader.record} is dit bestand geen JSON meer: het is afgebroken of "
                "beschadigd.",
                f"At record {reader.record} this file is no JSON any more: it is cut off or "
                "damaged.",
            )
        ) from fault


@dataclass(slots=True)
class _Object:
    """An object of the list: its names and values in order, and the names that went too deep."""

    pairs: list[tuple[str, object]] = field(default_factory=list)
    too_deep: list[str] = field(default_factory=list)


def _elements(events: Iterator[Event], lists: frozenset[str], *, single: bool) -> Iterator[object]:
    first, _ = next(events, ("end", None))
    if first == "start_array":
        yield from _listed(events)
        return
    found = False
    around = _Object()
    name = ""
    for kind, value in events if first == "start_map" else ():
        if kind == "map_key":
            name = _name(value)
        elif kind == "start_array" and name in lists:
            found = True
            yield from _listed(events)
        elif kind != "end_map":
            _add(around, name, kind, value, events)
    if not found and single and around.pairs:
        yield around
    elif not found:
        raise InvalidInput(
            Said("Dit bestand bevat geen lijst met records.", "This file holds no list of records.")
        )


def _listed(events: Iterator[Event]) -> Iterator[object]:
    for kind, value in events:
        if kind == "end_array":
            return
        if kind == "start_map":
            yield _object(events)
        elif kind == "start_array":
            _built(kind, events)
            yield "[...]"
        else:
            yield value


def _object(events: Iterator[Event]) -> _Object:
    read = _Object()
    name = ""
    for kind, value in events:
        if kind == "end_map":
            break
        if kind == "map_key":
            name = _name(value)
        else:
            _add(read, name, kind, value, events)
    return read


def _add(read: _Object, name: str, kind: str, value: object, events: Iterator[Event]) -> None:
    """Adds the value that begins with this event to `read`."""
    if kind in {"start_array", "start_map"}:
        value, whole = _built(kind, events)
        if not whole:
            read.too_deep.append(name)
    read.pairs.append((name, value))


def _built(kind: str, events: Iterator[Event]) -> tuple[object, bool]:
    """The list or mapping that begins with `kind`, and whether it is whole.

    What lies too deep is left out. Without recursion, so that no file can exhaust the stack.
    """
    builder = _Builder()
    builder.begin(kind)
    for following, value in events:
        builder.take(following, value)
        if not builder.open:
            break
    return builder.root, builder.whole


class _Builder:
    """Puts lists and mappings together from events."""

    def __init__(self) -> None:
        self.root: object = None
        self.whole = True
        self.open: list[dict[str, object] | list[object]] = []
        self._names: list[str] = []
        self._below = 0  # how many levels we are below the deepest that is kept

    def begin(self, kind: str) -> None:
        """A list or mapping begins."""
        made: dict[str, object] | list[object] = {} if kind == "start_map" else []
        if self.open:
            self._put(made)
        else:
            self.root = made
        self.open.append(made)
        self._names.append("")

    def take(self, kind: str, value: object) -> None:
        """The next event."""
        if kind in {"start_map", "start_array"}:
            self._start(kind)
        elif kind in {"end_map", "end_array"}:
            self._end()
        elif self._below:
            return
        elif kind == "map_key":
            self._names[-1] = _name(value)
        else:
            self._put(value)

    def _start(self, kind: str) -> None:
        if len(self.open) < DEEPEST and not self._below:
            self.begin(kind)
        else:
            self._below += 1
            self.whole = False

    def _end(self) -> None:
        if self._below:
            self._below -= 1
        else:
            self.open.pop()
            self._names.pop()

    def _put(self, value: object) -> None:
        inside = self.open[-1]
        if isinstance(inside, list):
            inside.append(value)
        else:
            inside.setdefault(self._names[-1], value)


@lru_cache(maxsize=1000)  # a file uses the same few names in every record
def _name(value: str) -> str:
    return value.strip().casefold()


def _record(position: int, element: object) -> Record:
    if not isinstance(element, _Object):
        problem = Problem(str(position), "", clean.shown(element), _NO_OBJECT)
        return Record(position, str(position), {}, (problem,))
    values: dict[str, list[object]] = {}
    for name, value in element.pairs:
        if value is not None:
            values.setdefault(name, []).append(_plain(value))
    problems = tuple(Problem(str(position), name, "", _TOO_DEEP) for name in element.too_deep)
    return Record(position, str(position), values, problems)


def _plain(value: object) -> object:
    """Text for what is not nested: numbers as they were written, `true` and `false` for truths."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (list, dict)) else str(value)
