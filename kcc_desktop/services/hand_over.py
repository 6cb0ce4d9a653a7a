"""What is done with a handover: seen, accepted, refused, planned, done, told, forwarded, ..."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import OWN_WORK, Handover, Target
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action, State, after
from kcc_desktop.domain.working_time import Calendar, promises_of, seen_anew
from kcc_desktop.services.bring_out import BringOut, Deed
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.splitting import (
    Part,
    check_parts,
    check_whole,
    hold,
    part_of,
    with_the_part,
    with_the_whole,
)
from kcc_desktop.services.targets import resolved
from kcc_desktop.services.telling_work import News, tell_of

__all__ = ["Doing", "HandOver", "Part", "Seen"]


class Seen(Protocol):
    """A handover as somebody saw it: whole, or as a line of a list."""

    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def state(self) -> State: ...


@dataclass(frozen=True, slots=True)
class Doing:
    """An action with what belongs to it.

    `text` is the reason (REFUSE, REOPEN, FORWARD), the note (NOTE) or what was done (FINISH).
    `day` is for when it is planned (PLAN); `planned` says the same whole. `employee_id` is who
    handles it from now on; without it whoever accepts or plans what nobody has, has it.
    `department_id`, `group_id` and `employee_id` say where it goes (FORWARD).
    """

    action: Action
    text: str = ""
    planned: PlannedDate | None = None
    employee_id: int | None = None
    department_id: int | None = None
    group_id: int | None = None
    day: date | None = None

    @property
    def target(self) -> Target:
        """Where it goes."""
        return Target(self.department_id, self.group_id, self.employee_id)


#: Whoever does this to what nobody has, has it from then on.
_TAKING = frozenset({Action.ACCEPT, Action.PLAN, Action.SPLIT})
_REASON = Said("Geef een reden op.", "Give a reason.")
_NOTE = Said("Schrijf eerst iets op.", "Write something first.")
_DAY = Said("Kies de dag waarop het gepland is.", "Choose the day for which it is planned.")
_WHERE = Said("Kies de afdeling of collega.", "Choose the department or colleague.")


class HandOver:
    """Acts on handovers as `actor`; `calendar` counts what is promised anew.

    What the system of a department should know goes on into that by `bring_out`.
    """

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        calendar: Calendar | None = None,
        bring_out: BringOut | None = None,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar or Calendar()
        self._bring_out = bring_out

    def get(self, handover_id: int) -> Handover:
        """The handover as it is now. Raises NotFound."""
        with self._workspace.look() as work:
            return work.handovers.get(handover_id)

    def act(self, handover: Seen, doing: Doing, *, key: str) -> Handover:
        """Does it, based on `handover` as it was seen; gives the handover as it then is.

        Whom it concerns is told in the same transaction. A repeated `key` changes nothing and
        gives the present handover.

        Raises:
            InvalidInput: when something that belongs to the action is missing.
            StepNotAllowed: when it can't follow the present state.
            Conflict: when someone was first; says who.
            NotAllowed: for whom handling is no part of the role.
            WorkspaceFault: when the surroundings fail; then nothing was changed.
        """
        require(self._actor, Right.HANDLE)
        _check(doing)
        after(doing.action, handover.state)
        with self._workspace.work(self._actor) as work:
            return self._acting(work).act(handover, doing, key)

    def split(self, handover: Seen, parts: Sequence[Part], *, key: str) -> tuple[Handover, ...]:
        """Splits it; gives the whole as it then is, and its new parts in their order.

        Raises as `act`, and InvalidInput when there are no parts or it is a part itself.
        """
        require(self._actor, Right.HANDLE)
        check_parts(parts)
        after(Action.SPLIT, handover.state)
        with self._workspace.work(self._actor) as work:
            return self._acting(work).split(handover, parts, key)

    def _acting(self, work: Work) -> _Acting:
        return _Acting(work, self._actor, self._clock(), self._calendar, self._bring_out)


class _Acting:
    """One action within one unit of work."""

    def __init__(
        self,
        work: Work,
        actor: Actor,
        now: datetime,
        calendar: Calendar,
        bring_out: BringOut | None,
    ) -> None:
        self._work = work
        self._actor = actor
        self._now = now
        self._calendar = calendar
        self._out = bring_out

    def act(self, seen: Seen, doing: Doing, key: str) -> Handover:
        """Does it and all that follows from it."""
        hold(self._work, self._work.handovers.get(seen.id))
        done = self._do(seen, doing, key)
        done = self._promised_anew(done, doing.action, key)
        news = News(doing.action, self._now, self._actor, doing.text, _day(doing))
        tell_of(self._work, done, news, key=key)
        with_the_whole(self._work, done, doing.action, self._now, doing.text, key)
        with_the_part(self._work, done, doing.action, self._now, self._actor, key)
        self._bring_out(done, doing, key)
        return done

    def split(self, seen: Seen, parts: Sequence[Part], key: str) -> tuple[Handover, ...]:
        """Splits it, and passes each part on."""
        check_whole(self._work.handovers.get(seen.id))
        text = ", ".join(part.subject.strip() for part in parts)
        whole = self.act(seen, Doing(Action.SPLIT, text), key)
        first = new_id(self._now)
        made = [self._part(whole, part, first + n, f"{key}/{n}") for n, part in enumerate(parts)]
        return whole, *made

    def _part(self, whole: Handover, part: Part, id_: int, key: str) -> Handover:
        work, now = self._work, self._now
        made = part_of(work, whole, part, self._actor, now, self._calendar)
        own = work.handovers.get(work.handovers.add(replace(made, id=id_), key=key))
        tell_of(work, own, News(None, now, self._actor, part.note), key=key)
        if self._out is not None and own.department_id != whole.department_id:
            self._out.handed_over(work, own, self._actor, now, key=key)
        return own

    def _bring_out(self, done: Handover, doing: Doing, key: str) -> None:
        """What the system of its department should know of it, goes there."""
        if self._out is None:
            return
        work, actor, now = self._work, self._actor, self._now
        if doing.action is Action.FORWARD:
            self._out.handed_over(work, done, actor, now, key=key)
        else:
            deed = Deed(doing.action, doing.text, _day(doing))
            self._out.done(work, done, deed, actor, now, key=key)

    def _do(self, seen: Seen, doing: Doing, key: str) -> Handover:
        if doing.action is Action.FORWARD:
            return self._work.handovers.forward(
                seen.id,
                resolved(self._work, doing.target),
                version=seen.version,
                key=key,
                at=self._now,
                text=doing.text,
            )
        whole = self._completed(seen, doing)
        return self._work.handovers.act(
            seen.id,
            doing.action,
            version=seen.version,
            key=key,
            at=self._now,
            text=doing.text,
            employee_id=whole.employee_id,
            planned=whole.planned,
        )

    def _completed(self, seen: Seen, doing: Doing) -> Doing:
        """With who has it from now on, and for a plan the day as a fact with its source."""
        if doing.action not in _TAKING:
            return doing
        present = self._work.handovers.get(seen.id)
        takes = doing.employee_id
        if takes is None and (present.employee_id is None or doing.action is Action.ACCEPT):
            takes = self._actor.employee_id
        whole = replace(doing, employee_id=takes)
        if doing.day is None or doing.planned is not None:
            return whole
        return replace(whole, planned=self._planned(present, whole, doing.day))

    def _planned(self, present: Handover, doing: Doing, day: date) -> PlannedDate:
        colleagues = {one.id: one.full_name for one in self._work.organisation.employees()}
        who = colleagues.get(doing.employee_id or 0) or present.handler or self._actor.name
        return PlannedDate(
            0, day, OWN_WORK, self._now, who, present.department, doing.text, None, present.id
        )

    def _promised_anew(self, done: Handover, action: Action, key: str) -> Handover:
        """What was reopened is promised anew; what was forwarded, to be seen in time there.

        What the resident was promised stands when it is forwarded: who does it is not theirs to
        wait for.
        """
        if action not in (Action.REOPEN, Action.FORWARD) or done.product_id is None:
            return done
        formula = self._work.knowledge.formula(done.product_id)
        if formula is None:
            return done
        fresh = promises_of(formula, self._now, self._calendar)
        if action is Action.FORWARD:
            fresh = seen_anew(done.promises, formula, self._now, self._calendar)
        return self._work.handovers.promise(done.id, fresh, key=f"{key}/promises")


def _day(doing: Doing) -> date | None:
    return doing.planned.day if doing.planned else doing.day


def _check(doing: Doing) -> None:
    """Raises InvalidInput when something that belongs to the action is missing."""
    missing = {
        Action.REFUSE: (_REASON, doing.text.strip()),
        Action.REOPEN: (_REASON, doing.text.strip()),
        Action.NOTE: (_NOTE, doing.text.strip()),
        Action.PLAN: (_DAY, doing.planned or doing.day),
        Action.FORWARD: (_WHERE, doing.target),
    }
    said, given = missing.get(doing.action, (None, True))
    if said is not None and not given:
        raise InvalidInput(said)
