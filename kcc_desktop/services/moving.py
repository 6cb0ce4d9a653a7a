"""Moving handovers within a unit of work: to somebody else, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import MARK_LASTS, Away, Mark
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover, Target
from kcc_desktop.domain.ids import counted_id
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.notices import Notice
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import STATE_WORDS, Action, State, may
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.ports import Work
from kcc_desktop.services.ports_lead import Held, Move
from kcc_desktop.services.promising_moves import (
    let_lateness_be,
    promise_anew,
    promise_as_before,
)
from kcc_desktop.services.telling_moves import VOID, of_moving

#: What brings a handover back into the state in which it was when it was moved.
_BACK_INTO = {
    State.SEEN: Action.SEE,
    State.ACCEPTED: Action.ACCEPT,
    State.PLANNED: Action.PLAN,
    State.REFUSED: Action.REFUSE,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A handover as the lead saw it."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A handover that was not moved, and why."""

    id: int
    subject: str
    said: Said


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it.

    `done` are the ids that were moved, `lost` what was not. `marks` are those from under whose
    hands it would take the work: then nothing was done, and the lead is to be asked first.
    """

    batch_id: int = 0
    done: tuple[int, ...] = ()
    lost: tuple[Lost, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What the moves of one action have in common."""

    id: int
    actor: Actor
    at: datetime
    reason: str
    key: str


def move(
    work: Work,
    chosen: Sequence[Chosen],
    targets: Mapping[int, Target],
    batch: Batch,
    despite: frozenset[int],
    calendar: Calendar,
) -> Moved:
    """Gives each of `chosen` to its target; nothing at all when somebody works on one of them."""
    ids = [one.id for one in chosen]
    held = work.leading.hold(ids)
    first = work.leading.begun(batch.key)
    if first is not None:
        return Moved(first, tuple(one.handover_id for one in work.leading.moves(first)))
    marks = work.floor.marks(ids, batch.at - MARK_LASTS)
    taken = tuple(m for m in marks if m.login != batch.actor.login and m.handover_id not in despite)
    if taken:
        return Moved(marks=taken)
    work.leading.begin(batch.key, batch.id, batch.reason)
    ready = [one.id for one in chosen if _stands(held.get(one.id), one.version)]
    passed = []
    for id_ in ready:
        promise_anew(work, id_, batch.id, batch.at, calendar)
        passed.append((held[id_], _forward(work, held[id_], targets[id_], batch)))
        let_lateness_be(work, passed[-1][1], batch.at)
    work.leading.add_moves([_move(before, after, batch) for before, after in passed])
    _tell(work, passed, batch)
    lost = tuple(why_not(id_, held.get(id_)) for id_ in ids if id_ not in set(ready))
    return Moved(batch.id, tuple(ready), lost)


def put_back(work: Work, moves: Sequence[Move], batch: Batch) -> Moved:
    """Puts moved handovers back where they were, unless somebody did anything since."""
    held = work.leading.hold([one.handover_id for one in moves])
    back = [one for one in moves if _stands(held.get(one.handover_id), one.moved_version)]
    passed = [
        (held[one.handover_id], _returned(work, one, held[one.handover_id], batch)) for one in back
    ]
    work.leading.undo_moves([one.id for one in back], batch.at)
    done = {one.handover_id for one in back}
    work.notices.void(sorted(done), VOID, since=moves[0].at, at=batch.at)
    _tell(work, passed, batch)
    ids = [one.handover_id for one in moves if one.handover_id not in done]
    return Moved(batch.id, tuple(done), tuple(why_not(id_, held.get(id_)) for id_ in ids))


def refuse_absent(work: Work, employee_ids: Sequence[int], now: datetime) -> None:
    """Raises InvalidInput when one of these colleagues is absent; it names the replacement."""
    today = local(now).date()
    away = [one for one in work.absences.from_day(today) if one.covers(today)]
    absent = next((one for one in away if one.employee_id in employee_ids), None)
    if absent is not None:
        employees = {one.id: one for one in work.organisation.employees()}
        raise InvalidInput(_absent(absent, employees))


def why_not(id_: int, held: Held | None) -> Lost:
    """Why a handover was not moved: it is gone, it is closed, or somebody was first."""
    if held is None:
        return Lost(id_, "", Said("Deze overdracht is er niet meer.", "This handover is gone."))
    who = held.last_by or "?"
    if not may(Action.CHASE, held.state):
        word = STATE_WORDS[held.state]
        said = Said(f"{who} was eerder: {word.nl}.", f"{who} was first: {word.en}.")
    else:
        said = Said(f"{who} was eerder.", f"{who} was first.")
    return Lost(id_, held.subject, said)


def _stands(held: Held | None, version: int) -> bool:
    """Whether a handover still is as it was seen, and may be moved."""
    return held is not None and held.version == version and may(Action.FORWARD, held.state)


def _tell(work: Work, passed: Sequence[tuple[Held, Handover]], batch: Batch) -> None:
    """Tells everyone affected."""
    logins = work.leading.logins(
        [id_ for before, after in passed for id_ in (before.employee_id, after.employee_id)]
    )
    notices: list[Notice] = []
    for before, after in passed:
        notices += of_moving(batch.actor, before, after, logins, batch.reason)
    work.notices.tell(notices, key=f"{batch.key}/told")


def _move(held: Held, after: Handover, batch: Batch) -> Move:
    """What is to be written down of a handover that was passed on."""
    return Move(
        counted_id(batch.at),
        batch.id,
        held.id,
        batch.at,
        batch.actor.login,
        batch.actor.name,
        batch.reason,
        held.department_id,
        held.group_id,
        held.employee_id,
        after.department_id,
        after.group_id,
        after.employee_id,
        after.version,
    )


def _returned(work: Work, one: Move, held: Held, batch: Batch) -> Handover:
    """Passes a handover back, and brings it into the state in which it was."""
    before = work.leading.state_before(one)
    plan = next((p for p in work.handovers.get(held.id).planned if p.replaced_at is None), None)
    promise_as_before(work, one, batch.key)
    home = Target(one.from_department_id, one.from_group_id, one.from_employee_id)
    after = _forward(work, held, home, batch)
    action = _BACK_INTO.get(before)
    if action is None or (action is Action.PLAN and plan is None):
        return after
    return work.handovers.act(
        held.id,
        action,
        version=after.version,
        key=f"{batch.key}/{held.id}/state",
        at=batch.at,
        text=batch.reason if action is Action.REFUSE else "",
        planned=replace(plan, fetched_at=batch.at) if plan and action is Action.PLAN else None,
    )


def _forward(work: Work, held: Held, target: Target, batch: Batch) -> Handover:
    return work.handovers.forward(
        held.id,
        target,
        version=held.version,
        key=f"{batch.key}/{held.id}",
        at=batch.at,
        text=batch.reason,
    )


def _absent(away: Away, employees: Mapping[int, Employee]) -> Said:
    until_nl = short_day(away.until_day, Language.NL)
    until_en = short_day(away.until_day, Language.EN)
    who = _name(employees, away.employee_id)
    nl = f"{who} is afwezig tot en met {until_nl}."
    en = f"{who} is absent up to and with {until_en}."
    if away.replaced_by_id is None:
        return Said(f"{nl} Kies iemand anders.", f"{en} Choose somebody else.")
    other = _name(employees, away.replaced_by_id)
    return Said(f"{nl} {other} vervangt.", f"{en} {other} stands in.")


def _name(employees: Mapping[int, Employee], employee_id: int) -> str:
    employee = employees.get(employee_id)
    return employee.full_name if employee else "?"
