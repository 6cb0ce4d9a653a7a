"""What a system answers: capped while it is read, and strict where it is taken apart."""

from __future__ import annotations

import codecs
import json
import math
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults

#: Of what a system answers to one question, after unpacking.
MOST_BYTES = 8_000_000
#: Lists and objects within each other.
DEEPEST = 64
#: Of a whole number: more than any moment or key has.
MOST_DIGITS = 40

_TOO_MUCH = Said(
    f"het is meer dan {MOST_BYTES // 1_000_000} MB",
    f"it is more than {MOST_BYTES // 1_000_000} MB",
)
_PACKED_WRONG = Said("het is niet uit te pakken", "it can't be unpacked")
_NO_TEXT = Said("de tekens zijn niet te lezen", "its characters can't be read")
_NO_DATA = Said(
    "het is een webpagina en geen gegevens (klopt het adres?)",
    "it is a web page and not data (is the address right?)",
)
_NO_JSON = Said("het is geen geldige JSON", "it is not valid JSON")
_TOO_DEEP = Said("er zit te veel in elkaar", "too much is nested in it")
_TWICE = Said("een veld staat er tweemaal in", "a field is in it twice")


#: The character sets that are read, as Python names them, and how: some others take very long.
_CHARSETS = {
    "utf-8": "utf-8-sig",
    "ascii": "ascii",
    "iso8859-1": "cp1252",  # as every browser takes it
    "iso8859-15": "iso8859-15",
    "cp1252": "cp1252",
    "utf-16": "utf-16",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system (`system` is its name) answered from `url`; `headers` by their small letters.

    `certificate_until` is when the certificate of its server ends. What can't be used raises
    SystemUnclear; in the answer to something that was sent (not `only_read`), SystemAway with
    `may_have_arrived`.
    """

    system: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    certificate_until: datetime | None = None
    only_read: bool = True

    @property
    def content_type(self) -> str:
        """The media type, without its parameters and in small letters; empty when not given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text, in the character set it names, else UTF-8. Raises SystemUnclear."""
        named = re.search(r"charset=\"?([\w-]+)", self.headers.get("content-type", ""))
        try:
            charset = _CHARSETS[codecs.lookup(named[1] if named else "utf-8").name]
            return self.body.decode(charset)
        except (UnicodeDecodeError, LookupError) as fault:
            raise self._unclear(_NO_TEXT) from fault

    def json(self) -> Any:
        """The body as strict JSON (RFC 8259): no NaN, no field twice, not too deep, finite numbers.

        Raises SystemUnclear, also for a web page in its place.
        """
        if self.content_type in {"text/html", "application/xhtml+xml"}:
            raise self._unclear(_NO_DATA)
        try:
            value = _strict.decode(self.text)
        except _Twice as fault:
            raise self._unclear(_TWICE) from fault
        except RecursionError as fault:
            raise self._unclear(_TOO_DEEP) from fault
        except ValueError as fault:
            raise self._unclear(_NO_JSON) from fault
        if _deeper_than(value, DEEPEST):
            raise self._unclear(_TOO_DEEP)
        return value

    def _unclear(self, what: Said) -> SystemFault:
        return faults.as_answer(faults.unclear(self.system, what), only_read=self.only_read)


class _Twice(ValueError):
    """A field is there twice, and programs differ in which of them they take."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _Twice
    return made


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(digits[:20])
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits[:20])
    return number


_strict = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole
)


def _deeper_than(value: Any, most: int) -> bool:
    level: list[Any] = [value]
    for _ in range(most):
        level = [child for one in level for child in _children(one)]
        if not level:
            return False
    return True


def _children(value: Any) -> Iterable[Any]:
    found = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [child for child in found if isinstance(child, (dict, list))]


def read_body(system: str, headers: Mapping[str, str], chunks: Iterable[bytes]) -> bytes:
    """The whole body, unpacked while it comes in. Raises SystemUnclear beyond `MOST_BYTES`."""
    packed = headers.get("content-encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip"}:
        raise faults.unclear(system, _PACKED_WRONG)
    if int(headers.get("content-length") or 0) > MOST_BYTES:
        raise faults.unclear(system, _TOO_MUCH)
    unpack = _Gzip(system) if packed in {"gzip", "x-gzip"} else _Plain()
    body = bytearray()
    for chunk in chunks:
        body += unpack.more(chunk, MOST_BYTES + 1 - len(body))
        if len(body) > MOST_BYTES:
            raise faults.unclear(system, _TOO_MUCH)
    unpack.end()
    return bytes(body)


class _Plain:
    def more(self, chunk: bytes, _most: int) -> bytes:
        return chunk

    def end(self) -> None:
        """Nothing can be missing: the length of the answer was checked."""


class _Gzip:
    """Unpacks no more than is wanted, so that a bomb stays small."""

    def __init__(self, system: str) -> None:
        self._system = system
        self._unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._empty = True

    def more(self, chunk: bytes, most: int) -> bytes:
        self._empty = False
        try:
            return self._unpacking.decompress(chunk, most)
        except zlib.error as fault:
            raise faults.unclear(self._system, _PACKED_WRONG) from fault

    def end(self) -> None:
        if not (self._empty or self._unpacking.eof):
            raise faults.cut_off(self._system)
