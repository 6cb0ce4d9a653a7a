"""The lines along which a report lives: its case in some register, and each handover of ours.

Each line has its steps, the plans that stand in it, and says where it stands itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.case import Case, EventKind, PlannedDate
from kcc_desktop.domain.handover import Handover, HandoverEvent
from kcc_desktop.domain.moments import instant
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.trail import TrailEntry

#: Open steps, least advanced first; what was reopened starts again as if handed over.
ADVANCE = {
    Step.UNKNOWN: 0,
    Step.RECEIVED: 1,
    Step.HANDED_OVER: 2,
    Step.REOPENED: 2,
    Step.SEEN: 3,
    Step.ACCEPTED: 4,
    Step.PLANNED: 5,
}
_CLOSED = frozenset({Step.DONE, Step.REFUSED, Step.TOLD})
#: Steps that always change where a line stands, whatever came before.
_TURNS = frozenset({Step.DONE, Step.REFUSED, Step.REOPENED, Step.HANDED_OVER})
#: Steps after which an earlier plan no longer stands.
_UNDOES_PLANS = frozenset({Step.REOPENED, Step.REFUSED, Step.HANDED_OVER})
_ORDER = {step: place for place, step in enumerate(Step)}

_STEP_OF_ACTION = {
    None: Step.HANDED_OVER,
    Action.SEE: Step.SEEN,
    Action.ACCEPT: Step.ACCEPTED,
    Action.REFUSE: Step.REFUSED,
    Action.PLAN: Step.PLANNED,
    Action.FINISH: Step.DONE,
    Action.TELL: Step.TOLD,
    Action.REOPEN: Step.REOPENED,
    Action.FORWARD: Step.HANDED_OVER,
    Action.SPLIT: Step.ACCEPTED,
}
_STEP_OF_STATE = {State.NEW: Step.HANDED_OVER} | {
    state: Step(state.value) for state in State if state is not State.NEW
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report's life: where it stands, since when, and the plans that stand in it."""

    stage: Step
    since: datetime
    entries: tuple[TrailEntry, ...] = ()
    planned: tuple[PlannedDate, ...] = ()
    earlier: tuple[PlannedDate, ...] = ()
    handover: Handover | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.stage not in _CLOSED and self.closed_at is None


def case_line(case: Case) -> Line:
    events = [
        TrailEntry(
            event.step,
            event.at,
            event.who,
            event.department,
            event.source or case.source,
            event.fetched_at or case.fetched_at,
            event.text,
        )
        for event in case.events
        if event.kind is EventKind.STEP and event.step not in (Step.UNKNOWN, Step.RECEIVED)
    ]
    entries = in_order([opened(case), *_with_plans(events, case.planned), *_closing(case, events)])
    planned, earlier = _standing(case.planned, entries, frozenset({Step.REOPENED}))
    stage, since = fold(_that_stand(entries, planned))
    if not _done_elsewhere(case, stage, entries):
        stage = _as_register_says(case.step, stage)
    closed_at = _closed_unsaid(case, stage, entries)
    return Line(
        Step.UNKNOWN if closed_at else stage,
        closed_at or since or case.opened_at,
        tuple(entries),
        planned,
        earlier,
        closed_at=closed_at,
    )


def opened(case: Case) -> TrailEntry:
    return TrailEntry(
        Step.RECEIVED,
        case.opened_at,
        source=case.source,
        fetched_at=case.fetched_at,
        channel=case.channel,
    )


def _closing(case: Case, events: Sequence[TrailEntry]) -> list[TrailEntry]:
    """The closing step, where the register gives its moment and its outcome but no event for it."""
    if case.closed_at is None or case.step not in _CLOSED:
        return []
    step = Step.REFUSED if case.step is Step.REFUSED else Step.DONE
    if any(event.step is step for event in events):
        return []
    return [TrailEntry(step, case.closed_at, source=case.source, fetched_at=case.fetched_at)]


def _done_elsewhere(case: Case, folded: Step, entries: Sequence[TrailEntry]) -> bool:
    """Whether another source (that of its work order) says that it was done, and nothing since."""
    if folded is not Step.DONE or case.closed_at is not None:
        return False
    done = next(entry for entry in reversed(entries) if entry.step is Step.DONE)
    return done.source not in ("", case.source)


def _as_register_says(said: Step, folded: Step) -> Step:
    """Where a case stands: the register's own word, unless its events or plans are further on."""
    if said is Step.UNKNOWN:
        return said if folded is Step.RECEIVED else folded
    if said is Step.RECEIVED or said is folded:
        return folded
    both_open = said in ADVANCE and folded in ADVANCE
    return folded if both_open and ADVANCE[folded] > ADVANCE[said] else said


