"""What the workspace keeps of outside systems: leases, marks, the outbox, what belongs together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from kcc_desktop.domain.errors import Conflict, NotFound
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import (
    CaseRelation,
    OutboxItem,
    OutboxKind,
    OutboxState,
    StatusMeaning,
)
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.handling import Town, make_town
from tests.store.making import HILDE, LUC, MONDAY, case, contact, later

MINUTE = timedelta(minutes=1)


def item(key: str = "k1", system: str = "onderhoud", **more: object) -> OutboxItem:
    """A lamp on its way."""
    given: dict[str, object] = {"content": {"text": "Lantaarn 14"}, "made_by": "Hilde Vos"} | more
    return OutboxItem(0, system, OutboxKind.REPORT, key, "Lantaarn 14", made_at=MONDAY, **given)  # type: ignore[arg-type]


def add(workspace: SqlWorkspace, *items: OutboxItem) -> list[int]:
    """Their ids."""
    with workspace.work(HILDE) as work:
        return [work.outbox.add(one) for one in items]


# --- leases ---------------------------------------------------------------------------------


def test_a_lease_is_held_until_it_runs_out_or_is_left(workspace: SqlWorkspace) -> None:
    def take(holder: str, minutes: float) -> bool:
        with workspace.work(HILDE) as work:
            return work.leases.take("system/mor", holder, lasts=MINUTE, now=later(minutes))

    assert take("noord", 0)
    assert not take("zuid", 0.9)
    assert take("noord", 0.5)
    assert not take("zuid", 1.4)
    assert take("zuid", 1.5)
    assert not take("noord", 1.6)
    with workspace.work(HILDE) as work:
        work.leases.leave("system/mor", "noord")
        assert not work.leases.take("system/mor", "noord", lasts=MINUTE, now=later(1.7))
        work.leases.leave("system/mor", "zuid")
        assert work.leases.take("system/mor", "noord", lasts=MINUTE, now=later(1.7))


def test_without_a_moment_the_clock_of_the_workspace_counts(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        assert work.leases.take("mail", "noord", lasts=MINUTE)
        assert not work.leases.take("mail", "zuid", lasts=MINUTE)
        assert work.leases.take("mail", "noord", lasts=-MINUTE)
        assert work.leases.take("mail", "zuid", lasts=MINUTE)


def test_of_two_desks_in_the_same_second_one_gets_it(made_url: str) -> None:
    desks = [open_workspace(made_url) for _ in range(2)]
    ready = Barrier(2)

    def race(place: int) -> list[bool]:
        got = []
        for n in range(20):
            ready.wait()
            with desks[place].work(HILDE) as work:
                got.append(work.leases.take(f"l{n}", f"desk{place}", lasts=MINUTE))
        return got

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(race, range(2))
    assert [a + b for a, b in zip(one, two, strict=True)] == [1] * 20
    for desk in desks:
        desk.close()


# --- marks ----------------------------------------------------------------------------------


def test_a_cursor_is_kept_with_the_cases_or_not_at_all(workspace: SqlWorkspace) -> None:
    class Cut(Exception):
        """The line goes."""

    def go_on_and_fall() -> None:
        with workspace.work(HILDE) as work:
            work.system_marks.go_on("mor", "2026-03-02", at=MONDAY)
            raise Cut

    with pytest.raises(Cut):
        go_on_and_fall()
    with workspace.work(HILDE) as work:
        assert work.system_marks.cursor("mor") == ""
        work.system_marks.go_on("mor", "a", at=MONDAY)
        work.system_marks.go_on("mor", "b", at=MONDAY)
        assert work.system_marks.cursor("mor") == "b"


def test_statuses_are_counted_and_given_a_meaning(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        work.system_marks.met("mor", ["OPDR", "OPDR", "GEREED"], at=MONDAY)
        work.system_marks.met("mor", ["OPDR"], at=later(5))
        ready, ordered = work.system_marks.meanings("mor")
        assert (ordered.status, ordered.times, ordered.last_at) == ("OPDR", 3, later(5))
        assert (ready.times, ready.step) == (1, None)
        meant = work.system_marks.mean(ordered, Step.ACCEPTED, key="m1")
        assert (meant.step, meant.version, meant.times) == (Step.ACCEPTED, 2, 3)
        again = work.system_marks.mean(ordered, Step.ACCEPTED, key="m1")
        assert again == meant
        fresh = work.system_marks.mean(StatusMeaning("mor", "KLAAR"), Step.DONE, key="m2")
        assert fresh.step is Step.DONE
        assert work.system_marks.meanings("andere") == []
    with workspace.work(LUC) as work, pytest.raises(Conflict):
        work.system_marks.mean(ordered, Step.DONE, key="m3")


# --- the outbox -----------------------------------------------------------------------------


def test_what_goes_out_is_kept_once_and_comes_in_order(workspace: SqlWorkspace) -> None:
    first, again, other, elsewhere = add(
        workspace, item("a"), item("a"), item("b"), item("c", "groen")
    )
    assert first == again
    with workspace.look() as work:
        turn = work.outbox.due("onderhoud", now=MONDAY)
        assert turn is not None
        assert (turn.id, turn.content) == (first, {"text": "Lantaarn 14"})
        assert work.outbox.counts() == {OutboxState.WAITING: 3}
        listed = work.outbox.listed([OutboxState.WAITING], 10)
        assert [one.id for one in listed] == [elsewhere, other, first]


def test_only_one_begins_and_an_attempt_is_settled_once(workspace: SqlWorkspace) -> None:
    add(workspace, item())
    with workspace.work(HILDE) as work:
        waiting = work.outbox.due("onderhoud", now=MONDAY)
        assert waiting is not None
        begun = work.outbox.begin(waiting, at=MONDAY)
        assert begun is not None
        assert (begun.state, begun.attempts) == (OutboxState.SENDING, 1)
        assert work.outbox.begin(waiting, at=MONDAY) is None
        left_behind = work.outbox.due("onderhoud", now=MONDAY)
        assert left_behind == begun
        done = work.outbox.settle(
            replace(begun, state=OutboxState.DONE, number="W-7", fault=Said("a", "b")), at=MONDAY
        )
        assert work.outbox.get(done.id) == done
        assert work.outbox.due("onderhoud", now=MONDAY) is None
        with pytest.raises(Conflict):
            work.outbox.settle(begun, at=MONDAY)
        with pytest.raises(NotFound):
            work.outbox.get(1)
        assert work.outbox.counts() == {}


def test_what_is_stuck_holds_up_only_its_own_report(workspace: SqlWorkspace) -> None:
    stuck = item("a", handover_id=1, state=OutboxState.STUCK)
    behind, beside = item("b", handover_id=1, case_id=5), item("c", case_id=5)
    free, later_on = item("d"), item("e", next_at=later(1))
    ids = add(workspace, stuck, behind, beside, later_on, free)
    with workspace.work(HILDE) as work:
        assert work.outbox.due("onderhoud", now=MONDAY) is None
        turn = work.outbox.due("onderhoud", now=later(1))
        assert turn is not None
        assert turn.id == ids[3]
        about = work.outbox.of_report(handover_id=1, case_id=5)
        assert [one.id for one in about] == ids[:3]
        assert work.outbox.of_report() == []


def test_a_number_that_is_still_awaited_holds_up_nothing_else(workspace: SqlWorkspace) -> None:
    asked = item("a", handover_id=1, token="t", next_at=later(5))
    ids = add(workspace, asked, item("b", handover_id=1), item("c", handover_id=2))
    with workspace.look() as work:
        turn = work.outbox.due("onderhoud", now=MONDAY)
        assert turn is not None
        assert turn.id == ids[2]
        turn = work.outbox.due("onderhoud", now=later(5))
        assert turn is not None
        assert turn.id == ids[0]


# --- what belongs together ------------------------------------------------------------------


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


def put_case(town: Town, key: str = "1", **more: object) -> int:
    """The id of a case that came in."""
    with town.workspace.work(HILDE) as work:
        work.cases.put_many([case(key, **more)])
        return work.case_links.numbered([f"MOR-{key}"])[0][0]


def test_cases_are_found_by_their_whole_number_only(town: Town) -> None:
    id_ = put_case(town, "771970")
    with town.workspace.look() as work:
        assert work.case_links.numbered(["mor-771970", ""]) == [(id_, "mor")]
        assert work.case_links.numbered(["771970", "MOR-77197", "MOR771970", "x"]) == []


def test_linked_cases_know_each_other(town: Town) -> None:
    one, two = put_case(town, "1"), put_case(town, "2")
    with town.workspace.work(HILDE) as work:
        work.case_links.link(one, two, CaseRelation.WORK_ORDER, at=MONDAY, key="a")
        work.case_links.link(one, two, CaseRelation.WORK_ORDER, at=MONDAY, key="b")
        (link,) = work.case_links.of(one)
        assert (link.other_id, link.relation) == (two, CaseRelation.WORK_ORDER)
        assert work.case_links.of(two) == [link]


def test_all_that_hangs_on_a_handover_goes_along_to_its_case(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        contact_id = work.contacts.add(contact(), key="c")
    given = town.give(contact_id=contact_id, case_due=later(60), promises=town.due(days=5))
    report = ReportKey(ReportKind.HANDOVER, given.id)
    assert given.case_due == later(60)
    case_id = put_case(town)
    with town.workspace.work(HILDE) as work:
        work.follows.follow("karin.smit", report, at=MONDAY, key="f")
        work.case_links.appeared(given.id, case_id, key="appear")
        work.case_links.appeared(given.id, case_id, key="appear")
        now = work.handovers.get(given.id)
        assert (now.case_id, now.case_due, now.version) == (case_id, None, given.version)
        assert work.contacts.get(contact_id).case_ids == (case_id,)
        assert work.follows.logins(ReportKey(ReportKind.CASE, case_id)) == {"karin.smit"}
        assert work.follows.logins(report) == frozenset()
        assert [one.action for one in work.audit.of("case", case_id)] == ["import", "appear"]


def test_a_handover_about_a_case_keeps_it_and_links_the_new_one(town: Town) -> None:
    known, made = put_case(town, "1"), put_case(town, "2")
    given = town.give(case_id=known)
    with town.workspace.work(HILDE) as work:
        work.case_links.appeared(given.id, made, key="appear")
        assert work.handovers.get(given.id).case_id == known
        assert [link.other_id for link in work.case_links.of(known)] == [made]


def test_a_case_that_does_not_appear_is_told_of_once(town: Town) -> None:
    late = town.give(case_due=later(60), promises=town.due(days=5))
    town.give(case_due=later(90), promises=town.due(days=5))
    town.give()
    with town.workspace.work(HILDE) as work:
        assert work.case_links.awaited(now=later(60), limit=9) == []
        (awaited,) = work.case_links.awaited(now=later(61), limit=9)
        assert (awaited.handover_id, awaited.department) == (late.id, "Onderhoud")
        assert work.case_links.missed(awaited)
        assert not work.case_links.missed(awaited)
        assert work.case_links.awaited(now=later(61), limit=9) == []
        work.case_links.expect(late.id, None, key="x")
        assert work.handovers.get(late.id).case_due is None
