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
    """Keystroke to painted results, against the bare limit.

    The bare list shows the texts that the program's rows show. The figures of one that shows only a
    title and a line below it stand in the detail, as `two_texts_p50` and `two_texts_p95`.
    """
    asked = queries(corpus)
    stage = Stage(url)
    try:
        with bare_connection(url) as run:
            plans = _plans(stage, run, url, asked)
            like = BareWindow(lambda text: _lines(run, plans[text]), stage.window.size())
            two = BareWindow(lambda text: _two(_lines(run, plans[text])), stage.window.size())
            for bare in (like, two):
                bare.show()
            program, limit, plain = _by_turns(ProgramTyping(stage), like, two, asked)
            for bare in (like, two):
                bare.end()
                bare.close()
    finally:
        stage.close()
    figure = compare("search", program, limit, by=By.P95, limit_ratio=LIMIT)
    figure.detail["two_texts_p50"] = round(plain.p50, 4)
    figure.detail["two_texts_p95"] = round(plain.p95, 4)
    return [figure]


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


def _by_turns(
    program: ProgramTyping, like: BareWindow, two: BareWindow, asked: Sequence[str]
) -> tuple[Times, Times, Times]:
    """Each query once in every window, by turns in another order."""
    sides = (program, BareTyping(like), BareTyping(two))
    times: tuple[list[float], ...] = ([], [], [])
    for number, query in enumerate(asked):
        for turn in range(len(sides)):
            side = (number + turn) % len(sides)
            sides[side].clear()
            for text in typed(query):
                times[side].append(_type_up_to(sides[side], text))
    program.end()
    return Times(tuple(times[0])), Times(tuple(times[1])), Times(tuple(times[2]))


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
    for group, (_, title, *details, at) in carry_out(run, plan):
        if group is not before:
            lines.append((group.value, ""))
            before = group
        detail = " · ".join(str(part) for part in details if part)
        lines.append((title or "-", detail or "-", group.value, str(at or "")[:10]))
    return lines


def _two(lines: Sequence[Line]) -> list[Line]:
    """The same without what stands at the right."""
    return [line[:2] for line in lines]
