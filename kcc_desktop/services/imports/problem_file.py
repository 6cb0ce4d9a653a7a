"""The report of what could not be used: a CSV file that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kcc_desktop.domain.cells import neutral
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.services.imports import clean
from kcc_desktop.services.imports.records import Problem

_HEADINGS = {
    Language.NL: ("record", "plaats", "veld", "waarde", "reden"),
    Language.EN: ("record", "place", "field", "value", "reason"),
}
# What Dutch spreadsheets expect.
_DELIMITER = ";"
_ENCODING = "utf-8-sig"


class ProblemFile:
    """Collects problems in the file at `path`, which is only made when there are any."""

    def __init__(self, path: Path, language: Language) -> None:
        self.path = path
        self._language = language
        self._stream: IO[str] | None = None
        self._go_on = False

    @property
    def is_there(self) -> bool:
        """Whether there was anything to report."""
        return self._stream is not None or self._go_on

    def go_on_from(self, position: int) -> None:
        """Keep what an earlier run reported of the records until `position`; 0 begins anew.

        Raises InvalidInput when something else stands at that place.
        """
        self._refuse_other_file()
        if position and self.path.is_file():
            self._keep(position)
            self._go_on = True

    def write(self, position: int, problems: Sequence[Problem]) -> None:
        """Add the problems of one record. Raises InvalidInput when they can't be written."""
        if not problems:
            return
        with _writing(self.path):
            writer = csv.writer(self._opened(), delimiter=_DELIMITER)
            for problem in problems:
                said = problem.reason.in_(self._language)
                # The names of files and fields may hold anything.
                place, field = clean.shown(problem.place), clean.shown(problem.field)
                cells = (place, field, problem.value, said)
                writer.writerow([position, *map(neutral, cells)])

    def flush(self) -> None:
        """Make sure that what was written outlives this program. Raises InvalidInput."""
        if self._stream:
            with _writing(self.path):
                self._stream.flush()
                os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Let go of the file; what was not flushed need not be kept."""
        if self._stream:
            with suppress(OSError):
                self._stream.close()

    def _opened(self) -> IO[str]:
        if self._stream is None:
            mode = "a" if self._go_on else "w"
            encoding = "utf-8" if self._go_on else _ENCODING
            self._stream = self.path.open(mode, encoding=encoding, newline="")
            if not self._go_on:
                csv.writer(self._stream, delimiter=_DELIMITER).writerow(_HEADINGS[self._language])
        return self._stream

    def _refuse_other_file(self) -> None:
        if self.path.exists() and not self._is_ours():
            raise InvalidInput(
                Said(
                    f"{self.path} is geen verslag van dit programma; kies met --report een "
                    "andere plek.",
                    f"{self.path} is no report of this program; choose another place with "
                    "--report.",
                )
            )

    def _is_ours(self) -> bool:
        if not self.path.is_file():
            return False
        with self.path.open(encoding=_ENCODING, errors="replace") as stream:
            first = stream.readline(200).strip()
        return first in {_DELIMITER.join(heading) for heading in _HEADINGS.values()}

    def _keep(self, position: int) -> None:
        part = self.path.with_name(self.path.name + ".part")
        with (
            _writing(part),
            self.path.open(encoding=_ENCODING, newline="") as old,
            part.open("w", encoding=_ENCODING, newline="") as new,
        ):
            writer = csv.writer(new, delimiter=_DELIMITER)
            for number, cells in enumerate(csv.reader(old, delimiter=_DELIMITER)):
                if not number or (cells and cells[0].isdigit() and int(cells[0]) <= position):
                    writer.writerow(cells)
        part.replace(self.path)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise InvalidInput(
            Said(
                f"In {path} kan niet worden geschreven; kies met --report een andere plek.",
                f"{path} can't be written; choose another place with --report.",
            )
        ) from fault
