"""What belongs to one report, and which reports a party has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kcc_desktop.domain.contact import Question
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.report import ReportKey, ReportKind, SourceCondition, SourceState
from kcc_desktop.services.ports import Work
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, MONDAY, a_department, case, contact, handover, later, person

CASE_ID = 500


def add_case(work: Work, key: str = "1", id_: int = CASE_ID, **more: object) -> ReportKey:
    work.cases.put_many([case(key, id=id_, **more)])
    return ReportKey(ReportKind.CASE, id_)


def test_a_case_brings_its_contacts_and_handovers(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        key = add_case(work)
        department = a_department(work)
        call = work.contacts.add(contact(case_ids=(CASE_ID,)), key="c")
        asked = (Question(0, 0, 0, "Wanneer?", case_id=CASE_ID),)
        mail = work.contacts.add(contact(later(9), questions=asked), key="m")
        work.contacts.add(contact(later(5)), key="other")
        direct = work.handovers.add(handover(department.id, case_id=CASE_ID), key="h")
        through = work.handovers.add(handover(department.id, contact_id=call), key="h2")
        before = work.contacts.add(contact(later(-9)), key="b")
        work.handovers.add(handover(department.id, case_id=CASE_ID, contact_id=before), key="h3")
        rows = work.reports.rows(key)
    assert rows.case is not None
    assert rows.case.id == CASE_ID
    assert [one.id for one in rows.contacts] == [before, call, mail]
    assert {direct, through} < {one.id for one in rows.handovers}
    assert len(rows.handovers) == 3


def test_a_handover_or_contact_of_a_case_gives_the_report_of_that_case(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        key = add_case(work)
        department = a_department(work)
        call = work.contacts.add(contact(case_ids=(CASE_ID,)), key="c")
        handed = work.handovers.add(handover(department.id, case_id=CASE_ID), key="h")
        lone = work.contacts.add(contact(), key="lone")
        on_lone = work.handovers.add(handover(department.id, contact_id=lone), key="h2")
        assert work.reports.of_contact(call) == key
        assert work.reports.rows(ReportKey(ReportKind.HANDOVER, handed)).key == key
        assert work.reports.rows(ReportKey(ReportKind.CONTACT, call)).key == key
        rows = work.reports.rows(ReportKey(ReportKind.CONTACT, lone))
    assert rows.key == ReportKey(ReportKind.HANDOVER, on_lone)
    assert [one.id for one in rows.contacts] == [lone]
    assert rows.case is None


def test_a_contact_alone_is_a_report_of_its_own(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        lone = work.contacts.add(contact(), key="lone")
        rows = work.reports.rows(work.reports.of_contact(lone))
    assert (rows.key.kind, [one.id for one in rows.contacts]) == (ReportKind.CONTACT, [lone])


@pytest.mark.parametrize("kind", list(ReportKind))
def test_an_unknown_report_is_not_found(workspace: SqlWorkspace, kind: ReportKind) -> None:
    with workspace.look() as work, pytest.raises(NotFound):
        work.reports.rows(ReportKey(kind, 1))


def test_the_reports_of_a_party_newest_first_each_once(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        suzanne = work.parties.add(person(), key="p")
        department = a_department(work)
        old = work.contacts.add(contact(MONDAY - timedelta(days=9), party_id=suzanne), key="o")
        of_register = work.cases.put_many([case("1", MONDAY, party_id=suzanne), case("2")])
        assert len(of_register) == 2
        asked_id = stored(work)["2"]
        call = contact(later(5), party_id=suzanne, case_ids=(asked_id,))
        call_id = work.contacts.add(call, key="c")
        more = handover(department.id, party_id=suzanne, contact_id=call_id)
        work.handovers.add(more, key="of the case")
        lone = handover(department.id, party_id=suzanne, created_at=later(60))
        lone_id = work.handovers.add(lone, key="h")
        found = work.reports.of_party([suzanne], 10)
        assert found[0] == ReportKey(ReportKind.HANDOVER, lone_id)
        assert found[-1] == ReportKey(ReportKind.CONTACT, old)
        cases = {ReportKey(ReportKind.CASE, id_) for id_ in stored(work).values()}
        assert set(found[1:-1]) == cases
        assert work.reports.of_party([suzanne], 1) == found[:1]


def stored(work: Work) -> dict[str, int]:
    from kcc_desktop.store.tables import case as table

    rows = work._job.connection.execute(table.select())  # type: ignore[attr-defined]
    return {row.source_key: row.id for row in rows}


def test_the_kind_is_called_as_its_product(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        work.knowledge.put_products([Product(7, "lamp", "kapotte straatlantaarn")], source="upl")
        named = add_case(work, "1", 1, product_id=7, kind="STR-01")
        coded = add_case(work, "2", 2, kind="riool")
        asked = (Question(0, 0, 0, "?", product_id=7),)
        lone = work.contacts.add(contact(questions=asked), key="c")
        names = [
            work.reports.rows(key).kind_name
            for key in (named, coded, ReportKey(ReportKind.CONTACT, lone))
        ]
    assert names == ["kapotte straatlantaarn", "riool", "kapotte straatlantaarn"]


def test_who_is_answered_comes_with_doubles_and_secrecy(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        suzanne = work.parties.add(person(), key="p")
        double = work.parties.add(person("S. de Wit"), key="d")
        hidden = work.parties.add(person("Geheim", secret=True), key="g")
        work.parties.link_doubles(suzanne, double, key="l")
        open_ = add_case(work, "1", 1, party_id=suzanne)
        secret = add_case(work, "2", 2, party_id=hidden)
        rows = work.reports.rows(open_, resident_id=suzanne)
        assert (rows.resident_id, rows.doubles, rows.secret) == (suzanne, {double}, False)
        assert work.reports.rows(secret).secret


def test_sources_are_remembered_and_replaced(workspace: SqlWorkspace) -> None:
    first = SourceState("mor", SourceCondition.UP, MONDAY, timedelta(hours=1), 48.5)
    second = SourceState("mor", SourceCondition.AWAY, later(5))
    with workspace.work(HILDE) as work:
        work.reports.put_source(first)
        work.reports.put_source(SourceState("agenda"))
        assert work.reports.sources() == [SourceState("agenda"), first]
        work.reports.put_source(second)
        key = add_case(work)
        assert work.reports.rows(key).sources == (SourceState("agenda"), second)
