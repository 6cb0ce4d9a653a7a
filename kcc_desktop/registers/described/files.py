"""A system that drops files in a folder, connected by its description.

    [folder]
    path = "/srv/uitwisseling/planning"
    files = "planning-*.csv"
    form = "csv"                       # csv, xlsx or json; by its ending when left out
    settled_s = 5                      # left alone for so long, a file is whole
    sheet = "Planning"                 # of an XLSX file; the first by default
    records = "werkorders"             # of a JSON file: where the records stand

Several rows with the same number are one case, each with a line of its history.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import InvalidInput, SystemAway, SystemFault
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, Changed, Examined, SystemFace, Verdict
from kcc_desktop.registers.described.described import Described, Telling, is_about
from kcc_desktop.registers.described.dropped import DropFolder, Dropped
from kcc_desktop.registers.described.examined import examine_files, examine_rows
from kcc_desktop.registers.described.finders import Finder
from kcc_desktop.registers.described.known import Known
from kcc_desktop.registers.described.reading import (
    column,
    expression,
    read_finder,
    read_shape,
)
from kcc_desktop.registers.described.records import Reading, merged, read_record
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.registers.described.tables import FORMS, RowProblem, Table, form_of, read_table
from kcc_desktop.services.imports.clean import shown

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description, Section
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

#: Cases that one page of changes has at most, and problems that are kept of one file.
PAGE = 1_000
MOST_PROBLEMS = 200
_ABILITIES = frozenset({Ability.BY_NUMBER, Ability.CHANGES})

_NO_FOLDER = Said(
    "De map van {name} is er niet of mag niet worden gelezen: {path}.",
    "The folder of {name} is not there, or may not be read: {path}.",
)
NO_FOLDER_ADVICE = Said(
    "Maak de map bereikbaar, of pas 'path' in de beschrijving aan.",
    "Make the folder reachable, or change 'path' in the description.",
)
_ONE_NAME = Said(
    "schrijf alleen namen van bestanden, als: planning-*.csv.",
    "write only names of files, as: planning-*.csv.",
)
_NO_FORM = Said(
    "zeg met 'form' of dit csv, xlsx of json is.",
    "say with 'form' whether this is csv, xlsx, json.",
)


@dataclass(frozen=True, slots=True)
class FileForm:
    """How the files are written."""

    form: str = ""
    sheet: str = ""
    records: Finder | None = None


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read: its rows, and what could not be used."""

    digest: str
    rows: tuple[tuple[str, Reading], ...] = ()
    problems: tuple[RowProblem, ...] = ()

    @property
    def cases(self) -> list[Case]:
        """Its cases."""
        return merged(reading for _, reading in self.rows)


@dataclass(slots=True)
class _Walk:
    """How far the files were followed: per name the digest that was read, and the one under way
    with how many of its cases came already. `form` names how they were read.
    """

    form: str
    files: dict[str, str] = field(default_factory=dict)
    name: str = ""
    digest: str = ""
    given: int = 0

    @classmethod
    def of(cls, cursor: str, form: str) -> _Walk:
        """From where to go on; what was read in another way is read again."""
        with suppress(ValueError, TypeError):  # a cursor of something else: begin again
            walk = cls(**json.loads(cursor)) if cursor else cls(form)
            return walk if walk.form == form else cls(form)
        return cls(form)

    def text(self) -> str:
        """As a cursor."""
        return json.dumps(asdict(self))


