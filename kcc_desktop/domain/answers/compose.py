"""Puts an answer together from a trail alone. Pure and total: every trail has an honest answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kcc_desktop.domain.answer import Answer, Clause
from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.beginning import beginning
from kcc_desktop.domain.answers.naming import name_of, short_name
from kcc_desktop.domain.answers.promises import called_back, promised
from kcc_desktop.domain.answers.report_told import OPEN_STEPS, Fact, Report, fact_of
from kcc_desktop.domain.answers.standing import standing
from kcc_desktop.domain.answers.voice import Voice
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportKind, SourceCondition, SourceState
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import STEP_WORDS, Step
from kcc_desktop.domain.telling import DEFAULT_TELLING, Telling, one_line
from kcc_desktop.domain.trail import Trail
from kcc_desktop.domain.trail_rules import as_known_on

_MOST_SOURCES = 5
_MOST_OTHERS = 3


def compose(
    trail: Trail,
    now: datetime,
    language: Language | str = Language.NL,
    telling: Telling = DEFAULT_TELLING,
) -> Answer:
    """What happened to one report, as it stands at `now` (with zone)."""
    voice = Voice(Language(language), now)
    if trail.withheld:
        return _answer(Step.UNKNOWN, [Clause(voice.sentence(s.WITHHELD), key=True)])
    known = as_known_on(trail, voice.today)
    report = Report(known, voice, telling, name_of(known, voice, telling))
    clauses = [
        *beginning(report),
        *_standing(report),
        *promised(report),
        *called_back(report),
        *_sources(report),
        *_still_to_come(report, trail),
    ]
    return _answer(known.stage, clauses)


def compose_many(
    trails: Sequence[Trail],
    now: datetime,
    language: Language | str = Language.NL,
    telling: Telling = DEFAULT_TELLING,
    more: int = 0,
) -> Answer:
    """The reports of one resident, given newest first; `more` is how many open ones aren't given.

    How many are open, the newest of them in full, the rest by name; with nothing open, the newest.
    """
    voice = Voice(Language(language), now)
    if not trails:
        return compose_nothing("", (), now, language, telling)
    opened = [trail for trail in trails if is_open(trail)]
    first = (opened or trails)[0]
    answer = compose(first, now, language, telling)
    if len(trails) == 1:
        return answer
    others = opened[1:]
    before = _how_many(opened, more, voice, telling)
    after = [_the_others(others, more, voice, telling)] if others else []
    return _answer(answer.stage, [*before, *answer.clauses, *after])


def compose_nothing(
    query: str,
    sources: Sequence[SourceState],
    now: datetime,
    language: Language | str = Language.NL,
    telling: Telling = DEFAULT_TELLING,
) -> Answer:
    """No report was found for `query`, or with an empty query none of the resident who asks.

    A source that does not answer makes that uncertain, and is named.
    """
    voice = Voice(Language(language), now)
    asked = one_line(query, 60)
    said = s.NOTHING_FOUND if asked else s.NOTHING_OF_YOU
    own = telling.workspace.in_(voice.language)
    clauses = [Clause(voice.sentence(said, query=asked), own, now, key=True)]
    for state in _away(sources):
        name = telling.source(state.name)
        clauses.append(Clause(voice.sentence(s.UNSURE, source=name), name, state.as_of))
    return _answer(Step.UNKNOWN, clauses)


def is_open(trail: Trail) -> bool:
    """Whether something is still to happen with this report.

    A conversation that nobody handed over only counts while its question stands open.
    """
    if trail.withheld or trail.closed_at is not None:
        return False
    if trail.key.kind is ReportKind.CONTACT:
        return trail.stage in OPEN_STEPS and trail.outcome is Outcome.OPEN
    return trail.stage in OPEN_STEPS


def _answer(stage: Step, clauses: Sequence[Clause]) -> Answer:
    return Answer(" ".join(clause.text for clause in clauses), stage, tuple(clauses))


def _standing(report: Report) -> list[Clause]:
    """Where it stands; the end of a request to be phoned back is said there."""
    if report.trail.is_callback and report.is_own and not report.is_open:
        return []
    return standing(report)


def _sources(report: Report) -> list[Clause]:
    """What is missing, and what is old."""
    clauses = []
    for state in report.trail.missing[:_MOST_SOURCES]:
        said = s.AWAY_SINCE if state.as_of is not None else s.AWAY
        moment = report.voice.moment(state.as_of) if state.as_of is not None else ""
        name = report.telling.source(state.name)
        fact = Fact(state.name, state.as_of)
        clauses.append(report.say(said, fact, source=name, moment=moment))
    return clauses


def _away(sources: Sequence[SourceState]) -> list[SourceState]:
    away = [state for state in sources if state.condition is SourceCondition.AWAY and state.name]
    return away[:_MOST_SOURCES]


def _still_to_come(report: Report, trail: Trail) -> list[Clause]:
    """A step that is dated ahead, which the answer therefore leaves out."""
    ahead = [e for e in trail.entries if local(e.at).date() > report.today]
    said = [e for e in ahead if e.step is not Step.PLANNED][-1:]
    clauses = []
    for entry in said:
        word = STEP_WORDS[entry.step].in_(report.voice.language)
        date = report.date(entry.at)
        clauses.append(report.say(s.STILL_TO_COME, fact_of(entry), step=word, date=date))
    return clauses


def _how_many(opened: Sequence[Trail], more: int, voice: Voice, telling: Telling) -> list[Clause]:
    own = telling.workspace.in_(voice.language)
    if not opened:
        return [Clause(voice.sentence(s.NONE_OPEN), own, voice.now)]
    if len(opened) == 1:
        return []
    reports = all(name_of(trail, voice, telling).is_report for trail in opened)
    said = s.OPEN_REPORTS if reports else s.OPEN_MATTERS
    count = voice.sentence(said, count=voice.count(len(opened) + more))
    return [Clause(count, own, voice.now), Clause(voice.sentence(s.NEWEST_FIRST), own, voice.now)]


def _the_others(others: Sequence[Trail], more: int, voice: Voice, telling: Telling) -> Clause:
    names = [short_name(trail, voice, telling) for trail in others[:_MOST_OTHERS]]
    unnamed = len(others) - len(names) + more
    if unnamed:
        names.append(voice.part(s.AND_MORE, count=voice.count(unnamed)))
    said = s.THE_OTHER if len(others) == 1 else s.THE_OTHERS
    own = telling.workspace.in_(voice.language)
    return Clause(voice.sentence(said, things=voice.listed(names)), own, voice.now)
