"""Two desks at the same moment: the last two parts, and what is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TypeVar

import pytest

from kcc_desktop.domain.errors import Conflict
from kcc_desktop.domain.notices import NoticeKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.services.escalate import Escalate
from kcc_desktop.services.hand_over import Doing, Part
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.handling import Town, make_town

T = TypeVar("T")
ROUNDS = 15


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department, as one desk sees it."""
    return make_town(workspace)


@pytest.fixture
def other(town: Town, made_url: str) -> Iterator[Town]:
    """The same, as another desk sees it."""
    workspace = open_workspace(made_url)
    yield replace(town, workspace=workspace)
    workspace.close()


def both(one: Callable[[], T], two: Callable[[], T]) -> list[T]:
    """What comes of two things done at the same moment."""
    ready = Barrier(2)

    def begin(work: Callable[[], T]) -> T:
        ready.wait()
        return work()

    with ThreadPoolExecutor(2) as pool:
        return [future.result() for future in [pool.submit(begin, work) for work in (one, two)]]


def test_who_finish_the_last_two_parts_at_once_finish_the_whole(town: Town, other: Town) -> None:
    for n in range(ROUNDS):
        given = town.give(subject=str(n))
        parts = [Part("lampen"), Part("banken")]
        whole, lamps, benches = town.hands("stef.maas").split(given, parts, key=f"split{n}")
        done = both(
            lambda lamps=lamps, n=n: town.hands("stef.maas").act(  # type: ignore[misc]
                lamps, Doing(Action.FINISH), key=f"a{n}"
            ),
            lambda benches=benches, n=n: other.hands("omar.idrissi").act(  # type: ignore[misc]
                benches, Doing(Action.FINISH), key=f"b{n}"
            ),
        )
        assert [one.state for one in done] == [State.DONE] * 2
        assert town.hands("stef.maas").get(whole.id).state is State.DONE
    assert town.told("hilde.vos").count(NoticeKind.PARTS_DONE) == ROUNDS


def test_of_two_who_take_from_a_queue_one_has_it_and_one_hears_who(town: Town, other: Town) -> None:
    def take(desk: Town, login: str, line: object, key: str) -> str:
        try:
            return desk.hands(login).act(line, Doing(Action.ACCEPT), key=key).handler  # type: ignore[arg-type]
        except Conflict as lost:
            return f"lost to {lost.winner}"

    for n in range(ROUNDS):
        line = town.lists("stef.maas").line(town.give(subject=str(n)).id)
        first, second = both(
            lambda line=line, n=n: take(town, "stef.maas", line, f"a{n}"),  # type: ignore[misc]
            lambda line=line, n=n: take(other, "omar.idrissi", line, f"b{n}"),  # type: ignore[misc]
        )
        assert (first, second) in {
            ("Stef Maas", "lost to Stef Maas"),
            ("lost to Omar Idrissi", "Omar Idrissi"),
        }


def test_what_is_late_is_escalated_once_however_many_desks_look(town: Town, other: Town) -> None:
    for n in range(7):
        town.give(subject=str(n), promises=town.due(hours=1))
    town.clock.turn(hours=2)
    counts = both(
        Escalate(town.workspace, town.clock).run, Escalate(other.workspace, other.clock).run
    )
    assert sum(counts) == 7
    assert len(town.told("karin.smit")) == 7
