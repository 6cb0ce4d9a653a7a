"""Handovers as the lines of a list: with the names that they are shown by, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from kcc_desktop.domain.handover import NEVER, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.work_list import WorkLine, lateness
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import (
    agent,
    case,
    department,
    employee,
    handover,
    handover_event,
    location,
    party,
    product,
    work_group,
)

_columns = handover.c
_creator = employee.alias("creator")
_home = department.alias("home")
_part = handover.alias("part")
_whole = handover.alias("whole")
#: A part is for whom the whole is.
_party_id = func.coalesce(_columns.party_id, _whole.c.party_id)
_chased = (
    select(func.count())
    .where(handover_event.c.handover_id == _columns.id, handover_event.c.action == Action.CHASE)
    .scalar_subquery()
)
_parts = select(func.count()).where(_part.c.parent_id == _columns.id).scalar_subquery()
_LINES = Prepared(
    select(
        _columns.id,
        _columns.kind,
        _columns.subject,
        _columns.state,
        _columns.version,
        _columns.created_at,
        _columns.created_by,
        _columns.department_id,
        department.c.name.label("department"),
        party.c.name.label("resident"),
        party.c.secret.label("is_secret"),
        location.c.name.label("from_location"),
        _home.c.name.label("from_department"),
        work_group.c.name.label("group"),
        _columns.employee_id,
        employee.c.first_name,
        employee.c.surname,
        _columns.due,
        _columns.due_kind,
        _columns.call_at,
        _columns.escalated_at,
        _columns.parent_id,
        _columns.case_id,
        case.c.number.label("case_number"),
        _party_id.label("party_id"),
        _columns.product_id,
        product.c.name.label("product"),
        _columns.case_due,
        _chased.label("chased"),
        _parts.label("parts"),
    )
    .outerjoin(department, department.c.id == _columns.department_id)
    .outerjoin(_whole, _whole.c.id == _columns.parent_id)
    .outerjoin(party, party.c.id == _party_id)
    .outerjoin(location, location.c.id == _columns.location_id)
    .outerjoin(agent, agent.c.login == _columns.created_login)
    .outerjoin(_creator, _creator.c.id == agent.c.employee_id)
    .outerjoin(_home, _home.c.id == _creator.c.department_id)
    .outerjoin(work_group, work_group.c.id == _columns.group_id)
    .outerjoin(employee, employee.c.id == _columns.employee_id)
    .outerjoin(case, case.c.id == _columns.case_id)
    .outerjoin(product, product.c.id == _columns.product_id)
    .where(Among(_columns.id))
)


def lines_of(connection: Connection, ids: Sequence[int], now: datetime) -> list[WorkLine]:
    """These handovers as lines, in this order; without those that aren't there."""
    if not ids:
        return []
    rows = {row.id: row for row in _LINES.rows(connection, wanted=list(ids))}
    return [_line(rows[id_], now) for id_ in ids if id_ in rows]


def _line(row: Any, now: datetime) -> WorkLine:
    promise = _promise(row)
    secret = bool(row.is_secret)
    return WorkLine(
        id=row.id,
        kind=HandoverKind(row.kind),
        subject=row.subject,
        state=State(row.state),
        version=row.version,
        created_at=row.created_at,
        created_by=row.created_by,
        department_id=row.department_id,
        department=row.department or "",
        resident="" if secret else row.resident or "",
        is_secret=secret,
        from_location=row.from_location or "",
        from_department=row.from_department or "",
        group=row.group or "",
        employee_id=row.employee_id,
        handler=f"{row.first_name or ''} {row.surname or ''}".strip(),
        promise=promise,
        call_at=row.call_at,
        late=lateness(promise.due if promise else None, now),
        escalated=row.escalated_at is not None,
        chased=row.chased,
        parts=row.parts,
        parent_id=row.parent_id,
        case_id=row.case_id,
        case_number=row.case_number or "",
        party_id=row.party_id,
        product_id=row.product_id,
        product=row.product or "",
        case_due=row.case_due,
    )


def _promise(row: Any) -> Promise | None:
    if row.due is None or row.due == NEVER:
        return None
    return Promise(PromiseKind(row.due_kind), row.due)
