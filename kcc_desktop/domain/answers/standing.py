"""Where a report stands now."""

from __future__ import annotations

from datetime import datetime

from kcc_desktop.domain.answer import Clause
from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.planning import planning
from kcc_desktop.domain.answers.promises import ended_later
from kcc_desktop.domain.answers.report_told import Report, fact_of
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import TrailEntry

_OUTCOMES = {Outcome.REFERRED: s.REFERRED, Outcome.NOT_ANSWERED: s.NOT_ANSWERED}


def standing(report: Report) -> list[Clause]:
    """The clauses that say where it stands, what comes next, and whether the resident was told."""
    trail = report.trail
    if trail.closed_at is not None:
        return [_closed(report, trail.closed_at)]
    if not report.is_open:
        return [*_ending(report), *ended_later(report), *_told(report)]
    planned = planning(report)
    return [*_reopened(report), *_progress(report, planned), *planned, *_told_so_far(report)]


# --- open -------------------------------------------------------------------------------------


def _progress(report: Report, planned: list[Clause]) -> list[Clause]:
    """How far it is, where no planning says so."""
    stage = report.trail.stage
    if stage is Step.PLANNED or (planned and report.trail.planned):
        return []
    if stage is Step.UNKNOWN:
        return [_unknown(report)]
    if stage is Step.RECEIVED:
        return [_nothing_yet(report)]
    if stage is Step.HANDED_OVER:
        return [_not_seen(report)]
    still = [] if planned or report.trail.is_callback else [_still_open(report)]
    if stage is Step.REOPENED:
        return still
    said = _SEEN if stage is Step.SEEN else _ACCEPTED
    return [_by_whom(report, stage, *said), *still]


_BEGINNING = frozenset({Step.RECEIVED, Step.HANDED_OVER})
_ENDING = frozenset({Step.DONE, Step.REFUSED})
_SEEN = (s.SEEN, s.WAS_SEEN, s.IS_SEEN)
_ACCEPTED = (s.ACCEPTED, s.WAS_ACCEPTED, s.IS_ACCEPTED)
_REFUSED = (s.REFUSED, s.WAS_REFUSED, s.IS_REFUSED)
_DONE = (s.DONE, s.WAS_DONE, s.IS_DONE)


def _by_whom(report: Report, step: Step, active: Said, passive: Said, undated: Said) -> Clause:
    """What somebody did on a day; less when who or when isn't known."""
    entry = report.trail.last(step)
    if entry is None:
        return report.say(undated, report.last_fact(), key=True)
    who, day = report.who(entry), _day_after(report, entry, _BEGINNING)
    if not who:
        return report.say(passive, fact_of(entry), key=True, day=day)
    return report.say(active, fact_of(entry), key=True, who=who, day=day)


def _still_open(report: Report) -> Clause:
    said = s.NO_DAY_YET if report.name.is_report else s.NO_ANSWER_YET
    return report.say(said, report.last_fact())


def _day_after(report: Report, entry: TrailEntry, steps: frozenset[Step]) -> str:
    """The day of an entry; `dezelfde dag` when the step that was told before it was on that day."""
    entries = report.trail.entries[: report.trail.entries.index(entry)]
    before = next((e for e in reversed(entries) if e.step in steps), None)
    day = local(entry.at).date()
    if before is None or day == report.today or local(before.at).date() != day:
        return report.day(entry.at)
    return report.voice.part(s.SAME_DAY)


def _nothing_yet(report: Report) -> Clause:
    ended = _OUTCOMES.get(report.trail.outcome) if report.trail.outcome else None
    department = report.telling.department(report.trail.department)
    if ended is not None:
        return report.say(ended, report.last_fact(), key=True)
    if department:
        return report.say(s.LIES_WITH, report.last_fact(), key=True, department=department)
    return report.say(s.NOBODY_YET, report.last_fact(), key=True)


def _not_seen(report: Report) -> Clause:
    department = report.telling.department(report.trail.department)
    said = s.NOT_SEEN if department else s.NOBODY_LOOKED
    return report.say(said, report.last_fact(), key=True, department=department)


