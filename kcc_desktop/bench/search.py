"""How long it takes from a keystroke to painted results, and whether the window keeps answering."""

from __future__ import annotations

import time
from collections.abc import Sequence

from kcc_desktop.bench.bare_search import Plan, Planner, Run, bare_connection, carry_out
from kcc_desktop.bench.bare_window import BareWindow, Line
from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import By, Figure, Times, compare
from kcc_desktop.bench.queries import queries, typed
from kcc_desktop.bench.stage import (
    BareTyping,
    ProgramTyping,
    Stage,
    press,
)
from kcc_desktop.domain.expansion import Synonyms
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.store.workspace import open_workspace

LIMIT = 1.5


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
