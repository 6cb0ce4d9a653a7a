"""The history that a record tells: what happened, and which days were planned along the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kcc_desktop.domain.case import CaseEvent, EventKind, PlannedDate
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.finders import Finder
from kcc_desktop.registers.described.shape import History
from kcc_desktop.registers.described.taking import NO_DAY, NO_MOMENT, Found, Taking

MOST_LINES = 200
_NO_LIST = Said("dit is geen lijst", "this is no list")


@dataclass(frozen=True, slots=True)
class Plan:
    """A day that was planned, since `at` where that is known; `current` is as it stands now."""

    day: date
    at: datetime | None
    who: str = ""
    what: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history."""

    at: datetime
    text: str
    who: str
    step: Step
    kind: EventKind
    planned: date | None = None


def lines_of(taking: Taking) -> list[Line]:
    """The lines of the history in a record, oldest first."""
    history = taking.shape.history
    if history is None:
        return []
    records = _records(taking, history)[:MOST_LINES]
    lines = [line for record in records if (line := _line(taking, history, record))]
    return sorted(lines, key=lambda line: line.at)


def _records(taking: Taking, history: History) -> list[Any]:
    if history.list is None:
        return [taking.record]
    found = taking.raw("history.list", history.list, taking.record)
    usable = isinstance(found, list)
    problem = None if usable or found is None else _NO_LIST
    count = f"{len(found)} ×" if usable else ""
    taking.found.append(Found("history.list", history.list.written, found, count, problem))
    return found if usable else []


def _line(taking: Taking, history: History, record: Any) -> Line | None:
    raw = taking.raw("history.at", history.at, record)
    at = taking.shape.clock.moment(raw)
    taking.note_line("history.at", history.at, raw, at, _wrong(raw, at, NO_MOMENT))
    if at is None:
        return None
    status = _text(taking, "status", history.status, record)
    written = _text(taking, "text", history.text, record)
    planned = taking.raw("history.planned", history.planned, record)
    day = taking.shape.clock.day(planned)
    taking.note_line("history.planned", history.planned, planned, day, _wrong(planned, day, NO_DAY))
    step = taking.shape.statuses.step(status)
    # A bare status that is not known yet may get its meaning from the administrator's table.
    is_step = step is not Step.UNKNOWN or (status and not written)
    kind = EventKind.STEP if is_step else EventKind.NOTE
    who = _text(taking, "who", history.who, record)
    return Line(at, written or status, who, step, kind, day)


def _text(taking: Taking, name: str, finder: Finder | None, record: Any) -> str:
    raw = taking.raw(f"history.{name}", finder, record)
    used = values.text(raw) if name == "text" else values.line(raw)
    taking.note_line(f"history.{name}", finder, raw, used)
    return used


def _wrong(raw: Any, used: object, reason: Said) -> Said | None:
    return reason if used is None and values.line(raw) else None


def event_of(line: Line, source: str, department: str, fetched_at: datetime) -> CaseEvent:
    """The line as an event of a case."""
    return CaseEvent(
        0,
        0,
        line.at,
        line.step,
        line.text,
        line.kind,
        who=line.who,
        department=department,
        source=source,
        fetched_at=fetched_at,
    )


def plans_of(lines: Iterable[Line]) -> list[Plan]:
    """The days that were planned along the way."""
    return [Plan(line.planned, line.at, line.who, line.text) for line in lines if line.planned]


def planned_dates(
    plans: Sequence[Plan], *, source: str, key: str, department: str, fetched_at: datetime
) -> tuple[PlannedDate, ...]:
    """Each plan closes the one before it; the last stood in the source when it was fetched."""
    chain = _chain(plans, fetched_at)
    ends = [at for at, _ in chain[1:]]
    return tuple(
        PlannedDate(
            id_for(at, f"{source}/{key}/{plan.day}"),
            plan.day,
            source,
            at if place < len(ends) else fetched_at,
            who=plan.who,
            department=department,
            what=plan.what,
            replaced_at=ends[place] if place < len(ends) else None,
        )
        for place, (at, plan) in enumerate(chain)
    )


def _chain(plans: Sequence[Plan], fetched_at: datetime) -> list[tuple[datetime, Plan]]:
    """The plans with since when each stood, oldest first; the same day again is one plan."""
    chain: list[tuple[datetime, Plan]] = []
    current = next((plan for plan in plans if plan.current), None)
    earlier = ((plan.at, plan) for plan in plans if plan.at and not plan.current)
    for at, plan in sorted(earlier, key=lambda one: one[0]):
        if not chain or chain[-1][1].day != plan.day:
            chain.append((at, plan))
    if current is None:
        return chain
    if chain and chain[-1][1].day == current.day:
        chain[-1] = (chain[-1][0], current)
    else:
        chain.append((current.at or fetched_at, current))
    return chain
