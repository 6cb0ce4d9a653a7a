"""What the people of the sample heard of their handovers, follow, and have told residents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from kcc_desktop.demo.sample import Sample
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import Concerned, Notice, about, who_hears
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.told_promises import ToldPromise
from kcc_desktop.services.ports import Work

#: How many days of news there are, and how many notices of each colleague are still to be read.
_NEWS_DAYS, _UNREAD = 6, 4
#: Who follows how many reports, and who told a resident a day that no longer holds.
_FOLLOWING = {"hilde.vos": 2, "luc.jansen": 2, "karin.smit": 3}
_TOLD_ANOTHER_DAY = ("hilde.vos", "luc.jansen")
_KEY = "demo/at-work"


def put_at_work(work: Work, sample: Sample) -> None:
    """Writes it down."""
    heard = sorted(_heard(sample), key=lambda notice: (notice.at, notice.login))
    work.notices.tell(_partly_read(heard), key=f"{_KEY}/notices")
    for login, count in _FOLLOWING.items():
        for one in islice(_to_follow(sample, login), count):
            key = f"{_KEY}/{login}/{one.id}"
            work.follows.follow(login, _report(one), at=sample.now, key=key)
    for one, login in zip(_planned(sample), _TOLD_ANOTHER_DAY, strict=False):
        _tell_another_day(work, sample, one, login)


def _heard(sample: Sample) -> Iterator[Notice]:
    """What was done with handovers of late, to whom it concerned."""
    logins = {agent.employee_id: agent.login for agent in sample.municipality.agents.values()}
    names = {one.full_name: one.id for one in sample.municipality.employees.values()}
    since = sample.now - timedelta(days=_NEWS_DAYS)
    for one in sample.made.handovers:
        given = one.state is State.NEW and one.employee_id in logins
        handlers = frozenset({logins[one.employee_id or 0]} if given else ())
        concerned = Concerned(one.created_login, handlers)
        for event in one.events:
            if not since < event.at <= sample.now:
                continue
            actor = logins.get(names.get(event.who, 0), event.who)
            day = _day_planned(one, event.at)
            for login, kind in who_hears(event.action, concerned, actor).items():
                text = event.text if event.action is not None else ""
                yield Notice(
                    0,
                    login,
                    event.at,
                    about(kind, one.kind),
                    _report(one),
                    one.subject,
                    event.who,
                    text,
                    day,
                    one.id,
                )


def _day_planned(one: Handover, at: datetime) -> date | None:
    return next((plan.day for plan in one.planned if plan.fetched_at == at), None)


def _partly_read(heard: Sequence[Notice]) -> list[Notice]:
    """The same, of which each colleague has read all but the newest."""
    unread: dict[str, int] = {}
    told = []
    for notice in reversed(heard):
        unread[notice.login] = unread.get(notice.login, 0) + 1
        is_read = unread[notice.login] > _UNREAD
        told.append(replace(notice, read_at=notice.at) if is_read else notice)
    return told[::-1]


def _to_follow(sample: Sample, login: str) -> Iterator[Handover]:
    """Open work that somebody else handed over, the newest first."""
    newest = sorted(sample.made.handovers, key=lambda one: one.id, reverse=True)
    return (one for one in newest if one.is_open and one.created_login != login)


def _tell_another_day(work: Work, sample: Sample, one: Handover, login: str) -> None:
    """Some days ago a resident was told another day than the one that is planned now."""
    day = _standing(one)[0].day - timedelta(days=2)
    who = sample.municipality.employees[login].full_name
    told = ToldPromise(
        0, one.events[-1].at, _report(one), login, who, one.contact_id, one.party_id, day
    )
    work.ledger.add([told], key=f"{_KEY}/told/{login}")
    work.ledger.compare([_report(one)], at=sample.now - timedelta(minutes=50))


def _planned(sample: Sample) -> list[Handover]:
    """Open work of residents who may be named, the latest planned day first."""
    secret = {each.party.id for each in sample.people.all if each.party.secret}
    planned = [
        one
        for one in sample.made.handovers
        if one.is_open and _standing(one) and one.party_id not in secret
    ]
    return sorted(planned, key=lambda one: _standing(one)[0].day, reverse=True)


def _standing(one: Handover) -> list[PlannedDate]:
    return [plan for plan in one.planned if plan.replaced_at is None]


def _report(one: Handover) -> ReportKey:
    if one.case_id is not None:
        return ReportKey(ReportKind.CASE, one.case_id)
    return ReportKey(ReportKind.HANDOVER, one.id)
