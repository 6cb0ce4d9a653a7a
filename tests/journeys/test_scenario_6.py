"""A colleague is ill: two team leads deal out the same work on one server (scenario 6)."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.steps import Action
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.screen import Screen, Sight, Start

REASON = "Stef is ziek"


@pytest.fixture
def sample_url(own_postgres_sample_url: str) -> str:
    """The sample municipality on a server."""
    return own_postgres_sample_url


@pytest.fixture
def leads(start: Start, other_display: str) -> tuple[Screen, Screen]:
    """The boards of Karin and Mieke with all that is open, each on a screen of her own."""
    screens = start("karin.smit"), start("mieke.claes", other_display)
    for screen in screens:
        screen.press("alt+7")
        screen.until(lambda sight: sight["keyboard"] == "boardTable" and sight["board"])
        show_all_open(screen)
    return screens


def show_all_open(screen: Screen) -> None:
    """What is moved leaves the list of what is due, for it is promised anew; not this one."""
    screen.press(*["shift+Tab"] * 5)
    screen.until(lambda sight: sight["keyboard"] == "listBox")
    screen.press("Down", *["Tab"] * 5)
    screen.until(
        lambda sight: (
            sight["keyboard"] == "boardTable" and len(sight["board"]) == int(sight["counts"][0])
        )
    )


def choose(screen: Screen, rows: int) -> Sight:
    """The first rows, by the space bar."""
    screen.press("ctrl+Home", *["space", "Down"] * rows)
    return screen.until(lambda sight: sight["chosen"] == rows)


def ask(screen: Screen, name: str) -> None:
    """Up to the last key of giving what is chosen to `name`."""
    screen.press("F8")
    screen.until(lambda sight: sight["asking"] and sight["keyboard"] == "whoBox")
    screen.type(name)
    screen.press("Return")
    screen.until(lambda sight: sight["keyboard"] == "reasonBox")
    screen.type(REASON)


def holder(sight: Sight, handover_id: int) -> str:
    return next((who for id_, _, who in sight["board"] if id_ == handover_id), "")


def test_six_are_given_away_and_the_other_desk_sees_it_unasked(
    leads: tuple[Screen, Screen], sample_url: str
) -> None:
    karin, mieke = leads
    before = choose(karin, 6)
    ids = [id_ for id_, _, _ in before["board"][:6]]
    ask(karin, "anja")
    karin.press("Return")
    karin.until(lambda sight: sight["toast"] == "6 overdrachten herverdeeld.")
    mieke.until(lambda sight: all(holder(sight, id_) == "Anja Willems" for id_ in ids))
    workspace = open_workspace(sample_url)
    with workspace.look() as work:
        last = work.handovers.get(ids[0]).events[-1]
        assert (last.action, last.who, last.text) == (Action.FORWARD, "Karin Smit", REASON)
    workspace.close()
    karin.focus()
    karin.until(lambda sight: sight["keyboard"] == "boardTable")
    karin.press("ctrl+shift+z")
    karin.until(lambda sight: sight["toast"] == "6 overdrachten teruggezet.")
    mieke.until(lambda sight: all(holder(sight, id_) != "Anja Willems" for id_ in ids))


def test_of_two_who_move_the_same_one_wins_and_the_other_is_told_who(
    leads: tuple[Screen, Screen],
) -> None:
    karin, mieke = leads
    for lead, name in ((karin, "anja"), (mieke, "joris")):
        choose(lead, 1)
        ask(lead, name)
    karin.press("Return")
    mieke.press("Return")
    said = [screen.until(lambda sight: sight["toast"])["toast"] for screen in leads]
    won = [toast == "1 overdracht herverdeeld." for toast in said]
    assert sorted(won) == [False, True], said
    loser, winner = won.index(False), ("Karin Smit", "Mieke Claes")[won.index(True)]
    assert said[loser].endswith(f"{winner} was eerder.")
