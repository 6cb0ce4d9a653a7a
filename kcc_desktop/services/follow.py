"""Keep me informed: whoever follows a report is told each step in it."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.ports import Clock, Work, Workspace


class Follow:
    """What `actor` wants to be kept informed of."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def follow(self, report: ReportKey, *, key: str) -> ReportKey:
        """Keeps `actor` informed from now on; gives the report that it really is.

        A handover of a case is that case, a part of a handover that handover. Raises NotFound.
        """
        with self._workspace.work(self._actor) as work:
            own = _own(work, report)
            work.follows.follow(self._actor.login, own, at=self._clock(), key=key)
            return own

    def unfollow(self, report: ReportKey, *, key: str) -> None:
        """No longer. Raises NotFound."""
        with self._workspace.work(self._actor) as work:
            work.follows.unfollow(self._actor.login, _own(work, report), key=key)

    def follows(self, report: ReportKey) -> bool:
        """Whether `actor` does. Raises NotFound."""
        with self._workspace.look() as work:
            return self._actor.login in work.follows.logins(_own(work, report))

    def mine(self) -> Sequence[ReportKey]:
        """What `actor` follows, latest first."""
        with self._workspace.look() as work:
            return work.follows.of(self._actor.login)


def _own(work: Work, report: ReportKey) -> ReportKey:
    if report.kind is ReportKind.HANDOVER:
        return work.follows.report_of(report.id)
    if report.kind is ReportKind.CONTACT:
        return work.reports.of_contact(report.id)
    return report
