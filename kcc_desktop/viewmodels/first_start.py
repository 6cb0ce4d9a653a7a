"""A start without a workspace: making one, opening one, or looking around in a sample."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kcc_desktop.domain.errors import KccError
from kcc_desktop.viewmodels.counter import UNFORESEEN

if TYPE_CHECKING:
    from kcc_desktop.desk.lanes import Lane

log = logging.getLogger(__name__)


class Way(StrEnum):
    """How somebody begins."""

    OWN = "own"
    OPEN = "open"
    SAMPLE = "sample"


class Beginning(Protocol):
    """What can be done without a workspace. All of it blocks, and raises KccError."""

    def make_own(self) -> None:
        """Make an empty workspace on this computer."""
        ...

    def open_at(self, url: str) -> None:
        """Open the workspace at `url`, and remember it."""
        ...

    def take_sample(self) -> None:
        """Fill in the sample municipality, beside any workspace of one's own."""
        ...


class FirstStartViewModel(QObject):
    """Does one of the ways beside the window.

    Signals:
        begun(Way): it is under way.
        done(Way): there is a workspace now.
        failed(Said): there is none; something else can be tried.
    """

    begun = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, beginning: Beginning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._beginning = lane, beginning
        self.waiting = False

    def begin(self, way: Way, url: str = "") -> None:
        """Go this way; `url` belongs to `Way.OPEN`. Does nothing while another one is under way."""
        if self.waiting:
            return
        work: dict[Way, Callable[[], None]] = {
            Way.OWN: self._beginning.make_own,
            Way.OPEN: lambda: self._beginning.open_at(url),
            Way.SAMPLE: self._beginning.take_sample,
        }
        self.waiting = True
        self.begun.emit(way)
        self._lane.start(self, work[way], lambda future: self._deliver(way, future))

    def _deliver(self, way: Way, future: Future[None]) -> None:
        self.waiting = False
        fault = future.exception()
        if fault is None:
            self.done.emit(way)
        elif isinstance(fault, KccError):
            self.failed.emit(fault.said)
        else:
            log.error("a first start failed unforeseen", exc_info=fault)
            self.failed.emit(UNFORESEEN)
