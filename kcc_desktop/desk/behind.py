"""Loads what the first paint and the first search did not wait for, in small steps behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from kcc_desktop.desk.lanes import Lane

#: Milliseconds between two steps, in which the window does what else there is to do.
_BREATH = 2
#: Milliseconds until it is looked again whether somebody still waits.
_PATIENCE = 20


class Behind(QObject):
    """Imports modules one by one, each in a turn of its own, while nobody waits for something.

    On a lane what is asked of it in between comes first. What can't be imported is left to who
    needs it.

    Signals:
        done(): all are there.
    """

    done = Signal()

    def __init__(
        self,
        modules: Sequence[str],
        busy: Callable[[], bool],
        parent: QObject,
        lane: Lane | None = None,
    ) -> None:
        super().__init__(parent)
        self._modules = list(modules)
        self._busy, self._lane = busy, lane
        self._stopped = False

    @Slot()
    def start(self) -> None:
        """Begin; the first step is not taken at once."""
        QTimer.singleShot(_BREATH, self._step)

    def stop(self) -> None:
        """Take no further step."""
        self._stopped = True

    def _step(self) -> None:
        if self._stopped:
            return
        if self._busy():
            QTimer.singleShot(_PATIENCE, self._step)
        elif not self._modules:
            self.done.emit()
        elif self._lane is None:
            import_module(self._modules.pop(0))
            self.start()
        else:
            name = self._modules.pop(0)
            self._lane.start(self, lambda: import_module(name), self._on_loaded)

    def _on_loaded(self, loaded: Future[Any]) -> None:
        del loaded
        self.start()
