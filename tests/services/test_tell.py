"""Telling, asking and looking over a small workspace in memory."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.errors import NotFound, WorkspaceLocked
from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.handover import Handover, HandoverEvent, HandoverKind
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.report import (
    ReportKey,
    ReportKind,
    ReportRows,
    SourceCondition,
    SourceState,
)
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.services.ask import Ask
from kcc_desktop.services.look import Look
from kcc_desktop.services.tell import Tell
from tests.services.small_workspace import SmallWorkspace

NOW = datetime(2026, 3, 4, 10, 41, tzinfo=ZONE)
SUZANNE, SECRET, NEW_HERE = 7, 8, 9
HILDE = Actor("Hilde Vos", "hilde")


def _case(workspace: SmallWorkspace, id_: int, party_id: int | None, **more: object) -> ReportKey:
    key = ReportKey(ReportKind.CASE, id_)
    opened = datetime(2026, 3, 1, id_ % 20, tzinfo=ZONE)
    case = Case(id_, f"W-{id_}", "Onderhoudsplanning", str(id_), "", opened, party_id=party_id)
    kind = str(more.pop("kind", "Kapotte straatlantaarn"))
    case = replace(case, kind=kind, place=Place("Lindelaan", 12), **more)
    workspace.reports_of[key] = ReportRows(key, case, kind_name=kind)
    return key


@pytest.fixture
def workspace() -> SmallWorkspace:
    made = SmallWorkspace()
    made.party(SUZANNE)
    made.party(SECRET, secret=True)
    made.party(NEW_HERE)
    return made


@pytest.fixture
def tell(workspace: SmallWorkspace) -> Tell:
    return Tell(workspace, lambda: NOW)


class Finds:
    """A search box that finds these hits."""

    def __init__(self, *hits: Hit, sources: tuple[SourceState, ...] = ()) -> None:
        self._found = Found("lantaarn", hits, sources=sources)

    def find(self, query: str) -> Found:
        return replace(self._found, query=query)


def _hit(group: HitGroup, id_: int, match: Match = Match.WORDS, **more: int) -> Hit:
    return Hit(group, id_, "", "", match, **more)


def test_a_report_is_told_to_its_party_or_to_nobody_known(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    key = _case(workspace, 1, SUZANNE)
    assert tell.report(key, Language.NL, SUZANNE).answer.text.startswith("Uw melding over")
    told = tell.report(key, Language.NL)
    assert told.answer.text.startswith("De melding over")
    assert told.party == workspace.people[SUZANNE]


def test_a_party_hears_of_its_newest_open_report_first(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    _case(workspace, 1, SUZANNE, kind="Losse stoeptegel")
    newest_open = _case(workspace, 2, SUZANNE)
    _case(workspace, 3, SUZANNE, step=Step.DONE)
    told = tell.party(SUZANNE, Language.NL)
    assert told.trail.key == newest_open
    assert told.answer.text.startswith("U heeft twee open meldingen.")
    assert told.answer.text.endswith("De andere gaat over de losse stoeptegel in de Lindelaan.")


def test_many_open_reports_are_all_counted(workspace: SmallWorkspace, tell: Tell) -> None:
    for id_ in range(1, 8):
        _case(workspace, id_, SUZANNE)
    text = tell.party(SUZANNE, Language.NL).answer.text
    assert text.startswith("U heeft zeven open meldingen.")
    assert text.endswith("en nog drie.")


def test_a_party_without_open_reports_hears_of_the_last(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    _case(workspace, 1, SUZANNE, step=Step.DONE)
    assert tell.party(SUZANNE, Language.EN).answer.stage is Step.DONE


def test_reports_of_doubles_belong_to_the_party(workspace: SmallWorkspace, tell: Tell) -> None:
    workspace.party(70)
    workspace.linked[SUZANNE] = (SUZANNE, 70)
    key = _case(workspace, 1, 70)
    assert tell.party(SUZANNE, Language.NL).trail.key == key


def test_nobody_and_nothing_are_not_found(workspace: SmallWorkspace, tell: Tell) -> None:
    with pytest.raises(NotFound):
        tell.party(NEW_HERE, Language.NL)
    with pytest.raises(NotFound):
        tell.report(ReportKey(ReportKind.CASE, 1), Language.NL)


def test_the_best_hit_is_answered(workspace: SmallWorkspace, tell: Tell) -> None:
    _case(workspace, 1, SUZANNE)
    _case(workspace, 2, SUZANNE)
    hits = [_hit(HitGroup.ARTICLE, 5), _hit(HitGroup.CASE, 1), _hit(HitGroup.CASE, 2)]
    asked = Ask(Finds(*hits), tell).ask("lantaarn lindelaan", Language.NL)
    assert asked.case is not None
    assert asked.case.id == 1
    assert asked.party is workspace.people[SUZANNE]
    assert asked.answer.text.startswith("Uw melding over de kapotte straatlantaarn")


def test_a_contact_leads_to_its_report(workspace: SmallWorkspace, tell: Tell) -> None:
    key = ReportKey(ReportKind.CONTACT, 20)
    contact = Contact(20, NOW, Channel.PHONE, Direction.IN, "Vraag", "", party_id=SUZANNE)
    workspace.reports_of[key] = ReportRows(key, contacts=(contact,))
    _case(workspace, 1, SUZANNE)
    find = Finds(_hit(HitGroup.CONTACT, 20))
    assert Ask(find, tell).ask("vraag", Language.NL).told.rows.key == key
    find = Finds(_hit(HitGroup.CONTACT, 20, case_id=1))
    assert Ask(find, tell).ask("vraag", Language.NL).told.rows.key.kind is ReportKind.CASE


def _lamp(workspace: SmallWorkspace, id_: int, reopened: datetime, product: int = 3) -> ReportKey:
    """A handover without case that was done, and reopened at that moment."""
    key, made = ReportKey(ReportKind.HANDOVER, id_), NOW - timedelta(days=9)
    events = (
        HandoverEvent(1, id_, made, None, State.NEW, "Hilde Vos", "Onderhoud"),
        HandoverEvent(2, id_, made, Action.FINISH, State.DONE, "Bart Wouters", "Onderhoud"),
        HandoverEvent(3, id_, reopened, Action.REOPEN, State.REOPENED, "Hilde Vos", "Onderhoud"),
    )
    lamp = Handover(
        id_, HandoverKind.WORK, "Lamp", "", State.REOPENED, made, "Hilde Vos", 1, "Onderhoud",
        party_id=SUZANNE, product_id=product, events=events,
    )  # fmt: skip
    phoned = Contact(id_, made, Channel.PHONE, Direction.IN, "Lamp", "", party_id=SUZANNE)
    workspace.reports_of[key] = ReportRows(key, contacts=(phoned,), handovers=(lamp,))
    return key


def _again(workspace: SmallWorkspace, outcome: Outcome = Outcome.HANDED_OVER) -> ReportKey:
    """A conversation about product 3 that leads to nothing itself."""
    key = ReportKey(ReportKind.CONTACT, 20)
    contact = Contact(20, NOW, Channel.EMAIL, Direction.IN, "Alweer stuk", "", party_id=SUZANNE)
    contact = replace(contact, questions=(Question(21, 20, 0, "Alweer stuk", 3, outcome),))
    workspace.reports_of[key] = ReportRows(key, contacts=(contact,))
    return key


def test_a_conversation_belongs_to_the_report_it_had_reopened(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    again, lamp = _again(workspace), _lamp(workspace, 1, NOW + timedelta(minutes=4))
    _lamp(workspace, 2, NOW + timedelta(minutes=4), product=4)
    _lamp(workspace, 3, NOW - timedelta(minutes=4))
    told = tell.report(again, Language.NL, SUZANNE)
    assert told.rows.key == lamp
    assert told.answer.stage is Step.REOPENED


def test_a_conversation_that_may_belong_to_several_reports_is_told_alone(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    again = _again(workspace)
    _lamp(workspace, 1, NOW + timedelta(minutes=4))
    _lamp(workspace, 2, NOW + timedelta(minutes=9))
    assert tell.report(again, Language.NL).rows.key == again


def test_a_conversation_that_was_not_handed_over_is_told_alone(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    again = _again(workspace, Outcome.OPEN)
    _lamp(workspace, 1, NOW + timedelta(minutes=4))
    assert tell.report(again, Language.NL).rows.key == again


def test_somebody_near_without_reports_gives_way_to_the_next(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    _case(workspace, 1, SUZANNE)
    hits = (_hit(HitGroup.PARTY, NEW_HERE), _hit(HitGroup.CASE, 1))
    assert Ask(Finds(*hits), tell).ask("lindelaan", Language.NL).told is not None


def test_somebody_meant_exactly_without_reports_does_not(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    _case(workspace, 1, SUZANNE)
    hits = (_hit(HitGroup.PARTY, NEW_HERE, Match.EXACT), _hit(HitGroup.CASE, 1))
    asked = Ask(Finds(*hits), tell).ask("0612345678", Language.NL)
    assert asked.told is None
    assert asked.answer.text == "Ik vind geen melding bij ‘0612345678’."


def test_nothing_found_names_the_source_that_is_away(tell: Tell) -> None:
    away = SourceState("Onderhoudsplanning", SourceCondition.AWAY)
    find = Finds(_hit(HitGroup.ARTICLE, 5), _hit(HitGroup.COLLEAGUE, 6), sources=(away,))
    asked = Ask(find, tell).ask("lantaarn", Language.NL)
    assert asked.told is None
    assert "Onderhoudsplanning antwoordt nu niet" in asked.answer.text


def test_who_keeps_a_secret_address_is_not_told_of_by_a_street(
    workspace: SmallWorkspace, tell: Tell
) -> None:
    _case(workspace, 1, SECRET)
    by_street = Ask(Finds(_hit(HitGroup.CASE, 1, party_id=SECRET)), tell)
    assert "Lindelaan" not in by_street.ask("lantaarn lindelaan", Language.NL).answer.text
    by_person = Ask(Finds(_hit(HitGroup.PARTY, SECRET, Match.EXACT)), tell)
    assert "Lindelaan" in by_person.ask("0612345678", Language.NL).answer.text


def test_a_file_holds_what_belongs_to_a_party_and_the_look_is_written_down(
    workspace: SmallWorkspace,
) -> None:
    _case(workspace, 1, SUZANNE, step=Step.DONE)
    _case(workspace, 2, SUZANNE)
    with closing(Look(workspace, HILDE)) as look:
        file = look.party(SUZANNE)
    assert [(report.key.id, report.is_open) for report in file.reports] == [(2, True), (1, False)]
    assert file.open_reports == 1
    assert file.counts.cases == 2
    assert file.doubles == (SUZANNE,)
    assert workspace.looks == [("party", SUZANNE)]


def test_a_workspace_that_cannot_be_written_can_be_looked_into(workspace: SmallWorkspace) -> None:
    workspace.read_only = True
    with closing(Look(workspace, HILDE)) as look:
        assert look.party(SUZANNE).open_reports == 0


def test_a_look_that_was_not_written_keeps_the_next_file_shut(workspace: SmallWorkspace) -> None:
    workspace.locked = True
    look = Look(workspace, HILDE)
    look.party(SUZANNE)
    with pytest.raises(WorkspaceLocked):
        look.party(SECRET)
    with pytest.raises(WorkspaceLocked):
        look.close()
    assert workspace.looks == []


def test_a_look_that_was_not_written_is_written_later(workspace: SmallWorkspace) -> None:
    workspace.locked = True
    look = Look(workspace, HILDE)
    look.party(SUZANNE)
    with pytest.raises(WorkspaceLocked):
        look.party(SUZANNE)
    workspace.locked = False
    look.party(SECRET)
    look.close()
    assert workspace.looks == [("party", SUZANNE), ("party", SECRET)]


def test_who_is_not_there_is_not_looked_at(workspace: SmallWorkspace) -> None:
    with closing(Look(workspace, HILDE)) as look, pytest.raises(NotFound):
        look.party(123)
    assert workspace.looks == []
