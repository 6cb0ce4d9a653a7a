"""The calls on this desk: who calls, and what is done with it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.calls import CallEvent, CallNews, Line, Lines, LineState
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.errors import Interrupted, KccError

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.services.who_calls import Callers
    from kcc_desktop.viewmodels.counter import Counter, Services

translate = QCoreApplication.translate
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CallFace:
    """One call in words. `owners` are whose number it may be; `number` is empty when withheld.

    `is_known` holds once they were looked up, be there any or none.
    """

    call_id: str
    title: str
    detail: str
    state: LineState
    number: str
    owners: tuple[Hit, ...] = ()
    is_known: bool = True

    @property
    def owner(self) -> Hit | None:
        """Whose number it is, where that is certain."""
        return self.owners[0] if len(self.owners) == 1 else None

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return ". ".join(part for part in (self.title, self.detail) if part)


class CallsViewModel(QObject):
    """Hears what happens to calls, and looks up who calls.

    Signals:
        changed(): `faces` are new.
        recognised(CallFace): it is known who calls, or that nobody knows.
        answered(CallFace): somebody here took a call.
        ended(str): the call with this id is over.
    """

    changed = Signal()
    recognised = Signal(object)
    answered = Signal(object)
    ended = Signal(str)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._lines = Lines()
        self._callers: dict[str, Callers] = {}
        self._failed: set[str] = set()
        self._names: tuple[str, ...] = ()
        self._waiting = 0

    @property
    def faces(self) -> tuple[CallFace, ...]:
        """The calls on this desk, oldest first."""
        return tuple(self._face(line) for line in self._lines.lines)

    @property
    def waiting(self) -> bool:
        """Whether somebody is still being looked up."""
        return self._waiting > 0

    def get(self, call_id: str) -> CallFace | None:
        """The call with this id, while it is on this desk."""
        line = self._lines.get(call_id)
        return None if line is None else self._face(line)

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """Calls for `actor` are shown here, and those that name nobody."""
        self._names = (actor.login, actor.name)

    @Slot(object)
    def take(self, news: CallNews) -> None:
        """Something happened to a call."""
        if not news.concerns(self._names):
            return
        before = self._lines.get(news.call_id)
        self._lines = self._lines.heard(news)
        line = self._lines.get(news.call_id)
        if news.event is CallEvent.ENDED and before is not None:
            self.ended.emit(news.call_id)
        elif line is not None and line != before:
            self._look_up(line)
            if line.state is LineState.TALKING:
                self.answered.emit(self._face(line))
        self._forget()
        self.changed.emit()

    def dismiss(self, call_id: str) -> None:
        """Nobody needs to see this call any more."""
        self._lines = self._lines.dismissed(call_id)
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        known = {line.other for line in self._lines.lines}
        self._callers = {number: one for number, one in self._callers.items() if number in known}

    def _look_up(self, line: Line) -> None:
        if not line.other or line.other in self._callers:
            self.recognised.emit(self._face(line))
            return
        self._waiting += 1
        self._counter.start(self, partial(_who, line.other), partial(self._on_found, line.call_id))

    def _on_found(self, call_id: str, future: Future[Callers]) -> None:
        self._waiting -= 1
        fault = future.exception()
        if fault is not None and not isinstance(fault, KccError):
            log.error("looking up a caller failed unforeseen", exc_info=fault)
        line = self._lines.get(call_id)
        if fault is None:
            self._callers[future.result().number] = future.result()
        elif line is not None:
            self._failed.add(line.other)
        if line is None or isinstance(fault, Interrupted):
            return
        self.changed.emit()
        self.recognised.emit(self._face(line))

    def _face(self, line: Line) -> CallFace:
        callers = self._callers.get(line.other)
        owners = callers.owners if callers else ()
        is_known = callers is not None or not line.other
        number = plain.line(callers.shown if callers else line.other, 40)
        return CallFace(
            line.call_id,
            _title(line, owners, number),
            _detail(line, owners, number) if is_known else self._not_known(line.other),
            line.state,
            line.other,
            owners,
            is_known,
        )

    def _not_known(self, number: str) -> str:
        if number in self._failed:
            return translate("Calls", "Wie dit is, kon niet worden opgezocht.")
        return translate("Calls", "Wordt opgezocht…")


def _title(line: Line, owners: Sequence[Hit], number: str) -> str:
    who = plain.line(owners[0].title, 80) if len(owners) == 1 else number
    if not line.other:
        who = translate("Calls", "Anonieme beller")
    words = {
        LineState.RINGING: translate("Calls", "%1 belt"),
        LineState.TALKING: translate("Calls", "In gesprek met %1"),
        LineState.MISSED: translate("Calls", "Gemist: %1"),
    }[line.state]
    if line.direction is Direction.OUT and line.state is LineState.RINGING:
        words = translate("Calls", "U belt %1")
    return words.replace("%1", who)


def _detail(line: Line, owners: Sequence[Hit], number: str) -> str:
    if not line.other:
        return translate("Calls", "Het nummer is afgeschermd.")
    if not owners:
        return translate("Calls", "Dit nummer is van niemand bekend.")
    if len(owners) == 1:
        detail = plain.line(owners[0].detail, 80)
        return " · ".join(part for part in (number, detail) if part)
    words = translate("Calls", "%1 bewoners hebben dit nummer: kies wie het is.")
    return words.replace("%1", str(len(owners)))


def _who(number: str, services: Services) -> Callers:
    from kcc_desktop.services.who_calls import WhoCalls  # noqa: PLC0415 (see `counter`)

    return services.of(WhoCalls).who(number)
