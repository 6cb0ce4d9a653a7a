"""How a report runs its course within a department: seen, planned, done, told, or not quite so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import terms
from kcc_desktop.demo.texts import FormulaText
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.case import Place
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.steps import Step

#: How often a report is refused, put off to another day, left lying, not done on its day, or comes
#: back.
_REFUSED, _PUT_OFF, _LEFT_LYING, _NOT_COME, _BACK = 0.08, 0.12, 0.12, 0.06, 0.06
#: What is older than this was tidied up: nothing of it lies about any more.
_TIDIED = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Happened:
    """One step: what, when, by whom. `day` is set for what is planned; UNKNOWN is only a note."""

    step: Step
    at: datetime
    who: Employee | None
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Courses:
    """Throws the dice for the course of reports; nothing lies in the future."""

    days: Days
    wording: Wording
    dice: Random

    def run(
        self, formula: FormulaText, start: datetime, place: Place, team: tuple[Employee, ...]
    ) -> tuple[Happened, ...]:
        """What happened since `start` with a report that came to this team."""
        steps = self._steps(formula, start, place, team)
        return tuple(step for step in steps if self.days.past(step.at))

    def call(self, start: datetime, team: tuple[Employee, ...]) -> tuple[Happened, ...]:
        """What happened since `start` with a wish to be phoned back."""
        caller, lies = self.dice.choice(team), start > self.days.midnight - timedelta(days=2)
        seen = self.days.later(start, self.dice.randint(0, 3), self.dice)
        steps = [Happened(Step.SEEN, seen, caller, self.wording.event("seen"))]
        if not lies or self.dice.random() < 0.7:
            called = self.days.later(seen, self.dice.randint(0, 7), self.dice)
            text = self.wording.event("called")
            steps.append(Happened(Step.DONE, called, caller, text))
            steps.append(Happened(Step.TOLD, called + timedelta(minutes=1), caller, text))
        return tuple(step for step in steps if self.days.past(step.at))

    def _steps(
        self, formula: FormulaText, start: datetime, place: Place, team: tuple[Employee, ...]
    ) -> Iterator[Happened]:
        planner, worker = self.dice.choice(team), self.dice.choice(team)
        lies = self.dice.random() if start > self.days.midnight - _TIDIED else 1.0
        if lies < _LEFT_LYING / 2:
            return
        seen = self.days.later(start, self._patience(formula, start), self.dice)
        yield Happened(Step.SEEN, seen, planner, self.wording.event("seen"))
        if lies < _LEFT_LYING:
            return
        refusal = self.wording.refusal(formula.key)
        if refusal and self.dice.random() < _REFUSED:
            yield from self._refused(seen, planner, refusal)
            return
        worked = self._worked(formula, seen, worker, place)
        if lies < _LEFT_LYING + _NOT_COME:
            yield from worked[:-1]
            return
        yield from worked
        yield from self._ended(worked[-1], planner)

    def _patience(self, formula: FormulaText, start: datetime) -> float:
        """In how many working hours it is seen: mostly within what is promised."""
        promised = terms(formula)[0]
        due = self.days.calendar.due(start, promised) - start
        hours = min(8.0, due.total_seconds() / 3600)
        return hours * self.dice.choice((0.1, 0.2, 0.3, 0.5, 0.8, 2.0))

    def _refused(self, seen: datetime, planner: Employee, why: str) -> Iterator[Happened]:
        at = self.days.later(seen, self.dice.randint(0, 6), self.dice)
        yield Happened(Step.REFUSED, at, planner, why)
        if self.dice.random() < 0.7:
            told = self.days.later(at, self.dice.randint(0, 8), self.dice)
            yield Happened(Step.TOLD, told, planner, self.wording.event("told"))

    def _worked(
        self, formula: FormulaText, seen: datetime, worker: Employee, place: Place
    ) -> list[Happened]:
        """From seen to done, which comes last."""
        at, steps = seen, []
        if self.dice.random() < 0.5:
            at = self.days.later(at, self.dice.randint(0, 3), self.dice)
            text = self.wording.progress(formula.key, place, at) or self.wording.event("accepted")
            steps.append(Happened(Step.ACCEPTED, at, worker, text))
        at = self.days.later(at, self.dice.randint(1, 9), self.dice)
        day = self._day(formula, at)
        text = self.wording.event("planned" if formula.kind == "report" else "appointed")
        steps.append(Happened(Step.PLANNED, at, worker, text, day))
        if self.dice.random() < _PUT_OFF:
            at = self.days.later(at, self.dice.randint(2, 10), self.dice)
            day = self._day(formula, max(at, _morning(day)))
            steps.append(Happened(Step.PLANNED, at, worker, self.wording.event("put_off"), day))
        done = self.days.later(_morning(day), self.dice.randint(0, 5), self.dice)
        said = self.wording.done(formula.key, place, done)
        return [*steps, Happened(Step.DONE, done, worker, said)]

    def _day(self, formula: FormulaText, at: datetime) -> date:
        """A working day after `at`, most often within the time promised."""
        promised = next(term for term in terms(formula) if term.kind is PromiseKind.DONE)
        room = max(1, self.days.calendar.working_days_between(
            at.date(), self.days.calendar.due(at, promised).date()
        ))  # fmt: skip
        day = at.date()
        for _ in range(self.dice.randint(1, min(12, room + (self.dice.random() < 0.1)))):
            day = self.days.calendar.next_working_day(day)
        return day

    def _ended(self, done: Happened, planner: Employee) -> Iterator[Happened]:
        if self.dice.random() < 0.2:
            return
        told = self.days.later(done.at, self.dice.randint(0, 6), self.dice)
        yield Happened(Step.TOLD, told, planner, self.wording.event("told"))
        if self.dice.random() < _BACK:
            at = self.days.later(told, self.dice.randint(3, 30), self.dice)
            yield Happened(Step.REOPENED, at, planner, self.wording.event("reopened"))
            again = self.days.later(at, self.dice.randint(8, 24), self.dice)
            yield Happened(Step.DONE, again, done.who, done.text)


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 5, tzinfo=ZONE)
