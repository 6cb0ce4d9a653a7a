"""How a report stands against what was promised: only said when it matters."""

from __future__ import annotations

from datetime import datetime

from kcc_desktop.domain.answer import Clause
from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.planning import plans_by_day
from kcc_desktop.domain.answers.report_told import Fact, Report
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.moments import instant, local
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Callback

_OURS = Fact()


def promised(report: Report) -> list[Clause]:
    """For what is open: late, planned too late, or still in time where nothing is planned.

    That something is planned is no answer: who was to hear and did not, is told so all the same.
    """
    if report.trail.is_callback or not report.is_open:
        return []
    done, answered = _due(report, PromiseKind.DONE), _due(report, PromiseKind.ANSWERED)
    if plans_by_day(report):
        return [*_against_plan(report, done), *_answered_late(report, answered)]
    if done is not None and _has_passed(report, done):
        return [report.say(s.LATE_DONE, _OURS, date=report.date(done))]
    late = [*_seen_late(report), *_answered_late(report, answered)]
    return late or _in_time(report, done, answered)


def called_back(report: Report) -> list[Clause]:
    """What became of requests to be phoned back; only told to who is to be phoned."""
    if not report.is_own:
        return []
    latest = sorted(report.trail.callbacks, key=lambda callback: instant(callback.at))[-1:]
    return [clause for callback in latest for clause in _call(report, callback)]


def _against_plan(report: Report, done: datetime | None) -> list[Clause]:
    if done is None:
        return []
    last, due = plans_by_day(report)[-1].day, local(done).date()
    if last < report.today and _has_passed(report, done):
        return [report.say(s.WAS_DUE, _OURS, date=report.date(done))]
    if len(plans_by_day(report)) == 1 and last > due:
        return [report.say(s.IS_LATER, _OURS, date=report.date(done))]
    return []


def ended_later(report: Report) -> list[Clause]:
    """That it was done after the day that was promised."""
    done, due = report.trail.last(Step.DONE), _due(report, PromiseKind.DONE)
    if done is None or due is None or report.trail.stage is Step.REFUSED:
        return []
    if local(done.at).date() <= local(due).date():
        return []
    return [report.say(s.WAS_LATER, _OURS, date=report.date(due))]


def _seen_late(report: Report) -> list[Clause]:
    due = _due(report, PromiseKind.SEEN)
    if report.trail.stage is not Step.HANDED_OVER or due is None or not _has_passed(report, due):
        return []
    return [report.say(s.LATE_SEEN, _OURS, date=report.date(due))]


def _answered_late(report: Report, due: datetime | None) -> list[Clause]:
    if due is None or not report.is_own or not _has_passed(report, due) or _was_told(report):
        return []
    return [report.say(s.LATE_ANSWERED, _OURS, date=report.date(due))]


def _in_time(report: Report, done: datetime | None, answered: datetime | None) -> list[Clause]:
    if done is not None and report.trail.expected_on is None:
        return [report.say(s.DUE_DONE, _OURS, date=report.date(done))]
    if answered is None or not report.is_own or _was_told(report) or _has_passed(report, answered):
        return []
    return [report.say(s.DUE_ANSWERED, _OURS, date=report.date(answered))]


def _was_told(report: Report) -> bool:
    """Whether the resident heard anything since it was last handed over."""
    told, handed = report.trail.last(Step.TOLD), report.trail.last(Step.HANDED_OVER)
    if told is None:
        return False
    return handed is None or instant(told.at) >= instant(handed.at)


def _due(report: Report, kind: PromiseKind) -> datetime | None:
    """The first promise of this kind, but for those of before it was reopened."""
    reopened = report.trail.last(Step.REOPENED)
    for promise in report.trail.promises:
        if promise.kind is kind and (
            reopened is None or instant(promise.due) > instant(reopened.at)
        ):
            return promise.due
    return None


def _has_passed(report: Report, due: datetime) -> bool:
    return instant(due) < instant(report.voice.now)


def _call(report: Report, callback: Callback) -> list[Clause]:
    if callback.stage in (Step.DONE, Step.TOLD):
        return [report.say(s.CALLED, _OURS, key=True, day=report.day(callback.at))]
    if callback.stage is Step.REFUSED:
        return [report.say(s.CALL_REFUSED, _OURS, key=True, day=report.day(callback.at))]
    who = report.telling.person(callback.who) or report.telling.department(callback.department)
    if callback.due is None:
        return [report.say(s.CALL_WITH if who else s.ASKED_CALL, _OURS, key=True, who=who)]
    date = report.date(callback.due)
    if _has_passed(report, callback.due):
        return [report.say(s.LATE_CALL, _OURS, key=True, date=date)]
    if not who:
        return [report.say(s.ASKED_CALL, _OURS, key=True)]
    return [report.say(s.WILL_CALL, _OURS, key=True, who=who, date=date)]
