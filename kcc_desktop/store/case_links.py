"""What belongs together: cases of several systems, and handovers with the cases made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, exists, literal, or_, select, update

from kcc_desktop.domain.keys import KeyScheme, case_number_keys
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.systems import Awaited, CaseLink, CaseRelation
from kcc_desktop.store.bulk import insert_new
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.system_tables import case_link
from kcc_desktop.store.tables import (
    audit_entry,
    case,
    contact_case,
    department,
    handover,
    planned_date,
    question,
    search_key,
)
from kcc_desktop.store.work_tables import follow, told_promise

_links = case_link.c
_MISSED = "case-missed/"
#: The line of the log that says that somebody was told.
_TOLD = exists().where(audit_entry.c.key == literal(_MISSED) + cast(handover.c.id, Text))
_LONGEST_NUMBER = 100


class SqlCaseLinks:
    """`services.ports_systems.CaseLinks`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def link(
        self, case_id: int, other_id: int, relation: CaseRelation, *, at: datetime, key: str
    ) -> None:
        """From now on; linking twice changes nothing."""
        if self._linked(case_id, other_id):
            return
        if self._job.log.claim(key, "link", "case", case_id, f"{relation} {other_id}") is not None:
            return
        row = {"case_id": case_id, "other_id": other_id, "relation": relation, "since": at}
        insert_new(self._connection, case_link, row, unique="case_id, other_id")

    def of(self, case_id: int) -> Sequence[CaseLink]:
        """What a case is linked with, either way round, oldest first."""
        found = (
            select(case_link)
            .where(or_(_links.case_id == case_id, _links.other_id == case_id))
            .order_by(_links.since, _links.other_id)
        )
        return [
            CaseLink(row.case_id, row.other_id, CaseRelation(row.relation), row.since)
            for row in self._connection.execute(found)
        ]

    def appeared(self, handover_id: int, case_id: int, *, key: str) -> None:
        """The case made of a handover is there; all that hangs on the handover hangs on the case.

        A handover about a case that was there before keeps that one, which gets this one beside it.
        Raises NotFound.
        """
        one = self._handover(handover_id)
        detail = f"handover {handover_id}"
        if self._job.log.claim(key, "appear", "case", case_id, detail) is not None:
            return
        settled = update(handover).where(handover.c.id == handover_id)
        self._connection.execute(settled.values(case_id=one.case_id or case_id, case_due=None))
        if one.case_id not in (None, case_id):
            at = one.created_at
            relation = CaseRelation.WORK_ORDER
            self.link(one.case_id, case_id, relation, at=at, key=f"{key}/link")
            return
        self._job.log.many("appear", "handover", [handover_id], f"case {case_id}")
        self._carry_over(one, case_id)

    def expect(self, handover_id: int, due: datetime | None, *, key: str) -> None:
        """A case for it is expected by `due`; without it, no longer. Raises NotFound."""
        self._handover(handover_id)
        detail = due.isoformat() if due else ""
        if self._job.log.claim(key, "expect", "handover", handover_id, detail) is None:
            expected = update(handover).where(handover.c.id == handover_id)
            self._connection.execute(expected.values(case_due=due))

    def awaited(self, *, now: datetime, limit: int) -> Sequence[Awaited]:
        """Open handovers without a case past its time of which nobody was told yet."""
        columns = handover.c
        found = (
            select(
                columns.id,
                columns.subject,
                columns.department_id,
                department.c.name,
                columns.case_due,
                columns.created_login,
            )
            .join(department, department.c.id == columns.department_id)
            .where(columns.case_due.is_not(None), columns.case_due < now)
            .where(columns.due.is_not(None), ~_TOLD)
            .order_by(columns.case_due, columns.id)
            .limit(limit)
        )
        return [Awaited(*row) for row in self._connection.execute(found)]

    def missed(self, awaited: Awaited) -> bool:
        """Somebody is told that its case did not appear; whether this is the first time."""
        id_ = awaited.handover_id
        return self._job.log.claim(f"{_MISSED}{id_}", "case_missed", "handover", id_) is None

    def numbered(self, numbers: Sequence[str]) -> Sequence[tuple[int, str]]:
        """The cases that bear exactly one of these numbers: ids with sources, oldest first."""
        wanted = {number.strip()[:_LONGEST_NUMBER] for number in numbers if number.strip()}
        keys = {key for number in wanted for key in case_number_keys(number)[:1] if key}
        near = select(search_key.c.ref).where(
            search_key.c.scheme == KeyScheme.CASE, search_key.c.key.in_(sorted(keys))
        )
        found = select(case.c.id, case.c.source, case.c.number).where(case.c.id.in_(near))
        rows = self._connection.execute(found.order_by(case.c.id))
        same = {number.casefold() for number in wanted}
        return [(row.id, row.source) for row in rows if row.number.casefold() in same]

    def _linked(self, case_id: int, other_id: int) -> bool:
        pair = (_links.case_id == case_id, _links.other_id == other_id)
        return self._connection.execute(select(_links.case_id).where(*pair)).first() is not None

    def _handover(self, handover_id: int) -> Any:
        found = select(handover).where(handover.c.id == handover_id)
        row = self._connection.execute(found).first()
        if row is None:
            raise not_found("handover")
        return row

    def _carry_over(self, one: Any, case_id: int) -> None:
        """Question, contact, resident, followers and what was told go along to the case."""
        execute = self._connection.execute
        if one.question_id is not None:
            asked = update(question).where(question.c.id == one.question_id)
            execute(asked.where(question.c.case_id.is_(None)).values(case_id=case_id))
        if one.contact_id is not None:
            row = {"contact_id": one.contact_id, "case_id": case_id}
            insert_new(self._connection, contact_case, row, unique="contact_id, case_id")
        self._own(one, case_id)
        self._follow(one.id, case_id)
        told = told_promise.c
        about = (told.report_kind == ReportKind.HANDOVER, told.report_id == one.id)
        moved = update(told_promise).where(*about)
        execute(moved.values(report_kind=ReportKind.CASE, report_id=case_id))

    def _own(self, one: Any, case_id: int) -> None:
        """The case is of the resident and about the product of the handover, where it has none."""
        for name in ("party_id", "product_id"):
            value = getattr(one, name)
            if value is not None:
                unknown = update(case).where(case.c.id == case_id, case.c[name].is_(None))
                self._connection.execute(unknown.values({name: value}))
        if one.party_id is not None:
            days = update(planned_date).where(planned_date.c.case_id == case_id)
            own = days.where(planned_date.c.party_id.is_(None))
            self._connection.execute(own.values(party_id=one.party_id))

    def _follow(self, handover_id: int, case_id: int) -> None:
        """Who follows the handover follows the case."""
        about = (follow.c.report_kind == ReportKind.HANDOVER, follow.c.report_id == handover_id)
        for row in self._connection.execute(select(follow).where(*about)).all():
            moved = row._asdict() | {"report_kind": ReportKind.CASE, "report_id": case_id}
            insert_new(self._connection, follow, moved, unique="login, report_kind, report_id")
        self._connection.execute(delete(follow).where(*about))
