"""Tells whoever follows a case, or handed it over, what its register says anew.

Reading a case twice costs more than the rest of an import, so only cases that somebody waits for
are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import Step
from kcc_desktop.store.case_rows import load_cases
from kcc_desktop.store.job import Job
from kcc_desktop.store.ledger import SqlLedger
from kcc_desktop.store.notices import SqlNotices
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import handover
from kcc_desktop.store.work_tables import follow

_FOLLOWERS = Prepared(
    select(follow.c.report_id.label("case_id"), follow.c.login)
    .where(Among(follow.c.report_id), follow.c.report_kind == ReportKind.CASE)
    .union(
        select(handover.c.case_id, handover.c.created_login.label("login")).where(
            Among(handover.c.case_id), handover.c.created_login != ""
        )
    )
)
_NEWS_OF_STEP = {
    Step.DONE: NoticeKind.DONE,
    Step.REFUSED: NoticeKind.REFUSED,
    Step.REOPENED: NoticeKind.REOPENED,
}


@dataclass(frozen=True, slots=True)
class Watched:
    """Cases that somebody waits for, as they were, and who waits for which."""

    cases: Mapping[int, Case]
    logins: Mapping[int, Sequence[str]]


def watched(job: Job, case_ids: Sequence[int]) -> Watched:
    """Those among the cases that are about to change."""
    logins: dict[int, list[str]] = defaultdict(list)
    for row in _FOLLOWERS.rows(job.connection, wanted=list(case_ids)) if case_ids else ():
        logins[row.case_id].append(row.login)
    cases = load_cases(job.connection, list(logins)) if logins else {}
    return Watched(cases, logins)


def tell_changed(job: Job, case_ids: Sequence[int], before: Watched) -> None:
    """Tells what the cases that were just changed bring anew, and where a promise departs."""
    now = datetime.now(UTC)
    reports = [ReportKey(ReportKind.CASE, id_) for id_ in case_ids]
    SqlLedger(job).compare(reports, at=now)
    present = load_cases(job.connection, list(before.cases)) if before.cases else {}
    SqlNotices(job).add(
        [
            notice
            for id_, case in present.items()
            for notice in _news(before.cases[id_], case, before.logins[id_], now)
        ]
    )


def _news(before: Case, after: Case, logins: Sequence[str], now: datetime) -> Iterator[Notice]:
    report = ReportKey(ReportKind.CASE, after.id)
    subject = after.kind or after.title
    for kind, day in _changes(before, after):
        for login in sorted(logins):
            yield Notice(0, login, now, kind, report, subject, after.source, day=day)


def _changes(before: Case, after: Case) -> Iterator[tuple[NoticeKind, date | None]]:
    known = _days(before)
    yield from ((NoticeKind.PLANNED, day) for day in sorted(_days(after) - known))
    if after.step is not before.step and after.step in _NEWS_OF_STEP:
        yield _NEWS_OF_STEP[after.step], None


def _days(case: Case) -> set[date]:
    return {plan.day for plan in case.planned if plan.replaced_at is None}
