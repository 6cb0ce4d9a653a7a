"""For no trail does the answer claim a step, day or person that the trail lacks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcc_desktop.domain.answer import Answer
from kcc_desktop.domain.answers import compose, compose_many
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportRows, SourceCondition
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Trail, Whose
from kcc_desktop.domain.trail_rules import trail_of
from tests.unit.answers.any_rows import (
    DEPARTMENTS,
    NOW,
    OTHERS_AGENT,
    OTHERS_SUBJECT,
    PEOPLE,
    RESIDENT,
    SECRET,
    any_rows,
)
from tests.unit.answers.claims import (
    PLAN_CLAIM,
    STEP_CLAIMS,
    claimed_days,
    known_days,
    known_departments,
    known_people,
    known_steps,
)

TODAY = local(NOW).date()
languages = st.sampled_from(Language)
claims = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@claims
@given(any_rows, languages)
def test_nothing_is_claimed_that_the_trail_lacks(rows: ReportRows, language: Language) -> None:
    trail = trail_of(rows)
    answer = compose(trail, NOW, language)
    assert claimed_days(answer.text, TODAY) <= known_days(trail)
    _check_names(trail, answer.text)
    _check_steps(trail, answer.text)
    _check_stage(trail, answer)
    _check_sources(rows, answer.text)
    _check_unsaid(rows, answer.text)
    if rows.secret and trail.whose is not Whose.OWN:
        assert len(answer.clauses) == 1
        assert not claimed_days(answer.text, TODAY)


def _check_names(trail: Trail, text: str) -> None:
    first_names = {name.split()[0] for name in PEOPLE}
    assert {name for name in first_names if name in text} <= known_people(trail)
    assert {name for name in DEPARTMENTS if name in text} <= known_departments(trail)


def _check_steps(trail: Trail, text: str) -> None:
    for words, steps in STEP_CLAIMS:
        if re.search(words, text):
            assert steps & known_steps(trail), words
    if re.search(PLAN_CLAIM, text):
        assert trail.planned or trail.earlier_planned or Step.PLANNED in known_steps(trail)


def _check_stage(trail: Trail, answer: Answer) -> None:
    happened = {entry.step for entry in trail.entries if local(entry.at).date() <= TODAY}
    if trail.withheld:
        assert answer.stage is Step.UNKNOWN
    elif answer.stage is not trail.stage:
        assert trail.stage not in happened
        assert answer.stage in happened | {Step.UNKNOWN}


def _check_sources(rows: ReportRows, text: str) -> None:
    away = {one.name for one in rows.sources if one.condition is SourceCondition.AWAY}
    for name in re.findall(r"(Register \w+) (?:antwoordt nu niet|does not answer)", text):
        assert name in away


def _check_unsaid(rows: ReportRows, text: str) -> None:
    """Notes, surnames, and who spoke with another resident."""
    assert SECRET not in text
    if rows.resident_id == RESIDENT:
        assert OTHERS_AGENT.split()[0] not in text
        assert OTHERS_SUBJECT not in text


@claims
@given(st.lists(any_rows, max_size=4), languages)
def test_several_reports_claim_no_more_than_their_trails(
    several: list[ReportRows], language: Language
) -> None:
    trails = [trail_of(rows) for rows in several]
    answer = compose_many(trails, NOW, language)
    known = set().union(*(known_days(trail) for trail in trails))
    assert claimed_days(answer.text, TODAY) <= known
    assert " ".join(clause.text for clause in answer.clauses) == answer.text


hostile = st.text(max_size=80) | st.sampled_from(
    (
        "<img src=x onerror=alert(1)>",
        "\u202egetekst\u202c \u2066x",
        "NUL\x00 in het midden",
        "regel\r\nregel\u2028regel",
        "{who} {0} %s",
        "\ud800 half",
        "👩‍🚒" * 20,
        "a" * 1_000_000,
        "=cmd|' /C calc'!A0",
    )
)


@claims
@given(any_rows, hostile, hostile, languages)
def test_hostile_text_stays_one_short_plain_line(
    rows: ReportRows, text: str, other: str, language: Language
) -> None:
    answer = compose(trail_of(_everywhere(rows, text, other)), NOW, language)
    kinds = {unicodedata.category(character) for character in answer.text}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(answer.text) < 2_500


def _everywhere(rows: ReportRows, text: str, other: str) -> ReportRows:
    """The rows with hostile text in every field that holds text."""
    texts = {"": text, SECRET: other, "Lindelaan": text}
    texts |= dict.fromkeys(PEOPLE, text) | dict.fromkeys(DEPARTMENTS, other)
    changed = _replaced(rows, texts)
    assert isinstance(changed, ReportRows)
    return changed


def _replaced(value: object, texts: dict[str, str]) -> object:
    if type(value) is str:
        return texts.get(value, value)
    if isinstance(value, tuple):
        return tuple(_replaced(each, texts) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _replaced(getattr(value, f.name), texts) for f in fields(value)}
        return replace(value, **changes)
    return value
