"""Tells whom it concerns what was done with a handover, in the transaction that does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import Concerned, Notice, about, who_hears
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.ports import Work


@dataclass(frozen=True, slots=True)
class News:
    """What was done (None: it was handed over), when, by whom, with which words and day."""

    action: Action | None
    at: datetime
    actor: Actor
    text: str = ""
    day: date | None = None


def tell_of(work: Work, handover: Handover, news: News, *, key: str) -> None:
    """Tells creator, handler, followers and colleagues of `handover`, each what concerns them.

    `handover` is as it is after the action. A repeated `key` tells nobody again.
    """
    if news.action is Action.SEE or (news.action is None and handover.employee_id is None):
        return  # the lists show it: no news to anybody in particular
    report = work.follows.report_of(handover.id)
    heard = who_hears(news.action, _concerned(work, handover, report, news), news.actor.login)
    notices = [
        Notice(
            0,
            login,
            news.at,
            about(kind, handover.kind),
            report,
            handover.subject,
            news.actor.name,
            news.text,
            news.day,
            handover.id,
        )
        for login, kind in sorted(heard.items())
    ]
    work.notices.tell(notices, key=f"{key}/notices")


def _concerned(work: Work, handover: Handover, report: ReportKey, news: News) -> Concerned:
    logins = {agent.employee_id: agent.login for agent in work.organisation.agents()}
    handler = logins.get(handover.employee_id or 0)
    wanted = news.action is Action.CHASE and handler is None
    return Concerned(
        handover.created_login,
        frozenset([handler] if handler else []),
        _colleagues(work, handover, logins) if wanted else frozenset(),
        work.follows.logins(report),
    )


def _colleagues(work: Work, handover: Handover, logins: dict[int, str]) -> frozenset[str]:
    """Who could take it: those of its group, else those of its department."""
    return frozenset(
        logins[one.id]
        for one in work.organisation.employees()
        if one.id in logins
        and one.department_id == handover.department_id
        and handover.group_id in (None, one.group_id)
    )
