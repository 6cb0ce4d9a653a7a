"""What an Open311 server answers, in JSON or XML, as records with named values.

JSON comes bare, wrapped (`{"service_requests": [...]}`, as FixMyStreet does) or as one object; a
name may stand twice in it. XML is read without entities or outside documents.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.services.imports.json_records import DEEPEST, json_records
from kcc_desktop.services.imports.records import Record, Row, stands_for_nothing

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Under which name a list of each kind of resource stands.
REQUESTS = frozenset({"service_requests", "requests", "results", "items"})
UPDATES = frozenset({"service_request_updates", "servicerequestupdates", "request_updates"})
SERVICES = frozenset({"services"})
ONE = frozenset[str]()

MOST_RECORDS = 10_000


class Unreadable(ValueError):
    """An answer that is neither JSON nor XML of the standard, or is cut off."""


def records(body: bytes, lists: frozenset[str]) -> list[Record]:
    """The records of an answer: those of the list, else the one object that it is.

    Raises Unreadable.
    """
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    return _xml(text, lists) if text.startswith(b"<") else _json(text, lists)


def rows(body: bytes, lists: frozenset[str]) -> list[Row]:
    """The same, to take usable values from. Raises Unreadable."""
    return [Row(record) for record in records(body, lists)]


def _json(text: bytes, lists: frozenset[str]) -> list[Record]:
    found: list[Record] = []
    if stands_for_nothing(text[:8].decode("ascii", "replace").strip()):
        return found
    try:
        for record in json_records(_Body(text), _nobody, single=True, lists=lists):
            found.append(record)
            if len(found) >= MOST_RECORDS:
                break
    except InvalidInput as fault:
        if text.split() == [b"{}"]:
            return found
        raise Unreadable("no JSON of the standard") from fault
    return found


@dataclass(frozen=True, slots=True)
class _Body:
    content: bytes

    @contextmanager
    def opened_text(self) -> Iterator[tuple[TextIO, Callable[[], int]]]:
        stream = io.BytesIO(self.content)
        yield io.TextIOWrapper(stream, "utf-8", errors="replace", newline=""), stream.tell


def _nobody(_taken: int) -> None:
    """Nobody waits to hear how much of an answer was read."""


def _xml(text: bytes, lists: frozenset[str]) -> list[Record]:
    try:
        root = ElementTree.fromstring(text)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as fault:
        # LookupError: an encoding that nobody knows.
        raise Unreadable("no XML of the standard") from fault
    if _name(root) == "html":
        raise Unreadable("a page for people")
    elements = list(root)[:MOST_RECORDS] if lists else [root]
    return [_record(position, element) for position, element in enumerate(elements, 1)]


def _record(position: int, element: Element) -> Record:
    values: dict[str, list[object]] = {}
    for child in element:
        values.setdefault(_name(child), []).append(_value(child, 1))
    return Record(position, str(position), values)


def _value(element: Element, depth: int) -> object:
    """Text, a list for what holds only elements of one sort, else a mapping."""
    children = list(element)
    if not children:
        return element.text or ""
    if depth >= DEEPEST:
        return ""
    names = {_name(child) for child in children}
    if len(names) == 1 and (len(children) > 1 or f"{next(iter(names))}s" == _name(element)):
        return [_value(child, depth + 1) for child in children]
    return {_name(child): _value(child, depth + 1) for child in reversed(children)}


def _name(element: Element) -> str:
    """Without the namespace that some servers put before it."""
    return str(element.tag).rpartition("}")[2].strip().casefold()
