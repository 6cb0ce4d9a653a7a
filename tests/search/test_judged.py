"""The judged queries over the sample municipality: what an agent means is among the first three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import open_workspace

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
FEWEST_QUERIES = 120
JUDGED: Sequence[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "judged.yaml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def sqlite_sample(sqlite_sample_url: str) -> Iterator[Workspace]:
    """The sample municipality on SQLite."""
    yield from _opened(sqlite_sample_url)


@pytest.fixture(scope="module")
def postgres_sample(postgres_sample_url: str) -> Iterator[Workspace]:
    """The sample municipality on PostgreSQL."""
    yield from _opened(postgres_sample_url)


def _opened(url: str) -> Iterator[Workspace]:
    workspace = open_workspace(url, read_only=True)
    yield workspace
    workspace.close()


def test_there_are_queries_enough() -> None:
    assert len({judged["query"] for judged in JUDGED}) >= FEWEST_QUERIES


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_is_meant_is_among_the_first_three(
    request: pytest.FixtureRequest, engine: str
) -> None:
    find = Find(request.getfixturevalue(f"{engine}_sample"), clock=lambda: NOW)
    missed = []
    for judged in JUDGED:
        first = find.find(judged["query"]).hits[:3]
        if not any(_is_meant(hit, wanted) for hit in first for wanted in judged["expect"]):
            missed.append(f"{judged['query']!r}: {[(str(h.group), h.title) for h in first]}")
    assert not missed, f"{len(missed)} of {len(JUDGED)} missed:\n" + "\n".join(missed)


def test_both_engines_show_the_same_first_three(
    sqlite_sample: Workspace, postgres_sample: Workspace
) -> None:
    one, other = (Find(w, clock=lambda: NOW) for w in (sqlite_sample, postgres_sample))
    for judged in JUDGED:
        query = judged["query"]
        assert _first_three(one, query) == _first_three(other, query), query


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("grofvuil", HitGroup.ARTICLE),
        ("geluidsoverlast", HitGroup.ARTICLE),
        ("ik ben mijn paspoort kwijt", HitGroup.ARTICLE),
        ("lantaarn lindelaan", HitGroup.CASE),
        ("maandag lantaarn Lindelaan", HitGroup.CASE),
    ],
)
def test_a_question_about_rules_opens_no_file_and_one_about_a_report_does(
    sqlite_sample: Workspace, query: str, group: HitGroup
) -> None:
    assert Find(sqlite_sample, clock=lambda: NOW).find(query).hits[0].group is group


def _first_three(find: Find, query: str) -> list[tuple[str, str, str, str]]:
    hits = find.find(query).hits[:3]
    return [(str(hit.group), hit.title, hit.detail, str(hit.match)) for hit in hits]


def _is_meant(hit: Hit, wanted: Mapping[str, str]) -> bool:
    there = f"{hit.title} {hit.detail}"
    return str(hit.group) == wanted["group"] and wanted["contains"] in there
