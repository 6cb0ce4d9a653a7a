"""Contacts: recorded once, never changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kcc_desktop.domain.contact import Channel, Direction, Outcome, Question
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.services.ports import Put
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, case, contact, later, person


def test_a_contact_comes_back_with_its_questions_and_cases(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        work.cases.put_many([case(id=500), case("2", id=600)])
        suzanne = work.parties.add(person(), key="s")
        son = work.parties.add(person("Bram"), key="b")
        given = contact(
            channel=Channel.DESK,
            direction=Direction.OUT,
            party_id=suzanne,
            made_by_id=son,
            agent="Hilde Vos",
            questions=(
                Question(0, 0, 0, "Wanneer?", case_id=600),
                Question(0, 0, 0, "En het paspoort?", outcome=Outcome.ANSWERED),
            ),
            case_ids=(500,),
            told=True,
            finished_at=later(3),
        )
        id_ = work.contacts.add(given, key="k")
        found = work.contacts.get(id_)
    assert [(q.text, q.position, q.outcome, q.contact_id) for q in found.questions] == [
        ("Wanneer?", 0, Outcome.OPEN, id_),
        ("En het paspoort?", 1, Outcome.ANSWERED, id_),
    ]
    assert found.case_ids == (500, 600)
    assert replace(found, questions=given.questions, case_ids=given.case_ids) == replace(
        given, id=id_
    )


def test_an_unknown_contact_is_not_found(workspace: SqlWorkspace) -> None:
    with workspace.look() as work, pytest.raises(NotFound):
        work.contacts.get(1)


def test_ids_grow_with_time_so_newest_first_is_by_id(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        ids = [work.contacts.add(contact(later(m)), key=str(m)) for m in (5, 1, 9)]
    assert sorted(ids) == [ids[1], ids[0], ids[2]]


def test_contacts_brought_in_again_stay_as_they_were(workspace: SqlWorkspace) -> None:
    rows = [contact(source="telefoon", source_key=str(n)) for n in range(2_500)]
    with workspace.work(HILDE) as work:
        assert set(work.contacts.add_many(rows, source="file")) == {Put.NEW}
    with workspace.work(HILDE) as work:
        other = replace(rows[0], note="iets anders")
        puts = work.contacts.add_many([other, *rows, contact(source_key="x")], source="telefoon")
    assert puts == [Put.SAME] * 2_501 + [Put.NEW]


def test_contacts_without_a_key_of_their_own_are_all_new(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        assert work.contacts.add_many([contact(), contact()], source="f") == [Put.NEW, Put.NEW]


def test_the_source_of_the_file_stands_in_for_a_missing_one(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        work.contacts.add_many([contact(source_key="1")], source="telefoon")
        puts = work.contacts.add_many([contact(source_key="1", source="telefoon")], source="x")
    assert puts == [Put.SAME]


def test_thousands_in_one_millisecond_all_get_an_id(workspace: SqlWorkspace) -> None:
    questions = (Question(0, 0, 0, "een"), Question(0, 0, 0, "twee"))
    rows = [contact(source="t", source_key=str(n), questions=questions) for n in range(4_000)]
    with workspace.work(HILDE) as work:
        assert set(work.contacts.add_many(rows, source="t")) == {Put.NEW}
