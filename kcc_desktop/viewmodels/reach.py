"""Whether the workspace answers, and what is asked of it every so often while it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class Reach(QObject):
    """Whether the workspace can be reached, for all who ask it by themselves.

    Signals:
        back(): it answers again.
    """

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.away = False

    def lose(self) -> None:
        """It doesn't answer."""
        self.away = True

    def regain(self) -> None:
        """It answered, whatever it was asked."""
        if self.away:
            self.away = False
            self.back.emit()


class Beat(QTimer):
    """Asks every `interval` ms once it was started; not while the workspace is away, for each would
    keep waiting what somebody asks, and at once when it is back.
    """

    def __init__(
        self, owner: QObject, interval: int, ask: Callable[[], object], reach: Reach
    ) -> None:
        super().__init__(owner, interval=interval)
        self._ask, self._reach = ask, reach
        self.timeout.connect(self._on_timeout)
        reach.back.connect(self._on_back)

    @Slot()
    def _on_timeout(self) -> None:
        if not self._reach.away:
            self._ask()

    @Slot()
    def _on_back(self) -> None:
        if self.isActive():
            self._ask()
