"""Recording what a resident asked, and handing it over in the same breath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover, Promise
from kcc_desktop.domain.ids import counted_id, new_id
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.beside import NOTHING_BESIDE, Beside, keep_beside
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.passing import Passing, handover_of, with_outcomes
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.telling_work import News, tell_of

__all__ = ["Passing", "Record", "Recorded"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The ids of what was recorded, the handovers in the order in which they were given.

    `promises` are those made to the resident, the first to pass first.
    """

    contact_id: int
    handover_ids: tuple[int, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def handover_id(self) -> int | None:
        """The first handover, where there is one."""
        return next(iter(self.handover_ids), None)


class Record:
    """Records contacts as `actor`, with or without handovers.

    What is handed over to a department with a system of its own goes on into that by `bring_out`.
    """

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        calendar: Calendar,
        bring_out: BringOut | None = None,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar
        self._bring_out = bring_out

    def contact(
        self,
        contact: Contact,
        *,
        key: str,
        passing: Passing | None = None,
        passings: Sequence[Passing] = (),
        beside: Beside = NOTHING_BESIDE,
    ) -> Recorded:
        """Records a finished contact with what is kept `beside` it, and passes questions on: all or
        nothing. `passing` is one more of the `passings`.

        A repeated `key` changes nothing and gives what the first attempt gave.

        Raises:
            InvalidInput: when nothing says to which department one goes.
            NotAllowed: for whom taking contacts, or handing over, is no part of the role.
            WorkspaceFault: when the surroundings fail; then nothing was recorded.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        passed = [*([passing] if passing else []), *passings]
        if passed:
            require(self._actor, Right.HAND_OVER)
        with self._workspace.work(self._actor) as work:
            whole = self._contact(work, contact, passed, key)
            handovers = [
                self._pass_on(work, whole, one, f"{key}/handover{f'/{place}' if place else ''}")
                for place, one in enumerate(passed)
            ]
            keep_beside(work, self._actor, whole, beside, key)
        promises = {promise for one in handovers for promise in one.promises}
        in_order = sorted(promises, key=lambda promise: (promise.due, promise.kind))
        return Recorded(whole.id, tuple(one.id for one in handovers), tuple(in_order))

    def _contact(
        self, work: Work, contact: Contact, passed: Sequence[Passing], key: str
    ) -> Contact:
        """The contact as it is recorded, the first time."""
        if not passed:
            return replace(contact, id=work.contacts.add(contact, key=key))
        whole = _numbered(with_outcomes(contact, passed), self._clock())
        contact_id = work.contacts.add(whole, key=key)
        return whole if contact_id == whole.id else work.contacts.get(contact_id)

    def _pass_on(self, work: Work, contact: Contact, passing: Passing, key: str) -> Handover:
        now = self._clock()
        handover = handover_of(work, contact, passing, self._actor, now, self._calendar)
        handover_id = work.handovers.add(handover, key=key)
        if handover_id != handover.id:
            return work.handovers.get(handover_id)
        tell_of(work, handover, News(None, now, self._actor, passing.note), key=key)
        if self._bring_out is not None:
            self._bring_out.handed_over(work, handover, self._actor, now, key=key)
        return handover


def _numbered(contact: Contact, now: datetime) -> Contact:
    """The contact and its questions under the ids that they will have."""
    id_ = contact.id or new_id(contact.at)
    first = counted_id(now, max(1, len(contact.questions)))
    questions = tuple(
        replace(question, id=question.id or first + place)
        for place, question in enumerate(contact.questions)
    )
    return replace(contact, id=id_, questions=questions)
