"""What the statuses of other systems mean, for an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.steps import Step
    from kcc_desktop.services.statuses import Statuses, StatusLine


class StatusesViewModel(QObject):
    """Reads the table, and gives a status its meaning.

    Signals:
        loaded(): `lines` are new.
        meant(StatusLine): a status has this meaning now.
        failed(Said): it could not be done.
    """

    loaded = Signal()
    meant = Signal(object)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[StatusLine, ...] = ()
        self._reading: Latest[Sequence[StatusLine]] = Latest(
            self, counter, self._on_read, self.failed.emit
        )
        self._errands = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._reading.waiting or self._errands.waiting

    @Slot()
    def refresh(self) -> None:
        """Read the table."""
        self._reading.ask(lambda services: _statuses(services).all())

    def mean(self, line: StatusLine, step: Step | None) -> None:
        """Give a status its meaning; None takes it away."""
        key = f"status/{uuid4()}"
        self._errands.run(
            lambda services: _statuses(services).mean(line, step, key=key),
            self._on_meant,
            self._on_failed,
        )

    def _on_read(self, lines: Sequence[StatusLine]) -> None:
        self.lines = tuple(lines)
        self.loaded.emit()

    def _on_meant(self, line: StatusLine) -> None:
        self.meant.emit(line)
        self.refresh()

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)
        self.refresh()


def _statuses(services: Services) -> Statuses:
    from kcc_desktop.services.statuses import Statuses  # noqa: PLC0415 (see `counter`)

    return services.of(Statuses)
