"""A party's timeline: everything once, newest first, however it is paged."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from itertools import pairwise

import pytest

from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry
from kcc_desktop.store import timeline
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import (
    FRIDAY,
    HILDE,
    MONDAY,
    a_department,
    case,
    contact,
    handover,
    later,
    person,
    planned,
)

ALL = list(EntryKind)


@pytest.fixture
def suzanne(workspace: SqlWorkspace) -> tuple[int, int]:
    """A party with its double: 40 contacts, 20 cases with a planned date, 10 handovers."""
    with workspace.work(HILDE) as work:
        ids = [work.parties.add(person(), key=f"p{n}") for n in range(2)]
        department = a_department(work)
        calls = [
            contact(later(n), party_id=ids[n % 2], source="t", source_key=str(n)) for n in range(40)
        ]
        work.contacts.add_many(calls, source="t")
        cases = [
            case(str(n), later(n + 0.5), party_id=ids[n % 2], planned=(planned(FRIDAY, n + 0.7),))
            for n in range(20)
        ]
        work.cases.put_many(cases)
        for n in range(10):
            one = handover(department.id, party_id=ids[0], created_at=later(n + 0.9))
            work.handovers.add(one, key=f"h{n}")
    return ids[0], ids[1]


def whole(
    workspace: SqlWorkspace, party_ids: object, size: int, kinds: list[EntryKind] = ALL
) -> list[TimelineEntry]:
    entries: list[TimelineEntry] = []
    with workspace.look() as work:
        while True:
            last = (entries[-1].at, entries[-1].id) if entries else None
            page = work.reports.timeline(party_ids, before=last, limit=size, kinds=kinds)
            entries += page
            if len(page) < size:
                return entries


@pytest.mark.parametrize("size", [1, 7, 90, 500])
def test_every_line_comes_once_newest_first(
    workspace: SqlWorkspace, suzanne: tuple[int, int], size: int
) -> None:
    entries = whole(workspace, suzanne, size)
    assert len(entries) == len({(e.kind, e.id) for e in entries}) == 90
    assert all((a.at, a.id) > (b.at, b.id) for a, b in pairwise(entries))


def test_only_the_kinds_that_are_asked(workspace: SqlWorkspace, suzanne: tuple[int, int]) -> None:
    kinds = [EntryKind.HANDOVER, EntryKind.PLANNING]
    assert {e.kind for e in whole(workspace, suzanne, 7, kinds)} == set(kinds)
    assert whole(workspace, suzanne, 7, []) == []
    assert whole(workspace, [], 7) == []


def test_only_the_parties_that_are_asked(workspace: SqlWorkspace, suzanne: tuple[int, int]) -> None:
    assert len(whole(workspace, suzanne[:1], 500)) == 20 + 10 + 10 + 10


def test_the_counts_agree_with_the_lines(workspace: SqlWorkspace, suzanne: tuple[int, int]) -> None:
    with workspace.look() as work:
        counts = work.reports.timeline_counts(suzanne)
    assert counts == TimelineCounts(contacts=40, cases=20, handovers=10, planning=20)
    assert counts.all == len(whole(workspace, suzanne, 500))


def test_a_line_tells_what_it_is(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        suzanne = work.parties.add(person(), key="p")
        department = a_department(work)
        work.cases.put_many(
            [
                case(
                    id=500,
                    party_id=suzanne,
                    description="Bij 14",
                    planned=(planned(FRIDAY, 3, who="Stef", department="O", what="reparatie"),),
                )
            ]
        )
        call = contact(later(9), party_id=suzanne, case_ids=(500,), agent="Hilde", note="x" * 999)
        work.contacts.add(call, key="c")
        due = (Promise(PromiseKind.DONE, later(900)), Promise(PromiseKind.ANSWERED, later(60)))
        answers = (("Welke mast?", "14"), ("Bel op", "06 1"))
        handed = handover(
            department.id,
            party_id=suzanne,
            created_at=later(5),
            promises=due,
            answers=answers,
        )
        work.handovers.add(handed, key="h")
        rows = work.reports.timeline([suzanne], before=None, limit=9, kinds=ALL)
    call_line, work_line, plan_line, case_line = rows
    assert (call_line.title, len(call_line.detail), call_line.who) == ("Lantaarn", 300, "Hilde")
    assert (call_line.channel, call_line.direction, call_line.case_id) == ("phone", "in", 500)
    assert (work_line.department, work_line.state, work_line.due) == ("Onderhoud", "new", later(60))
    assert (work_line.answers, plan_line.answers) == (answers, ())
    assert (plan_line.day, plan_line.who, plan_line.title) == (FRIDAY, "Stef", "reparatie")
    assert (plan_line.source, plan_line.case_id, plan_line.number) == ("mor", 500, "MOR-771970")
    assert (case_line.title, case_line.detail) == ("Lantaarn kapot", "Bij 14")
    assert (case_line.state, case_line.number, case_line.at) == ("received", "MOR-771970", MONDAY)


def test_the_columns_stand_in_the_order_of_the_fields() -> None:
    names = [field.name for field in fields(TimelineEntry)]
    for line in timeline._LINES.values():
        assert [column.key for column in line().selected_columns] == names


def test_a_date_that_was_replaced_is_not_planned_any_more(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        suzanne = work.parties.add(person(), key="p")
        dates = (planned(FRIDAY, 0), planned(FRIDAY + timedelta(days=3), 5))
        work.cases.put_many([case(party_id=suzanne, planned=dates)])
        rows = work.reports.timeline([suzanne], before=None, limit=9, kinds=[EntryKind.PLANNING])
        assert [row.day for row in rows] == [dates[1].day]
        assert work.reports.timeline_counts([suzanne]).planning == 1
