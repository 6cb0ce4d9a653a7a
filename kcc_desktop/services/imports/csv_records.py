"""Records out of a CSV file of any size, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TextIO

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean
from kcc_desktop.services.imports.records import BrokenOff, Problem, Record
from kcc_desktop.services.imports.source_file import SourceFile

#: No line is longer (characters), nor a cell, which may hold several lines between quotes.
LONGEST_LINE = 16 << 20
_MOST_COLUMNS = 500

_EXTRA = Said("meer cellen dan er kolommen zijn", "more cells than there are columns")


class _Lines:
    """The lines of a file; `ended` once somebody asked for one more than there are."""

    def __init__(self, stream: TextIO) -> None:
        self.ended = False
        self._stream = stream

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) >= LONGEST_LINE:
            raise BrokenOff(
                Said(
                    "Het bestand bevat een regel van meer dan 16 miljoen tekens; dat kan niet.",
                    "The file holds a line of more than 16 million characters; that can't be.",
                )
            )
        return line


class _Rows(Protocol):
    """What `csv.reader` gives."""

    @property
    def line_num(self) -> int: ...
    def __next__(self) -> list[str]: ...
    def __iter__(self) -> Iterator[list[str]]: ...


def csv_records(
    source: SourceFile, progress: Callable[[int], None], columns: Mapping[str, str] | None = None
) -> Iterator[Record]:
    """The rows under the heading, in order; `progress` is told how many bytes were taken.

    `columns` gives other headings (lower case) the name that is meant. Empty rows are passed over.
    Raises BrokenOff where the file is no CSV any more.
    """
    with source.opened_text() as (stream, taken):
        lines = _Lines(stream)
        above, heading = next(
            ((n, line) for n, line in enumerate(lines, 1) if line.strip()), (0, "")
        )
        names = _names(heading, columns or {})
        csv.field_size_limit(LONGEST_LINE)
        rows = csv.reader(lines, delimiter=_delimiter(heading))
        for position, (line, cells) in enumerate(_numbered(rows, lines, above), 1):
            progress(taken())
            yield _record(position, line, names, cells)


def _delimiter(heading: str) -> str:
    return max(",;\t", key=heading.count)


def _names(heading: str, columns: Mapping[str, str]) -> list[str]:
    cells = next(csv.reader([heading], delimiter=_delimiter(heading)), [])
    if not 1 <= len(cells) <= _MOST_COLUMNS:
        raise InvalidInput(
            Said(
                "De eerste regel van dit bestand bevat geen namen van kolommen.",
                "The first line of this file holds no names of columns.",
            )
        )
    written = [clean.one_line(cell).casefold() for cell in cells]
    return [columns.get(name, name) for name in written]


def _numbered(rows: _Rows, lines: _Lines, above: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with the number of their first line; `above` came before.

    A row that asks for more lines than there are opened a quote and never closed it.
    """
    while True:
        first = above + rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as fault:
            raise BrokenOff(
                Said(
                    f"Vanaf regel {first} is dit bestand geen CSV meer.",
                    f"From line {first} on this file is no CSV any more.",
                )
            ) from fault
        if cells is None:
            return
        if lines.ended:
            raise BrokenOff(
                Said(
                    f"De aanhalingstekens die in regel {first} openen, sluiten nergens: het "
                    "bestand is afgebroken of beschadigd.",
                    f"The quotes that open in line {first} close nowhere: the file is cut off or "
                    "damaged.",
                )
            )
        if any(cell.strip() for cell in cells):
            yield first, cells


def _record(position: int, line: int, names: Sequence[str], cells: Sequence[str]) -> Record:
    values: dict[str, list[object]] = {}
    for name, cell in zip(names, cells, strict=False):
        values.setdefault(name, []).append(cell)
    extra = [cell for cell in cells[len(names) :] if cell.strip()]
    problems = tuple(Problem(str(line), "", clean.shown(cell), _EXTRA) for cell in extra[:1])
    return Record(position, str(line), values, problems)
