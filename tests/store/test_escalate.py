"""What is not seen or done in time reaches the team leads, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kcc_desktop.domain.escalation import MOST_SINGLE
from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.notices import NoticeKind, sentence
from kcc_desktop.domain.steps import Action
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.services import escalate
from kcc_desktop.services.escalate import Escalate
from kcc_desktop.services.hand_over import Doing
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


@pytest.fixture
def tracing(town: Town) -> Escalate:
    """What the desk runs now and then."""
    return Escalate(town.workspace, town.clock)


def test_what_nobody_saw_in_time_is_told_once(town: Town, tracing: Escalate) -> None:
    seen = Promise(PromiseKind.SEEN, town.clock() + timedelta(hours=1))
    town.give(promises=(seen,))
    town.give(subject="op tijd", promises=town.due(days=3))
    assert tracing.run() == 0
    town.clock.turn(hours=2)
    assert (tracing.run(), tracing.run()) == (1, 0)
    (notice,) = town.board("karin.smit").page()
    assert sentence(notice).nl == "‘Lantaarn 14’ is niet op tijd gezien door Onderhoud."
    assert town.told("hilde.vos") == town.told("stef.maas") == []
    marked = {
        line.subject: line.escalated for line in town.lists("stef.maas").page(WorkList.DEPARTMENT)
    }
    assert marked == {"Lantaarn 14": True, "op tijd": False}


def test_the_next_promise_is_another_one(town: Town, tracing: Escalate) -> None:
    seen = Promise(PromiseKind.SEEN, town.clock() + timedelta(hours=1))
    given = town.give(promises=(seen, *town.due(hours=5)))
    town.clock.turn(hours=2)
    tracing.run()
    accepted = town.hands("stef.maas").act(given, Doing(Action.ACCEPT), key="a")
    assert accepted.escalated_at is None
    assert tracing.run() == 0
    town.clock.turn(hours=4)
    assert tracing.run() == 1
    assert town.told("karin.smit") == [NoticeKind.NOT_KEPT, NoticeKind.NOT_SEEN]


def test_what_is_closed_or_was_never_promised_is_let_be(town: Town, tracing: Escalate) -> None:
    town.give()
    done = town.give(promises=town.due(hours=1))
    town.hands("stef.maas").act(done, Doing(Action.FINISH), key="f")
    town.clock.turn(days=400)
    assert tracing.run() == 0


def test_escalating_changes_no_version(town: Town, tracing: Escalate) -> None:
    given = town.give(promises=town.due(hours=1))
    town.clock.turn(hours=2)
    tracing.run()
    town.hands("stef.maas").act(given, Doing(Action.ACCEPT), key="a")


def test_many_at_once_are_told_in_one_sentence(
    town: Town, tracing: Escalate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escalate, "BATCH", MOST_SINGLE + 2)
    for n in range(MOST_SINGLE + 3):
        town.give(subject=str(n), promises=town.due(hours=1))
    town.clock.turn(hours=2)
    assert tracing.run() == MOST_SINGLE + 3
    assert town.told("karin.smit") == [NoticeKind.NOT_KEPT, NoticeKind.MANY_LATE]
    heard = town.board("karin.smit").page()[-1]
    assert sentence(heard).nl == f"{MOST_SINGLE + 2} overdrachten zijn te laat."
