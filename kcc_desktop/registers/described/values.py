"""What a system wrote, as the values that a case is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.case import Place
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.records import stands_for_nothing

#: What an address never holds (RFC 3986).
_NEVER_IN_ADDRESS = set(' "<>\\^`{|}')
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: Seconds since 1970 have ten digits from 2001 on, milliseconds thirteen.
_SECONDS, _MILLISECONDS = re.compile(r"\d{9,10}"), re.compile(r"\d{13}")
_DOTNET = re.compile(r"/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?")
_NO_COLON = re.compile(r"([+-]\d{2})(\d{2})$")
_CODE_LAST = re.compile(
    r"(?P<first>.*?)[,\s]+(?P<code>[1-9]\d{3}\s?[A-Za-z]{2})\b[,\s]*(?P<town>.*)"
)
_STREET = re.compile(r"(?P<street>.*[^\W\d].*?)[\s,]+(?P<number>\d{1,5}\b.{0,11})")


@dataclass(frozen=True, slots=True)
class Clockwork:
    """How a system writes moments: the `zone` of those without one, and `forms` of its own
    (as `datetime.strptime` takes them), tried before those that everybody writes.
    """

    zone: ZoneInfo = ZONE
    forms: tuple[str, ...] = ()

    def moment(self, value: Any) -> datetime | None:
        """The moment (UTC); of a day alone its beginning. None when it is no moment.

        Reads ISO 8601, the Dutch order, 20260306, seconds and milliseconds since 1970 and what
        .NET writes; a `datetime` or `date` as it is.
        """
        read = self._read(value)
        return read.astimezone(UTC) if read else None

    def day(self, value: Any) -> date | None:
        """The day here at that moment; of a day alone that day. None when it is no day."""
        read = self._read(value)
        if read is None:
            return None
        return read.date() if read.tzinfo is self.zone else local(read).date()

    def _read(self, value: Any) -> datetime | None:
        if isinstance(value, datetime):
            return self._zoned(value)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, tzinfo=self.zone)
        text = line(value)
        return self._own(text) or _since_1970(text) or self._common(text) if text else None

    def _own(self, text: str) -> datetime | None:
        for form in self.forms:
            try:
                return self._zoned(datetime.strptime(text, form))  # noqa: DTZ007 (zoned at once)
            except ValueError:
                continue
        return None

    def _common(self, text: str) -> datetime | None:
        compact = _COMPACT.fullmatch(text)
        if compact:
            return self._made([int(part or 0) for part in compact.groups()])
        written = _NO_COLON.sub(r"\1:\2", text) if "T" in text else text
        try:
            return self._zoned(datetime.fromisoformat(written))
        except ValueError:
            return when.moment(written, self.zone)

    def _made(self, numbers: Sequence[int]) -> datetime | None:
        year, month, day, hour, minute, second = numbers
        try:
            return datetime(year, month, day, hour, minute, second, tzinfo=self.zone)
        except ValueError:
            return None

    def _zoned(self, read: datetime) -> datetime | None:
        if not 1900 <= read.year <= 2200:
            return None
        return read if read.tzinfo else read.replace(tzinfo=self.zone)


def _since_1970(text: str) -> datetime | None:
    dotnet = _DOTNET.fullmatch(text)
    if dotnet:
        return _after(timedelta(milliseconds=int(dotnet[1])))
    if _MILLISECONDS.fullmatch(text):
        return _after(timedelta(milliseconds=int(text)))
    return _after(timedelta(seconds=int(text))) if _SECONDS.fullmatch(text) else None


def _after(since: timedelta) -> datetime | None:
    try:
        return _EPOCH + since
    except OverflowError:
        return None


def line(value: Any, longest: int = clean.LONGEST_LINE) -> str:
    """The value on one line, capped; a list as its parts with commas; empty for no value."""
    return clean.one_line(_written(value, longest))[:longest]


def text(value: Any) -> str:
    """The value with its lines, capped; empty for no value."""
    return clean.cleaned(_written(value, clean.LONGEST_TEXT))[: clean.LONGEST_TEXT]


def _written(value: Any, longest: int) -> str:
    if value is None or isinstance(value, (bool, dict)):
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(part for one in value[:50] if (part := _written(one, longest)))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)  # spreadsheets and some databases keep whole numbers so
    written = str(value)[: longest * 2]
    return "" if stands_for_nothing(written.strip()) else written


def number(value: Any) -> int | None:
    """A whole number, not below 0; None when it is none."""
    written = line(value)
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def degrees(value: Any, most: int) -> float | None:
    """Degrees between `-most` and `most`; None when it is none."""
    try:
        read = float(line(value).replace(",", "."))
    except ValueError:
        return None
    return read if -most <= read <= most else None


def address(written: str) -> Place:
    """The place that an address on one line names: `Lindelaan 12a, 3523 AL Vlietstede`.

    What is not understood is taken for the street.
    """
    coded = _CODE_LAST.fullmatch(written.strip())
    code = postcode(coded["code"]) if coded else None
    first, town = (coded["first"], coded["town"]) if coded and code else (written, "")
    if not code:
        first, _, town = written.partition(",")
    street, house, addition = _street(first.strip(" ,"))
    return Place(street, house, addition, code or "", town.strip(" ,"))


def _street(written: str) -> tuple[str, int | None, str]:
    found = _STREET.fullmatch(written)
    read = house_number(found["number"]) if found else None
    return (found["street"].strip(" ,"), *read) if found and read else (written, None, "")


def house(value: Any) -> tuple[int, str] | None:
    """House number and addition; None when it is no house number."""
    return house_number(line(value))


def code(written: str) -> str:
    """A postcode in its one form; what is none stays as it is."""
    return postcode(written) or written


def is_web_address(written: str) -> bool:
    """Whether a browser may be sent there: http or https, with a server and without a login."""
    try:
        split = urlsplit(written)
        named = bool(split.hostname) and not split.username and split.port != 0
    except ValueError:  # brackets or a port that are none
        return False
    plain = written.isascii() and written.isprintable() and not set(written) & _NEVER_IN_ADDRESS
    return split.scheme in {"http", "https"} and named and plain
