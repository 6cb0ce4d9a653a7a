"""What residents were told, and what happens when the planning departs from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.errors import NotAllowed
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import NoticeKind, sentence
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, Step
from kcc_desktop.domain.told_promises import promises_told
from kcc_desktop.services.hand_over import Doing
from kcc_desktop.services.promises import PromiseLedger, told
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town
from tests.store.making import FRIDAY, case, contact, event, later, person, planned

MONDAY_AFTER = date(2026, 3, 9)


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


@pytest.fixture
def suzanne(town: Town) -> int:
    """Her id."""
    with town.workspace.work(town.people["hilde.vos"]) as work:
        return work.parties.add(person(), key="p")


def tell(town: Town, report: ReportKey, party_id: int, key: str) -> Contact:
    """Hilde tells the resident how it stands, and records that she did."""
    found = Tell(town.workspace, town.clock).report(report, Language.NL, party_id)
    hilde = town.people["hilde.vos"]
    with town.workspace.work(hilde) as work:
        call = contact(town.clock(), party_id=party_id)
        call = replace(call, id=work.contacts.add(call, key=key))
        promises = promises_told(found.trail)
        told(work, hilde, call, report, found.answer.text, promises, key=key)
        return call


def ledger(town: Town, login: str = "hilde.vos") -> PromiseLedger:
    return PromiseLedger(town.workspace, town.people[login], town.clock)


def planned_for_friday(town: Town, suzanne: int) -> tuple[Handover, ReportKey]:
    given = town.give(party_id=suzanne)
    done = town.hands("stef.maas").act(given, Doing(Action.PLAN, day=FRIDAY), key="p1")
    return done, ReportKey(ReportKind.HANDOVER, given.id)


def test_the_day_that_was_told_is_kept_with_who_told_it(town: Town, suzanne: int) -> None:
    _, report = planned_for_friday(town, suzanne)
    call = tell(town, report, suzanne, "c")
    (kept,) = ledger(town).of(report)
    assert (kept.day, kept.who, kept.party_id, kept.contact_id) == (
        FRIDAY, "Hilde Vos", suzanne, call.id
    )  # fmt: skip
    assert "vrijdag 6 maart" in kept.text
    assert ledger(town).open() == []


def test_who_told_it_hears_that_another_day_was_planned(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    stef = town.hands("stef.maas")
    again = stef.act(handover, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    (open_one,) = ledger(town).open()
    assert (open_one.resident, open_one.subject, open_one.planned) == (
        "Suzanne de Wit", "Lantaarn 14", (MONDAY_AFTER,)
    )  # fmt: skip
    assert town.lists("hilde.vos").counts().departed == 1
    warning = next(n for n in town.board("hilde.vos").page() if n.kind is NoticeKind.DEPARTED)
    assert sentence(warning).nl == (
        "De planning van ‘Lantaarn 14’ wijkt af van wat u de bewoner vertelde: nu maandag 9 maart."
    )
    stef.act(again, Doing(Action.PLAN, day=date(2026, 3, 10)), key="p3")
    assert len(ledger(town).open()) == 1
    assert town.told("hilde.vos").count(NoticeKind.DEPARTED) == 1


def test_who_plans_the_other_day_knows_already(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    town.hands("hilde.vos").act(handover, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    assert NoticeKind.DEPARTED not in town.told("hilde.vos")
    assert len(ledger(town).open()) == 1


def test_the_same_day_again_departs_from_nothing(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    town.hands("stef.maas").act(handover, Doing(Action.PLAN, day=FRIDAY), key="p2")
    assert ledger(town).open() == []


def test_telling_the_resident_anew_settles_it(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    town.hands("stef.maas").act(handover, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    tell(town, report, suzanne, "d")
    assert ledger(town).open() == []
    assert [(one.day, one.settled_at is None) for one in ledger(town).of(report)] == [
        (FRIDAY, False), (MONDAY_AFTER, True)
    ]  # fmt: skip


def test_it_can_be_settled_by_hand_and_seen_by_colleagues(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    town.hands("stef.maas").act(handover, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    karin = ledger(town, "karin.smit")
    assert karin.open() == []
    (open_one,) = karin.open(everyones=True)
    karin.settle([open_one.promise], key="s")
    assert ledger(town).open() == []


def test_whoever_takes_no_contacts_settles_nothing(town: Town) -> None:
    els = Actor("Els", "els", roles=(Role.EDITOR,))
    with pytest.raises(NotAllowed):
        PromiseLedger(town.workspace, els, town.clock).settle([], key="s")


def test_what_was_done_was_kept(town: Town, suzanne: int) -> None:
    handover, report = planned_for_friday(town, suzanne)
    tell(town, report, suzanne, "c")
    stef = town.hands("stef.maas")
    done = stef.act(handover, Doing(Action.FINISH), key="f")
    again = stef.act(done, Doing(Action.REOPEN, "Weer uit"), key="r")
    stef.act(again, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    assert ledger(town).open() == []


def test_a_term_that_was_told_departs_when_it_is_planned_too_late(town: Town, suzanne: int) -> None:
    given = town.give(party_id=suzanne, promises=town.due(days=3))
    report = ReportKey(ReportKind.HANDOVER, given.id)
    tell(town, report, suzanne, "c")
    (kept,) = ledger(town).of(report)
    assert (kept.day, kept.due) == (None, given.promises[0].due)
    stef = town.hands("stef.maas")
    in_time = stef.act(given, Doing(Action.PLAN, day=date(2026, 3, 5)), key="p1")
    assert ledger(town).open() == []
    stef.act(in_time, Doing(Action.PLAN, day=FRIDAY), key="p2")
    assert len(ledger(town).open()) == 1


def test_a_register_that_plans_another_day_warns_too(town: Town, suzanne: int) -> None:
    first = case(
        id=500,
        party_id=suzanne,
        kind="Lantaarn",
        step=Step.PLANNED,
        events=(event(5, Step.PLANNED),),
        planned=(planned(FRIDAY, 5),),
    )
    report = ReportKey(ReportKind.CASE, 500)
    importing = town.people["omar.idrissi"]
    with town.workspace.work(importing) as work:
        work.cases.put_many([first])
        work.follows.follow("karin.smit", report, at=later(6), key="f")
    tell(town, report, suzanne, "c")
    moved = replace(first, planned=(planned(MONDAY_AFTER, 60),), fetched_at=later(60))
    with town.workspace.work(importing) as work:
        work.cases.put_many([moved])
        work.cases.put_many([moved])
    assert town.told("hilde.vos") == [NoticeKind.DEPARTED]
    assert town.told("karin.smit") == [NoticeKind.PLANNED]
    done = replace(moved, step=Step.DONE, closed_at=later(90), fetched_at=later(90))
    with town.workspace.work(importing) as work:
        work.cases.put_many([done])
    assert town.told("karin.smit") == [NoticeKind.DONE, NoticeKind.PLANNED]


def test_under_the_notice_of_secrecy_nobody_is_named(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        secret = work.parties.add(person(secret=True), key="s")
    handover, report = planned_for_friday(town, secret)
    tell(town, report, secret, "c")
    town.clock.now += timedelta(hours=1)
    town.hands("stef.maas").act(handover, Doing(Action.PLAN, day=MONDAY_AFTER), key="p2")
    (open_one,) = ledger(town).open()
    assert (open_one.resident, open_one.phone, open_one.is_secret) == ("", "", True)
