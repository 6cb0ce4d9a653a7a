"""What the window asks by itself: seldom while the workspace is away, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.errors import WorkspaceAway
from kcc_desktop.domain.said import Said
from kcc_desktop.services.attend import Attend
from kcc_desktop.services.changes import ChangeFeed, Changes
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import create_workspace
from kcc_desktop.viewmodels.attendance import AttendanceViewModel
from kcc_desktop.viewmodels.changes import EVERY, LONGEST, ChangesViewModel
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.reach import Beat
from tests.gui.town import HILDE, NOW, Town

_LOCKS = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
file.execute("ROLLBACK")
"""


class Feed:
    """A change feed that is away as long as a test says so."""

    def __init__(self) -> None:
        self.away = True

    def poll(self) -> Changes:
        if self.away:
            raise WorkspaceAway(Said("De server antwoordt niet.", "The server is away."))
        return Changes()


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def counter(town: Town, lane: Lane, feed: Feed) -> Counter:
    return Counter(lane, lambda: replace(town.services(), more={ChangeFeed: feed}))


def test_a_workspace_that_is_away_is_asked_ever_less_and_at_once_when_it_is_back(
    qtbot: QtBot, qapp: QObject, counter: Counter, feed: Feed
) -> None:
    changes = ChangesViewModel(counter)
    asked: list[None] = []
    beat = Beat(changes, 60_000, lambda: asked.append(None), counter.reach)
    beat.start()
    waits = []
    changes._timer.start()
    for _ in range(6):
        changes.poll()
        qtbot.waitUntil(lambda: not changes._poll.waiting)
        waits.append(changes._timer.interval())
    assert waits == [2000, 4000, 8000, 16000, LONGEST, LONGEST]
    beat.timeout.emit()
    assert asked == [], "nothing else is asked meanwhile"
    feed.away = False
    with qtbot.waitSignal(changes.recovered, timeout=5000):
        changes.poll()
    assert changes._timer.interval() == EVERY
    assert asked == [None]


def test_any_answer_says_that_the_workspace_is_back(
    qtbot: QtBot, qapp: QObject, counter: Counter, feed: Feed
) -> None:
    changes = ChangesViewModel(counter)
    changes.poll()
    qtbot.waitUntil(lambda: counter.reach.away)
    looking: Latest[int] = Latest(changes, counter, lambda _: None, lambda _: None)
    with qtbot.waitSignal(changes.recovered, timeout=5000):
        looking.ask(lambda _: 1)


@contextmanager
def another_program_writes(file: Path) -> Iterator[None]:
    """Another process holds the lock of a workspace in a file."""
    words = [sys.executable, "-c", _LOCKS, str(file)]
    with subprocess.Popen(words, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            process.stdin.write("\n")
            process.stdin.close()


@pytest.fixture
def shared_file(sqlite_url: str) -> Iterator[Workspace]:
    with closing(create_workspace(sqlite_url)) as workspace:
        yield workspace


def test_no_search_waits_for_a_courtesy_while_another_program_writes(
    qtbot: QtBot, qapp: QObject, town: Town, shared_file: Workspace, tmp_path: Path
) -> None:
    attend = Attend(shared_file, HILDE, lambda: NOW)
    find = Find(shared_file, lambda: NOW)
    services = replace(town.services(), find=find, more={Attend: attend})
    lane = Lane("shared", interrupt=shared_file.interrupt)
    counter = Counter(lane, lambda: services)
    attendance, found = AttendanceViewModel(counter), []
    searching: Latest[object] = Latest(attendance, counter, found.append, lambda _: None)
    try:
        with another_program_writes(tmp_path / "workspace.sqlite"):
            attendance.start()
            searching.search(lambda find: find.find("lantaarn"))
            qtbot.waitUntil(lambda: bool(found))
            assert attendance._telling.waiting, "that waits for the lock"
        qtbot.waitUntil(lambda: not attendance._telling.waiting, timeout=20_000)
    finally:
        lane.close()
    with shared_file.look() as work:
        assert [one.login for one in work.floor.presences(NOW)] == [HILDE.login]
