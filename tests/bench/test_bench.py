"""The verb from end to end on a small workspace; how fast it is, is not judged here."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kcc_desktop.bench.measure import By, Figure, Times, compare
from kcc_desktop.bench.outcome import table
from kcc_desktop.bench.queries import queries, typed
from kcc_desktop.bench.running import PARTS
from kcc_desktop.domain.said import Language

CAP = 150
#: Which figures each part gives, with whether they have a bare limit.
GIVES = {
    "answer": {"answer": False},
    "record": {"record": True},
    "open": {"open": True},
    "call": {"call": False},
}


def bench(url: str, *options: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("DISPLAY", None)
    command = [sys.executable, "-m", "kcc_desktop", "bench", "--workspace", url, *options]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=CAP, env=surroundings, check=False
    )


@pytest.mark.timeout(CAP + 30)
@pytest.mark.parametrize("part", GIVES)
def test_a_part_gives_its_figures_as_json(bench_url: str, part: str) -> None:
    done = bench(bench_url, "--only", part, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == (0 if found["holds"] else 1), done.stderr
    assert found["contacts"] == 2_000
    assert found["machine"]["cores"] == os.cpu_count()
    figures = {one["name"]: one for one in found["figures"]}
    assert {name: one["bare"] is not None for name, one in figures.items()} == GIVES[part]
    for one in figures.values():
        assert one["value"] > 0
        if one["bare"]:
            assert one["ratio"] == pytest.approx(one["value"] / one["bare"], rel=0.01)


@pytest.mark.timeout(CAP + 30)
def test_starts_are_told_by_the_program_itself(
    bench_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kcc_desktop.bench import starting

    monkeypatch.setattr(starting, "_STARTS", 1)
    monkeypatch.setattr(starting, "_WARM", 0)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    painted, ready, memory = starting.measure_starting(bench_url)
    assert 0 < painted.value <= ready.value
    assert painted.bare == ready.bare
    assert memory.value > float(memory.detail["bare"]) > 0


@pytest.mark.timeout(CAP + 30)
def test_an_import_is_measured_both_ways() -> None:
    from kcc_desktop.bench.bringing_in import measure_import

    (figure,) = measure_import(1_000)
    assert figure.detail["contacts"] == 1_000
    assert figure.bare


@pytest.mark.timeout(CAP + 30)
def test_search_is_typed_in_both_windows(
    bench_url: str, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    from kcc_desktop.bench import search
    from kcc_desktop.bench.corpus import Corpus, Size
    from kcc_desktop.demo.content import load

    monkeypatch.setattr(search, "queries", lambda _: ["lantarn", "M-0000020"])
    corpus = Corpus(Size.of(2_000), load())
    (figure,) = search.measure_search(bench_url, corpus)
    assert figure.name == "search"
    assert figure.bare
    assert figure.detail["rounds"] == len([*typed("lantarn"), *typed("M-0000020")])


def test_wrong_use_is_told() -> None:
    done = bench("sqlite:///nowhere.db", "--contacts", "10")
    assert done.returncode == 2
    assert "1000" in done.stderr


def test_letters_are_typed_one_by_one_from_the_second_on() -> None:
    assert list(typed("de wit")) == ["de", "de w", "de wi", "de wit"]


def test_queries_are_a_mix_of_about_forty() -> None:
    from kcc_desktop.bench.corpus import Corpus, Size
    from kcc_desktop.demo.content import load

    asked = queries(Corpus(Size.of(2_000), load()))
    assert 35 <= len(asked) <= 45
    assert len(set(asked)) == len(asked)


def test_percentiles() -> None:
    times = Times(tuple(float(ms) for ms in range(1, 102)))
    assert times.p50 == 51
    assert times.p95 == pytest.approx(96)
    assert Times((3.0,)).p95 == 3.0


def test_a_figure_holds_up_to_its_limit() -> None:
    bare = Times((10.0, 10.0))
    assert compare("search", Times((15.0, 15.0)), bare, by=By.P95, limit_ratio=1.5).holds
    assert not compare("search", Times((15.1, 15.1)), bare, by=By.P95, limit_ratio=1.5).holds
    assert Figure("answer", "ms", 5.0, limit_value=5.0).holds
    assert not Figure("answer", "ms", 5.1, limit_value=5.0).holds


def test_the_table_says_what_does_not_hold() -> None:
    figures = [
        Figure("answer", "ms", 0.4, limit_value=5.0),
        Figure("stall", "ms", 80.0, limit_value=50.0),
    ]
    dutch, english = table(figures, Language.NL), table(figures, Language.EN)
    assert "0,40 ms" in dutch
    assert "Niet gehaald: langste stilstand" in dutch
    assert "Not held: longest stall" in english
    assert "All limits hold." in table(figures[:1], Language.EN)


def test_every_part_can_be_asked_for() -> None:
    assert {*GIVES, "import", "start", "search", "stall", "shift"} == set(PARTS)
