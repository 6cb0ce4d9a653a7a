"""One record of a file, and taking from it what can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean

T = TypeVar("T")


class BrokenOff(InvalidInput):
    """The file stops being what it was; all that came before could be used."""


#: What stands for "no value" in files; nothing is wrong with it, and nobody needs to be told.
NO_VALUE = frozenset({"", "null", "none", "nil", "n/a", "\\n", "-"})

_LONGEST_NO_VALUE = max(map(len, NO_VALUE))

TOO_LONG = Said("te lang; het eerste deel is bewaard", "too long; the first part was kept")
TWICE = Said(
    "staat er twee keer met verschillende waarden; de eerste is gebruikt",
    "stands there twice with different values; the first was used",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What can't be used: where, in which field (empty: the whole row), and why."""

    place: str
    field: str
    value: str
    reason: Said


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands in the file.

    `position` counts records from 1; `place` is where a person finds it (the number of a line or
    record, or the name of a file). `values` holds per name (trimmed, lower case) all values that
    the record gives it, as text or as parsed lists and mappings.
    """

    position: int
    place: str
    values: Mapping[str, Sequence[object]]
    problems: tuple[Problem, ...] = ()


def stands_for_nothing(text: str) -> bool:
    """Whether a text only says that there is no value."""
    return len(text) <= _LONGEST_NO_VALUE and text.casefold() in NO_VALUE


@dataclass(slots=True)
class Row:
    """Takes usable values out of a record, and keeps what could not be used in `problems`."""

    record: Record
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.problems.extend(self.record.problems)

    def refuse(self, name: str, value: object, reason: Said) -> None:
        """Notes that a field can't be used."""
        self.problems.append(Problem(self.record.place, name, clean.shown(value), reason))

    def texts(self, name: str) -> list[str]:
        """The values under `name` that are not empty, each on one line."""
        return self._held(name, clean.one_line)

    def line(self, *names: str, longest: int = clean.LONGEST_LINE) -> str:
        """The first text under one of `names`, on one line; empty when there is none."""
        return next(
            (self.capped(name, text, longest) for name in names for text in self.texts(name)), ""
        )

    def text(self, *names: str) -> str:
        """The first text under one of `names`, its lines kept; empty when there is none."""
        held = ((name, text) for name in names for text in self._held(name, clean.cleaned))
        return next((self.capped(name, text) for name, text in held), "")

    def read(self, name: str, reader: Callable[[str], T | None], reason: Said) -> T | None:
        """The first value under `name` that `reader` understands; what it does not is refused."""
        usable: list[T] = []
        for text in self.texts(name):
            value = reader(text)
            if value is None:
                self.refuse(name, text, reason)
            elif usable and value != usable[0]:
                self.refuse(name, text, TWICE)
            else:
                usable.append(value)
        return usable[0] if usable else None

    def nested(self, name: str) -> list[object]:
        """The lists and mappings under `name`, one after another."""
        found: list[object] = []
        for value in self.record.values.get(name, ()):
            if isinstance(value, list):
                found.extend(value)
            elif isinstance(value, dict):
                found.append(value)
        return found

    def capped(self, name: str, text: str, longest: int = clean.LONGEST_TEXT) -> str:
        """`text`, cut off when it is longer than `longest` characters."""
        if len(text) <= longest:
            return text
        self.refuse(name, text, TOO_LONG)
        return text[: longest - 1] + "…"

    def _held(self, name: str, cleaner: Callable[[str], str]) -> list[str]:
        texts = []
        for value in self.record.values.get(name, ()):
            if isinstance(value, (list, dict)):
                continue
            text = cleaner(str(value))
            if not stands_for_nothing(text):
                texts.append(text)
        return texts
