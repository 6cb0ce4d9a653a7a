"""What residents were told, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select, update

from kcc_desktop.domain.ids import counted_id
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.told_promises import Departed, ToldPromise, departs
from kcc_desktop.store.bulk import insert_many
from kcc_desktop.store.job import Job
from kcc_desktop.store.notices import SqlNotices
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import case, handover, party, party_phone, planned_date, product
from kcc_desktop.store.work_tables import told_promise

_columns = told_promise.c
_STANDING = Prepared(
    select(told_promise).where(
        Among(_columns.report_id), _columns.departed_at.is_(None), _columns.settled_at.is_(None)
    )
)
_DAYS_OF_CASES = Prepared(
    select(planned_date.c.case_id.label("id"), planned_date.c.day).where(
        Among(planned_date.c.case_id), planned_date.c.replaced_at.is_(None)
    )
)
#: Of handovers only what is open can still be done on a day.
_DAYS_OF_HANDOVERS = Prepared(
    select(handover.c.id, handover.c.parent_id, handover.c.case_id, planned_date.c.day)
    .join(planned_date, planned_date.c.handover_id == handover.c.id)
    .where(planned_date.c.replaced_at.is_(None), handover.c.due.is_not(None))
    .where(Among(handover.c.id))
)
_OF_REPORTS = {
    ReportKind.CASE: Prepared(select(handover.c.id).where(Among(handover.c.case_id))),
    ReportKind.HANDOVER: Prepared(
        select(handover.c.id)
        .where(Among(handover.c.id))
        .union(select(handover.c.id).where(Among(handover.c.parent_id)))
    ),
}
_TITLES = {
    ReportKind.CASE: Prepared(
        select(case.c.id, case.c.title.label("title"), product.c.name.label("product"))
        .outerjoin(product, product.c.id == case.c.product_id)
        .where(Among(case.c.id))
    ),
    ReportKind.HANDOVER: Prepared(
        select(handover.c.id, handover.c.subject.label("title"), product.c.name.label("product"))
        .outerjoin(product, product.c.id == handover.c.product_id)
        .where(Among(handover.c.id))
    ),
}


class SqlLedger:
    """`services.ports_work.Ledger`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def add(self, told: Sequence[ToldPromise], *, key: str) -> None:
        """Adds these; the ids are given here."""
        if not told:
            return
        about = told[0].report
        if self._job.log.claim(key, "promise", about.kind, about.id) is not None:
            return
        first = counted_id(datetime.now(UTC), len(told))
        rows = [_row(replace(one, id=first + place)) for place, one in enumerate(told)]
        insert_many(self._connection, told_promise, rows)

    def of(self, report: ReportKey) -> Sequence[ToldPromise]:
        """What was told of a report, oldest first."""
        found = (
            select(told_promise)
            .where(_columns.report_id == report.id, _columns.report_kind == report.kind)
            .order_by(_columns.id)
        )
        return [_told(row) for row in self._connection.execute(found)]

    def departed(self, login: str | None, *, limit: int) -> Sequence[Departed]:
        """What departed and is not settled, told by `login` or by anyone; oldest first."""
        found = select(told_promise).where(_columns.departed_at.is_not(None))
        found = found.where(_columns.settled_at.is_(None))
        if login is not None:
            found = found.where(_columns.login == login)
        rows = self._connection.execute(found.order_by(_columns.id).limit(limit))
        return self._with_residents([_told(row) for row in rows])

    def settle(self, ids: Sequence[int], *, at: datetime, key: str) -> None:
        """These were kept, or the resident knows better by now."""
        if not ids or self._job.log.claim(key, "settle", "told_promise", ids[0]) is not None:
            return
        settled = update(told_promise).where(_columns.id.in_(ids), _columns.settled_at.is_(None))
        self._connection.execute(settled.values(settled_at=at))

    def kept(self, report: ReportKey, *, at: datetime) -> None:
        """It was done: what was told of it, and did not depart, was kept."""
        settled = update(told_promise).where(
            _columns.report_id == report.id,
            _columns.report_kind == report.kind,
            _columns.departed_at.is_(None),
            _columns.settled_at.is_(None),
        )
        self._connection.execute(settled.values(settled_at=at))

    def compare(self, reports: Sequence[ReportKey], *, at: datetime) -> None:
        """Marks what departs from the days planned now, and tells whoever told it.

        Whoever plans the other day knows already.
        """
        ids = sorted({report.id for report in reports})
        rows = _STANDING.rows(self._connection, wanted=ids) if ids else ()
        standing = [told for told in map(_told, rows) if told.report in reports]
        if not standing:
            return
        days = self._days({told.report for told in standing})
        gone = [told for told in standing if departs(told, days[told.report])]
        if gone:
            self._depart(gone, days, at)

    def _depart(
        self, gone: Sequence[ToldPromise], days: dict[ReportKey, set[date]], at: datetime
    ) -> None:
        marked = update(told_promise).where(_columns.id.in_([told.id for told in gone]))
        self._connection.execute(marked.values(departed_at=at))
        titles = self._titles({told.report for told in gone})
        notices = {
            (told.login, told.report): Notice(
                0,
                told.login,
                at,
                NoticeKind.DEPARTED,
                told.report,
                titles.get(told.report, ""),
                day=min(days[told.report]),
            )
            for told in gone
            if told.login not in ("", self._job.actor.login)
        }
        SqlNotices(self._job).add(list(notices.values()))

    def _days(self, reports: Iterable[ReportKey]) -> dict[ReportKey, set[date]]:
        """The days that stand now, per report."""
        days: dict[ReportKey, set[date]] = defaultdict(set)
        ids = _by_kind(reports)
        for row in _rows(_DAYS_OF_CASES, self._connection, ids[ReportKind.CASE]):
            days[ReportKey(ReportKind.CASE, row.id)].add(row.day)
        for kind, finding in _OF_REPORTS.items():
            own = [row.id for row in _rows(finding, self._connection, ids[kind])]
            for row in _rows(_DAYS_OF_HANDOVERS, self._connection, own):
                lead = row.case_id if kind is ReportKind.CASE else row.parent_id or row.id
                days[ReportKey(kind, lead)].add(row.day)
        return days

    def _titles(self, reports: Iterable[ReportKey]) -> dict[ReportKey, str]:
        """What reports are about: the product, else the title."""
        ids = _by_kind(reports)
        return {
            ReportKey(kind, row.id): row.product or row.title
            for kind, finding in _TITLES.items()
            for row in _rows(finding, self._connection, ids[kind])
        }

    def _with_residents(self, told: Sequence[ToldPromise]) -> list[Departed]:
        titles = self._titles({one.report for one in told})
        days = self._days({one.report for one in told})
        people = self._people({one.party_id for one in told if one.party_id})
        return [
            Departed(
                one,
                titles.get(one.report, ""),
                planned=tuple(sorted(days[one.report])),
                **people.get(one.party_id or 0, {}),
            )
            for one in told
        ]

    def _people(self, ids: set[int]) -> dict[int, dict[str, Any]]:
        """Whom to call, under the names of the fields of `Departed`."""
        first = party_phone.c.position == 0
        found = (
            select(party.c.id, party.c.name, party.c.secret, party_phone.c.shown)
            .outerjoin(party_phone, (party_phone.c.party_id == party.c.id) & first)
            .where(party.c.id.in_(ids))
        )
        return {
            row.id: {
                "resident": "" if row.secret else row.name,
                "is_secret": bool(row.secret),
                "phone": "" if row.secret else row.shown or "",
            }
            for row in self._connection.execute(found)
        }


def _by_kind(reports: Iterable[ReportKey]) -> dict[ReportKind, list[int]]:
    ids: dict[ReportKind, list[int]] = {kind: [] for kind in ReportKind}
    for report in reports:
        ids[report.kind].append(report.id)
    return ids


def _rows(statement: Prepared, connection: Any, wanted: list[int]) -> list[Any]:
    return statement.rows(connection, wanted=wanted) if wanted else []


def _row(one: ToldPromise) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "contact_id": one.contact_id,
        "party_id": one.party_id,
        "login": one.login,
        "who": one.who,
        "report_kind": one.report.kind,
        "report_id": one.report.id,
        "day": one.day,
        "due": one.due,
        "text": one.text,
        "departed_at": one.departed_at,
        "settled_at": one.settled_at,
    }


def _told(row: Any) -> ToldPromise:
    values = row._asdict()
    report = ReportKey(ReportKind(values.pop("report_kind")), values.pop("report_id"))
    return ToldPromise(**values, report=report)
