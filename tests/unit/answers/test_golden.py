"""What is said of each described report, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kcc_desktop.domain.answers import compose
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.trail_rules import trail_of
from tests.unit.answers.described import Described, described
from tests.unit.answers.write_golden import GOLDEN, spoken

REPORTS = described()


@pytest.fixture(scope="module")
def golden() -> dict[str, dict[str, str]]:
    """The texts by the name of their report."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(GOLDEN.read_text("utf-8"))
    return loaded


def test_each_report_has_a_name_of_its_own_and_a_golden_answer(
    golden: dict[str, dict[str, str]],
) -> None:
    names = [report.name for report in REPORTS]
    assert names == list(golden)
    assert len(names) >= 60


@pytest.mark.parametrize("report", REPORTS, ids=[report.name for report in REPORTS])
def test_the_answer_is_the_golden_one(report: Described, golden: dict[str, dict[str, str]]) -> None:
    assert spoken(report) == golden[report.name]


@pytest.mark.parametrize("report", REPORTS, ids=[report.name for report in REPORTS])
@pytest.mark.parametrize("language", Language)
def test_the_clauses_are_the_text(report: Described, language: Language) -> None:
    answer = compose(trail_of(report.rows), report.now, language)
    assert " ".join(clause.text for clause in answer.clauses) == answer.text
    assert all(clause.stress in clause.text for clause in answer.clauses)
    assert sum(clause.key for clause in answer.clauses) <= 3


@pytest.mark.parametrize("report", REPORTS, ids=[report.name for report in REPORTS])
def test_nothing_that_is_not_meant_for_residents_is_told(report: Described) -> None:
    unsaid = (
        "note that nobody",
        "mevrouw belt",
        "WO-2231",
        "derde partij",
        "Closed",
        "Maas",
        "Vos",
    )
    told = compose(trail_of(report.rows), report.now).text
    assert not [words for words in unsaid if words in told]


def test_the_golden_file_is_in_the_words_of_both_languages() -> None:
    """A slot that was forgotten would stand there in braces."""
    text = Path(GOLDEN).read_text("utf-8")
    assert "{" not in text
    assert "}" not in text
