"""What is planned for when: one day, several that contradict, one that passed or was moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kcc_desktop.domain.answer import Clause
from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.report_told import Fact, Report, fact_of
from kcc_desktop.domain.answers.work import Work, work_of
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.moments import instant, local
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.steps import Step

_MOST_DAYS = 4


def planning(report: Report) -> list[Clause]:
    """The clauses about the day for which something is planned or expected, if any."""
    plans = plans_by_day(report)
    if len(plans) > 1:
        return [_contradiction(report, plans)]
    if plans:
        plan = plans[0]
        said = _passed(report, plan) if plan.day < report.today else _coming(report, plan)
        return [said, *_was_moved(report, plan), *_is_old(report, plan)]
    if report.trail.stage is Step.PLANNED:
        return [_without_day(report)]
    return [*_dropped(report), *_expected(report)]


def plans_by_day(report: Report) -> list[PlannedDate]:
    """The planned dates that stand, the newest of each day, the first day first."""
    by_day: dict[date, PlannedDate] = {}
    for plan in report.trail.planned:
        by_day.setdefault(plan.day, plan)
    return [by_day[day] for day in sorted(by_day)]


def _coming(report: Report, plan: PlannedDate) -> Clause:
    who, work = report.who(plan), work_of(plan.what)
    day, fact = report.voice.day(plan.day), fact_of(plan)
    if who and work:
        slots = _slots(report, work)
        return report.say(s.WILL_DO, fact, key=True, who=who, day=day, **slots)
    if who:
        return report.say(s.WILL_COME, fact, key=True, who=who, day=day)
    return report.say(s.IS_PLANNED, fact, key=True, date=report.voice.bare(plan.day))


def _passed(report: Report, plan: PlannedDate) -> Clause:
    who, work = report.who(plan), work_of(plan.what)
    day, fact = report.voice.day(plan.day), fact_of(plan)
    if who and work:
        slots = _slots(report, work)
        return report.say(s.SHOULD_HAVE, fact, key=True, who=who, day=day, **slots)
    if who:
        return report.say(s.WAS_TO_COME, fact, key=True, who=who, day=day)
    return report.say(s.WAS_PLANNED, fact, key=True, date=report.voice.bare(plan.day))


def _slots(report: Report, work: Work) -> dict[str, str]:
    verb = work.verb
    particle = f" {verb.particle}" if verb.particle else ""
    thing = work.thing.in_(report.voice.language)
    return {
        "finite": verb.finite,
        "infinitive": verb.infinitive,
        "particle": particle,
        "verb": verb.en,
        "thing": thing,
    }


def _contradiction(report: Report, plans: Sequence[PlannedDate]) -> Clause:
    said = [_day_by(report, plan) for plan in plans[:_MOST_DAYS]]
    newest = max(plans, key=lambda plan: instant(plan.fetched_at))
    count, days = report.voice.count(len(plans)), report.voice.listed(said)
    if len(plans) > _MOST_DAYS:
        days = report.voice.listed([*said, "…"])
    return report.say(s.TWO_DAYS, fact_of(newest), key=True, count=count, days=days)


def _day_by(report: Report, plan: PlannedDate) -> str:
    own = plan.handover_id is not None
    day = report.voice.bare(plan.day)
    source = (
        report.telling.department(plan.department) if own else report.telling.source(plan.source)
    )
    return report.voice.part(s.DAY_BY, date=day, source=source) if source else day


def _was_moved(report: Report, plan: PlannedDate) -> list[Clause]:
    earlier = _replaced(report)
    if earlier is None or earlier.day == plan.day:
        return []
    return [report.say(s.MOVED, fact_of(earlier), date=report.voice.bare(earlier.day))]


def _dropped(report: Report) -> list[Clause]:
    earlier = _replaced(report)
    if earlier is None:
        return []
    return [report.say(s.DROPPED, fact_of(earlier), date=report.voice.bare(earlier.day))]


def _replaced(report: Report) -> PlannedDate | None:
    """The planned date that was replaced last."""
    replaced = (plan for plan in report.trail.earlier_planned if plan.replaced_at is not None)
    return next(replaced, None)


def _is_old(report: Report, plan: PlannedDate) -> list[Clause]:
    """How old the planning is, when its system hasn't been heard for long."""
    state, as_of = report.state(plan.source), report.as_of(fact_of(plan))
    if not plan.source or plan.handover_id is not None or as_of is None:
        return []
    if state is not None and state.condition is SourceCondition.AWAY:
        return []  # that it is away is said with the sources
    longest = report.telling.old_after
    if state is not None and state.stale_after is not None:
        longest = state.stale_after
    age = instant(report.voice.now) - instant(as_of)
    if age <= longest or local(as_of).date() == report.today:
        return []
    return [report.say(s.OLD_PLAN, fact_of(plan), date=report.date(as_of))]


def _without_day(report: Report) -> Clause:
    entry = report.trail.last(Step.PLANNED)
    return report.say(s.PLANNED_WITHOUT_DAY, fact_of(entry) if entry else Fact(), key=True)


def _expected(report: Report) -> list[Clause]:
    day = report.trail.expected_on
    if day is None:
        return []
    received = report.trail.last(Step.RECEIVED)
    said = s.EXPECTED if day >= report.today else s.WAS_EXPECTED
    fact = fact_of(received) if received else Fact()
    return [report.say(said, fact, key=True, day=report.voice.day(day))]
