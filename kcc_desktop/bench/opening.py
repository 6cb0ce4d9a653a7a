"""Opening a party with a long timeline, against its bare query and first paint."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from kcc_desktop.bench.bare_search import Run, bare_connection
from kcc_desktop.bench.bare_window import BareWindow, Line
from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import By, Figure, Times, compare
from kcc_desktop.bench.prepared import microseconds
from kcc_desktop.bench.stage import Painted, Stage, idle, wait_until
from kcc_desktop.domain.ids import new_id
from kcc_desktop.store.places import place_of

LIMIT = 3.0
_ROUNDS, _WARM = 25, 3
_LINES = 60
#: Party 0 is opened; this one before it, so that the window has something else to show, and so many
#: seconds to finish what is fetched behind it: that belongs to the file before.
_ANOTHER, _READING = 7, 0.4

_PARTY = (
    "SELECT p.name, a.street, a.number, a.postcode, a.place, e.address, t.e164 FROM party p"
    " LEFT JOIN party_address a ON a.party_id = p.id"
    " LEFT JOIN party_email e ON e.party_id = p.id"
    " LEFT JOIN party_phone t ON t.party_id = p.id WHERE p.id = {mark}"
)
#: Per table what stands in a line of the timeline.
_SHOWN = {
    "contact": "subject, note",
    "case_file": "title, description",
    "handover": "subject, note",
    "planned_date": "what, source",
}
_NEWEST = "SELECT id, {shown} FROM {table} WHERE party_id = {mark} ORDER BY id DESC LIMIT {most}"
_COUNT = "SELECT count(*) FROM {table} WHERE party_id = {mark}"
_CASE = "SELECT * FROM case_file WHERE party_id = {mark} ORDER BY id DESC LIMIT 1"
_OF_CASE = "SELECT * FROM {table} WHERE case_id = {mark}"
#: A look is written down, bare as well.
_LOOKED = (
    "INSERT INTO audit_entry (id, at, actor, action, object_kind, object_id)"
    " VALUES ({mark}, {mark}, 'bench', 'saw', 'party', {mark})"
)


def measure_opening(url: str, corpus: Corpus) -> list[Figure]:
    """From choosing party 0 to its file with the newest lines painted, by turns."""
    stage = Stage(url)
    try:
        with bare_connection(url) as run:
            lines = _BareFile(run, corpus, on_file=place_of(url).file is not None)
            bare = BareWindow(lambda text: lines.of(int(text)), stage.window.size())
            bare.show()
            times = _by_turns(_Program(stage, corpus).open, _Bare(bare).open)
            bare.end()
            bare.close()
    finally:
        stage.close()
    figure = compare("open", *times, by=By.P50, limit_ratio=LIMIT)
    figure.detail["entries"] = corpus.size.deep
    return [figure]


def _by_turns(program: Callable[[int], None], bare: Callable[[int], None]) -> tuple[Times, Times]:
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(_WARM + _ROUNDS):
        for opening, times in zip((program, bare), took, strict=True):
            opening(_ANOTHER)
            idle(_READING)
            start = time.perf_counter_ns()
            opening(0)
            times.append((time.perf_counter_ns() - start) / 1e6)
    return Times(tuple(took[0][_WARM:])), Times(tuple(took[1][_WARM:]))


class _Program:
    """Opens parties in the program's window."""

    def __init__(self, stage: Stage, corpus: Corpus) -> None:
        self._desk = stage.desk
        self._corpus = corpus
        view = stage.workplace.file_page.form.timelinePanel.form.timelineList
        self._painted = Painted(view.viewport())
        self._desk.timeline.filled.connect(self._painted.expect)

    def open(self, number: int) -> None:
        """Until the newest lines of the party are painted."""
        self._painted.reset()
        self._desk.open(self._corpus.hit_of_party(number))
        wait_until(lambda: self._painted.done)


class _Bare:
    """Opens parties in the bare window: their number is put in its box."""

    def __init__(self, window: BareWindow) -> None:
        self._window = window
        self._painted = Painted(window.view.viewport())
        window.found.connect(self._painted.expect)

    def open(self, number: int) -> None:
        """Until the newest lines of the party are painted."""
        self._painted.reset()
        self._window.box.setText(str(number))
        wait_until(lambda: self._painted.done)


class _BareFile:
    """What a file shows, asked for in as few words as can be."""

    def __init__(self, run: Run, corpus: Corpus, *, on_file: bool) -> None:
        self._run = run
        self._corpus = corpus
        self._on_file = on_file
        self._mark = "?" if on_file else "%s"

    def of(self, number: int) -> Sequence[Line]:
        """Who it is, the newest lines, how many there are, and the newest case; looked at."""
        id_ = self._corpus.party_id(number)
        party = self._ask(_PARTY, id_)[0]
        lines: list[tuple[int, str, str]] = []
        for table, shown in _SHOWN.items():
            lines += self._ask(_NEWEST, id_, table=table, shown=shown, most=_LINES)
            self._ask(_COUNT, id_, table=table)
        for case in self._ask(_CASE, id_):
            self._ask(_OF_CASE, case[0], table="case_event")
            self._ask(_OF_CASE, case[0], table="planned_date")
        self._look(id_)
        newest = sorted(lines, reverse=True)[:_LINES]
        return [(party[0], ""), *((title or "-", detail or "-") for _, title, detail in newest)]

    def _ask(self, query: str, id_: int, **names: object) -> list[Any]:
        return self._run(query.format(mark=self._mark, **names), (id_,))

    def _look(self, id_: int) -> None:
        now = datetime.now(UTC)
        at = microseconds(now) if self._on_file else now
        self._run(_LOOKED.format(mark=self._mark), (new_id(now), at, id_))
