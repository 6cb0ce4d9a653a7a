"""Who is away: the list of it, and changing it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.board import Away
    from kcc_desktop.services.absence import Absence, Absences


class AbsenceViewModel(QObject):
    """Asks and changes who is away.

    Signals:
        read(): `known` is new.
        failed(Said): it could not be asked or changed.
    """

    read = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: Absences | None = None
        self._errands = Errands(self, counter)

    @Slot()
    def refresh(self) -> None:
        """Read who is away."""
        self._ask(lambda _service: None)

    def add(self, away: Away) -> None:
        """Write down that somebody is away."""
        key = secrets.token_hex(16)
        self._ask(lambda service: service.add(away, key=key))

    def cancel(self, away: Away) -> None:
        """Take an absence back."""
        key = secrets.token_hex(16)
        self._ask(lambda service: service.cancel(away, key=key))

    def _ask(self, change: Callable[[Absence], object]) -> None:
        from kcc_desktop.services.absence import Absence  # noqa: PLC0415 (after the first paint)

        def work(services: Services) -> Absences:
            service = services.of(Absence)
            change(service)
            return service.read()

        self._errands.run(work, self._on_read, self.failed.emit)

    def _on_read(self, known: Absences) -> None:
        self.known = known
        self.read.emit()
