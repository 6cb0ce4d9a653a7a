"""Takes usable values out of one record, and keeps what each expression found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Said
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.finders import BadFinder, Finder
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.services.imports import clean

T = TypeVar("T")

NO_MOMENT = Said("dit is geen datum met tijd", "this is no date and time")
NO_DAY = Said("dit is geen datum", "this is no date")
_NO_PLACE = Said("dit is geen plek op aarde", "this is no place on earth")


@dataclass(frozen=True, slots=True)
class Found:
    """What one expression found: `raw` as it stood there, `used` what was made of it.

    `problem` says why it could not be used.
    """

    field: str
    written: str
    raw: Any
    used: str = ""
    problem: Said | None = None


@dataclass(slots=True)
class Taking:
    """One record while it is read."""

    shape: Shape
    record: Any
    found: list[Found] = field(default_factory=list)

    def raw(self, name: str, finder: Finder | None, record: Any) -> Any:
        """What the expression finds; its fault is noted."""
        if finder is None:
            return None
        try:
            return finder.find(record)
        except BadFinder as fault:
            self.found.append(Found(name, finder.written, None, problem=fault.said))
            return None

    def note_line(
        self, name: str, finder: Finder | None, raw: Any, used: object, problem: Said | None = None
    ) -> None:
        """Keeps what was found in the first line of the history, and what is wrong in others."""
        first = not any(one.field == name for one in self.found)
        if finder and (first or problem):
            self.found.append(Found(name, finder.written, raw, _shown(used), problem))

    def take(self, name: str) -> Any:
        """What stands in a field of [case]."""
        return self.raw(name, self.shape.fields.get(name), self.record)

    def note(self, name: str, raw: Any, used: object, problem: Said | None = None) -> None:
        """Keeps what was found in a field, once."""
        finder = self.shape.fields.get(name)
        if finder and not any(one.field == name for one in self.found):
            self.found.append(Found(name, finder.written, raw, _shown(used), problem))

    def line(self, name: str, longest: int = clean.LONGEST_LINE) -> str:
        """A field on one line."""
        raw = self.take(name)
        used = values.line(raw, longest)
        self.note(name, raw, used)
        return used

    def text(self, name: str) -> str:
        """A field with its lines."""
        raw = self.take(name)
        used = values.text(raw)
        self.note(name, raw, used)
        return used

    def usable(self, name: str, raw: Any, used: T | None, reason: Said) -> T | None:
        """`used`; something that could not be read is noted with the reason."""
        unread = used is None and bool(values.line(raw) or isinstance(raw, (dict, bool)))
        self.note(name, raw, used, reason if unread else None)
        return used

    def moment(self, name: str) -> datetime | None:
        """A field as a moment."""
        raw = self.take(name)
        return self.usable(name, raw, self.shape.clock.moment(raw), NO_MOMENT)

    def day(self, name: str) -> date | None:
        """A field as a day."""
        raw = self.take(name)
        return self.usable(name, raw, self.shape.clock.day(raw), NO_DAY)

    def degrees(self, name: str, most: int) -> float | None:
        """A field as degrees."""
        raw = self.take(name)
        return self.usable(name, raw, values.degrees(raw, most), _NO_PLACE)

    def refuse(self, name: str, reason: Said) -> None:
        """The record is no case, for what is wrong with this field."""
        at = next((n for n, one in enumerate(self.found) if one.field == name), None)
        finder = self.shape.fields.get(name)
        if at is None:
            written = finder.written if finder else ""
            self.found.append(Found(name, written, None, problem=reason))
        elif self.found[at].problem is None:
            self.found[at] = replace(self.found[at], problem=reason)


def _shown(used: object) -> str:
    if isinstance(used, datetime):
        return f"{local(used):%Y-%m-%d %H:%M}"
    return "" if used is None else str(used)
