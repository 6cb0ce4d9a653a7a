"""The rows of a file that a system dropped: CSV, XLSX or JSON, with what could not be read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.registers.described.finders import BadFinder, Finder, column_name
from kcc_desktop.services.imports.csv_records import csv_records
from kcc_desktop.services.imports.records import BrokenOff
from kcc_desktop.services.imports.source_file import inspect

#: Larger files are not taken for what a system drops (bytes, and what an XLSX unpacks to).
MOST_BYTES, MOST_UNPACKED = 64_000_000, 400_000_000
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 200_000, 500
FORMS = ("csv", "xlsx", "json")

_TOO_LARGE = Said("dit bestand is te groot", "this file is too large")
_TOO_MANY = Said(
    f"dit bestand heeft meer dan {MOST_ROWS} rijen; de rest is niet gelezen",
    f"this file has more than {MOST_ROWS} rows; the rest was not read",
)
_NO_WORKBOOK = Said("dit is geen (heel) XLSX-bestand", "this is no (whole) XLSX file")
_NO_SHEET = Said("het blad {sheet} is er niet", "there is no sheet {sheet}")
_NO_HEADING = Said("er staan geen namen van kolommen boven", "there are no names of columns on top")
_NO_JSON = Said("dit is geen (heel) JSON-bestand", "this is no (whole) JSON file")
_NO_RECORDS = Said("hier staat geen lijst van records", "there is no list of records here")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What can't be used: in which file, where (a line or row), in which column, and why."""

    file: str
    place: str
    column: str
    value: str
    reason: Said


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: where it stands, and its values by the names of their columns."""

    place: str
    record: Any


@dataclass(slots=True)
class Table:
    """What a file holds."""

    rows: list[TableRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def form_of(path: Path, form: str) -> str:
    """Which of `FORMS` a file has: as set, else by its ending."""
    return form or path.suffix.lower().removeprefix(".")


def read_table(path: Path, form: str, sheet: str, records: Finder | None) -> Table:
    """All rows of the file. Raises InvalidInput when it can't be read at all.

    Of a file that is broken off, the rows before that are given, with a problem.
    """
    if path.stat().st_size > MOST_BYTES:
        raise InvalidInput(_TOO_LARGE)
    table = Table()
    rows = _ROWS[form_of(path, form)](path, table, sheet, records)
    try:
        for row in rows:
            if len(table.rows) >= MOST_ROWS:
                table.problems.append(RowProblem(path.name, row.place, "", "", _TOO_MANY))
                break
            table.rows.append(row)
    except BrokenOff as fault:
        table.problems.append(RowProblem(path.name, "", "", "", fault.said))
    return table


def _csv(path: Path, table: Table, _sheet: str, _records: Finder | None) -> Iterator[TableRow]:
    for record in csv_records(inspect(path), lambda _taken: None):
        for one in record.problems:
            problem = RowProblem(path.name, one.place, one.field, one.value, one.reason)
            table.problems.append(problem)
        values = {name: held[0] for name, held in record.values.items() if held}
        yield TableRow(record.place, values)


def _json(path: Path, _table: Table, _sheet: str, records: Finder | None) -> Iterator[TableRow]:
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
        found = records.find(data) if records else data
    except BadFinder as fault:
        raise InvalidInput(fault.said) from fault
    except (ValueError, RecursionError) as fault:
        raise InvalidInput(_NO_JSON) from fault
    if not isinstance(found, list):
        raise InvalidInput(_NO_RECORDS)
    for place, record in enumerate(found, 1):
        yield TableRow(str(place), record)


def _xlsx(path: Path, _table: Table, sheet: str, _records: Finder | None) -> Iterator[TableRow]:
    """A sheet (the first one by default), opened without formulas and row by row."""
    import openpyxl  # noqa: PLC0415 (slow, and only who gets workbooks needs it)

    _refuse_bombs(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except _BROKEN as fault:
        raise InvalidInput(_NO_WORKBOOK) from fault
    try:
        yield from _sheet_rows(book, sheet)
    except _BROKEN as fault:
        raise BrokenOff(_NO_WORKBOOK) from fault
    finally:
        book.close()


#: What openpyxl and what it stands on raise for files that are damaged or are none.
_BROKEN = (
    zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, EOFError,
    OSError, AttributeError, IndexError, AssertionError,
)  # fmt: skip


def _refuse_bombs(path: Path) -> None:
    """A file that unpacks to more than is sensible. Raises InvalidInput."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise InvalidInput(_NO_WORKBOOK) from fault
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InvalidInput(_TOO_LARGE)


def _sheet_rows(book: Any, sheet: str) -> Iterator[TableRow]:
    if sheet and sheet not in book.sheetnames:
        raise InvalidInput(Said(*(one.format(sheet=sheet) for one in (_NO_SHEET.nl, _NO_SHEET.en))))
    rows = (book[sheet] if sheet else book.worksheets[0]).iter_rows(
        values_only=True, max_col=MOST_COLUMNS
    )
    names: Sequence[str] = ()
    for place, cells in enumerate(rows, 1):
        if not any(cell is not None and str(cell).strip() for cell in cells):
            continue
        if not names:
            names = [column_name(cell) if cell is not None else "" for cell in cells]
            continue
        yield TableRow(str(place), _record(names, cells))
    if not names:
        raise InvalidInput(_NO_HEADING)


def _record(names: Sequence[str], cells: Sequence[Any]) -> Mapping[str, Any]:
    pairs = zip(names, cells, strict=False)
    record: dict[str, Any] = {}
    for name, cell in pairs:
        if name:
            record.setdefault(name, cell)
    return record


_ROWS = {"csv": _csv, "xlsx": _xlsx, "json": _json}
