"""Two desks at the same moment, as real processes: one wins, the other is told; nothing twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from kcc_desktop.domain.steps import State
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, a_department, handover

ROUNDS = 300
NAMES = ("Karin", "Pieter")
Desk = subprocess.Popen[str]


@contextmanager
def two_desks(url: str) -> Iterator[list[Desk]]:
    """Two processes with the workspace open, ready to begin."""
    desks = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.racing", url, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in NAMES
    ]
    try:
        assert [answer(desk) for desk in desks] == ["ready", "ready"]
        yield desks
    finally:
        for desk in desks:
            desk.communicate(timeout=30)


def answer(desk: Desk) -> str:
    assert desk.stdout is not None
    return desk.stdout.readline().strip()


def both(desks: list[Desk], *lines: str) -> list[str]:
    """What both answer to lines that they get at the same moment."""
    for desk, line in zip(desks, lines, strict=True):
        assert desk.stdin is not None
        desk.stdin.write(line + "\n")
        desk.stdin.flush()
    return [answer(desk) for desk in desks]


def test_of_two_who_take_the_same_handover_one_wins_and_the_other_hears_who(
    workspace: SqlWorkspace, made_url: str
) -> None:
    with workspace.work(HILDE) as work:
        department = a_department(work)
        ids = [work.handovers.add(handover(department.id), key=f"h{n}") for n in range(ROUNDS)]
    won: Counter[str] = Counter()
    with two_desks(made_url) as desks:
        for n, id_ in enumerate(ids):
            order = desks if n % 2 else desks[::-1]
            answers = both(order, f"take {id_} a{n}", f"take {id_} b{n}")
            names = NAMES if n % 2 else NAMES[::-1]
            winner = names[answers.index("won")]
            assert sorted(answers) == [f"lost {winner} 2", "won"]
            won[winner] += 1
    assert won.total() == ROUNDS
    with workspace.look() as work:
        for id_ in ids:
            found = work.handovers.get(id_)
            assert (found.state, found.version, len(found.events)) == (State.ACCEPTED, 2, 2)


def test_the_same_change_sent_twice_at_once_happens_once(
    workspace: SqlWorkspace, made_url: str
) -> None:
    with two_desks(made_url) as desks:
        for n in range(100):
            first, second = both(desks, f"record k{n}", f"record k{n}")
            assert first == second
    with workspace.look() as work:
        counted = work._job.connection.exec_driver_sql("SELECT count(*) FROM contact")
        assert counted.scalar() == 100
