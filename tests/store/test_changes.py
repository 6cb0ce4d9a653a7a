"""What one desk changes reaches every other one, whatever the order in which it is committed."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.services.changes import MOST_CHANGES, ChangeFeed
from kcc_desktop.store.tables import audit_entry
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import HILDE, LUC, MONDAY, a_department, handover, later
from tests.store.test_races import answer, two_desks


def handed_over(workspace: SqlWorkspace, key: str) -> int:
    with workspace.work(HILDE) as work:
        return work.handovers.add(handover(a_department(work).id), key=key)


def test_what_was_changed_before_is_no_news(workspace: SqlWorkspace) -> None:
    handed_over(workspace, "h1")
    feed = ChangeFeed(workspace)
    assert not feed.poll()
    assert not feed.poll()


def test_each_change_comes_once_with_who_and_what(workspace: SqlWorkspace) -> None:
    feed = ChangeFeed(workspace)
    feed.poll()
    id_ = handed_over(workspace, "h1")
    changes = feed.poll()
    assert changes.ids("handover") == {id_}
    assert {(row.actor, row.login) for row in changes.rows} == {("Hilde Vos", "hilde")}
    assert changes.touch("handover", id_)
    assert not changes.touch("handover", id_ + 1)
    assert not feed.poll()


def test_a_look_into_a_file_is_no_change(workspace: SqlWorkspace) -> None:
    feed = ChangeFeed(workspace)
    feed.poll()
    with workspace.work(HILDE) as work:
        work.audit.saw("party", 1)
    assert not feed.poll()


def test_what_was_begun_first_and_committed_last_is_not_missed(
    postgres_workspace_url: str,
) -> None:
    ours, theirs = open_workspace(postgres_workspace_url), open_workspace(postgres_workspace_url)
    with ours.work(HILDE) as work:
        where = a_department(work).id
    feed = ChangeFeed(ours)
    feed.poll()
    with theirs.work(LUC) as slow:
        first = slow.handovers.add(handover(where), key="slow")
        with ours.work(HILDE) as work:
            second = work.handovers.add(handover(where), key="quick")
        assert feed.poll().ids("handover") == {second}
        assert not feed.poll()
    assert feed.poll().ids("handover") == {first}
    assert not feed.poll()
    ours.close()
    theirs.close()


def test_a_desk_whose_clock_is_hours_behind_is_not_missed(postgres_workspace_url: str) -> None:
    workspace = open_workspace(postgres_workspace_url)
    feed = ChangeFeed(workspace)
    feed.poll()
    with workspace.work(LUC) as work:
        line = {"id": first_id_at(MONDAY), "at": MONDAY, "object_kind": "handover", "object_id": 7}
        work._job.connection.execute(insert(audit_entry).values(**line, action="accept"))
    assert feed.poll().ids("handover") == {7}
    workspace.close()


def test_a_flood_says_that_anything_may_have_changed(workspace: SqlWorkspace) -> None:
    feed = ChangeFeed(workspace)
    feed.poll()
    with workspace.work(HILDE) as work:
        work._job.log.many("import", "contact", range(MOST_CHANGES * 3), "")
    changes = feed.poll()
    assert changes.overflowed
    assert changes.touch("handover"), "what is not named may be changed too"
    assert not feed.poll()
    id_ = handed_over(workspace, "after")
    assert id_ in feed.poll().ids("handover")


def test_a_change_by_another_process_is_in_the_next_poll(
    workspace: SqlWorkspace, made_url: str
) -> None:
    ids = [handed_over(workspace, f"h{n}") for n in range(5)]
    feed = ChangeFeed(workspace)
    feed.poll()
    with two_desks(made_url) as desks:
        for n, id_ in enumerate(ids):
            desk = desks[n % 2]
            assert desk.stdin is not None
            desk.stdin.write(f"take {id_} t{n}\n")
            desk.stdin.flush()
            assert answer(desk) == "won"
            assert feed.poll().touch("handover", id_)


@pytest.mark.parametrize("rounds", [50])
def test_the_feed_of_one_process_keeps_count(workspace: SqlWorkspace, rounds: int) -> None:
    where = 0
    with workspace.work(HILDE) as work:
        where = a_department(work).id
    feed = ChangeFeed(workspace)
    feed.poll()
    made, seen = set(), []
    for n in range(rounds):
        with workspace.work(HILDE) as work:
            made.add(work.handovers.add(handover(where, created_at=later(n)), key=f"k{n}"))
        if n % 3 == 0:
            seen += feed.poll().rows
    seen += feed.poll().rows
    assert sorted(row.object_id for row in seen) == sorted(made)