def _closed_unsaid(case: Case, stage: Step, entries: Sequence[TrailEntry]) -> datetime | None:
    """When the register closed the case without saying that it was done."""
    if case.closed_at is None or stage in _CLOSED:
        return None
    closed = instant(case.closed_at)
    again = any(e.step is Step.REOPENED and instant(e.at) > closed for e in entries)
    return None if again else case.closed_at


def handover_line(handover: Handover, mine: frozenset[int]) -> Line:
    events = [_handed_over(handover)]
    events += [
        _of_event(event)
        for event in handover.events
        if event.action in _STEP_OF_ACTION and event.action is not None
    ]
    if not concerns(handover, mine):
        events = [event for event in events if event.step is not Step.TOLD]
    entries = in_order(_with_plans(events, handover.planned))
    if handover.parent_id is not None:
        entries = [replace(entry, is_part=True) for entry in entries]
    planned, earlier = _standing(handover.planned, entries, _UNDOES_PLANS)
    _, since = fold(entries)
    return Line(
        _STEP_OF_STATE[handover.state],
        since or handover.created_at,
        tuple(entries),
        planned,
        earlier,
        handover,
    )


def concerns(handover: Handover, mine: frozenset[int]) -> bool:
    """Whether a handover is for one of these parties (everybody's, when none are given)."""
    return not mine or handover.party_id is None or handover.party_id in mine


def _handed_over(handover: Handover) -> TrailEntry:
    first = next((event for event in handover.events if event.action is None), None)
    if first is None:
        return TrailEntry(
            Step.HANDED_OVER, handover.created_at, handover.created_by, handover.department
        )
    return _of_event(first)


def _of_event(event: HandoverEvent) -> TrailEntry:
    step = _STEP_OF_ACTION[event.action]
    return TrailEntry(step, event.at, event.who, event.department, text=event.text)


def _with_plans(events: Sequence[TrailEntry], planned: Sequence[PlannedDate]) -> list[TrailEntry]:
    """The events, each planning joined to the planned date that it set, the last to the last."""
    others = [event for event in events if event.step is not Step.PLANNED]
    plannings = in_order([event for event in events if event.step is Step.PLANNED])
    plans = sorted(planned, key=lambda plan: instant(plan.fetched_at))
    joined = []
    while plans:
        plan = plans.pop()
        at = plannings.pop().at if plannings else plan.fetched_at
        joined.append(
            TrailEntry(
                Step.PLANNED,
                at,
                plan.who,
                plan.department,
                plan.source,
                plan.fetched_at,
                plan.what,
                planned_for=plan.day,
            )
        )
    return [*others, *plannings, *joined]


def _standing(
    planned: Sequence[PlannedDate], entries: Sequence[TrailEntry], undoing: frozenset[Step]
) -> tuple[tuple[PlannedDate, ...], tuple[PlannedDate, ...]]:
    """The planned dates that stand, and those that no longer do."""
    undone = max((instant(e.at) for e in entries if e.step in undoing), default=None)
    made_since = {
        (e.source, e.planned_for, e.fetched_at)
        for e in entries
        if e.step is Step.PLANNED and (undone is None or instant(e.at) >= undone)
    }
    stand = tuple(
        plan
        for plan in planned
        if plan.replaced_at is None and (plan.source, plan.day, plan.fetched_at) in made_since
    )
    return stand, tuple(plan for plan in planned if plan not in stand)


def _that_stand(
    entries: Sequence[TrailEntry], planned: Sequence[PlannedDate]
) -> Iterable[TrailEntry]:
    """The entries without plannings whose day was withdrawn and nothing came instead."""
    return (e for e in entries if planned or e.step is not Step.PLANNED or e.planned_for is None)


def fold(entries: Iterable[TrailEntry]) -> tuple[Step, datetime | None]:
    """Where entries in order of time lead, and when they last turned (being seen turns nothing)."""
    stage, since = Step.UNKNOWN, None
    for entry in entries:
        if _moves(stage, entry.step):
            stage = entry.step
            since = since if entry.step is Step.SEEN and since else entry.at
    return stage, since


def _moves(stage: Step, step: Step) -> bool:
    if step in _TURNS:
        return True
    if step is Step.TOLD:
        return stage in (Step.DONE, Step.REFUSED)
    if stage in _CLOSED:
        return step in (Step.ACCEPTED, Step.PLANNED)
    return ADVANCE[step] > ADVANCE[stage]


def in_order(entries: Iterable[TrailEntry]) -> list[TrailEntry]:
    return sorted(entries, key=lambda entry: (instant(entry.at), _ORDER[entry.step]))
