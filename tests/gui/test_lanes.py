"""A lane does what may block beside the window, and delivers only what is still wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import MOST_TRIES, Lane
from kcc_desktop.domain.errors import Interrupted
from kcc_desktop.domain.said import Said

STOPPED = Interrupted(Said("gestopt", "stopped"))


class Query:
    """Work that waits until it is let go or interrupted."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.let_go = threading.Event()
        self.stop = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        while not self.let_go.wait(0.002):
            if self.stop.is_set():
                raise STOPPED
        return "done"


@pytest.fixture
def query() -> Query:
    return Query()


@pytest.fixture
def lane(query: Query) -> Iterator[Lane]:
    made = Lane("test", interrupt=query.stop.set)
    yield made
    query.let_go.set()
    made.close()


def test_work_is_done_on_another_thread_and_delivered_on_this_one(qtbot: QtBot, lane: Lane) -> None:
    owner = QObject()
    with qtbot.waitCallback() as delivered:
        lane.start(
            owner, threading.get_ident, lambda f: delivered(f.result(), threading.get_ident())
        )
    worked_on, delivered_on = delivered.args
    assert worked_on != delivered_on == threading.get_ident()


def test_a_fault_arrives_in_the_future(qtbot: QtBot, lane: Lane) -> None:
    owner, fault = QObject(), OSError("no")

    def fail() -> None:
        raise fault

    with qtbot.waitCallback() as delivered:
        lane.start(owner, fail, delivered)
    assert delivered.args[0].exception() is fault


def test_nothing_is_delivered_to_an_owner_that_was_deleted(
    qtbot: QtBot, lane: Lane, query: Query
) -> None:
    heard: list[Future[str]] = []
    owner, last = QObject(), QObject()
    lane.start(owner, query, heard.append)
    owner.deleteLater()
    qtbot.waitUntil(query.begun.is_set)
    query.let_go.set()
    with qtbot.waitCallback() as delivered:
        lane.start(last, lambda: "last", delivered)
    assert not heard


def test_a_dropped_job_is_interrupted_and_not_delivered(
    qtbot: QtBot, lane: Lane, query: Query
) -> None:
    heard: list[Future[str]] = []
    owner = QObject()
    job = lane.start(owner, query, heard.append)
    qtbot.waitUntil(query.begun.is_set)
    lane.drop(job)
    with qtbot.waitCallback() as delivered:
        lane.start(owner, lambda: "next", delivered)
    assert isinstance(job.future.exception(), Interrupted)
    assert not heard


def test_a_job_dropped_in_the_queue_is_never_begun(qtbot: QtBot, lane: Lane, query: Query) -> None:
    begun: list[str] = []
    owner = QObject()
    lane.start(owner, query, lambda _: None)
    queued = lane.start(owner, lambda: begun.append("queued"), lambda _: None)
    qtbot.waitUntil(query.begun.is_set)
    lane.drop(queued)
    assert not query.stop.is_set(), "what runs beside it was interrupted"
    query.let_go.set()
    with qtbot.waitCallback() as delivered:
        lane.start(owner, lambda: "last", delivered)
    assert not begun


def test_a_wanted_job_that_was_interrupted_by_mistake_is_done_again(
    qtbot: QtBot, lane: Lane
) -> None:
    attempts: list[int] = []

    def struck() -> int:
        attempts.append(1)
        if len(attempts) < MOST_TRIES:
            raise STOPPED
        return len(attempts)

    owner = QObject()
    with qtbot.waitCallback() as delivered:
        lane.start(owner, struck, delivered)
    assert delivered.args[0].result() == MOST_TRIES


def test_closing_interrupts_what_runs(qtbot: QtBot, query: Query) -> None:
    lane = Lane("closing", interrupt=query.stop.set)
    job = lane.start(QObject(), query, lambda _: None)
    qtbot.waitUntil(query.begun.is_set)
    lane.close()
    assert isinstance(job.future.exception(), Interrupted)


def test_a_lane_that_was_closed_begins_nothing(qtbot: QtBot) -> None:
    done: list[str] = []
    for end in (Lane.close, Lane.finish):
        lane = Lane("ended")
        end(lane)
        lane.start(QObject(), lambda: done.append("work"), lambda _: done.append("told"))
    qtbot.wait(50)
    assert done == []


def test_what_lasts_is_done_before_the_lane_is_closed(lane: Lane, query: Query) -> None:
    owner, done = QObject(), list[str]()
    lane.start(owner, query, lambda _: None)
    assert query.begun.wait(20)
    lane.start(owner, lambda: done.append("read"), lambda _: None)
    lane.start(owner, lambda: done.append("changed"), lambda _: None, lasting=True)
    lane.close()
    assert done == ["changed"]
