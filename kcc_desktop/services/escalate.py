"""Brings what was not seen or done in time to the team leads. The desk runs it now and then.

Every desk does; each promise of each handover is escalated once, by whichever desk is first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.escalation import MOST_SINGLE, escalates, escalation_key, escalation_kind
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_work import Overdue

#: How many are marked in one transaction: others who write wait no longer than that takes.
BATCH = 200
#: Under this name the log shows it.
_PROGRAM = Actor("KCC Desktop", "", origin="escalate")


class Escalate:
    """Tells the team leads of promises that have passed."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    def run(self) -> int:
        """Escalates all that is due; gives how many. Nothing is written when there are none.

        Raises WorkspaceFault; what was escalated before stays, and the next run goes on from there.
        """
        now, count = self._clock(), 0
        while True:
            with self._workspace.look() as work:
                found = work.work_lists.overdue(now=now, limit=BATCH)
            due = [one for one in found if escalates(one.promise, now)]
            if not due:
                return count
            count += self._escalate(due, now)

    def _escalate(self, due: Sequence[Overdue], now: datetime) -> int:
        with self._workspace.work(_PROGRAM) as work:
            mine = [
                one
                for one in due
                if work.work_lists.escalate(
                    one, at=now, key=escalation_key(one.handover_id, one.promise)
                )
            ]
            if mine:
                _tell_leads(work, mine, now)
        return len(mine)


def _tell_leads(work: Work, mine: Sequence[Overdue], now: datetime) -> None:
    agents = work.organisation.agents()
    leads = sorted(one.login for one in agents if one.role is Role.LEAD and one.active)
    first = mine[0]
    key = escalation_key(first.handover_id, first.promise)
    notices = [notice for login in leads for notice in _notices(login, mine, now)]
    work.notices.tell(notices, key=f"{key}/notices")


def _notices(login: str, mine: Sequence[Overdue], now: datetime) -> list[Notice]:
    """One for each, or one for all when there are many."""
    if len(mine) > MOST_SINGLE:
        nowhere = ReportKey(ReportKind.HANDOVER, 0)
        return [Notice(0, login, now, NoticeKind.MANY_LATE, nowhere, str(len(mine)))]
    return [
        Notice(
            0,
            login,
            now,
            escalation_kind(one.promise.kind),
            one.report,
            one.subject,
            one.who,
            handover_id=one.handover_id,
        )
        for one in mine
    ]
