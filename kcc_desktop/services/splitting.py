"""Work in parts: one handover is split, its parts live on their own, and it is done with the last.

Parts hang on one whole: a part is not split again. What the resident was promised stays with the
whole; a part is to be done by when the whole is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover, Promise, PromiseKind, Target
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action, State, may
from kcc_desktop.domain.working_time import Calendar, promises_of
from kcc_desktop.services.ports import Work
from kcc_desktop.services.targets import resolved

_NONE = Said("Noem eerst de delen.", "Name the parts first.")
_EMPTY = Said("Zeg van elk deel wat er moet gebeuren.", "Say of each part what is to be done.")
_PART = Said(
    "Dit is zelf een deel. Verdeel het geheel, of stuur dit deel door.",
    "This is a part itself. Split the whole, or forward this part.",
)
_ENDED = frozenset({State.DONE, State.TOLD})
#: What done to the whole is done to its open parts as well.
_FOR_ALL = frozenset({Action.FINISH, Action.REFUSE})


@dataclass(frozen=True, slots=True)
class Part:
    """A part: what is to be done, and who does it (by default the department that has it now)."""

    subject: str
    note: str = ""
    target: Target | None = None


def check_parts(parts: Sequence[Part]) -> None:
    """Raises InvalidInput unless there are parts that each say what is to be done."""
    if not parts:
        raise InvalidInput(_NONE)
    if not all(part.subject.strip() for part in parts):
        raise InvalidInput(_EMPTY)


def check_whole(whole: Handover) -> None:
    """Raises InvalidInput when it is a part itself."""
    if whole.parent_id is not None:
        raise InvalidInput(_PART)


def part_of(
    work: Work, whole: Handover, part: Part, actor: Actor, now: datetime, calendar: Calendar
) -> Handover:
    """The handover that a part becomes. Raises InvalidInput when its target isn't there."""
    target = resolved(work, part.target) if part.target else Target(whole.department_id)
    formula = None if whole.product_id is None else work.knowledge.formula(whole.product_id)
    seen = [one for one in promises_of(formula, now, calendar) if one.kind is PromiseKind.SEEN]
    return replace(
        whole,
        id=0,
        subject=part.subject.strip(),
        note=part.note,
        state=State.NEW,
        created_at=now,
        created_by=actor.name,
        created_login=actor.login,
        location_id=actor.location_id,
        department_id=target.department_id or whole.department_id,
        group_id=target.group_id,
        employee_id=target.employee_id,
        parent_id=whole.id,
        party_id=None,  # on the resident's timeline stands the whole
        promises=(*seen, *_to_be_done(whole)),
        call_at=None,
        escalated_at=None,
        case_due=None,
        events=(),
        planned=(),
    )


def with_the_whole(
    work: Work, whole: Handover, action: Action, at: datetime, text: str, key: str
) -> None:
    """What ends the whole ends its open parts. Raises Conflict when one is changed meanwhile."""
    if action not in _FOR_ALL:
        return
    for part in work.handovers.parts(whole.id):
        if may(action, part.state):
            work.handovers.act(
                part.id, action, version=part.version, key=f"{key}/{part.id}", at=at, text=text
            )


def with_the_part(
    work: Work, part: Handover, action: Action, at: datetime, actor: Actor, key: str
) -> None:
    """The whole is done with its last part, and open again with the first that is reopened.

    `hold` the whole before the part is changed: two who finish the last two parts at once must see
    each other.
    """
    if part.parent_id is None or action not in (Action.FINISH, Action.REOPEN):
        return
    whole = work.handovers.get(part.parent_id)
    if not may(action, whole.state):
        return
    if action is Action.FINISH and not _all_ended(work, whole):
        return
    done = work.handovers.act(
        whole.id, action, version=whole.version, key=f"{key}/{whole.id}", at=at
    )
    if action is Action.FINISH:
        _tell_done(work, done, at, actor, key)


def hold(work: Work, handover: Handover) -> None:
    """Keeps the whole of a part from being changed by others until the unit of work ends."""
    if handover.parent_id is not None:
        work.leading.hold([handover.parent_id])


def _all_ended(work: Work, whole: Handover) -> bool:
    return all(part.state in _ENDED for part in work.handovers.parts(whole.id))


def _to_be_done(whole: Handover) -> list[Promise]:
    return [one for one in whole.promises if one.kind is PromiseKind.DONE]


def _tell_done(work: Work, whole: Handover, at: datetime, actor: Actor, key: str) -> None:
    """Tells who split it, who has it, who handed it over and who follows it."""
    report = work.follows.report_of(whole.id)
    agents = work.organisation.agents()
    heard = {agent.login for agent in agents if agent.employee_id == whole.employee_id}
    heard |= {whole.created_login, *work.follows.logins(report)}
    notices = [
        Notice(0, login, at, NoticeKind.PARTS_DONE, report, whole.subject, handover_id=whole.id)
        for login in sorted(heard - {actor.login, ""})
    ]
    work.notices.tell(notices, key=f"{key}/{whole.id}/notices")
