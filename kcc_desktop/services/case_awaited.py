"""Brings handovers to the team leads for which their department's system has no case in time.

Every desk looks now and then; each handover is told of once, by whichever desk is first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.systems import Awaited
from kcc_desktop.services.ports import Clock, Work, Workspace

#: How many are told of in one transaction.
BATCH = 100
_PROGRAM = Actor("KCC Desktop", "", origin="escalate")


class CaseAwaited:
    """Tells the team leads, and who handed it over, that no case appeared."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    def run(self) -> int:
        """Tells of all that are late; gives how many. Nothing is written when there are none.

        Raises WorkspaceFault.
        """
        now, count = self._clock(), 0
        while True:
            with self._workspace.look() as work:
                late = work.case_links.awaited(now=now, limit=BATCH)
            if not late:
                return count
            count += self._tell(late, now)

    def _tell(self, late: Sequence[Awaited], now: datetime) -> int:
        with self._workspace.work(_PROGRAM) as work:
            mine = [one for one in late if work.case_links.missed(one)]
            agents = work.organisation.agents()
            leads = {one.login for one in agents if one.role is Role.LEAD and one.active}
            for one in mine:
                notices = [_notice(work, one, login, now) for login in _hearers(one, leads)]
                work.notices.tell(notices, key=f"case-missed/{one.handover_id}/notices")
        return len(mine)


def _hearers(one: Awaited, leads: set[str]) -> list[str]:
    return sorted(login for login in {one.created_login, *leads} if login)


def _notice(work: Work, one: Awaited, login: str, now: datetime) -> Notice:
    report = work.follows.report_of(one.handover_id)
    return Notice(
        0,
        login,
        now,
        NoticeKind.NO_CASE,
        report,
        one.subject,
        one.department,
        handover_id=one.handover_id,
    )
