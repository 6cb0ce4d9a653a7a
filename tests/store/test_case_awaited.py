"""Where no case appears in the system of a department, the team lead hears it once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kcc_desktop.domain.notices import NoticeKind, sentence
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.case_awaited import CaseAwaited
from kcc_desktop.services.hand_over import Doing
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


def test_who_leads_and_who_handed_it_over_hear_it_once(town: Town) -> None:
    due = town.clock() + timedelta(hours=8)
    given = town.give(case_due=due, promises=town.due(days=5))
    town.give(promises=town.due(days=5))
    awaited = CaseAwaited(town.workspace, town.clock)
    assert awaited.run() == 0
    town.clock.turn(hours=9)
    assert (awaited.run(), awaited.run()) == (1, 0)
    (notice,) = town.board("karin.smit").page()
    assert (notice.kind, notice.handover_id) == (NoticeKind.NO_CASE, given.id)
    assert sentence(notice).nl == "Voor ‘Lantaarn 14’ is nog geen zaak bij Onderhoud."
    assert town.told("hilde.vos") == [NoticeKind.NO_CASE]


def test_what_was_done_meanwhile_needs_no_case_any_more(town: Town) -> None:
    given = town.give(case_due=town.clock() + timedelta(hours=1), promises=town.due(days=5))
    town.hands("stef.maas").act(given, Doing(Action.FINISH), key="f")
    town.clock.turn(hours=2)
    assert CaseAwaited(town.workspace, town.clock).run() == 0
