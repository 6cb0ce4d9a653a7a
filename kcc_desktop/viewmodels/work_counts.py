"""How long the lists are, for the badges in the left column; and the follow-up that time asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.work_list import ListCounts

EVERY = 30_000  # ms: what only the clock makes late is late then
SOON = 400  # ms in which changes that come together are counted once
FOLLOW_UP = 60_000  # ms


class WorkCountsViewModel(QObject):
    """Counts anew when something was changed, and as time goes by.

    Signals:
        counted(ListCounts): how long the lists are.
    """

    counted = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: ListCounts | None = None
        self._counting: Latest[ListCounts] = Latest(self, counter, self._on_counted, _ignore)
        self._following: Latest[None] = Latest(self, counter, _ignore, _ignore)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._count)
        self._clockwork = Beat(self, EVERY, self._count, counter.reach)
        self._follow_up = Beat(self, FOLLOW_UP, self.follow_up, counter.reach)

    @property
    def waiting(self) -> bool:
        """Whether counts are still to come."""
        return self._soon.isActive() or self._counting.waiting

    @Slot()
    def start(self) -> None:
        """Count now, and from now on."""
        self._count()
        self._clockwork.start()
        self._follow_up.start()

    @Slot()
    def recount(self) -> None:
        """Something was changed."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def follow_up(self) -> None:
        """Tell team leads of what was not seen or kept in time; any desk that is open does it."""
        if not self._following.waiting:
            self._following.tell(_escalate)

    @Slot()
    def _count(self) -> None:
        if not self._counting.waiting:
            self._counting.ask(_counts)

    def _on_counted(self, counts: ListCounts) -> None:
        self.counts = counts
        self.counted.emit(counts)


def _ignore(_outcome: Said | None) -> None:
    """It is asked again; the status bar says when the workspace is away."""


def _counts(services: Services) -> ListCounts:
    from kcc_desktop.services.lists import Lists  # noqa: PLC0415 (see `counter`)

    return services.of(Lists).counts()


def _escalate(services: Services) -> None:
    from kcc_desktop.services.case_awaited import CaseAwaited  # noqa: PLC0415 (see `counter`)
    from kcc_desktop.services.escalate import Escalate  # noqa: PLC0415 (see `counter`)

    services.of(Escalate).run()
    if CaseAwaited in services.more:
        services.of(CaseAwaited).run()
