"""Whether the window keeps answering while somebody types fast and scrolls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import Figure
from kcc_desktop.bench.queries import queries
from kcc_desktop.bench.stage import Stage, idle, press, wait_until
from kcc_desktop.domain.found import Hit

STALL_MS = 50.0
#: A fast typist: so many seconds between two letters.
_BETWEEN_LETTERS = 0.06
_SCROLLS = 150
#: One query in three is typed; so many seconds an idle window is watched.
_EACH, _WATCHED = 3, 3.0


def measure_steadiness(url: str, corpus: Corpus) -> list[Figure]:
    """The longest that the event loop stood still; `idle` is the same with nothing to do.

    What the machine does otherwise is in both, so `idle` says how far the figure can be believed.
    """
    # Made up beforehand: while the event loop is watched, nothing but the program may keep it busy.
    asked, deep = queries(corpus)[::_EACH], corpus.hit_of_party(0)
    stage = Stage(url)
    try:
        with heartbeat() as beats:
            waiting = longest(beats, lambda: idle(_WATCHED))
            typing = longest(beats, lambda: _type_fast(stage, asked))
            scrolling = longest(beats, lambda: _scroll(stage, deep))
    finally:
        stage.close()
    detail: dict[str, float | str] = {"idle": waiting, "typing": typing, "scrolling": scrolling}
    return [Figure("stall", "ms", max(typing, scrolling), limit_value=STALL_MS, detail=detail)]


def longest(beats: list[float], job: Callable[[], None]) -> float:
    """The longest of the beats while `job` is done."""
    beats[:] = [0.0]
    job()
    return max(beats)


@contextmanager
def heartbeat() -> Iterator[list[float]]:
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


def _scroll(stage: Stage, deep: Hit) -> None:
    """Down the longest timeline, which is fetched on the way."""
    desk = stage.desk
    desk.dossiers.open(deep)
    wait_until(lambda: not desk.waiting)
    view: QListView = stage.workplace.file_page.form.timelinePanel.form.timelineList
    for _ in range(_SCROLLS):
        wheel(view)
        idle(0.016)


def wheel(view: QAbstractItemView) -> None:
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
