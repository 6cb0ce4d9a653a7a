"""What residents were told, and when the planning departs from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.handover import Promise, PromiseKind, next_promise
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.trail import Trail


@dataclass(frozen=True, slots=True)
class ToldPromise:
    """A day (`day`), or a moment by which (`due`), that a resident was told about a report.

    `login` and `who` told it, in the contact with this id; `departed_at` is when the planning
    departed from it, `settled_at` when it was kept or the resident heard of the change.
    """

    id: int
    at: datetime
    report: ReportKey
    login: str
    who: str
    contact_id: int | None = None
    party_id: int | None = None
    day: date | None = None
    due: datetime | None = None
    text: str = ""
    departed_at: datetime | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Departed:
    """A promise that no longer holds, with what is needed to call the resident.

    `resident` is empty under the notice of secrecy; `planned` are the days that stand now.
    """

    promise: ToldPromise
    subject: str
    resident: str = ""
    is_secret: bool = False
    phone: str = ""
    planned: tuple[date, ...] = ()


def promises_told(trail: Trail) -> tuple[tuple[date | None, datetime | None], ...]:
    """What an answer made from this trail promises: the days planned, else by when it is done.

    Pairs of a day and a moment, of which one is None. An answer that promises nothing, because the
    report is closed or may not be told of, gives none.
    """
    if trail.withheld or trail.closed_at is not None:
        return ()
    if trail.planned:
        return tuple((day, None) for day in sorted({plan.day for plan in trail.planned}))
    due = _due(trail)
    return ((None, due),) if due is not None else ()


def departs(told: ToldPromise, planned: Iterable[date]) -> bool:
    """Whether the days that are planned now are not what the resident was told.

    Without a plan nothing departs: what was told may still be kept.
    """
    days = set(planned)
    if not days:
        return False
    if told.day is not None:
        return told.day not in days
    return told.due is not None and min(days) > local(told.due).date()


def _due(trail: Trail) -> datetime | None:
    kinds = (PromiseKind.DONE, PromiseKind.ANSWERED)
    open_ones: list[Promise] = [one for one in trail.promises if one.kind in kinds]
    following = next_promise(open_ones, State.ACCEPTED)
    return following.due if following is not None else None
