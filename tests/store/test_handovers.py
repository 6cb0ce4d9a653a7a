"""The life of a handover: who did what when, and who was first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import psycopg
import pytest

from kcc_desktop.domain.errors import Conflict, NotFound, StepNotAllowed
from kcc_desktop.domain.handover import HandoverEvent, Promise, PromiseKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.services.ports import Put
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import (
    FRIDAY,
    HILDE,
    LUC,
    MONDAY,
    a_department,
    an_employee,
    handover,
    later,
    planned,
)

Given = Callable[..., int]


@pytest.fixture
def given(workspace: SqlWorkspace) -> Given:
    """Makes a handover to Onderhoud; gives its id."""

    def make(**more: object) -> int:
        with workspace.work(LUC) as work:
            department = a_department(work)
            return work.handovers.add(handover(department.id, **more), key="given")

    return make


def test_it_comes_back_with_its_first_event_and_promises(
    workspace: SqlWorkspace, given: Given
) -> None:
    promises = (Promise(PromiseKind.SEEN, later(60)), Promise(PromiseKind.DONE, later(9_000)))
    id_ = given(promises=promises, answers=(("Welke paal?", "14"), ("Brandt er een?", "nee")))
    with workspace.look() as work:
        found = work.handovers.get(id_)
    (first,) = found.events
    assert (first.action, first.state, first.who) == (None, State.NEW, "Luc Peeters")
    assert (first.at, first.department) == (MONDAY, "Onderhoud")
    assert (found.department, found.promises, found.version) == ("Onderhoud", promises, 1)
    assert found.answers == (("Welke paal?", "14"), ("Brandt er een?", "nee"))


def test_of_two_promises_of_one_kind_the_earliest_counts(
    workspace: SqlWorkspace, given: Given
) -> None:
    id_ = given(promises=(Promise(PromiseKind.DONE, later(9)), Promise(PromiseKind.DONE, later(5))))
    with workspace.look() as work:
        assert work.handovers.get(id_).promises == (Promise(PromiseKind.DONE, later(5)),)


def test_each_action_adds_an_event_and_counts_the_version(
    workspace: SqlWorkspace, given: Given
) -> None:
    id_ = given()
    with workspace.work(HILDE) as work:
        stef = an_employee(work, work.handovers.get(id_).department_id)
        work.handovers.act(id_, Action.SEE, version=1, key="s", at=later(5))
        accepted = work.handovers.act(
            id_, Action.ACCEPT, version=2, key="a", at=later(6), employee_id=stef.id
        )
        done = work.handovers.act(
            id_, Action.FINISH, version=3, key="d", at=later(7), text="Lamp vervangen"
        )
    assert (accepted.state, accepted.handler) == (State.ACCEPTED, "Stef Maas")
    assert (done.state, done.handler, done.version) == (State.DONE, "Stef Maas", 4)
    assert [(e.action, e.state, e.who, e.text) for e in done.events[1:]] == [
        (Action.SEE, State.SEEN, "Hilde Vos", ""),
        (Action.ACCEPT, State.ACCEPTED, "Hilde Vos", ""),
        (Action.FINISH, State.DONE, "Hilde Vos", "Lamp vervangen"),
    ]


def test_events_of_one_moment_keep_their_order(workspace: SqlWorkspace, given: Given) -> None:
    id_ = given()
    with workspace.work(HILDE) as work:
        for version in range(1, 30):
            text = str(version)
            work.handovers.act(id_, Action.NOTE, version=version, key=text, at=MONDAY, text=text)
        notes = [event.text for event in work.handovers.get(id_).events[1:]]
    assert notes == [str(n) for n in range(1, 30)]


def test_forwarding_leaves_the_handler_behind(workspace: SqlWorkspace, given: Given) -> None:
    id_ = given()
    with workspace.work(HILDE) as work:
        stef = an_employee(work, work.handovers.get(id_).department_id)
        groen = a_department(work, "groen", "Groenbeheer")
        work.handovers.act(id_, Action.ACCEPT, version=1, key="a", at=later(1), employee_id=stef.id)
        moved = work.handovers.act(
            id_, Action.FORWARD, version=2, key="f", at=later(2), department_id=groen.id
        )
    assert (moved.department, moved.handler, moved.state) == ("Groenbeheer", "", State.NEW)
    assert moved.events[-1].department == "Groenbeheer"
    assert moved.events[0].department == "Onderhoud"


def test_planning_again_closes_the_earlier_date(workspace: SqlWorkspace, given: Given) -> None:
    id_ = given()
    monday = FRIDAY.replace(day=9)
    with workspace.work(HILDE) as work:
        for version, (day, minutes) in enumerate([(FRIDAY, 5), (monday, 9)], start=1):
            found = work.handovers.act(
                id_,
                Action.PLAN,
                version=version,
                key=str(version),
                at=later(minutes),
                planned=planned(day, minutes, "Onderhoud"),
            )
    assert [(p.day, p.replaced_at) for p in found.planned] == [(FRIDAY, later(9)), (monday, None)]


def test_the_loser_hears_who_was_first_and_changes_nothing(
    workspace: SqlWorkspace, given: Given
) -> None:
    id_ = given()
    with workspace.work(LUC) as work:
        work.handovers.act(id_, Action.ACCEPT, version=1, key="luc", at=later(1))
    with pytest.raises(Conflict) as lost, workspace.work(HILDE) as work:
        work.handovers.act(id_, Action.ACCEPT, version=1, key="hilde", at=later(2))
    assert (lost.value.winner, lost.value.version) == ("Luc Peeters", 2)
    assert "Luc Peeters" in lost.value.said.nl
    with workspace.look() as work:
        assert len(work.handovers.get(id_).events) == 2
        assert [entry.key for entry in work.audit.of("handover", id_)] == ["given", "luc"]


def test_a_step_that_is_not_allowed_leaves_no_trace(workspace: SqlWorkspace, given: Given) -> None:
    id_ = given()
    with pytest.raises(StepNotAllowed), workspace.work(HILDE) as work:
        work.handovers.act(id_, Action.TELL, version=1, key="t", at=later(1))
    with workspace.look() as work:
        assert work.handovers.get(id_).version == 1
        assert len(work.audit.of("handover", id_)) == 1


def test_a_repeated_key_changes_nothing_and_gives_the_present_state(
    workspace: SqlWorkspace, given: Given
) -> None:
    id_ = given()
    with workspace.work(HILDE) as work:
        first = work.handovers.act(id_, Action.SEE, version=1, key="s", at=later(1))
    with workspace.work(HILDE) as work:
        again = work.handovers.act(id_, Action.SEE, version=1, key="s", at=later(2))
    assert again == first


def test_an_unknown_handover_is_not_found(workspace: SqlWorkspace) -> None:
    with pytest.raises(NotFound), workspace.work(HILDE) as work:
        work.handovers.act(7, Action.SEE, version=1, key="s", at=later(1))


def test_handing_over_to_a_department_that_is_not_there_records_nothing(
    workspace: SqlWorkspace,
) -> None:
    refused = (sqlite3.IntegrityError, psycopg.IntegrityError)
    with pytest.raises(refused), workspace.work(HILDE) as work:
        work.handovers.add(handover(404), key="k")
    with workspace.work(HILDE) as work:
        department = a_department(work)
        assert work.handovers.add(handover(department.id), key="k")


def test_handovers_come_in_with_their_life_so_far_once(
    workspace: SqlWorkspace, given: Given
) -> None:
    from_elsewhere = 77
    with workspace.look() as work:
        known = work.handovers.get(given())
    life = (
        HandoverEvent(0, from_elsewhere, MONDAY, None, State.NEW, "Luc", "Onderhoud"),
        HandoverEvent(0, from_elsewhere, later(5), Action.SEE, State.SEEN, "Stef", "Onderhoud"),
    )
    brought = replace(
        known,
        id=from_elsewhere,
        state=State.SEEN,
        events=life,
        promises=(Promise(PromiseKind.DONE, later(9)),),
        planned=(planned(FRIDAY, 5, "Onderhoud"),),
    )
    with workspace.work(HILDE) as work:
        assert work.handovers.put_many([brought, known], source="oud") == [Put.NEW, Put.SAME]
        found = work.handovers.get(from_elsewhere)
    assert (found.state, found.version, found.promises) == (State.SEEN, 2, brought.promises)
    assert [replace(event, id=0) for event in found.events] == list(life)
    assert [date.day for date in found.planned] == [FRIDAY]
