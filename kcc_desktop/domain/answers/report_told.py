"""One report as it is being told: its trail, the voice, and where clauses come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.answer import Clause
from kcc_desktop.domain.answers.naming import Name
from kcc_desktop.domain.answers.voice import Voice
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.moments import instant, local
from kcc_desktop.domain.report import SourceState
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.telling import Telling
from kcc_desktop.domain.trail import Trail, TrailEntry, Whose

OPEN_STEPS = frozenset(
    {
        Step.RECEIVED,
        Step.HANDED_OVER,
        Step.SEEN,
        Step.ACCEPTED,
        Step.PLANNED,
        Step.REOPENED,
        Step.UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a clause comes from: the source (empty for our own workspace), and when it was read."""

    source: str = ""
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is being told to somebody."""

    trail: Trail
    voice: Voice
    telling: Telling
    name: Name

    @property
    def is_own(self) -> bool:
        """Whether it is the report of who is answered."""
        return self.trail.whose is Whose.OWN

    @property
    def is_open(self) -> bool:
        """Whether something is still to happen."""
        return self.trail.stage in OPEN_STEPS and self.trail.closed_at is None

    @property
    def today(self) -> date:
        """The day on which the answer is given."""
        return self.voice.today

    def say(self, said: Said, fact: Fact, *, key: bool = False, **slots: str) -> Clause:
        """A sentence of its own."""
        text = self.voice.sentence(said, topic=self.name.topic, **slots)
        return self.clause(text, fact, key=key)

    def clause(self, text: str, fact: Fact, *, key: bool = False, stress: str = "") -> Clause:
        """A clause with its source and age."""
        source = self.telling.source(fact.source)
        if not source:
            own = self.telling.workspace.in_(self.voice.language)
            return Clause(text, own, self.voice.now, key, stress)
        return Clause(text, source, self.as_of(fact), key, stress)

    def as_of(self, fact: Fact) -> datetime | None:
        """From when the fact is: when its source was last read, or the fact itself."""
        state = self.state(fact.source)
        known = [at for at in (fact.fetched_at, state.as_of if state else None) if at is not None]
        return max(known, key=instant, default=None)

    def any_fact(self) -> Fact:
        """Where the first that is known of it comes from."""
        return next(map(fact_of, self.trail.entries), Fact(self.trail.register))

    def last_fact(self) -> Fact:
        """Where the latest that is known of it comes from."""
        return next(map(fact_of, reversed(self.trail.entries)), Fact(self.trail.register))

    def state(self, source: str) -> SourceState | None:
        """How a source does, where that is known."""
        return next((state for state in self.trail.sources if state.name == source), None)

    def who(self, entry: TrailEntry | PlannedDate) -> str:
        """The colleague, else the department; empty when neither may be told."""
        return self.telling.person(entry.who) or self.telling.department(entry.department)

    def day(self, at: datetime) -> str:
        """The day of a moment, as it stands in a sentence."""
        return self.voice.day(local(at).date())

    def date(self, at: datetime) -> str:
        """The day of a moment alone."""
        return self.voice.bare(local(at).date())


def fact_of(entry: TrailEntry | PlannedDate) -> Fact:
    """Where an entry or planned date comes from."""
    return Fact(entry.source, entry.fetched_at)
