"""The five steps under the answer: what was done, where it is now, what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.moments import local, short_day, short_moment
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Trail, TrailEntry

translate = QCoreApplication.translate


class Phase(StrEnum):
    """How far a step is; `PASSED` is a step that was gone past without being taken."""

    DONE = "done"
    PASSED = "passed"
    PRESENT = "present"
    FUTURE = "future"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StepFace:
    """One step: its name, who and when, and how far it is."""

    name: str
    detail: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class _Moment:
    language: Language
    now: datetime

    @property
    def today(self) -> date:
        return local(self.now).date()

    def at(self, at: datetime) -> str:
        return short_moment(at, self.language, self.today)

    def day(self, day: date) -> str:
        return short_day(day, self.language, self.today)


#: How far a report is at each stage: the number of the step that is present.
_REACHED = {
    Step.RECEIVED: 0,
    Step.HANDED_OVER: 1,
    Step.SEEN: 1,
    Step.ACCEPTED: 1,
    Step.REOPENED: 1,
    Step.REFUSED: 2,
    Step.PLANNED: 2,
    Step.DONE: 3,
    Step.TOLD: 4,
    Step.UNKNOWN: 0,
}
#: The number of the last step.
TOLD = 4
#: What the trail must hold of a step for it to count as taken. That a report came in needs no
#: more proof than the report itself.
_PROOF = {
    1: (Step.HANDED_OVER, Step.SEEN, Step.ACCEPTED, Step.REOPENED),
    2: (Step.PLANNED, Step.REFUSED),
    3: (Step.DONE,),
}


def step_faces(trail: Trail, language: Language, now: datetime) -> tuple[StepFace, ...]:
    """The five steps of `trail` as they stand at `now`."""
    moment = _Moment(language, now)
    reached = _reached(trail)
    faces = []
    for number, make in enumerate((_received, _handed_over, _planned, _done, _told)):
        name, detail = make(trail, moment)
        phase = _phase(number, reached, trail)
        faces.append(StepFace(name, _passed(trail) if phase is Phase.PASSED else detail, phase))
    return tuple(faces)


def _reached(trail: Trail) -> int:
    """The number of the step that is present; a department that has it was handed it."""
    reached = _REACHED[trail.stage]
    with_department = bool(trail.department) and trail.closed_at is None
    return max(reached, 1) if with_department else reached


def _phase(number: int, reached: int, trail: Trail) -> Phase:
    if number == TOLD and trail.told is not None:
        return Phase.DONE  # the resident knows how it stands, however far it is
    if number > reached:
        return Phase.FUTURE
    if number == 2 and _is_refused(trail):
        return Phase.FAILED
    if number < reached:
        return Phase.DONE if _was_taken(number, trail) else Phase.PASSED
    return Phase.DONE if trail.stage in (Step.TOLD, Step.DONE) else Phase.PRESENT


def _was_taken(number: int, trail: Trail) -> bool:
    if number == 1 and trail.department:
        return True
    if number == 2 and (trail.planned or trail.earlier_planned):
        return True
    steps = _PROOF.get(number)
    return steps is None or any(trail.last(step) for step in steps)


def _is_refused(trail: Trail) -> bool:
    """Whether it was refused in the end, be it that the resident has been told so since."""
    if trail.stage is not Step.TOLD:
        return trail.stage is Step.REFUSED
    turns = (Step.PLANNED, Step.DONE, Step.REFUSED, Step.REOPENED)
    latest = next((entry for entry in reversed(trail.entries) if entry.step in turns), None)
    return latest is not None and latest.step is Step.REFUSED


def _passed(trail: Trail) -> str:
    """Why a step was gone past: it was answered at once, or no source tells of the step."""
    if trail.outcome is Outcome.ANSWERED:
        return translate("Steps", "niet nodig")
    return translate("Steps", "niet vastgelegd")


def _received(trail: Trail, moment: _Moment) -> tuple[str, str]:
    return translate("Steps", "Ontvangen"), _who_and_when(trail.last(Step.RECEIVED), moment)


def _handed_over(trail: Trail, moment: _Moment) -> tuple[str, str]:
    if trail.stage is Step.REOPENED:
        return translate("Steps", "Heropend"), _who_and_when(trail.last(Step.REOPENED), moment)
    entry = trail.last(Step.HANDED_OVER)
    if entry is None:
        return translate("Steps", "Overgedragen"), plain.line(trail.department, 60)
    seen = _seen(trail, moment, local(entry.at).date())
    parts = [moment.at(entry.at), plain.line(entry.department, 60), seen]
    return translate("Steps", "Overgedragen"), " · ".join(part for part in parts if part)


def _seen(trail: Trail, moment: _Moment, handed_over_on: date) -> str:
    accepted, seen = trail.last(Step.ACCEPTED), trail.last(Step.SEEN)
    entry = accepted or seen
    if entry is None:
        return ""
    phrase = (
        translate("Steps", "in behandeling %1") if accepted else translate("Steps", "gezien %1")
    )
    same_day = local(entry.at).date() == handed_over_on
    when = f"{local(entry.at):%H:%M}" if same_day else moment.at(entry.at)
    return phrase.replace("%1", when)


def _planned(trail: Trail, moment: _Moment) -> tuple[str, str]:
    if _is_refused(trail):
        return translate("Steps", "Geweigerd"), _who_and_when(trail.last(Step.REFUSED), moment)
    if trail.planned:
        days = sorted({planned.day for planned in trail.planned})
        who = {plain.line(planned.who, 60) for planned in trail.planned if planned.who}
        shown = [translate("Steps", " of ").join(moment.day(day) for day in days), *sorted(who)]
        return translate("Steps", "Ingepland"), " · ".join(shown)
    entry = trail.last(Step.PLANNED)
    return translate("Steps", "Ingepland"), _who_and_when(entry, moment)


def _done(trail: Trail, moment: _Moment) -> tuple[str, str]:
    entry = trail.last(Step.DONE)
    if entry or trail.stage in (Step.DONE, Step.TOLD):
        return translate("Steps", "Uitgevoerd"), _who_and_when(entry, moment)
    due = _due(trail, PromiseKind.DONE)
    if due is None and trail.expected_on:
        phrase = translate("Steps", "verwacht %1")
        return translate("Steps", "Uitgevoerd"), phrase.replace("%1", moment.day(trail.expected_on))
    return translate("Steps", "Uitgevoerd"), _promised(due, moment)


def _told(trail: Trail, moment: _Moment) -> tuple[str, str]:
    entry = trail.last(Step.TOLD) if trail.stage is Step.TOLD else trail.told
    if entry:
        return translate("Steps", "Teruggekoppeld"), _who_and_when(entry, moment)
    return translate("Steps", "Teruggekoppeld"), _promised(
        _due(trail, PromiseKind.ANSWERED), moment
    )


def _due(trail: Trail, kind: PromiseKind) -> datetime | None:
    return next((promise.due for promise in trail.promises if promise.kind is kind), None)


def _promised(due: datetime | None, moment: _Moment) -> str:
    if due is None:
        return ""
    phrase = (
        translate("Steps", "afspraak was %1")
        if due < moment.now
        else translate("Steps", "afspraak: uiterlijk %1")
    )
    return phrase.replace("%1", moment.day(local(due).date()))


def _who_and_when(entry: TrailEntry | None, moment: _Moment) -> str:
    if entry is None:
        return ""
    who = plain.line(entry.who or entry.department, 60)
    return " · ".join(part for part in (moment.at(entry.at), who) if part)
