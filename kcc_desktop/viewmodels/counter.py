"""Where view-models ask the services, without waiting for them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kcc_desktop.domain.errors import Interrupted, KccError
from kcc_desktop.domain.said import Said
from kcc_desktop.viewmodels.reach import Reach

if (
    TYPE_CHECKING
):  # the services bring SQLAlchemy and more with them, which the first window does not wait for
    from PySide6.QtCore import QObject

    from kcc_desktop.desk.lanes import Job, Lane
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.look import Look
    from kcc_desktop.services.look_up import LookUp
    from kcc_desktop.services.near import Near
    from kcc_desktop.services.tell import Tell

T = TypeVar("T")
log = logging.getLogger(__name__)

UNFORESEEN = Said(
    "Er ging iets mis dat niet was voorzien. Probeer het opnieuw. Blijft het misgaan, vraag dan "
    "uw beheerder om in het logboek te kijken.",
    "Something went wrong that was not foreseen. Try again. If it stays, ask your administrator "
    "to look into the log.",
)


@dataclass(frozen=True, slots=True)
class Services:
    """What the window asks. Used on the workspace's lane only.

    `actor` is who works here. `more` holds what the parts of the window ask besides, each under
    its own class.
    """

    find: Find
    tell: Tell
    look: Look
    look_up: LookUp
    near: Near
    actor: Actor
    more: Mapping[type[Any], Any] = field(default_factory=dict)

    def of(self, kind: type[T]) -> T:
        """The service of this class. Raises KeyError when nobody made it."""
        found: T = self.more[kind]
        return found


class Counter:
    """Takes questions for the services. The first one opens the workspace, until that succeeds.

    `searching` opens what the search needs, which may be there sooner than the rest. `reach` says
    whether the workspace answers.
    """

    def __init__(
        self,
        lane: Lane,
        opening: Callable[[], Services],
        searching: Callable[[], Find] | None = None,
    ) -> None:
        self._lane = lane
        self._opening = opening
        self._searching = searching or (lambda: self._opened().find)
        self.reach = Reach()
        self._services: Services | None = None
        self._lock = threading.Lock()

    def start(
        self, owner: QObject, work: Callable[[Services], T], deliver: Callable[[Future[T]], None]
    ) -> Job[T]:
        """Do `work` on the lane; `deliver` gets its Future while `owner` lives."""
        return self._lane.start(owner, lambda: work(self._opened()), deliver)

    def change(
        self, owner: QObject, work: Callable[[Services], T], deliver: Callable[[Future[T]], None]
    ) -> Job[T]:
        """Like `start`, for what must be done also when the program ends meanwhile."""
        return self._lane.start(owner, lambda: work(self._opened()), deliver, lasting=True)

    def courtesy(
        self, owner: QObject, work: Callable[[Services], T], deliver: Callable[[Future[T]], None]
    ) -> Job[T]:
        """Like `start`, for what is written by itself and may lapse: who is there, what they have
        before them. While another program writes it waits aside, in front of nothing.
        """
        return self._lane.start(owner, lambda: work(self._opened()), deliver, aside=True)

    def search(
        self, owner: QObject, work: Callable[[Find], T], deliver: Callable[[Future[T]], None]
    ) -> Job[T]:
        """Do `work` with the search alone; it does not wait for the other services to be there."""
        return self._lane.start(owner, lambda: work(self._searching()), deliver)

    def drop(self, job: Job[T]) -> None:
        """The outcome of `job` is no longer wanted."""
        self._lane.drop(job)

    def _opened(self) -> Services:
        with self._lock:
            if self._services is None:
                self._services = self._opening()
            return self._services


class Latest(Generic[T]):
    """Asks one kind of question for a view-model, which hears of its latest one only.

    For what changes nothing: an earlier question may never be put. Changes are `Errands`.

    `answered` gets what came back; `failed` the sentence of what went wrong.
    """

    def __init__(
        self,
        owner: QObject,
        counter: Counter,
        answered: Callable[[T], None],
        failed: Callable[[Said], None],
    ) -> None:
        self._owner = owner
        self._counter = counter
        self._answered = answered
        self._failed = failed
        self._job: Job[T] | None = None

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, work: Callable[[Services], T]) -> None:
        """Ask; what was asked before is no longer wanted."""
        self.forget()
        self._job = self._counter.start(self._owner, work, self._deliver)

    def tell(self, work: Callable[[Services], T]) -> None:
        """Do a courtesy; one that was asked before need not be done any more."""
        self.forget()
        self._job = self._counter.courtesy(self._owner, work, self._deliver)

    def search(self, work: Callable[[Find], T]) -> None:
        """Ask the search; what was asked before is no longer wanted."""
        self.forget()
        self._job = self._counter.search(self._owner, work, self._deliver)

    def forget(self) -> None:
        """What was asked is no longer wanted."""
        if self._job is not None:
            self._counter.drop(self._job)
            self._job = None

    def _deliver(self, future: Future[T]) -> None:
        self._job = None
        fault = future.exception()
        if fault is None:
            self._counter.reach.regain()
            self._answered(future.result())
        elif isinstance(fault, KccError):
            if not isinstance(fault, Interrupted):
                self._failed(fault.said)
        else:
            log.error("a job failed unforeseen", exc_info=fault)
            self._failed(UNFORESEEN)
