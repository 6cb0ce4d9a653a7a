"""Who is there, what they have before them, who is away, and how they arranged their lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from kcc_desktop.domain.board import Away, Mark
from kcc_desktop.domain.ids import counted_id
from kcc_desktop.services.ports_lead import Presence, SavedView
from kcc_desktop.store.bulk import insert_new, put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.work_tables import absence, presence, saved_view, working_on


class SqlFloor:
    """`services.ports_lead.Floor`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def put_presence(self, one: Presence) -> None:
        """Says that somebody is there."""
        put_row(self._connection, presence, {name: getattr(one, name) for name in one.__slots__})

    def presences(self, since: datetime) -> Sequence[Presence]:
        """Everyone heard of since then."""
        query = select(presence).where(presence.c.seen_at >= since).order_by(presence.c.who)
        return [Presence(**row._asdict()) for row in self._connection.execute(query)]

    def put_mark(self, mark: Mark, seen_at: datetime, stale: datetime) -> Mark:
        """Marks a handover, unless somebody else's mark was renewed since `stale`."""
        columns = working_on.c
        row = {"handover_id": mark.handover_id, "login": mark.login, "who": mark.who}
        row |= {"since": mark.since, "seen_at": seen_at}
        if insert_new(self._connection, working_on, row, unique="handover_id"):
            return mark
        own = update(working_on).where(columns.handover_id == mark.handover_id)
        self._connection.execute(own.where(columns.login == mark.login).values(seen_at=seen_at))
        self._connection.execute(own.where(columns.seen_at < stale).values(**row))
        return self._mark_on(mark.handover_id) or mark  # gone meanwhile: renewing sets it

    def remove_mark(self, handover_id: int, login: str) -> None:
        """Takes one's own mark away."""
        columns = working_on.c
        own = (columns.handover_id == handover_id, columns.login == login)
        self._connection.execute(delete(working_on).where(*own))

    def marks(self, handover_ids: Sequence[int], since: datetime) -> Sequence[Mark]:
        """The marks on these handovers that were renewed since then."""
        columns = working_on.c
        query = select(working_on).where(
            columns.handover_id.in_(handover_ids), columns.seen_at >= since
        )
        return [_mark(row) for row in self._connection.execute(query)]

    def _mark_on(self, handover_id: int) -> Mark | None:
        query = select(working_on).where(working_on.c.handover_id == handover_id)
        row = self._connection.execute(query).first()
        return None if row is None else _mark(row)


class SqlAbsences:
    """`services.ports_lead.Absences`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def from_day(self, day: date) -> Sequence[Away]:
        """All absences that are not over before `day`, the first to begin first."""
        columns = absence.c
        query = (
            select(absence)
            .where(columns.until_day >= day, columns.cancelled_at.is_(None))
            .order_by(columns.from_day, columns.id)
        )
        return [_away(row) for row in self._connection.execute(query)]

    def add(self, away: Away, *, key: str) -> int:
        """Writes an absence down; returns its id."""
        one = replace(away, id=away.id or counted_id(datetime.now(UTC)), version=1)
        first = self._job.log.claim(key, "absent", "employee", one.employee_id, one.reason)
        if first is None:
            row = {name: getattr(one, name) for name in one.__slots__}
            self._connection.execute(insert(absence).values(**row))
        return one.id

    def cancel(self, absence_id: int, *, version: int, at: datetime, key: str) -> None:
        """Takes an absence back. Raises Conflict, NotFound."""
        columns = absence.c
        found = self._connection.execute(select(absence).where(columns.id == absence_id)).first()
        if found is None:
            raise not_found("absence")
        if self._job.log.claim(key, "present", "employee", found.employee_id) is not None:
            return
        own = update(absence).where(columns.id == absence_id, columns.version == version)
        changed = own.where(columns.cancelled_at.is_(None))
        taken = self._connection.execute(changed.values(cancelled_at=at, version=version + 1))
        if taken.rowcount != 1:
            who = self._job.log.last_actor("employee", found.employee_id, skip=1)
            raise conflict("absence", winner=who, version=found.version)


class SqlSavedViews:
    """`services.ports_lead.SavedViews`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def of(self, login: str, place: str) -> Sequence[SavedView]:
        """One's own and everyone's, in their order."""
        columns = saved_view.c
        query = (
            select(saved_view)
            .where(columns.place == place, or_(columns.login == login, columns.login == ""))
            .order_by(columns.position, columns.name, columns.id)
        )
        return [SavedView(**row._asdict()) for row in self._connection.execute(query)]

    def put(self, view: SavedView) -> SavedView:
        """Saves a view; one with the same login, place and name is replaced."""
        columns = saved_view.c
        same = (
            columns.login == view.login,
            columns.place == view.place,
            columns.name == view.name,
        )
        stands = self._connection.execute(select(columns.id).where(*same)).scalar()
        one = replace(view, id=stands or view.id or counted_id(datetime.now(UTC)))
        row = {name: getattr(one, name) for name in one.__slots__}
        put_row(self._connection, saved_view, row | {"arrangement": dict(one.arrangement)})
        return one

    def remove(self, view_id: int, login: str) -> None:
        """Takes one's own view away; does nothing where it isn't there."""
        own = (saved_view.c.id == view_id, saved_view.c.login == login)
        self._connection.execute(delete(saved_view).where(*own))


def _mark(row: Any) -> Mark:
    return Mark(row.handover_id, row.login, row.who, row.since)


def _away(row: Any) -> Away:
    values = row._asdict()
    del values["cancelled_at"]
    return Away(**values)
