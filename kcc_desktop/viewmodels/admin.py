"""What an administrator manages, a sheet at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk.own_file import write_whole
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.managing import Row, Sheet
from kcc_desktop.domain.said import Said
from kcc_desktop.services.administer import Administer, Whole
from kcc_desktop.services.managed_files import FileForm, ManagedFiles, Preview
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.viewmodels.counter import Services

_UNWRITABLE = Said("Het bestand kan daar niet worden bewaard.", "The file can't be saved there.")


class AdminViewModel(QObject):
    """Shows sheets, changes rows, reads and writes files.

    Signals:
        opened(tuple): the sheets that this user may manage.
        loaded(Whole): all of the sheet that was asked for.
        saved(Row): a row was kept; the sheet is read anew.
        previewed(Preview): what a file would change.
        brought_in(int): so many rows of a file were kept.
        written(str): the present sheet stands in this file.
        failed(Said): it could not be done; nothing was changed.
    """

    opened = Signal(object)
    loaded = Signal(object)
    saved = Signal(object)
    previewed = Signal(object)
    brought_in = Signal(int)
    written = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet.LISTS
        self._opening: Latest[Sequence[Sheet]] = Latest(self, counter, self.opened.emit, self._fail)
        self._loading: Latest[Whole] = Latest(self, counter, self.loaded.emit, self._fail)
        self._previewing: Latest[Preview] = Latest(self, counter, self.previewed.emit, self._fail)
        self._errands = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether anything is still to come."""
        jobs = (
            self._opening,
            self._loading,
            self._previewing,
            self._errands,
        )
        return any(one.waiting for one in jobs)

    @Slot()
    def open(self) -> None:
        """Ask what may be managed."""
        self._opening.ask(lambda services: services.of(Administer).sheets())

    def show(self, sheet: Sheet) -> None:
        """Read a sheet."""
        self.sheet = sheet
        self._loading.ask(lambda services: services.of(Administer).sheet(sheet))

    def save(self, row: Row) -> None:
        """Keep a row, new or changed."""
        key = f"manage/{uuid4().hex}"
        self._errands.run(
            lambda services: services.of(Administer).save(row, key=key), self._on_saved, self._fail
        )

    def put_in_use(self, row: Row, active: bool) -> None:
        """Take a row out of use, or put it back."""
        self.save(replace(row, active=active))

    def preview(self, path: Path) -> None:
        """Look what a file would change in the present sheet."""
        sheet = self.sheet
        self._previewing.ask(lambda services: services.of(ManagedFiles).preview(sheet, path))

    def bring_in(self, preview: Preview) -> None:
        """Keep what was looked through."""
        key = f"manage-file/{uuid4().hex}"
        self._errands.run(
            lambda services: services.of(ManagedFiles).bring_in(preview, key=key),
            self._on_brought_in,
            self._fail,
        )

    def write(self, file: Path) -> None:
        """Write the present sheet into `file`: as JSON when it is named so, else as CSV."""
        sheet = self.sheet
        self._errands.run(
            lambda services: _written(services, sheet, file), self.written.emit, self._fail
        )

    def _on_saved(self, row: Row) -> None:
        self.saved.emit(row)
        self.show(row.sheet)

    def _on_brought_in(self, count: int) -> None:
        self.brought_in.emit(count)
        self.show(self.sheet)

    def _fail(self, said: Said) -> None:
        self.failed.emit(said)


def _written(services: Services, sheet: Sheet, file: Path) -> str:
    form = FileForm.JSON if file.suffix.lower() == ".json" else FileForm.CSV
    text = services.of(ManagedFiles).write(sheet, form)
    try:
        write_whole(file, text)
    except OSError as fault:
        raise InvalidInput(_UNWRITABLE) from fault
    return str(file)
