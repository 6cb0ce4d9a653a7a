"""Tables as files for a spreadsheet program: XLSX or CSV.

A cell that begins as a formula does would be run by the program that opens the file, and what
stands in a cell may come from anybody. In XLSX text is written as text; in CSV an apostrophe goes
before it (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kcc_desktop.domain import cells
from kcc_desktop.domain.errors import DiskFull, KccError, WorkspaceReadOnly
from kcc_desktop.domain.said import Said

Cell = str | float | None
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31
_NO_SPACE = 28


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name and headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def save(file: Path, sheets: Sequence[Sheet]) -> Path:
    """Writes the sheets into `file`: XLSX, or CSV (one under the other) when it is named so.

    Raises KccError with a sentence when the file can't be written.
    """
    try:
        if file.suffix.lower() == ".csv":
            _write_csv(file, sheets)
        else:
            _write_xlsx(file, sheets)
    except OSError as fault:
        raise _told(fault, file) from fault
    return file


def neutral(cell: Cell) -> Cell:
    """A cell that no spreadsheet program takes for a formula. Numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    return cells.neutral(_CONTROLS.sub("", cell))


def _as_written(cell: Cell) -> Cell:
    """A number as it is written here: whole, or with a decimal comma."""
    if not isinstance(cell, float | int):
        return neutral(cell)
    return int(cell) if float(cell).is_integer() else f"{cell:.2f}".replace(".", ",")


def _write_csv(file: Path, sheets: Sequence[Sheet]) -> None:
    """Semicolons and a byte-order mark: what spreadsheet programs here expect."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        for number, sheet in enumerate(sheets):
            if number:
                writer.writerow([])
            writer.writerow([neutral(one) for one in sheet.headings])
            writer.writerows([[_as_written(cell) for cell in row] for row in sheet.rows])


def _write_xlsx(file: Path, sheets: Sequence[Sheet]) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 (only who saves needs it)
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    # Nothing is guessed from the text of a cell: no formula, no link, no number.
    book = Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for number, sheet in enumerate(sheets, start=1):
        page = book.add_worksheet(_sheet_name(sheet.name, number))
        page.freeze_panes(1, 0)
        page.set_column(0, 0, 32)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, _CONTROLS.sub("", heading), bold)
        for place, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(place, column, _CONTROLS.sub("", cell))
                elif cell is not None:
                    page.write_number(place, column, cell)
    try:
        book.close()
    except FileCreateError as fault:
        raise OSError(*_reason(fault)) from fault


def _sheet_name(name: str, number: int) -> str:
    """As XLSX allows it; the number keeps two alike apart."""
    own = _NO_SHEET_NAME.sub(" ", _CONTROLS.sub("", name)).strip()
    return f"{number} {own}"[:_LONGEST_SHEET_NAME]


def _reason(fault: Exception) -> tuple[object, ...]:
    cause = next(iter(fault.args), None)
    return cause.args if isinstance(cause, OSError) else fault.args


def _told(fault: OSError, file: Path) -> KccError:
    if fault.errno == _NO_SPACE:
        return DiskFull(
            Said(
                f"Er is geen ruimte meer om {file.name} op te slaan.",
                f"There is no room left to save {file.name}.",
            )
        )
    return unwritable(file)


def unwritable(file: Path) -> KccError:
    """The fault that `file` can't be saved where it was to go."""
    return WorkspaceReadOnly(
        Said(
            f"{file.name} kan daar niet worden opgeslagen. Kies een andere map, of sluit het"
            " bestand als het open staat.",
            f"{file.name} can't be saved there. Choose another folder, or close the file if it"
            " is open.",
        )
    )
