"""Other systems behind the window: asked while somebody types or opens a file, followed, and sent
to. Each has a lane of its own, so that one that hangs or is slow holds up no other.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.errors import KccError
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.lanes import Job
    from kcc_desktop.domain.party import Party
    from kcc_desktop.domain.report import SourceCondition
    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.systems import SystemFace
    from kcc_desktop.services.look_outside import Asking, Looked
    from kcc_desktop.services.systems import Due, Systems

log = logging.getLogger(__name__)

#: Typing has paused for so long (ms) before other systems hear what was typed.
PAUSE = 450
#: How often (ms) is looked for what is to be asked or sent: often enough that what a desk left that
#: went is taken over within a minute.
EVERY = 15_000
#: The same question is not asked of a system again within so many seconds.
ASKED_AGAIN = 60.0
_MOST_REMEMBERED = 200
#: ms between two looks into a mailbox of which one does not wait by itself.
BETWEEN_FETCHES = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """How a system did when this desk last asked it; `fault` says what went wrong."""

    name: str
    condition: SourceCondition
    elapsed_ms: float
    fault: Said | None = None


class OutsideViewModel(QObject):
    """Asks, follows and sends.

    Signals:
        loaded(): the systems are known.
        measured(Measured): a system was asked.
        heard(object): how all sources do (`SourceState`), as the workspace knows.
        arrived(): something new came in from what was typed or opened.
        settled(): something that goes out was sent, or could not be.
    """

    loaded = Signal()
    measured = Signal(object)
    heard = Signal(object)
    arrived = Signal()
    settled = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.systems: Systems | None = None
        self._lanes: dict[str, Lane] = {}
        self._loading: Lane | None = None
        self._typed = ""
        self._party: Party | None = None
        self._asked: dict[tuple[str, Asking], float] = {}
        self._looks: dict[str, Job[Looked]] = {}
        self._busy: set[tuple[str, str]] = set()
        self._waiting = 0
        self._due: Latest[Due] = Latest(self, counter, self._on_due, self._on_not_due)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_for_typed)
        self._every = QTimer(self, interval=EVERY)
        self._every.timeout.connect(self.go_round)

    @property
    def waiting(self) -> bool:
        """Whether a system is being asked, or soon will be."""
        return self._waiting > 0 or self._pause.isActive() or self._due.waiting

    def load(self, make: Callable[[], Systems]) -> None:
        """Make the systems, away from the window and from the workspace's lane."""
        self._loading = Lane("systems")
        self._loading.start(self, make, self._on_loaded)

    def close(self) -> None:
        """End what is under way; what was being sent is recognised at the next start."""
        self._every.stop()
        self._pause.stop()
        if self.systems is not None:
            self.systems.close()
        for lane in (*self._lanes.values(), *([self._loading] if self._loading else ())):
            lane.close()

    @Slot(str)
    def type(self, text: str) -> None:
        """This stands in the search box now."""
        self._typed = text
        if self.systems is not None and self._lanes:
            self._pause.start()

    @Slot(object)
    def open(self, party: Party | None) -> None:
        """This party's file is open now."""
        from kcc_desktop.services.look_outside import asked_of  # noqa: PLC0415 (not at the start)

        self._party = party
        if self.systems is not None and party is not None:
            self._look(asked_of(party))

    @Slot()
    def go_round(self) -> None:
        """Ask what changed where it is time to, and send what waits."""
        systems = self.systems
        if systems is not None and self._lanes and not self._due.waiting:
            self._due.ask(lambda _services: systems.due())

    # --- asking -------------------------------------------------------------------------

    @Slot()
    def _look_for_typed(self) -> None:
        if self.systems is not None and self._typed.strip():
            self._look(self.systems.asked(self._typed))

    def _look(self, asking: Asking) -> None:
        systems = self.systems
        for face in systems.faces if systems else ():
            own = asking.for_system(face)
            if systems and own and self._is_new(face.key, own):
                self._start_look(systems, face, own)

    def _is_new(self, key: str, asking: Asking) -> bool:
        now = monotonic()
        if len(self._asked) > _MOST_REMEMBERED:
            self._asked = {one: at for one, at in self._asked.items() if now - at < ASKED_AGAIN}
        last = self._asked.get((key, asking))
        self._asked[key, asking] = now
        return last is None or now - last >= ASKED_AGAIN

    def _start_look(self, systems: Systems, face: SystemFace, asking: Asking) -> None:
        """What was asked before and has not begun is not asked any more."""
        key, lane = face.key, self._lanes[face.key]
        before = self._looks.pop(key, None)
        if before is not None:
            lane.drop(before)
            self._waiting -= 1
        self._waiting += 1

        def deliver(future: Future[Looked]) -> None:
            self._looks.pop(key, None)
            self._waiting -= 1
            self._on_looked(face.name, future)

        self._looks[key] = lane.start(self, lambda: systems.look(key, asking), deliver)

    def _on_looked(self, name: str, future: Future[Looked]) -> None:
        if not _went_well(future):
            return
        looked = future.result()
        self.measured.emit(Measured(name, looked.condition, looked.elapsed_ms, looked.fault))
        if looked.news:
            self.arrived.emit()

    # --- following and sending ----------------------------------------------------------

    def _on_due(self, due: Due) -> None:
        self.heard.emit(due.states)
        systems = self.systems
        if systems is None:
            return
        for key in due.outbox:
            self._start("outbox", key, partial(systems.deliver, key))
        for key in due.changes:
            self._start("changes", key, partial(systems.follow, key))
        for key in systems.mailboxes:
            self._fetch(systems, key)

    def _fetch(self, systems: Systems, key: str) -> None:
        """Fetch a mailbox, and go on as soon as more is there; else with the next round.

        Nobody waits for this: it waits itself.
        """
        if ("fetch", key) in self._busy:
            return
        self._busy.add(("fetch", key))

        def deliver(future: Future[bool]) -> None:
            self._busy.discard(("fetch", key))
            if _went_well(future) and future.result() and self._every.isActive():
                QTimer.singleShot(BETWEEN_FETCHES, self, lambda: self._fetch(systems, key))

        self._lanes[f"fetch/{key}"].start(self, lambda: systems.fetch(key), deliver)

    def _on_not_due(self, _said: Said) -> None:
        """The workspace is away; the window says so, and it is asked again by itself."""

    def _start(self, what: str, key: str, work: Callable[[], object]) -> None:
        """Begin it, unless that is under way already."""
        if (what, key) in self._busy:
            return
        self._busy.add((what, key))
        self._waiting += 1

        def deliver(future: Future[object]) -> None:
            self._busy.discard((what, key))
            self._waiting -= 1
            if _went_well(future) and what == "outbox":
                self.settled.emit()

        self._lanes[key].start(self, work, deliver)

    # --- beginning ----------------------------------------------------------------------

    def _on_loaded(self, future: Future[Systems]) -> None:
        if not _went_well(future):
            return
        self.systems = future.result()
        fetching = [f"fetch/{key}" for key in self.systems.mailboxes]
        self._lanes = {key: Lane(f"system-{key}") for key in (*self.systems.keys, *fetching)}
        self.loaded.emit()
        if not self._lanes:
            return
        self._every.start()
        self.go_round()
        self.open(self._party)


def _went_well(future: Future[Any]) -> bool:
    """Whether a job did what it was to do; what nobody foresaw goes into the log."""
    fault = future.exception()
    if fault is not None and not isinstance(fault, KccError):
        log.error("a job for another system failed unforeseen", exc_info=fault)
    return fault is None
