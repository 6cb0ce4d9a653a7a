"""What the program told colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, literal, select, update

from kcc_desktop.domain.ids import counted_id
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.work_list import MOST_COUNTED
from kcc_desktop.store.bulk import insert_many
from kcc_desktop.store.job import Job
from kcc_desktop.store.work_tables import notice

_columns = notice.c


class SqlNotices:
    """`services.ports_work.Notices`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def tell(self, notices: Sequence[Notice], *, key: str) -> None:
        """Adds these; the ids are given here."""
        if not notices:
            return
        about = notices[0].handover_id or notices[0].report.id
        if self._job.log.claim(key, "notify", "notice", about) is None:
            self.add(notices)

    def add(self, notices: Sequence[Notice]) -> None:
        """Adds these, within a change that happens once by a key of its own."""
        if not notices:
            return
        first = counted_id(datetime.now(UTC), len(notices))
        numbered = (replace(one, id=first + place) for place, one in enumerate(notices))
        insert_many(self._connection, notice, [_row(one) for one in numbered])

    def of(
        self, login: str, *, unread: bool, before: Notice | None, limit: int
    ) -> Sequence[Notice]:
        """What somebody was told, newest first, older than `before`."""
        found = select(notice).where(_columns.login == login)
        if unread:
            found = found.where(_columns.read_at.is_(None))
        if before is not None:
            found = found.where(_columns.id < before.id)
        newest = found.order_by(_columns.id.desc()).limit(limit)
        return [_notice(row) for row in self._connection.execute(newest)]

    def unread(self, login: str) -> int:
        """How many somebody has not read; counting stops at MOST_COUNTED."""
        some = (
            select(literal(1))
            .select_from(notice)
            .where(_columns.login == login, _columns.read_at.is_(None))
            .limit(MOST_COUNTED)
        )
        counted = select(func.count()).select_from(some.subquery())
        return int(self._connection.execute(counted).scalar_one())

    def mark_read(self, login: str, ids: Sequence[int] | None, *, at: datetime) -> None:
        """Marks these of somebody's as read, or all of them. That is no change to log."""
        marked = update(notice).where(_columns.login == login, _columns.read_at.is_(None))
        if ids is not None:
            marked = marked.where(_columns.id.in_(ids))
        self._connection.execute(marked.values(read_at=at))

    def void(
        self,
        handover_ids: Sequence[int],
        kinds: Sequence[NoticeKind],
        *,
        since: datetime,
        at: datetime,
    ) -> None:
        """Marks what anybody was told of these handovers since then, of these kinds, as read."""
        marked = (
            update(notice)
            .where(_columns.handover_id.in_(handover_ids), _columns.read_at.is_(None))
            .where(_columns.kind.in_(kinds), _columns.at >= since)
        )
        self._connection.execute(marked.values(read_at=at))


def _row(one: Notice) -> dict[str, Any]:
    return {
        "id": one.id,
        "login": one.login,
        "at": one.at,
        "kind": one.kind,
        "report_kind": one.report.kind,
        "report_id": one.report.id,
        "handover_id": one.handover_id,
        "subject": one.subject,
        "who": one.who,
        "text": one.text,
        "day": one.day,
        "read_at": one.read_at,
    }


def _notice(row: Any) -> Notice:
    values = row._asdict()
    report = ReportKey(ReportKind(values.pop("report_kind")), values.pop("report_id"))
    return Notice(**(values | {"kind": NoticeKind(row.kind), "report": report}))
