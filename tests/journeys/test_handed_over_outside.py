"""What is handed over to a department with a system of its own gets its number there, in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kcc_desktop.demo.content import content_folder
from kcc_desktop.demo.planning_server import PlanningServer
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.services.lists import Lists
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.clock import now
from tests.journeys.screen import Screen, Start
from tests.journeys.test_scenario_4 import a_contact_with_rachid

HILDE = Actor("Hilde Vos", "hilde.vos")
EXAMPLE = "https://planning.vlietstede.example/api"


@pytest.fixture
def planning(tmp_path: Path) -> Iterator[PlanningServer]:
    """The planning of the department, and Hilde's program knows of it."""
    server = PlanningServer([])
    described = content_folder().joinpath("systems", "onderhoudsplanning.toml").read_text("utf-8")
    folder = tmp_path / HILDE.login / "config" / "kcc-desktop" / "systems"
    folder.mkdir(parents=True)
    file = folder / "onderhoudsplanning.toml"
    file.write_text(described.replace(EXAMPLE, server.address), encoding="utf-8")
    yield server
    server.close()


def test_its_number_comes_back_onto_the_screen(
    planning: PlanningServer, start: Start, sample_url: str
) -> None:
    screen: Screen = start()
    a_contact_with_rachid(screen)
    screen.press("F6")
    screen.until(lambda sight: sight["keyboard"] == "productBox")
    screen.type("speel")
    screen.until(lambda sight: any("speeltoestel" in one for one in sight["offered"]))
    screen.press("Return")
    screen.until(lambda sight: sight["asked"] and sight["promise"])
    screen.press("ctrl+Return")
    screen.until(lambda sight: sight["keyboard"] == "pick_1")
    screen.press("1", "Tab", "2")
    screen.until(lambda sight: [words[3:] for words in sight["picks"]] == ["schommel", "ja"])
    screen.press("ctrl+Return")
    sight = screen.until(lambda sight: "onder nummer W-1" in sight["toast"])
    assert "Onderhoudsplanning" in sight["toast"]
    screen.picture("handed-over-outside")
    order = planning.orders.get("W-1")
    assert order is not None
    with closing(open_workspace(sample_url)) as workspace:
        made = Lists(workspace, HILDE, now).page(WorkList.BY_ME)
    line = max(made, key=lambda one: one.created_at)
    assert line.case_number == "W-1"
    assert line.case_due is None
