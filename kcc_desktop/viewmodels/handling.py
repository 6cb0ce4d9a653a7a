"""What can be done with the handover that is before one, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import Target
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.steps import Action, may
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.services.pass_on import Receivers
    from kcc_desktop.services.working_on import WorkingOn

#: In the order of the bar; telling the resident is done by finishing a contact.
STEPS = (
    Action.SEE,
    Action.ACCEPT,
    Action.PLAN,
    Action.FINISH,
    Action.NOTE,
    Action.FORWARD,
    Action.REFUSE,
    Action.SPLIT,
    Action.REOPEN,
    Action.CHASE,
)
NOWHERE = Target()
RENEWED = 30_000  # ms after which it is said again that one is still at it


class Handled(Protocol):
    """Work that somebody has: a handover, or a line of a list."""

    @property
    def employee_id(self) -> int | None: ...
    @property
    def department_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Done:
    """A step was taken: which (for which `day`), and the handover as it now stands (None: gone)."""

    action: Action
    line: WorkLine | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Doing:
    """A step as it was asked for."""

    action: Action
    text: str
    day: date | None
    employee_id: int | None
    target: Target


class HandlingViewModel(QObject):
    """Holds the handover that steps are taken with.

    Signals:
        target_changed(): `line` is another handover, or the same one as others left it.
        done(Done): a step was taken.
        refused(Said, int): it could not be: what was wrong, and the handover it was about.
        receivers_known(): `choices` is known.
    """

    target_changed = Signal()
    done = Signal(object)
    refused = Signal(object, object)
    receivers_known = Signal()

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language, self.clock = language, clock
        self.line: WorkLine | None = None
        self.other = ""
        self.choices: Receivers | None = None
        self._actor = Actor("", "", roles=())
        self._marked: int | None = None
        self._errands = Errands(self, counter)
        self._marks = Errands(self, counter, courtesies=True)
        self._fetching: Latest[WorkLine | None] = Latest(
            self, counter, self._on_line, self._on_failed
        )
        self._knowing: Latest[Receivers] = Latest(
            self, counter, self._on_receivers, self._on_failed
        )
        self._renewing = Beat(self, RENEWED, self._renew, counter.reach)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._errands, self._marks, self._fetching, self._knowing)
        return any(one.waiting for one in asked)

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """This is who handles."""
        self._actor = actor

    def is_ours(self, work: Handled) -> bool:
        """Whether it is this colleague's to handle: their own, or their department's."""
        own, department = self._actor.employee_id, self._actor.department_id
        mine = own is not None and work.employee_id == own
        return mine or (department is not None and work.department_id == department)

    def allowed(self) -> tuple[Action, ...]:
        """The steps that the table of steps allows now."""
        line = self.line
        if line is None:
            return ()
        a_part = line.parent_id is not None
        return tuple(
            action
            for action in STEPS
            if may(action, line.state) and not (a_part and action is Action.SPLIT)
        )

    def look_at(self, line: WorkLine | None) -> None:
        """Steps are taken with this line of a list; None: with nothing. It is not marked."""
        self._fetching.forget()
        self._leave()
        self._show(line, "")

    def open(self, handover_id: int | None) -> None:
        """This handover is before one: others see that. None: nothing is any more."""
        if handover_id is None:
            self.look_at(None)
            return
        if handover_id != self._marked:
            self._leave()
            self.other = ""
        self._marked = handover_id
        self._renewing.start()
        self._fetching.ask(lambda services: _as_it_is(services, handover_id))
        self._renew()

    def put_away(self) -> None:
        """Steps are taken with nothing, until the next one is opened."""
        self._fetching.forget()
        self._show(None, "")

    @Slot()
    def refresh(self) -> None:
        """Fetch the handover as it now stands."""
        if self._marked is not None and (self.line is not None or self._fetching.waiting):
            self.open(self._marked)

    def know_receivers(self) -> None:
        """Fetch to whom work can go, once."""
        if self.choices is None and not self._knowing.waiting:
            self._knowing.ask(_receivers)

    def act(
        self,
        action: Action,
        *,
        text: str = "",
        day: date | None = None,
        employee_id: int | None = None,
        target: Target = NOWHERE,
    ) -> None:
        """Take a step with the handover, as it was seen. What belongs to it: `services.hand_over`.

        Does nothing while an earlier step is under way: a second press is the same wish.
        """
        doing = _Doing(action, text.strip(), day, employee_id, target)
        self._run(lambda services, line, key: _act(services, line, doing, key))

    def split(self, parts: Sequence[tuple[str, Target | None]]) -> None:
        """Split the handover: what is to be done in each part, and who does it."""
        self._run(lambda services, line, key: _split(services, line, parts, key))

    def reopen(self, line: WorkLine, reason: str) -> None:
        """Reopen this handover as it was seen, also when another one is before one by now."""
        doing = _Doing(Action.REOPEN, reason, None, None, NOWHERE)
        self._run_with(line, lambda services, line, key: _act(services, line, doing, key))

    def _run(self, step: Callable[[Services, WorkLine, str], Done]) -> None:
        self._run_with(self.line, step)

    def _run_with(
        self, line: WorkLine | None, step: Callable[[Services, WorkLine, str], Done]
    ) -> None:
        if line is None or self._errands.waiting:
            return
        key = f"step/{new_id(self.clock())}"
        self._errands.run(
            lambda services: step(services, line, key),
            self._on_done,
            lambda said: self._on_refused(said, line.id),
        )

    def _on_line(self, line: WorkLine | None) -> None:
        self._show(line, self.other)

    def _on_done(self, done: Done) -> None:
        if self.line is not None and done.line is not None and done.line.id == self.line.id:
            self._show(done.line, self.other)
        self.done.emit(done)

    def _on_refused(self, said: Said, handover_id: int) -> None:
        self.refused.emit(said, handover_id)
        line = self.line
        if line is not None and line.id == handover_id:
            self._fetching.ask(lambda services: _as_it_is(services, handover_id))

    def _on_receivers(self, receivers: Receivers) -> None:
        self.choices = receivers
        self.receivers_known.emit()

    def _on_failed(self, said: Said) -> None:
        self.refused.emit(said, self.line.id if self.line else 0)

    def _show(self, line: WorkLine | None, other: str) -> None:
        self.line, self.other = line, other
        self.target_changed.emit()

    @Slot()
    def _renew(self) -> None:
        marked = self._marked
        if marked is not None:
            self._marks.run(
                lambda services: _mark(services, marked),
                lambda other: self._on_marked(marked, other),
                _ignore,
            )

    def _on_marked(self, handover_id: int, other: str) -> None:
        if handover_id == self._marked and other != self.other:
            self._show(self.line, other)

    def _leave(self) -> None:
        marked, self._marked = self._marked, None
        self._renewing.stop()
        if marked is not None:
            self._marks.run(lambda services: _working(services).leave(marked), _ignore, _ignore)


def _ignore(_outcome: object) -> None:
    """A mark is a courtesy: without it the handover is guarded by its version."""


def _mark(services: Services, handover_id: int) -> str:
    """Who else has it before them, by name; empty when nobody does."""
    mark = _working(services).mark(handover_id)
    return "" if mark.login == services.actor.login else mark.who


def _as_it_is(services: Services, handover_id: int) -> WorkLine | None:
    from kcc_desktop.services.lists import Lists  # noqa: PLC0415 (see `counter`)

    return services.of(Lists).line(handover_id)


def _act(services: Services, line: WorkLine, asked: _Doing, key: str) -> Done:
    from kcc_desktop.services.hand_over import Doing, HandOver  # noqa: PLC0415 (see `counter`)
    from kcc_desktop.services.lists import Lists  # noqa: PLC0415

    target = asked.target
    doing = Doing(
        asked.action,
        text=asked.text,
        day=asked.day,
        employee_id=asked.employee_id or target.employee_id,
        department_id=target.department_id,
        group_id=target.group_id,
    )
    services.of(HandOver).act(line, doing, key=key)
    return Done(asked.action, services.of(Lists).line(line.id), asked.day)


def _split(
    services: Services, line: WorkLine, parts: Sequence[tuple[str, Target | None]], key: str
) -> Done:
    from kcc_desktop.services.hand_over import HandOver  # noqa: PLC0415 (see `counter`)
    from kcc_desktop.services.lists import Lists  # noqa: PLC0415
    from kcc_desktop.services.splitting import Part  # noqa: PLC0415

    named = [Part(what, target=target) for what, target in parts]
    services.of(HandOver).split(line, named, key=key)
    return Done(Action.SPLIT, services.of(Lists).line(line.id))


def _receivers(services: Services) -> Receivers:
    from kcc_desktop.services.pass_on import PassOn  # noqa: PLC0415 (see `counter`)

    return services.of(PassOn).receivers()


def _working(services: Services) -> WorkingOn:
    from kcc_desktop.services.working_on import WorkingOn  # noqa: PLC0415 (see `counter`)

    return services.of(WorkingOn)
