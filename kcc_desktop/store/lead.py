"""Open work as a whole, and moving it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, bindparam, func, insert, select, update

from kcc_desktop.domain.board import MARK_LASTS, BoardRow, Mark
from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.services.ports_lead import Held, Move
from kcc_desktop.store.bulk import rows_by
from kcc_desktop.store.handover_rows import promises_read
from kcc_desktop.store.job import Job
from kcc_desktop.store.knowledge_tables import missed_search
from kcc_desktop.store.prepared import Prepared
from kcc_desktop.store.tables import (
    agent,
    department,
    employee,
    handover,
    handover_event,
    location,
    party,
    planned_date,
    product,
)
from kcc_desktop.store.work_tables import handover_move, working_on

#: The index of what is open is by this column.
_open = handover.c.due.is_not(None)
_ROWS = Prepared(
    select(
        handover.c.id,
        handover.c.version,
        handover.c.kind,
        handover.c.subject,
        handover.c.state,
        handover.c.created_at,
        handover.c.department_id,
        handover.c.group_id,
        handover.c.employee_id,
        handover.c.location_id,
        handover.c.product_id,
        handover.c.due,
        handover.c.due_kind,
        department.c.name.label("department"),
        location.c.name.label("from_location"),
        product.c.name.label("product"),
        party.c.name.label("resident"),
        party.c.secret,
        employee.c.first_name,
        employee.c.surname,
    )
    .join(department, department.c.id == handover.c.department_id)
    .outerjoin(location, location.c.id == handover.c.location_id)
    .outerjoin(product, product.c.id == handover.c.product_id)
    .outerjoin(party, party.c.id == handover.c.party_id)
    .outerjoin(employee, employee.c.id == handover.c.employee_id)
    .where(_open)
    .order_by(handover.c.due, handover.c.id)
    .limit(bindparam("most", type_=Integer))
)
#: What makes a handover arrive where it is: being passed on, reopened, or handed over at all.
_ARRIVALS = (Action.FORWARD, Action.REOPEN)
_last_by = (
    select(handover_event.c.who)
    .where(handover_event.c.handover_id == handover.c.id)
    .order_by(handover_event.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


class SqlLeading:
    """`services.ports_lead.Leading`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection
        self._log = job.log

    def open_rows(self, now: datetime, limit: int) -> Sequence[BoardRow]:
        """Open handovers, the oldest first, at most `limit`."""
        arrived, planned, marks = self._arrived(), self._planned(), self._marks(now)
        return [
            _board_row(
                row,
                arrived_at=arrived.get(row.id, row.created_at),
                planned_on=planned.get(row.id),
                mark=marks.get(row.id),
            )
            for row in _ROWS.rows(self._connection, most=limit)
        ]

    def workloads(self, employee_ids: Sequence[int]) -> Mapping[int, int]:
        """How many open handovers each of these colleagues has."""
        own = handover.c.employee_id
        query = select(own, func.count()).where(_open, own.in_(employee_ids)).group_by(own)
        found = {row[0]: row[1] for row in self._connection.execute(query)}
        return {id_: found.get(id_, 0) for id_ in employee_ids}

    def hold(self, handover_ids: Sequence[int]) -> Mapping[int, Held]:
        """Keeps these handovers from being changed by others until the unit of work ends.

        On a file one unit of work writes at a time anyway. A server locks the rows, always in the
        order of their ids, so that two who take the same ones never wait for each other.
        """
        columns = [handover.c[name] for name in Held.__slots__ if name != "last_by"]
        query = select(*columns).where(handover.c.id.in_(handover_ids)).order_by(handover.c.id)
        rows = self._connection.execute(query.with_for_update(of=handover)).all()
        last = select(handover.c.id, _last_by).where(handover.c.id.in_(handover_ids))
        who = {row[0]: row[1] for row in self._connection.execute(last)}
        return {row.id: _held(row, who.get(row.id)) for row in rows}

    def begun(self, key: str) -> int | None:
        """The batch that was moved under this idempotency key, if there is one."""
        return self._log.seen(key)

    def begin(self, key: str, batch_id: int, reason: str) -> None:
        """Writes the audit line of a batch."""
        self._log.claim(key, "reassign", "batch", batch_id, reason)

    def logins(self, employee_ids: Sequence[int | None]) -> Mapping[int | None, str]:
        """The logins of those among these colleagues who have one."""
        wanted = [id_ for id_ in employee_ids if id_ is not None]
        found = rows_by(self._connection, agent.c.employee_id, wanted)
        return {row.employee_id: row.login for row in found if row.active}

    def add_moves(self, moves: Sequence[Move]) -> None:
        """Writes down what was moved."""
        if moves:
            rows = [{name: getattr(move, name) for name in Move.__slots__} for move in moves]
            self._connection.execute(insert(handover_move), rows)

    def moves(self, batch_id: int) -> Sequence[Move]:
        """The moves of a batch."""
        query = select(handover_move).where(handover_move.c.batch_id == batch_id)
        return [Move(**row._asdict()) for row in self._connection.execute(query)]

    def batches(self, login: str, since: datetime) -> Sequence[int]:
        """The batches that `login` moved since then and that were not undone whole."""
        columns = handover_move.c
        query = (
            select(columns.batch_id)
            .where(columns.login == login, columns.at >= since, columns.undone_at.is_(None))
            .group_by(columns.batch_id)
            .order_by(columns.batch_id.desc())
        )
        return list(self._connection.execute(query).scalars())

    def undo_moves(self, move_ids: Sequence[int], at: datetime) -> None:
        """Writes down that these moves were taken back."""
        changed = update(handover_move).where(handover_move.c.id.in_(move_ids))
        self._connection.execute(changed.values(undone_at=at))

    def state_before(self, move: Move) -> State:
        """The state in which a handover was when it was moved."""
        columns = handover_event.c
        query = (
            select(columns.state, columns.action)
            .where(columns.handover_id == move.handover_id)
            .order_by(columns.id.desc())
        )
        events = self._connection.execute(query).all()
        forwarded = [place for place, row in enumerate(events) if row.action == Action.FORWARD]
        return State(events[forwarded[0] + 1].state)

    def promises_before(self, move: Move) -> Sequence[Promise] | None:
        """What was promised of a handover when it was moved; None when that was not changed.

        The log holds it: what stood is written with each change of promises.
        """
        key = f"move/{move.batch_id}/{move.handover_id}/promises"
        stood = self._log.detail(key)
        return None if stood is None else promises_read(stood)

    def missed_searches(self, since: date, limit: int) -> Sequence[tuple[str, int]]:
        """What was sought without a hit since that day and not dealt with, most often first."""
        columns, times = missed_search.c, func.sum(missed_search.c.times)
        query = (
            select(func.max(columns.shown), times)
            .where(columns.day >= since, columns.handled_at.is_(None))
            .group_by(columns.query)
            .order_by(times.desc(), columns.query)
            .limit(limit)
        )
        return [(row[0], int(row[1])) for row in self._connection.execute(query)]

    def _planned(self) -> Mapping[int, date]:
        query = (
            select(planned_date.c.handover_id, planned_date.c.day)
            .join(handover, handover.c.id == planned_date.c.handover_id)
            .where(handover.c.state == State.PLANNED, planned_date.c.replaced_at.is_(None))
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _arrived(self) -> Mapping[int, datetime]:
        columns = handover_event.c
        query = (
            select(columns.handover_id, func.max(columns.at, type_=columns.at.type))
            .join(handover, handover.c.id == columns.handover_id)
            .where(handover.c.state.in_((State.NEW, State.REOPENED)))
            .where(columns.action.in_(_ARRIVALS))
            .group_by(columns.handover_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _marks(self, now: datetime) -> Mapping[int, Mark]:
        query = select(working_on).where(working_on.c.seen_at >= now - MARK_LASTS)
        return {
            row.handover_id: Mark(row.handover_id, row.login, row.who, row.since)
            for row in self._connection.execute(query)
        }


def _board_row(row: Any, **found: Any) -> BoardRow:
    values = row._asdict()
    handler = f"{values.pop('first_name') or ''} {values.pop('surname') or ''}".strip()
    secret = values.pop("secret")
    del values["created_at"]
    due, due_kind = values.pop("due"), values.pop("due_kind")
    values |= {
        "promise": Promise(PromiseKind(due_kind), due) if due_kind else None,
        "kind": HandoverKind(row.kind),
        "state": State(row.state),
        "resident": "" if secret else row.resident or "",
        "from_location": row.from_location or "",
        "product": row.product or "",
        "handler": handler,
    }
    return BoardRow(**values, **found)


def _held(row: Any, last_by: str | None) -> Held:
    return Held(**(row._asdict() | {"state": State(row.state), "last_by": last_by or ""}))
