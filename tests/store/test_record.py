"""Recording a contact and handing it over, in one breath; acting on what was handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Outcome, Question
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed, StepNotAllowed
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.knowledge import Product, ServiceFormula, Term, TermUnit
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.hand_over import Doing, HandOver
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import (
    FRIDAY,
    HILDE,
    LUC,
    MONDAY,
    a_department,
    case,
    contact,
    person,
    planned,
)

LAMP = 7
ASKED = Question(0, 0, 0, "Wanneer brandt hij weer?", product_id=LAMP)


@pytest.fixture
def record(workspace: SqlWorkspace) -> Record:
    """Hilde's recorder on Monday morning; lamps go to Onderhoud, done in five working days."""
    terms = (
        Term(PromiseKind.SEEN, 4, TermUnit.WORKING_HOURS),
        Term(PromiseKind.DONE, 5, TermUnit.WORKING_DAYS),
    )
    with workspace.work(LUC) as work:
        department = a_department(work)
        work.knowledge.put_products([Product(LAMP, "lamp", "kapotte straatlantaarn")], source="u")
        work.knowledge.put_formulas([ServiceFormula(0, LAMP, department.id, terms=terms)])
    return Record(workspace, HILDE, lambda: MONDAY, Calendar())


def test_a_contact_alone(workspace: SqlWorkspace, record: Record) -> None:
    done = record.contact(contact(questions=(ASKED,)), key="k")
    assert (done.handover_id, done.promises) == (None, ())
    with workspace.look() as work:
        assert work.contacts.get(done.contact_id).questions[0].outcome is Outcome.OPEN


def test_whoever_takes_no_contacts_records_none(workspace: SqlWorkspace) -> None:
    els = Actor("Els", "els", roles=(Role.EDITOR,))
    with pytest.raises(NotAllowed):
        Record(workspace, els, lambda: MONDAY, Calendar()).contact(contact(), key="k")


def test_where_it_goes_and_what_is_promised_follow_from_the_formula(
    workspace: SqlWorkspace, record: Record
) -> None:
    with workspace.work(LUC) as work:
        suzanne = work.parties.add(person(), key="p")
        work.cases.put_many([case(id=500)])
    given = contact(party_id=suzanne, questions=(Question(0, 0, 0, "Paspoort?"), ASKED))
    passing = Passing("Lantaarn 14", "Brandt niet", question=1, answers=(("Paal?", "14"),))
    done = record.contact(replace(given, case_ids=(500,)), key="k", passing=passing)
    with workspace.look() as work:
        stored = work.contacts.get(done.contact_id)
        handed = work.handovers.get(done.handover_id or 0)
    assert [q.outcome for q in stored.questions] == [Outcome.OPEN, Outcome.HANDED_OVER]
    assert (handed.department, handed.party_id, handed.case_id) == ("Onderhoud", suzanne, 500)
    assert handed.question_id == stored.questions[1].id
    assert (handed.contact_id, handed.product_id) == (stored.id, LAMP)
    assert (handed.answers, handed.created_by) == ((("Paal?", "14"),), "Hilde Vos")
    # Monday 2 March 10:12 in the Netherlands: four hours of work, and five days to closing time.
    assert handed.promises == (
        Promise(PromiseKind.SEEN, datetime(2026, 3, 2, 13, 12, tzinfo=UTC)),
        Promise(PromiseKind.DONE, datetime(2026, 3, 9, 16, 0, tzinfo=UTC)),
    )
    assert tuple(done.promises) == handed.promises


def test_the_agent_may_choose_another_department_and_outcome(
    workspace: SqlWorkspace, record: Record
) -> None:
    with workspace.work(LUC) as work:
        groen = a_department(work, "groen", "Groenbeheer")
    asked = replace(ASKED, outcome=Outcome.REFERRED)
    passing = Passing("Boom", department_id=groen.id, kind=HandoverKind.CALLBACK)
    done = record.contact(contact(questions=(asked,)), key="k", passing=passing)
    with workspace.look() as work:
        assert work.contacts.get(done.contact_id).questions[0].outcome is Outcome.REFERRED
        handed = work.handovers.get(done.handover_id or 0)
    assert (handed.department, handed.kind) == ("Groenbeheer", HandoverKind.CALLBACK)


def test_without_formula_or_department_nothing_is_recorded(
    workspace: SqlWorkspace, record: Record
) -> None:
    with pytest.raises(InvalidInput) as refused:
        record.contact(contact(), key="k", passing=Passing("Boom"))
    assert "Kies een afdeling" in refused.value.said.nl
    with workspace.look() as work:
        count = work._job.connection.exec_driver_sql("SELECT count(*) FROM contact")
        assert count.scalar() == 0


@pytest.mark.parametrize("passing", [None, Passing("Lantaarn 14")])
def test_a_repeated_key_gives_what_the_first_gave(
    workspace: SqlWorkspace, record: Record, passing: Passing | None
) -> None:
    given = contact(questions=(ASKED,))
    first = record.contact(given, key="k", passing=passing)
    assert record.contact(given, key="k", passing=passing) == first
    with workspace.look() as work:
        for table in ("contact", "question"):
            count = work._job.connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert count.scalar() == 1


@pytest.fixture
def handed(workspace: SqlWorkspace, record: Record) -> Handover:
    """A lamp that Hilde handed over."""
    done = record.contact(contact(questions=(ASKED,)), key="given", passing=Passing("Lantaarn 14"))
    with workspace.look() as work:
        return work.handovers.get(done.handover_id or 0)


def test_acting_gives_the_handover_as_it_then_is(workspace: SqlWorkspace, handed: Handover) -> None:
    acting = HandOver(workspace, LUC, lambda: MONDAY)
    doing = Doing(Action.PLAN, planned=planned(FRIDAY, 0, "Onderhoud"))
    found = acting.act(handed, doing, key="p")
    assert (found.state, found.planned[0].day, found.version) == (State.PLANNED, FRIDAY, 2)
    assert acting.act(handed, doing, key="p") == found


def test_who_saw_an_older_state_is_told_who_was_first(
    workspace: SqlWorkspace, handed: Handover
) -> None:
    HandOver(workspace, LUC, lambda: MONDAY).act(handed, Doing(Action.ACCEPT), key="l")
    with pytest.raises(Conflict, match="Luc Peeters"):
        HandOver(workspace, HILDE, lambda: MONDAY).act(handed, Doing(Action.ACCEPT), key="h")


def test_a_step_that_cannot_follow(workspace: SqlWorkspace, handed: Handover) -> None:
    with pytest.raises(StepNotAllowed):
        HandOver(workspace, LUC, lambda: MONDAY).act(handed, Doing(Action.TELL), key="t")


@pytest.mark.parametrize(
    "doing",
    [
        Doing(Action.REFUSE, text="  "),
        Doing(Action.NOTE),
        Doing(Action.PLAN),
        Doing(Action.FORWARD),
    ],
)
def test_what_belongs_to_an_action_may_not_be_missing(
    workspace: SqlWorkspace, handed: Handover, doing: Doing
) -> None:
    with pytest.raises(InvalidInput):
        HandOver(workspace, LUC, lambda: MONDAY).act(handed, doing, key="x")
    with workspace.look() as work:
        assert work.handovers.get(handed.id).version == 1
