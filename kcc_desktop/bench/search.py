"""How long it takes from a keystroke to painted results, and whether the window keeps answering."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QListView

from kcc_desktop.bench.bare_search import Plan, Planner, Run, bare_connection, carry_out
from kcc_desktop.bench.bare_window import BareWindow, Line
from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import By, Figure, Times, compare
from kcc_desktop.bench.queries import queries, typed
from kcc_desktop.bench.stage import (
    BareTyping,
    ProgramTyping,
    Stage,
    idle,
    press,
    wait_until,
)
from kcc_desktop.domain.expansion import Synonyms
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.store.workspace import open_workspace

LIMIT, STALL_MS = 1.5, 50.0
#: A fast typist: so many seconds between two letters.
_BETWEEN_LETTERS = 0.06
_SCROLLS = 150


def measure_search(url: str, corpus: Corpus) -> list[Figure]:
    """Keystroke to painted results, against the bare limit."""
    asked = queries(corpus)
    stage = Stage(url)
    try:
        with bare_connection(url) as run:
            plans = _plans(stage, run, url, asked)
            bare = BareWindow(lambda text: _lines(run, plans[text]), stage.window.size())
            bare.show()
            times = _by_turns(stage, bare, asked)
            bare.end()
            bare.close()
    finally:
        stage.close()
    return [compare("search", *times, by=By.P95, limit_ratio=LIMIT)]


def _plans(stage: Stage, run: Run, url: str, asked: Sequence[str]) -> dict[str, Plan]:
    """The bare statements for every text; finding them out warms both sides as well."""
    workspace = open_workspace(url)
    with workspace.look() as work:
        planner = Planner(run, url, Synonyms(work.knowledge.synonyms()))
    workspace.close()
    typing = ProgramTyping(stage)
    plans: dict[str, Plan] = {}
    for query in asked:
        typing.clear()
        for text in typed(query):
            _type_up_to(typing, text)
            if typing.last is None:
                raise ValueError(text)
            plans[text] = planner.plan(text, typing.last)
    typing.end()
    return plans


def _by_turns(stage: Stage, bare: BareWindow, asked: Sequence[str]) -> tuple[Times, Times]:
    """Each query once in either window, the one and the other first by turns."""
    program, limit = ProgramTyping(stage), BareTyping(bare)
    times: dict[object, list[float]] = {program: [], limit: []}
    for number, query in enumerate(asked):
        for typing in (program, limit) if number % 2 else (limit, program):
            typing.clear()
            for text in typed(query):
                times[typing].append(_type_up_to(typing, text))
    program.end()
    return Times(tuple(times[program])), Times(tuple(times[limit]))


def _type_up_to(typing: ProgramTyping | BareTyping, text: str) -> float:
    """Types what is still lacking; gives the milliseconds that the last letter took."""
    there = len(typing.box.text())
    for letter in text[there:-1]:
        press(typing.box, letter)
    start = time.perf_counter_ns()
    typing.letter(text[-1])
    return (time.perf_counter_ns() - start) / 1e6


def _lines(run: Run, plan: Plan) -> list[Line]:
    """The rows of a plan as a list shows them, a heading before each group."""
    lines: list[Line] = []
    before: HitGroup | None = None
    for group, (_, title, *details) in carry_out(run, plan):
        if group is not before:
            lines.append((group.value, ""))
            before = group
        lines.append((title or "-", " · ".join(str(part) for part in details if part) or "-"))
    return lines


def measure_steadiness(url: str, corpus: Corpus) -> list[Figure]:
    """The longest that the event loop stood still while somebody typed fast and scrolled."""
    stage = Stage(url)
    try:
        typing = ProgramTyping(stage)
        typing.clear()
        typing.end()
        with _heartbeat() as beats:
            _type_fast(stage, queries(corpus))
            while_typing = max(beats)
            beats.clear()
            _scroll(stage, corpus)
            while_scrolling = max(beats)
    finally:
        stage.close()
    longest = max(while_typing, while_scrolling)
    detail: dict[str, float | str] = {"typing": while_typing, "scrolling": while_scrolling}
    return [Figure("stall", "ms", longest, limit_value=STALL_MS, detail=detail)]


@contextmanager
def _heartbeat() -> Iterator[list[float]]:
    """The milliseconds between two beats of a timer in the event loop, beyond its own interval."""
    beats: list[float] = [0.0]
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        beats.append((now - last[0]) * 1000 - timer.interval())
        last[0] = now

    timer.timeout.connect(beat)
    timer.start()
    try:
        yield beats
    finally:
        timer.stop()


def _type_fast(stage: Stage, asked: Sequence[str]) -> None:
    """Nothing is waited for: a query is still on its way when the next letter comes."""
    for query in asked:
        stage.box.clear()
        for letter in query:
            press(stage.box, letter)
            idle(_BETWEEN_LETTERS)


def _scroll(stage: Stage, corpus: Corpus) -> None:
    """Down the longest timeline, which is fetched on the way."""
    desk = stage.desk
    desk.dossiers.open(corpus.hit_of_party(0))
    wait_until(lambda: not desk.waiting)
    view: QListView = stage.workplace.file_page.form.timelinePanel.form.timelineList
    for _ in range(_SCROLLS):
        _wheel(view)
        idle(0.016)


def _wheel(view: QListView) -> None:
    """One notch of a mouse wheel, downwards."""
    port = view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
