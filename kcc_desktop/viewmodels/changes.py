"""Follows what others change in the workspace, and lets the whole window know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.changes import Changes

EVERY = 1000  # ms
LONGEST = 30_000  # ms; so seldom it is asked in the end while it is away


class ChangesViewModel(QObject):
    """Polls the change feed each second; less and less often while the workspace is away.

    Signals:
        changed(Changes): something was changed, by whomever.
        failed(Said): the workspace could not be asked; it is asked again.
        recovered(): it answers again.
    """

    changed = Signal(object)
    failed = Signal(object)
    recovered = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lost = False
        self._poll: Latest[Changes] = Latest(self, counter, self._on_polled, self._on_failed)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.poll)
        self._reach = counter.reach
        self._reach.back.connect(self._on_back)

    @Slot()
    def start(self) -> None:
        """From now on."""
        self._timer.start()
        self.poll()

    @Slot()
    def poll(self) -> None:
        """Ask, unless an answer is still to come."""
        from kcc_desktop.services.changes import ChangeFeed  # noqa: PLC0415 (after the first paint)

        if not self._poll.waiting:
            self._poll.ask(lambda services: services.of(ChangeFeed).poll())

    def _on_polled(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)

    def _on_failed(self, said: Said) -> None:
        self._timer.setInterval(min(2 * self._timer.interval(), LONGEST))
        self._reach.lose()
        if not self._lost:
            self._lost = True
            self.failed.emit(said)

    @Slot()
    def _on_back(self) -> None:
        self._lost = False
        self._timer.setInterval(EVERY)
        self.recovered.emit()
        if self._timer.isActive():
            self.poll()
