"""Changes asked of the services: each is done and heard of, none takes the place of another."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Said
from kcc_desktop.viewmodels.counter import UNFORESEEN, Counter, Services

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

T = TypeVar("T")
log = logging.getLogger(__name__)


class Errands:
    """Runs errands for the view-model `owner`; `courtesies` when they are no more than that."""

    def __init__(self, owner: QObject, counter: Counter, *, courtesies: bool = False) -> None:
        self._owner = owner
        self._start = counter.courtesy if courtesies else counter.change
        self._under_way = 0

    @property
    def waiting(self) -> bool:
        """Whether one is still under way."""
        return self._under_way > 0

    def run(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None],
        failed: Callable[[Said], None],
    ) -> None:
        """Do `work`; `done` gets what came of it, `failed` the sentence of what went wrong."""
        self._under_way += 1

        def deliver(future: Future[T]) -> None:
            self._under_way -= 1
            outcome(future, done, failed)

        self._start(self._owner, work, deliver)


def outcome(future: Future[T], done: Callable[[T], None], failed: Callable[[Said], None]) -> None:
    """Tells `done` or `failed` what became of a job."""
    fault = future.exception()
    if fault is None:
        done(future.result())
    elif isinstance(fault, KccError):
        failed(fault.said)
    else:
        log.error("a job failed unforeseen", exc_info=fault)
        failed(UNFORESEEN)
