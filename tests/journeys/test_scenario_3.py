"""Stef handles what Hilde handed over; her answer follows, and she is told (scenario 3)."""

from __future__ import annotations

from contextlib import closing

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Direction, Question
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.services.sign_in import SignIn
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.clock import now
from tests.journeys.screen import Screen, Start

SUBJECT = "Lamp bij de speeltuin knippert"


def a_contact(workspace: Workspace, agent: Actor, subject: str) -> Contact:
    """A call of Suzanne's that `agent` took."""
    found = Find(workspace, now).find("suzanne de wit", 5, (HitGroup.PARTY,)).hits[0]
    return Contact(
        0,
        now(),
        Channel.PHONE,
        Direction.IN,
        subject,
        subject,
        party_id=found.id,
        agent=agent.name,
        agent_id=agent.agent_id,
        questions=(Question(0, 0, 0, subject),),
    )


@pytest.fixture
def sample_url(sample_url: str) -> str:
    """The sample, in which Hilde has just handed something of Suzanne's to Onderhoud."""
    with closing(open_workspace(sample_url)) as workspace:
        hilde = SignIn(workspace).actor("hilde.vos")
        stef = SignIn(workspace).actor("stef.maas")
        passing = Passing(SUBJECT, department_id=stef.department_id)
        record = Record(workspace, hilde, now, Calendar())
        record.contact(a_contact(workspace, hilde, SUBJECT), key="test/lamp", passing=passing)
    return sample_url


@pytest.fixture
def desks(start: Start, other_display: str) -> tuple[Screen, Screen]:
    """The windows of Hilde and Stef, each on a display of their own."""
    return start(), start("stef.maas", other_display)


def mark_it(screen: Screen, keys: str) -> None:
    """Filter a list down to the one that it is about."""
    screen.press(keys)
    screen.until(lambda sight: any(SUBJECT in row for row in sight.get("list", ())))
    screen.press("slash")
    screen.type("speeltuin")
    screen.until(lambda sight: len(sight["list"]) == 1 and SUBJECT in sight["list"][0])
    screen.press("Return")
    screen.until(lambda sight: sight["keyboard"] == "table" and sight["steps_now"])


def follow_it(hilde: Screen) -> None:
    """Hilde opens the answer and wants to be kept informed."""
    mark_it(hilde, "alt+2")
    hilde.press("Return")
    hilde.until(lambda sight: sight["page"] == "FilePage" and "Onderhoud" in sight["answer"])
    hilde.press("ctrl+shift+h")
    hilde.until(lambda sight: sight["followed"])


def plan_it(stef: Screen) -> None:
    """Stef sees it with one key, and plans it for tomorrow with three."""
    stef.press("z")
    stef.until(lambda sight: sight["toast"].startswith("Gezien:"))
    stef.press("p")
    stef.until(lambda sight: sight["keyboard"] == "dayBox")
    stef.type("morgen")
    stef.until(lambda sight: sight["hint"] and sight["hint"][0])
    stef.press("Return")
    stef.until(lambda sight: sight["toast"].startswith("Ingepland:"))


def test_what_stef_does_reaches_the_answer_and_hilde(desks: tuple[Screen, Screen]) -> None:
    hilde, stef = desks
    follow_it(hilde)
    mark_it(stef, "alt+5")
    plan_it(stef)
    sight = hilde.until(lambda sight: "Stef" in sight["answer"])
    assert "ingepland" in sight["steps"].lower()
    hilde.until(lambda sight: "Stef Maas" in sight["toast"] and "ingepland" in sight["toast"])
    stef.until(lambda sight: sight["keyboard"] == "table" and "Gereed" in sight["steps_now"])
    stef.press("g")
    stef.until(lambda sight: sight["toast"].startswith("Gereed:"))
    hilde.until(lambda sight: "uitgevoerd" in sight["toast"])
    hilde.until(lambda sight: any("nieuw" in one for one in sight["entries"] if "Berichten" in one))
