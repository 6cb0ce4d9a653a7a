"""Work split in parts, which is done with its last part."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover, Target
from kcc_desktop.domain.notices import NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.services.hand_over import Doing, Part
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town
from tests.store.making import FRIDAY, person


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


@pytest.fixture
def square(town: Town) -> Handover:
    """A square to be repaired, reported by Suzanne, promised within days."""
    with town.workspace.work(town.people["hilde.vos"]) as work:
        suzanne = work.parties.add(person(), key="p")
    return town.give(subject="Plein", party_id=suzanne, promises=town.due(days=4))


def split(town: Town, square: Handover) -> tuple[Handover, ...]:
    town.clock.turn(minutes=5)
    bomen = Target(group_id=town.groups["bomen"])
    parts = [Part("Lampen"), Part("Boom", "Dode tak", bomen)]
    return town.hands("stef.maas").split(square, parts, key="split")


def state(town: Town, one: Handover) -> State:
    return town.hands("stef.maas").get(one.id).state


def test_each_part_lives_on_its_own_for_the_same_promise(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    assert (whole.state, whole.handler) == (State.ACCEPTED, "Stef Maas")
    assert (lamps.department, tree.department) == ("Onderhoud", "Groenbeheer")
    assert [one.parent_id for one in (lamps, tree)] == [square.id] * 2
    assert lamps.promises == square.promises
    assert split(town, square) == (whole, lamps, tree)
    assert town.told("hilde.vos") == [NoticeKind.SPLIT]


def test_the_whole_is_done_with_its_last_part(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    town.hands("stef.maas").act(lamps, Doing(Action.FINISH), key="1")
    assert state(town, whole) is State.ACCEPTED
    town.hands("nina.bos").act(tree, Doing(Action.FINISH), key="2")
    assert state(town, whole) is State.DONE
    assert town.told("hilde.vos")[0] is NoticeKind.PARTS_DONE
    assert NoticeKind.PARTS_DONE in town.told("stef.maas")


def test_with_a_part_that_was_refused_the_whole_stays_open(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    town.hands("nina.bos").act(tree, Doing(Action.REFUSE, "Niet dood."), key="1")
    town.hands("stef.maas").act(lamps, Doing(Action.FINISH), key="2")
    assert state(town, whole) is State.ACCEPTED
    assert NoticeKind.REFUSED in town.told("stef.maas")


def test_by_hand_the_whole_ends_with_its_parts(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    town.hands("stef.maas").act(whole, Doing(Action.FINISH, "Alles klaar"), key="f")
    assert [state(town, one) for one in (whole, lamps, tree)] == [State.DONE] * 3


def test_a_part_that_is_reopened_opens_the_whole(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    stef = town.hands("stef.maas")
    stef.act(whole, Doing(Action.FINISH), key="f")
    stef.act(stef.get(tree.id), Doing(Action.REOPEN, "Nog een tak"), key="r")
    assert state(town, whole) is State.REOPENED
    assert state(town, lamps) is State.DONE


def test_a_part_is_not_split_again_and_parts_say_what_they_are(
    town: Town, square: Handover
) -> None:
    _, lamps, _ = split(town, square)
    stef = town.hands("stef.maas")
    for one, parts in ((lamps, [Part("x")]), (square, []), (square, [Part(" ")])):
        with pytest.raises(InvalidInput):
            stef.split(one, parts, key="again")


def test_the_parts_belong_to_the_report_of_the_whole(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    town.hands("nina.bos").act(tree, Doing(Action.PLAN, day=FRIDAY), key="plan")
    with town.workspace.look() as work:
        of_part = work.reports.rows(ReportKey(ReportKind.HANDOVER, tree.id))
        reports = work.reports.of_party([square.party_id or 0], 10)
    assert of_part.key == ReportKey(ReportKind.HANDOVER, whole.id)
    assert [one.id for one in of_part.handovers] == [whole.id, lamps.id, tree.id]
    assert reports == [of_part.key]
    trail = trail_of(of_part)
    assert trail.stage is Step.PLANNED
    assert [plan.day for plan in trail.planned] == [FRIDAY]


def test_the_answer_follows_the_parts(town: Town, square: Handover) -> None:
    whole, lamps, tree = split(town, square)
    tell = Tell(town.workspace, town.clock)
    key = ReportKey(ReportKind.HANDOVER, whole.id)

    def answer() -> tuple[Step, str]:
        told = tell.report(key, Language.NL, resident_id=square.party_id).answer
        return told.stage, told.text

    assert "Vandaag ging een deel van het werk naar Groenbeheer." in answer()[1]
    assert "doorgestuurd" not in answer()[1]
    town.hands("stef.maas").act(lamps, Doing(Action.FINISH), key="1")
    assert answer()[0] is Step.ACCEPTED
    town.hands("nina.bos").act(tree, Doing(Action.FINISH), key="2")
    stage, text = answer()
    assert stage is Step.DONE
    assert "Onderhoud" in text