class FileSystem(Described):
    """Reads what is dropped in a folder."""

    def __init__(
        self,
        face: SystemFace,
        shape: Shape,
        now: Callable[[], datetime],
        folder: DropFolder,
        form: FileForm,
    ) -> None:
        super().__init__(face, shape, now)
        self._folder = folder
        self._form = form
        self._read: dict[str, FileRead] = {}
        how = repr((shape, form)).encode("utf-8", "surrogatepass")
        self._how = blake2b(how, digest_size=8).hexdigest()

    @property
    def row_problems(self) -> tuple[RowProblem, ...]:
        """What could not be used in the files as they were last read."""
        return tuple(problem for read in self._read.values() for problem in read.problems)

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """Whether the folder can be read, what is in it, and which rows are bad."""
        try:
            files = self._whole()
            for one in files:
                digest = self._digest(one) if not deadline.passed else ""
                if digest:
                    self._file(one, digest)
        except SystemFault as fault:
            return [Examined("reachable", Verdict.BAD, fault.said, NO_FOLDER_ADVICE)]
        folder, pattern = str(self._folder.folder), self._folder.pattern
        return [examine_files(folder, pattern, len(files)), *examine_rows(self.row_problems)]

    def close(self) -> None:
        """Nothing is kept open."""

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """The cases of the next file that is new or has changed, a page at a time."""
        walk = _Walk.of(cursor, self._how)
        files = self._whole()
        there = {one.path.name for one in files}
        for one in files:
            digest = self._digest(one)
            if not digest or walk.files.get(one.path.name) == digest or deadline.passed:
                continue
            return self._page(one, digest, walk)
        walk.files = {name: digest for name, digest in walk.files.items() if name in there}
        self._read = {name: read for name, read in self._read.items() if name in there}
        return Changed((), walk.text())

    def _page(self, one: Dropped, digest: str, walk: _Walk) -> Changed:
        cases = self._file(one, digest).cases
        if (walk.name, walk.digest) != (one.path.name, digest):
            walk.name, walk.digest, walk.given = one.path.name, digest, 0
        page = tuple(cases[walk.given : walk.given + PAGE])
        walk.given += len(page)
        if walk.given >= len(cases):
            walk.files[one.path.name] = digest
            walk.name, walk.digest, walk.given = "", "", 0
        return Changed(page, walk.text(), more=True)

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
        """The cases with this number, from the newest file that has one."""
        for one in reversed(self._whole()):
            digest = self._digest(one) if not deadline.passed else ""
            cases = self._file(one, digest).cases if digest else ()
            found = [case for case in cases if is_about(case, number)]
            if found:
                return found
        return ()

    def _records(
        self, ability: Ability, one: Known, deadline: Deadline, tell: Telling
    ) -> Iterator[Any]:
        """The records of all files, the newest first: all, or those in which the number stands."""
        number = str(one["number"]).casefold() if ability is Ability.BY_NUMBER else ""
        for file in reversed(self._whole()):
            if deadline.passed:
                return
            tell(str(file.path))
            digest = self._digest(file)
            if not digest:
                continue
            self._file(file, digest)
            rows = self._table(file.path).rows
            yield from (row.record for row in rows if number in str(row.record).casefold())

    def _file(self, one: Dropped, digest: str) -> FileRead:
        """A file that can't be read at all has one problem and no rows."""
        known = self._read.get(one.path.name)
        if known and known.digest == digest:
            return known
        try:
            table = self._table(one.path)
        except InvalidInput as fault:
            problem = RowProblem(one.path.name, "", "", "", fault.said)
            read = FileRead(digest, problems=(problem,))
        else:
            read = self._read_table(one.path.name, digest, table)
        self._read[one.path.name] = read
        return read

    def _read_table(self, name: str, digest: str, table: Table) -> FileRead:
        at = self._now()
        rows = tuple((row.place, read_record(self._shape, row.record, at)) for row in table.rows)
        problems = [*table.problems, *_problems(name, rows)][:MOST_PROBLEMS]
        return FileRead(digest, rows, tuple(problems))

    def _table(self, path: Path) -> Table:
        return read_table(path, self._form.form, self._form.sheet, self._form.records)

    def _whole(self) -> Sequence[Dropped]:
        try:
            return self._folder.whole()
        except OSError as fault:
            raise self._away() from fault

    def _digest(self, one: Dropped) -> str:
        try:
            return self._folder.digest(one)
        except FileNotFoundError:  # it was taken away meanwhile
            return ""
        except OSError as fault:
            raise self._away() from fault

    def _away(self) -> SystemAway:
        known = {"name": self.face.name, "path": str(self._folder.folder)}
        said = Said(_NO_FOLDER.nl.format(**known), _NO_FOLDER.en.format(**known))
        return SystemAway(said, system=self.face.name)


def _problems(name: str, rows: Iterable[tuple[str, Reading]]) -> Iterator[RowProblem]:
    """What could not be used in the rows; a status that is not known is no fault of the file."""
    for place, reading in rows:
        for found in reading.problems:
            if found.problem and found.field != "status":
                value = shown(found.raw if found.raw is not None else "")
                yield RowProblem(name, place, found.written or found.field, value, found.problem)


def make(description: Description, _secrets: Secrets, clock: Clock) -> FileSystem:
    """The system of this description. Raises InvalidInput."""
    section = description.section("folder")
    pattern = _pattern(section)
    form = section.one_of("form", ("", *FORMS), "")
    if not form and form_of(Path(pattern), "") not in FORMS:
        raise section.fault("files", _NO_FORM)
    is_json = form_of(Path(pattern), form) == "json"
    found = (
        read_finder(section, "records", expression) if is_json and "records" in section else None
    )
    folder = DropFolder(
        section.beside(section.text("path")),
        pattern,
        section.number("settled_s", 5, least=0, most=3600),
    )
    shape = read_shape(description, expression if is_json else column, rows=not is_json)
    file_form = FileForm(form, section.text("sheet", ""), found)
    return FileSystem(description.face(_ABILITIES), shape, clock, folder, file_form)


def _pattern(section: Section) -> str:
    written = section.text("files")
    if PurePath(written).name != written or ".." in written or "**" in written:
        raise section.fault("files", _ONE_NAME)
    return written
