"""Two desks take the same handover on one server: one has it, the other sees who (scenario 5)."""

from __future__ import annotations

from contextlib import closing
from threading import Barrier, Thread

import pytest

from kcc_desktop.domain.steps import State
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.lists import Lists
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.services.sign_in import SignIn
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.clock import now
from tests.journeys.screen import Screen, Start
from tests.journeys.test_scenario_3 import a_contact

SUBJECT = "Bank in het park is kapot"


@pytest.fixture
def sample_url(own_postgres_sample_url: str) -> str:
    """The sample on a server, with one handover for Onderhoud that nobody has yet."""
    with closing(open_workspace(own_postgres_sample_url)) as workspace:
        hilde = SignIn(workspace).actor("hilde.vos")
        stef = SignIn(workspace).actor("stef.maas")
        passing = Passing(SUBJECT, department_id=stef.department_id)
        record = Record(workspace, hilde, now, Calendar())
        record.contact(a_contact(workspace, hilde, SUBJECT), key="test/bank", passing=passing)
    return own_postgres_sample_url


@pytest.fixture
def desks(start: Start, other_display: str) -> list[Screen]:
    """Two windows, each in a process and on a display of its own."""
    return [start("stef.maas"), start("bart.wouters", other_display)]


def mark_it(screen: Screen) -> None:
    """Filter the list of the department down to the one that it is about."""
    screen.press("alt+5")
    screen.until(lambda sight: sight.get("listed") and sight["list"])
    screen.press("slash")
    screen.type("bank park")
    screen.until(lambda sight: len(sight["list"]) == 1 and SUBJECT in sight["list"][0])
    screen.press("Return")
    screen.until(lambda sight: sight["keyboard"] == "table" and "Accepteer" in sight["steps_now"])


def press_together(screens: list[Screen], key: str) -> None:
    begin = Barrier(len(screens))

    def press(screen: Screen) -> None:
        begin.wait(timeout=20)
        screen.press(key)

    threads = [Thread(target=press, args=(screen,)) for screen in screens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_exactly_one_has_it_and_the_other_sees_who(desks: list[Screen], sample_url: str) -> None:
    for screen in desks:
        mark_it(screen)
    press_together(desks, "a")
    toasts = [
        screen.until(lambda sight: sight["toast"] and "wacht" not in sight["toast"])["toast"]
        for screen in desks
    ]
    won = [toast.startswith("U behandelt nu:") for toast in toasts]

    with closing(open_workspace(sample_url)) as workspace:
        stef = SignIn(workspace).actor("stef.maas")
        lines = Lists(workspace, stef, now).page(WorkList.DEPARTMENT)
        line = next(one for one in lines if one.subject == SUBJECT)
    assert line.state is State.ACCEPTED
    assert sum(won) == 1, toasts
    winner = "Stef Maas" if won[0] else "Bart Wouters"
    assert line.handler == winner
    assert winner in toasts[won.index(False)], "the other is told who"
    loser = desks[won.index(False)]
    loser.until(lambda sight: any(winner in row for row in sight["list"]))
