"""How the answer and its steps read: nothing is shown that the trail does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kcc_desktop.domain.answer import Answer, Clause
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Trail, TrailEntry
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.answer import answer_face, pieces
from kcc_desktop.viewmodels.steps import Phase, step_faces
from tests.gui.town import CASE_HIT, NOW, PLANNING, ROWS, Town

TRAIL = trail_of(replace(ROWS, resident_id=1))
#: A report of which no source tells more than that it came in.
BARE = replace(
    TRAIL,
    stage=Step.RECEIVED,
    entries=(),
    planned=(),
    earlier_planned=(),
    promises=(),
    expected_on=None,
    department="",
)


def _tone(trail: Trail) -> tuple[Tone, str]:
    told = Town().found(CASE_HIT, Language.NL)
    face = answer_face(replace(told, trail=trail), Language.NL, NOW)
    return face.tone, face.caution


def test_the_story_of_suzanne(dutch: None) -> None:
    told = Town().found(CASE_HIT, Language.NL)
    face = answer_face(told, Language.NL, NOW)
    assert face.text == told.answer.text
    key = [piece.text for piece in face.pieces if piece.key]
    assert key[0] == "kapotte straatlantaarn"
    assert key[1] == "maandag 2 maart"
    assert "vrijdag 6 maart" in key[-1]
    assert (face.tone, face.number) == (Tone.GOOD, "W-2041")
    assert face.source == "Bron: Onderhoudsplanning · 2 min geleden"


def test_the_steps_of_suzanne(dutch: None) -> None:
    steps = step_faces(TRAIL, Language.NL, NOW)
    assert [step.name for step in steps] == [
        "Ontvangen", "Overgedragen", "Ingepland", "Uitgevoerd", "Teruggekoppeld",
    ]  # fmt: skip
    assert [step.phase for step in steps] == [
        Phase.DONE, Phase.DONE, Phase.PRESENT, Phase.FUTURE, Phase.FUTURE,
    ]  # fmt: skip
    assert steps[0].detail == "ma 2 mrt 09:12 · Luc Jansen"
    assert steps[1].detail == "ma 2 mrt 09:20 · Onderhoud"
    assert steps[2].detail == "vr 6 mrt · Stef Maas"
    assert steps[3].detail == steps[4].detail == ""


@pytest.mark.parametrize("stage", list(Step))
def test_steps_claim_nothing_that_an_empty_trail_lacks(stage: Step, dutch: None) -> None:
    empty = replace(BARE, stage=stage)
    for step in step_faces(empty, Language.NL, NOW):
        assert step.detail == ("niet vastgelegd" if step.phase is Phase.PASSED else "")


def test_what_was_answered_at_once_ticks_no_step_that_was_not_taken(dutch: None) -> None:
    received = TrailEntry(Step.RECEIVED, NOW, "Luc Jansen")
    told = replace(received, step=Step.TOLD)
    at_once = replace(BARE, stage=Step.TOLD, entries=(received, told), outcome=Outcome.ANSWERED)
    steps = step_faces(at_once, Language.NL, NOW)
    assert [step.phase for step in steps] == [
        Phase.DONE, Phase.PASSED, Phase.PASSED, Phase.PASSED, Phase.DONE,
    ]  # fmt: skip
    assert {step.detail for step in steps[1:4]} == {"niet nodig"}


def test_a_department_that_has_it_was_handed_it(dutch: None) -> None:
    steps = step_faces(replace(BARE, department="Onderhoud"), Language.NL, NOW)
    assert (steps[1].detail, steps[1].phase) == ("Onderhoud", Phase.PRESENT)
    assert steps[2].phase is Phase.FUTURE


def test_a_refusal_stays_one_after_it_was_told(dutch: None) -> None:
    entries = tuple(TrailEntry(step, NOW) for step in (Step.RECEIVED, Step.REFUSED, Step.TOLD))
    steps = step_faces(replace(BARE, stage=Step.TOLD, entries=entries), Language.NL, NOW)
    assert (steps[2].name, steps[2].phase) == ("Geweigerd", Phase.FAILED)


def test_who_was_told_of_the_plan_was_told_though_it_is_not_done(dutch: None) -> None:
    entries = tuple(TrailEntry(step, NOW) for step in (Step.RECEIVED, Step.PLANNED))
    told = TrailEntry(Step.TOLD, NOW, "Hilde Vos")
    planned = replace(BARE, stage=Step.PLANNED, entries=(*entries, told))
    last = step_faces(planned, Language.NL, NOW)[4]
    assert (last.phase, last.detail) == (Phase.DONE, "wo 4 mrt 10:41 · Hilde Vos")
    changed = replace(planned, entries=(*planned.entries, TrailEntry(Step.PLANNED, NOW)))
    assert step_faces(changed, Language.NL, NOW)[4].phase is Phase.FUTURE


def test_two_planned_days_are_both_shown(dutch: None) -> None:
    other = PlannedDate(8, date(2026, 3, 9), "Rooster", NOW, who="Nina Bos")
    both = replace(TRAIL, planned=(*TRAIL.planned, other))
    detail = step_faces(both, Language.NL, NOW)[2].detail
    assert detail == "vr 6 mrt of ma 9 mrt · Nina Bos · Stef Maas"
    assert _tone(both) == (Tone.WARN, "bronnen spreken elkaar tegen")


def test_a_promise_stands_beside_what_is_still_to_come(dutch: None) -> None:
    due = datetime(2026, 3, 9, 16, 0, tzinfo=UTC)
    promised = replace(TRAIL, promises=(Promise(PromiseKind.DONE, due),))
    assert step_faces(promised, Language.NL, NOW)[3].detail == "afspraak: uiterlijk ma 9 mrt"
    assert _tone(promised)[0] is Tone.GOOD


def test_late_is_red_unless_it_was_done(dutch: None) -> None:
    past = replace(TRAIL, promises=(Promise(PromiseKind.DONE, NOW - timedelta(days=1)),))
    assert _tone(past) == (Tone.BAD, "te laat")
    done = TrailEntry(Step.DONE, NOW - timedelta(hours=30))
    assert _tone(replace(past, stage=Step.DONE, entries=(*past.entries, done)))[0] is Tone.GOOD


def test_a_promise_to_see_it_is_kept_by_planning_it(dutch: None) -> None:
    seen_by = Promise(PromiseKind.SEEN, NOW - timedelta(days=1))
    planned = TrailEntry(Step.PLANNED, NOW - timedelta(days=2))
    kept = replace(TRAIL, promises=(seen_by,), entries=(*TRAIL.entries, planned))
    assert _tone(kept)[0] is Tone.GOOD


def test_planned_in_the_past_is_late(dutch: None) -> None:
    plan = replace(TRAIL.planned[0], day=date(2026, 3, 3))
    assert _tone(replace(TRAIL, planned=(plan,))) == (Tone.BAD, "te laat")


@pytest.mark.parametrize(("days", "tone"), [(-1, Tone.BAD), (0, Tone.GOOD)])
def test_expected_in_the_past_is_late(days: int, tone: Tone, dutch: None) -> None:
    expected = NOW.date() + timedelta(days=days)
    assert _tone(replace(TRAIL, planned=(), expected_on=expected))[0] is tone
    assert _tone(replace(TRAIL, expected_on=expected))[0] is Tone.GOOD  # planned since, for later


def test_a_missing_source_of_this_report_is_said(dutch: None) -> None:
    away = SourceState(PLANNING, SourceCondition.AWAY)
    assert _tone(replace(TRAIL, sources=(away,))) == (Tone.WARN, "een bron ontbreekt")
    other = SourceState("Iets anders", SourceCondition.AWAY)
    assert _tone(replace(TRAIL, sources=(other,)))[0] is Tone.GOOD


def test_refused_fails_the_third_step(dutch: None) -> None:
    entry = TrailEntry(Step.REFUSED, NOW, who="Stef Maas")
    refused = replace(TRAIL, stage=Step.REFUSED, entries=(*TRAIL.entries, entry))
    steps = step_faces(refused, Language.NL, NOW)
    assert (steps[2].name, steps[2].phase) == ("Geweigerd", Phase.FAILED)
    assert _tone(refused) == (Tone.BAD, "geweigerd")


def test_pieces_leave_the_text_as_it_is() -> None:
    clauses = (Clause("Een. ", key=False), Clause("Twee <b>", key=True), Clause("weg", key=True))
    answer = Answer("Een. Twee <b> drie.", Step.PLANNED, clauses)
    assert [(p.text, p.key) for p in pieces(answer)] == [
        ("Een. ", False), ("Twee <b>", True), (" drie.", False),
    ]  # fmt: skip
