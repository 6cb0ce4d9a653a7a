"""When something is late, due today or untouched, and how work is dealt out."""

from __future__ import annotations

from datetime import datetime

import pytest

from kcc_desktop.domain.board import BoardList, BoardRow, by_list, deal_out, hour
from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.working_time import Calendar


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


def row(arrived: str, due: str = "", state: State = State.NEW) -> BoardRow:
    promise = Promise(PromiseKind.DONE, at(due)) if due else None
    return BoardRow(
        1, 1, HandoverKind.WORK, "Lamp", state, at(arrived), 1, "Onderhoud", promise=promise
    )


@pytest.mark.parametrize(
    ("arrived", "now", "untouched"),
    [
        ("2026-03-04T09:00", "2026-03-04T12:58", False),
        ("2026-03-04T09:00", "2026-03-04T13:02", True),
        ("2026-03-06T16:00", "2026-03-07T23:00", False),  # Friday afternoon, seen on Saturday
        ("2026-03-06T16:00", "2026-03-09T11:20", False),
        ("2026-03-06T16:00", "2026-03-09T11:35", True),
    ],
)
def test_untouched_counts_working_hours(arrived: str, now: str, untouched: bool) -> None:
    moment = hour(at(now), Calendar())
    rows = [row(arrived), row(arrived, state=State.SEEN)]
    assert by_list(rows, moment)[BoardList.UNTOUCHED] == rows[:untouched]


@pytest.mark.parametrize(
    ("due", "lists"),
    [
        ("2026-03-04T12:00", {BoardList.LATE, BoardList.LATE_OR_TODAY}),
        ("2026-03-04T17:00", {BoardList.TODAY, BoardList.LATE_OR_TODAY}),
        ("2026-03-05T00:00", set()),
        ("", set()),
    ],
)
def test_late_and_due_today(due: str, lists: set[BoardList]) -> None:
    moment = hour(at("2026-03-04T12:30"), Calendar())
    one = row("2026-03-04T12:00", due)
    found = {which for which, rows in by_list([one], moment).items() if rows}
    assert found == lists | {BoardList.OPEN}


def test_work_is_dealt_out_to_who_has_least() -> None:
    assert deal_out([1, 2, 3, 4], {10: 2, 20: 0}) == {1: 20, 2: 20, 3: 10, 4: 20}
    assert deal_out([1, 2], {10: 5}) == {1: 10, 2: 10}
