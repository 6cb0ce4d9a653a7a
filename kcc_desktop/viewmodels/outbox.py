"""What goes out: what waits or is stuck, helping it on, and hearing the number when it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.systems import OutboxItem
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.services.outbox_desk import OutboxDesk, Outgoing


class OutboxViewModel(QObject):
    """Follows the outbox.

    Signals:
        changed(): `outgoing` is new.
        arrived(OutboxItem): something of whoever works here arrived, with its number.
        retried(): something is sent again.
        given_up(): something is not sent any more.
        failed(Said): it could not be read, or not be helped on.
    """

    changed = Signal()
    arrived = Signal(object)
    retried = Signal()
    given_up = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outgoing: Outgoing | None = None
        self._reading: Latest[Outgoing] = Latest(self, counter, self._on_read, self.failed.emit)
        self._arriving: Latest[Sequence[OutboxItem]] = Latest(
            self, counter, self._on_arrived, lambda _said: None
        )
        self._errands = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._reading.waiting or self._arriving.waiting or self._errands.waiting

    @Slot()
    def refresh(self) -> None:
        """Read what is on its way."""
        self._reading.ask(lambda services: _desk(services).outgoing())

    def hear(self, changes: Changes) -> None:
        """Something was changed, by whomever."""
        if not changes.touch("outbox"):
            return
        self.refresh()
        done = [one.object_id for one in changes.rows if one.action == "outbox_done"]
        if done:
            self._arriving.ask(lambda services: _desk(services).mine(done))

    def retry(self, item: OutboxItem) -> None:
        """Send it again as soon as can be."""
        self._errands.run(
            lambda services: _desk(services).retry(item), self._on_retried, self._on_failed
        )

    def give_up(self, item: OutboxItem, reason: str) -> None:
        """Send it no more."""
        self._errands.run(
            lambda services: _desk(services).give_up(item, reason),
            self._on_given_up,
            self._on_failed,
        )

    def _on_read(self, outgoing: Outgoing) -> None:
        self.outgoing = outgoing
        self.changed.emit()

    def _on_arrived(self, items: Sequence[OutboxItem]) -> None:
        for item in items:
            self.arrived.emit(item)

    def _on_retried(self, _item: OutboxItem) -> None:
        self.retried.emit()
        self.refresh()

    def _on_given_up(self, _item: OutboxItem) -> None:
        self.given_up.emit()
        self.refresh()

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)
        self.refresh()


def _desk(services: Services) -> OutboxDesk:
    from kcc_desktop.services.outbox_desk import OutboxDesk  # noqa: PLC0415 (see `counter`)

    return services.of(OutboxDesk)
