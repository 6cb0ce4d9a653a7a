"""The description of one system: a TOML file, read with a line number for every complaint.

A maker reads what it needs by type; what nobody read in the end does not belong there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, SystemFace
from kcc_desktop.registers.kinds import MAKERS
from kcc_desktop.registers.no_secrets import SECRET, secret_in
from kcc_desktop.registers.toml_lines import Lines, Location, lines_in

T = TypeVar("T")

MOST_BYTES = 1_000_000
KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

_UNREADABLE = Said("dit bestand is niet te lezen.", "this file can't be read.")
_NO_TOML = Said(
    'hier staat geen geldige TOML; een regel ziet eruit als: name = "Planning".',
    'this is not valid TOML; a line looks like: name = "Planning".',
)
_THERE_ALREADY = Said("dit staat er al eerder.", "this is there already.")
_UNKNOWN = Said("'{name}' hoort hier niet.", "'{name}' does not belong here.")
_MISSING = Said("'{name}' ontbreekt.", "'{name}' is missing.")
_TEXT = Said('schrijf een tekst, als: {name} = "..."', 'write a text, as: {name} = "..."')
_SHORT = Said("schrijf er iets in.", "write something in it.")
_WHOLE = Said(
    "schrijf een heel getal van {least} tot {most}.", "write a whole number, {least} to {most}."
)
_NUMBER = Said("schrijf een getal van {least} tot {most}.", "write a number, {least} to {most}.")
_YES_OR_NO = Said("schrijf true of false.", "write true or false.")
_TEXTS = Said('schrijf een lijst, als: ["a", "b"].', 'write a list, as: ["a", "b"].')
_TABLE = Said("schrijf een tabel, als: [{name}].", "write a table, as: [{name}].")
_TABLES = Said("schrijf tabellen, elk als: [[{name}]].", "write tables, each as: [[{name}]].")
_CHOOSE = Said("kies uit: {listed}.", "choose from: {listed}.")
_ADDRESS = Said(
    "schrijf een adres als https://server.example/pad, zonder wachtwoord.",
    "write an address as https://server.example/path, without a password.",
)
_NO_FILE = Said("het bestand {path} is er niet.", "there is no file {path}.")
_KEY = Said(
    "schrijf kleine letters, cijfers en streepjes.", "write small letters, digits and hyphens."
)


class Section:
    """One table of a description. Each reading raises InvalidInput, with file and line.

    Without a `default` what is read must be there.
    """

    def __init__(self, values: Mapping[str, Any], path: Location, source: Source) -> None:
        self._values = values
        self._path = path
        self._source = source
        self._read: set[str] = set()
        self._sections: list[Section] = []

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; one without a default may not be empty."""
        value = self._typed(name, str, _TEXT, default)
        if not value and default is None:
            raise self.fault(name, _SHORT)
        return value

    def whole(self, name: str, default: int | None = None, *, least: int, most: int) -> int:
        """A whole number."""
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.fault(name, _filled(_WHOLE, least=least, most=most))
        return value

    def number(
        self, name: str, default: float | None = None, *, least: float, most: float
    ) -> float:
        """A number."""
        value = self._value(name, default)
        fits = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not fits or not least <= value <= most:
            raise self.fault(name, _filled(_NUMBER, least=least, most=most))
        return float(value)

    def yes(self, name: str, default: bool) -> bool:
        """True or false."""
        return self._typed(name, bool, _YES_OR_NO, default)

    def one_of(self, name: str, choices: Sequence[str], default: str | None = None) -> str:
        """One of `choices`."""
        value = self._value(name, default)
        if value not in choices:
            raise self.fault(name, _filled(_CHOOSE, listed=", ".join(choices)))
        return str(value)

    def texts(self, name: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(name, default)
        if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
            raise self.fault(name, _TEXTS)
        return tuple(value)

    def pairs(self, name: str, default: Mapping[str, str] | None = None) -> dict[str, str]:
        """A table of texts by name, such as what each status means."""
        value = self._typed(name, dict, _TABLE, None if default is None else dict(default))
        for inner, one in value.items():
            if not isinstance(one, str):
                raise self._source.fault((*self._path, name, inner), _filled(_TEXT, name=inner))
        return {str(inner): str(one) for inner, one in value.items()}

    def address(self, name: str, default: str | None = None) -> str:
        """The address of a server: http or https, without login in it."""
        value = self.text(name, default)
        if value and not _is_address(value):
            raise self.fault(name, _ADDRESS)
        return value

    def file(self, name: str) -> Path | None:
        """A file that is there, named from the folder of the description; None when not named."""
        value = self.text(name, "")
        if not value:
            return None
        path = self._source.folder / value
        if not path.is_file():
            raise self.fault(name, _filled(_NO_FILE, path=path))
        return path

    def beside(self, path: str) -> Path:
        """A file or folder, named from the folder of the description; it need not be there."""
        return self._source.folder / path

    def section(self, name: str) -> Section:
        """A table within this one; an empty one when it is not there."""
        value = self._typed(name, dict, _TABLE, {})
        return self._inner(value, (*self._path, name))

    def sections(self, name: str) -> tuple[Section, ...]:
        """The tables `[[name]]`, in their order."""
        value = self._value(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(name, _filled(_TABLES, name=name))
        return tuple(
            self._inner(one, (*self._path, name, number)) for number, one in enumerate(value)
        )

    def plain(self, name: str) -> Any:
        """A value as it stands there, whatever it is; None when it is not there."""
        self._read.add(name)
        return self._values.get(name)

    def fault_at(self, path: Location, said: Said) -> InvalidInput:
        """What is wrong deeper within this table, with the line of what stands there."""
        return self._source.fault((*self._path, *path), said)

    def fault(self, name: str, said: Said) -> InvalidInput:
        """What is wrong with `name`, with its file and line."""
        return self._source.fault((*self._path, name), _filled(said, name=name))

    def done(self) -> None:
        """All was read that belongs here. Raises InvalidInput for what nobody asked for."""
        for name in self._values:
            if name not in self._read:
                raise self.fault(name, _UNKNOWN)
        for section in self._sections:
            section.done()

    def _inner(self, values: Mapping[str, Any], path: Location) -> Section:
        section = Section(values, path, self._source)
        self._sections.append(section)
        return section

    def _value(self, name: str, default: Any) -> Any:
        self._read.add(name)
        if name in self._values:
            return self._values[name]
        if default is None:
            raise self.fault(name, _MISSING)
        return default

    def _typed(self, name: str, kind: type[T], said: Said, default: T | None) -> T:
        value = self._value(name, default)
        if not isinstance(value, kind):
            raise self.fault(name, said)
        return value


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a description comes from, for what is said of it."""

    file: Path
    lines: Lines

    @property
    def folder(self) -> Path:
        """What its paths start from."""
        return self.file.parent

    def fault(self, path: Location, said: Said) -> BadDescription:
        """What is wrong, with the line of `path` or of what it stands in."""
        while path and path not in self.lines:
            path = path[:-1]
        return BadDescription(self.file, self.lines.get(path, 0), said)


class BadDescription(InvalidInput):
    """What is wrong with a description, in which file and on which line (0: the whole file)."""

    def __init__(self, file: Path, line: int, said: Said) -> None:
        nl, en = (f"regel {line}: ", f"line {line}: ") if line else ("", "")
        super().__init__(Said(f"{file}: {nl}{said.nl}", f"{file}: {en}{said.en}"))
        self.file = file
        self.line = line


class Description(Section):
    """The whole of one: who it is, and what its kind reads from it."""

    def __init__(self, values: Mapping[str, Any], source: Source) -> None:
        super().__init__(values, (), source)
        self.described_in = source.file
        self.kind = self.one_of("kind", tuple(MAKERS))
        self.key = self.text("key", source.file.stem)
        if not KEY.fullmatch(self.key):
            raise self.fault("key", _KEY)
        self.name = self.text("name", self.key)
        self.department = self.text("department", "")
        self.http = self.section("http")

    def face(self, abilities: frozenset[Ability]) -> SystemFace:
        """What the rest of the program knows of a system that can do this."""
        stale_after = self.number("stale_after_h", 24, least=0, most=8760)
        return SystemFace(
            key=self.key,
            name=self.name,
            kind=self.kind,
            abilities=abilities,
            department=self.department,
            pace=timedelta(seconds=self.number("pace_s", 120, least=5, most=86_400)),
            patience=timedelta(seconds=self.number("patience_s", 3, least=0.5, most=60)),
            stale_after=timedelta(hours=stale_after) if stale_after else None,
            case_within=self.whole("case_within_h", 8, least=1, most=1000),
        )


def read_description(file: Path) -> Description:
    """The description in `file`. Raises BadDescription."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadDescription(file, 0, _UNREADABLE) from fault
    return description_in(text, file)


def description_in(text: str, file: Path) -> Description:
    """The description that `text` gives; paths in it start from the folder of `file`."""
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise _no_toml(str(fault), text, file) from fault
    source = Source(file, lines_in(text))
    found = secret_in(values)
    if found is not None:
        raise source.fault(found, _filled(SECRET, key=values.get("key", file.stem)))
    return Description(values, source)


def _no_toml(complaint: str, text: str, file: Path) -> BadDescription:
    """What the library complains of, in our words and on its line."""
    at = re.search(r"at line (\d+)", complaint)
    last = len(text.rstrip().splitlines()) if "end of document" in complaint else 0
    twice = any(word in complaint for word in ("overwrite", "twice", "Duplicate"))
    return BadDescription(file, int(at[1]) if at else last, _THERE_ALREADY if twice else _NO_TOML)


def _is_address(value: str) -> bool:
    try:
        split = urlsplit(value)
        return split.scheme in {"http", "https"} and bool(split.hostname) and not split.username
    except ValueError:  # brackets or a port that are none
        return False


def _filled(said: Said, **known: object) -> Said:
    nl, en = said.nl, said.en
    for name, value in known.items():
        nl, en = (text.replace(f"{{{name}}}", str(value)) for text in (nl, en))
    return Said(nl, en)
