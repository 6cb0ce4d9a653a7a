"""Asking a real workspace: from a few words to the sentence that is read out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.organisation import Department
from kcc_desktop.domain.party import Address, Name, Party, PartyKind
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, Step
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.ask import Ask, Asked
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.workspace import open_workspace

LUC = Actor("Luc Peeters", "luc")
SENTENCE = (
    "Uw melding over de kapotte straatlantaarn in de Lindelaan kwam maandag 2 maart per e-mail "
    "binnen bij Luc en ging dezelfde dag naar Onderhoud. Stef repareert de lamp vrijdag 6 maart."
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def workspace(sqlite_workspace_url: str) -> Iterator[Workspace]:
    made = open_workspace(sqlite_workspace_url)
    with made.work(LUC) as work:
        work.organisation.put_departments([Department(1, "onderhoud", "Onderhoud")])
        work.knowledge.put_products([Product(5, "lamp", "Kapotte straatlantaarn")], source="test")
        home = Address("Lindelaan", 12, "", "3523XK", "Vlietstede")
        party = Party(0, PartyKind.PERSON, (Name("Suzanne de Wit"),), (home,))
        phone = parse_phone("06 1234 5678")
        party_id = work.parties.add(replace(party, phones=(phone,)), key="suzanne")
        work.cases.put_many([_case(party_id)])
    _mail(made, party_id)
    yield made
    made.close()


def _case(party_id: int) -> Case:
    planned = PlannedDate(
        0, date(2026, 3, 6), "Onderhoudsplanning", _at(4, 10, 39), "Stef Maas", "Onderhoud",
        "repareert de lamp",
    )  # fmt: skip
    return Case(
        0, "W-2041", "Onderhoudsplanning", "2041", "Lantaarn", _at(2, 9, 20),
        product_id=5, party_id=party_id, department="Onderhoud", step=Step.PLANNED,
        place=Place("Lindelaan", 12), fetched_at=_at(4, 10, 39), planned=(planned,),
    )  # fmt: skip


def _mail(workspace: Workspace, party_id: int) -> None:
    with workspace.look() as work:
        (report,) = work.reports.of_party([party_id], 1)
    question = Question(0, 0, 0, "Lantaarn stuk", 5, Outcome.OPEN, report.id)
    mail = Contact(
        0, _at(2, 9, 12), Channel.EMAIL, Direction.IN, "Kapotte straatlantaarn Lindelaan",
        "Goedemorgen, de lantaarn voor nummer 12 is al drie dagen stuk.", party_id=party_id,
        agent="Luc Peeters", questions=(question,), case_ids=(report.id,),
    )  # fmt: skip
    record = Record(workspace, LUC, lambda: _at(2, 9, 20), Calendar())
    record.contact(mail, key="mail", passing=Passing("Kapotte lantaarn", department_id=1))


def _ask(workspace: Workspace, text: str, now: datetime) -> Asked:
    def clock() -> datetime:
        return now

    return Ask(Find(workspace, clock), Tell(workspace, clock)).ask(text, Language.NL)


@pytest.mark.parametrize(
    "text",
    ["lantaarn lindelaan", "maandag lantaarn Lindelaan", "lantarn", "W-2041", "suzanne de wit",
     "06 1234 5678", "+31612345678", "3523xk 12", "lindelaan 12", "drie dagen stuk"],
)  # fmt: skip
def test_any_way_to_ask_gives_the_sentence_to_read_out(workspace: Workspace, text: str) -> None:
    asked = _ask(workspace, text, _at(4, 10, 41))
    assert asked.answer.text == SENTENCE
    assert asked.answer.stage is Step.PLANNED
    assert asked.party is not None
    assert asked.party.name == "Suzanne de Wit"
    assert asked.case is not None
    assert asked.case.number == "W-2041"


def test_nothing_fits(workspace: Workspace) -> None:
    asked = _ask(workspace, "zwembad", _at(4, 10, 41))
    assert asked.told is None
    assert asked.answer.text == "Ik vind geen melding bij ‘zwembad’."


def test_the_answer_follows_what_the_department_does(workspace: Workspace) -> None:
    asked = _ask(workspace, "lantaarn", _at(4, 10, 41))
    (handover,) = asked.told.rows.handovers
    with workspace.work(Actor("Stef Maas", "stef")) as work:
        work.handovers.act(
            handover.id, Action.FINISH, version=handover.version, key="done", at=_at(6, 15)
        )
    told = _ask(workspace, "lantaarn", _at(9, 9)).answer
    assert told.stage is Step.DONE
    assert "Stef meldde vrijdag 6 maart dat het klaar is." in told.text
    assert told.text.endswith("Ik zie niet dat u daar al bericht over kreeg.")
