"""Who wants to be kept informed of which reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.store.bulk import put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.report_rows import own_keys
from kcc_desktop.store.work_tables import follow

_columns = follow.c


class SqlFollows:
    """`services.ports_work.Follows`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def follow(self, login: str, report: ReportKey, *, at: datetime, key: str) -> None:
        """From now on; nothing changes for who does already."""
        if self._job.log.claim(key, "follow", report.kind, report.id) is not None:
            return
        if login not in self.logins(report):
            row = {"login": login, "report_kind": report.kind, "report_id": report.id, "since": at}
            put_row(self._connection, follow, row)

    def unfollow(self, login: str, report: ReportKey, *, key: str) -> None:
        """No longer."""
        if self._job.log.claim(key, "unfollow", report.kind, report.id) is not None:
            return
        self._connection.execute(
            delete(follow).where(
                _columns.login == login,
                _columns.report_kind == report.kind,
                _columns.report_id == report.id,
            )
        )

    def logins(self, report: ReportKey) -> frozenset[str]:
        """Who does."""
        found = select(_columns.login).where(
            _columns.report_id == report.id, _columns.report_kind == report.kind
        )
        return frozenset(self._connection.execute(found).scalars())

    def of(self, login: str) -> Sequence[ReportKey]:
        """What somebody follows, latest first."""
        found = select(follow).where(_columns.login == login).order_by(_columns.since.desc())
        rows = self._connection.execute(found)
        return [ReportKey(ReportKind(row.report_kind), row.report_id) for row in rows]

    def report_of(self, handover_id: int) -> ReportKey:
        """The report that a handover belongs to. Raises NotFound."""
        return own_keys(self._connection, [ReportKey(ReportKind.HANDOVER, handover_id)])[0]
