"""A broken swing is handed over without retyping (scenario 4)."""

from __future__ import annotations

from contextlib import closing

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import HandoverKind, PromiseKind
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.services.hand_over import HandOver
from kcc_desktop.services.lists import Lists
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.clock import now
from tests.journeys.screen import Screen, Start

HILDE = Actor("Hilde Vos", "hilde.vos")
QUESTIONS = ["Welke speelplek? *", "Welk toestel? *", "Is het nu gevaarlijk voor kinderen? *"]


@pytest.fixture
def screen(start: Start) -> Screen:
    """Hilde's window."""
    return start()


def a_contact_with_rachid(screen: Screen) -> None:
    screen.press("F2")
    screen.until(lambda sight: sight["front"] == [True])
    screen.type("suzanne de wit")
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")
    screen.until(lambda sight: sight["running"] == ["Suzanne de Wit, loopt"])


def test_the_kind_asks_names_the_department_and_promises_and_one_save_makes_all(
    screen: Screen, sample_url: str
) -> None:
    a_contact_with_rachid(screen)
    screen.press("F6")
    screen.until(lambda sight: sight["keyboard"] == "productBox")
    screen.type("speel")
    screen.until(lambda sight: any("speeltoestel" in one for one in sight["offered"]))
    screen.press("Return")
    sight = screen.until(lambda sight: sight["asked"] == QUESTIONS and sight["promise"])
    assert sight["for"] == "Onderhoud openbare ruimte"
    assert sight["promise"].startswith("Gezien vóór ")
    assert "klaar vóór" in sight["promise"]

    screen.press("ctrl+Return")  # nothing is saved yet: two questions have no answer
    sight = screen.until(lambda sight: sight["panel_lacks"])
    assert sight["keyboard"] == "pick_1"
    screen.press("1", "Tab", "2")
    screen.until(lambda sight: [words[3:] for words in sight["picks"]] == ["schommel", "ja"])
    screen.press("ctrl+Return")
    sight = screen.until(lambda sight: sight["toast"].startswith("Overgedragen."))
    assert "Gezien vóór" in sight["toast"]
    assert sight["running"] == [], "the contact is finished in the same save"

    with closing(open_workspace(sample_url)) as workspace:
        made = Lists(workspace, HILDE, now).page(WorkList.BY_ME)
        line = max(made, key=lambda one: one.created_at)
        handover = HandOver(workspace, HILDE, now).get(line.id)
    assert handover.kind is HandoverKind.WORK
    assert ("Welk toestel?", "schommel") in handover.answers
    assert {promise.kind for promise in handover.promises} == set(PromiseKind)
    assert handover.contact_id is not None


def test_a_call_back_at_a_time(screen: Screen) -> None:
    a_contact_with_rachid(screen)
    screen.press("F7")
    screen.until(lambda sight: sight["keyboard"] == "whenBox" and "Hilde Vos" in sight["for"])
    screen.type("morgen 10:00")
    screen.until(lambda sight: sight["promise"] == "Wij bellen terug: morgen 10:00")
    screen.press("ctrl+Return")
    screen.until(lambda sight: sight["toast"].startswith("Terugbelafspraak gemaakt."))
    screen.press("alt+1")
    sight = screen.until(lambda sight: sight["listed"] and sight["list"])
    assert any("morgen 10:00" in row for row in sight["list"])