def _unknown(report: Report) -> Clause:
    fact = report.last_fact()
    source = report.telling.source(fact.source)
    return report.say(s.UNKNOWN_IN if source else s.UNKNOWN, fact, key=True, source=source)


def _reopened(report: Report) -> list[Clause]:
    """That it was reopened, when that is the last turn it took."""
    trail = report.trail
    turns = (Step.REOPENED, Step.DONE, Step.REFUSED)
    latest = next((e for e in reversed(trail.entries) if e.step in turns), None)
    is_key = trail.stage is Step.REOPENED
    if latest is None or latest.step is not Step.REOPENED:
        return [report.say(s.IS_REOPENED, report.last_fact(), key=True)] if is_key else []
    before = _closing_before(report, latest)
    said = s.REOPENED
    if before is not None:
        done = before.step is Step.DONE
        said = s.REOPENED_AFTER_DONE if done else s.REOPENED_AFTER_REFUSED
    slots = {"day": report.day(latest.at), "before": report.day(before.at) if before else ""}
    return [report.say(said, fact_of(latest), key=is_key, **slots)]


def _closing_before(report: Report, reopened: TrailEntry) -> TrailEntry | None:
    entries = report.trail.entries
    earlier = entries[: entries.index(reopened)]
    return next((e for e in reversed(earlier) if e.step in (Step.DONE, Step.REFUSED)), None)


def _told_so_far(report: Report) -> list[Clause]:
    """That the resident knows the plan already."""
    told = report.trail.told
    return [_told_by(report, told)] if told and report.trail.stage is Step.PLANNED else []


# --- ended ------------------------------------------------------------------------------------


def _closed(report: Report, closed_at: datetime) -> Clause:
    return report.say(s.CLOSED, report.last_fact(), key=True, day=report.day(closed_at))


def _ending(report: Report) -> list[Clause]:
    """How it ended: done, or refused."""
    if report.trail.outcome is Outcome.ANSWERED:
        return []  # said with how it came in
    if _was_refused(report):
        return [_by_whom(report, Step.REFUSED, *_REFUSED), *_reason(report)]
    if report.trail.stage is Step.TOLD and report.trail.last(Step.DONE) is None:
        return []
    return [_by_whom(report, Step.DONE, *_DONE)]


def _was_refused(report: Report) -> bool:
    if report.trail.stage is not Step.TOLD:
        return report.trail.stage is Step.REFUSED
    ends = (e.step for e in reversed(report.trail.entries) if e.step in (Step.DONE, Step.REFUSED))
    return next(ends, None) is Step.REFUSED


def _reason(report: Report) -> list[Clause]:
    refused = report.trail.last(Step.REFUSED)
    reason = report.telling.reason(refused) if refused else ""
    if not reason or refused is None:
        return []
    return [report.say(s.REASON, fact_of(refused), reason=reason)]


def _told(report: Report) -> list[Clause]:
    """Whether the resident was told how it ended."""
    told = report.trail.last(Step.TOLD)
    if report.trail.outcome is Outcome.ANSWERED:
        return []
    if report.trail.stage is Step.TOLD and told is not None:
        return [_told_by(report, told)]
    if report.trail.stage is Step.TOLD or not report.is_own:
        return []
    return [report.say(s.NOT_TOLD, report.last_fact())]


def _told_by(report: Report, told: TrailEntry) -> Clause:
    day = _day_after(report, told, _ENDING)
    if not report.is_own:
        return report.say(s.OTHER_TOLD, fact_of(told), day=day)
    person, channel = report.telling.person(told.who), report.voice.channel(told.channel)
    ended = next((e for e in reversed(report.trail.entries) if e.step in _ENDING), None)
    named_before = ended is not None and ended.who == told.who
    said = s.TOLD_BY if person and not named_before else s.WAS_TOLD
    return report.say(said, fact_of(told), who=person, day=day, channel=channel)
