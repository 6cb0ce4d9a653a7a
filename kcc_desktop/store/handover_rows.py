"""Handovers with their events and promises as rows, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from kcc_desktop.domain.handover import (
    NEVER,
    Handover,
    HandoverEvent,
    HandoverKind,
    Promise,
    PromiseKind,
)
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.work_list import subject_key
from kcc_desktop.store.bulk import insert_many, rows_by
from kcc_desktop.store.case_rows import load_planned
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import department, employee, handover, handover_event, promise

_WITH_NAMES = Prepared(
    select(
        handover, department.c.name.label("department"), employee.c.first_name, employee.c.surname
    )
    .join(department, department.c.id == handover.c.department_id)
    .outerjoin(employee, employee.c.id == handover.c.employee_id)
    .where(Among(handover.c.id))
)
_NO_PROMISES = Prepared(delete(promise).where(promise.c.handover_id == bindparam("own_id")))
#: What only the lists need.
_FOR_LISTS = ("due", "due_kind", "subject_key")


def handover_row(one: Handover) -> dict[str, Any]:
    """The row of the handover itself."""
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "note": one.note,
        "state": one.state,
        "created_at": one.created_at,
        "created_by": one.created_by,
        "department_id": one.department_id,
        "group_id": one.group_id,
        "employee_id": one.employee_id,
        "contact_id": one.contact_id,
        "question_id": one.question_id,
        "case_id": one.case_id,
        "party_id": one.party_id,
        "product_id": one.product_id,
        "answers": [list(pair) for pair in one.answers],
        "version": one.version,
        "parent_id": one.parent_id,
        "location_id": one.location_id,
        "call_at": one.call_at,
        "created_login": one.created_login,
        "escalated_at": one.escalated_at,
        "case_due": one.case_due,
        "subject_key": subject_key(one.subject),
        **due_columns(one),
    }


def due_columns(one: Handover) -> dict[str, Any]:
    """What the lists know of its next promise: nothing once it is closed."""
    if not one.is_open:
        return {"due": None, "due_kind": ""}
    following = one.next_promise
    if following is None:
        return {"due": NEVER, "due_kind": ""}
    return {"due": following.due, "due_kind": following.kind}


def event_row(event: HandoverEvent) -> dict[str, Any]:
    """The row of what happened."""
    return {
        "id": event.id,
        "handover_id": event.handover_id,
        "at": event.at,
        "action": event.action or "",
        "state": event.state,
        "who": event.who,
        "department": event.department,
        "text": event.text,
    }


def promise_rows(one: Handover) -> list[dict[str, Any]]:
    """The rows of the promises of a handover; the earliest of each kind counts."""
    earliest: dict[PromiseKind, Promise] = {}
    for promised in sorted(one.promises, key=lambda promised: promised.due, reverse=True):
        earliest[promised.kind] = promised
    return [
        {"handover_id": one.id, "kind": promised.kind, "due": promised.due}
        for promised in earliest.values()
    ]


def insert_promises(connection: Connection, handovers: Iterable[Handover]) -> None:
    """Adds the promises of handovers."""
    insert_many(connection, promise, [row for one in handovers for row in promise_rows(one)])


def promises_written(promises: Iterable[Promise]) -> str:
    """Promises as the log holds them."""
    return ", ".join(f"{one.kind} {one.due.isoformat()}" for one in promises)


def promises_read(text: str) -> tuple[Promise, ...]:
    """Promises from the log."""
    pairs = (one.split(" ", 1) for one in text.split(", ") if one)
    return tuple(Promise(PromiseKind(kind), datetime.fromisoformat(due)) for kind, due in pairs)


def replace_promises(connection: Connection, one: Handover) -> None:
    """Puts the promises of a handover in the place of those that stood."""
    _NO_PROMISES.run(connection, own_id=one.id)
    insert_promises(connection, [one])


def load_handovers(connection: Connection, ids: Sequence[int]) -> dict[int, Handover]:
    """The handovers among `ids` that there are, whole."""
    events: dict[int, list[HandoverEvent]] = defaultdict(list)
    for row in rows_by(connection, handover_event.c.handover_id, ids):
        events[row.handover_id].append(_event(row))
    promises: dict[int, list[Promise]] = defaultdict(list)
    for row in rows_by(connection, promise.c.handover_id, ids):
        promises[row.handover_id].append(Promise(PromiseKind(row.kind), row.due))
    planned = load_planned(connection, "handover_id", ids)
    return {
        row.id: _handover(
            row,
            events=tuple(sorted(events[row.id], key=lambda event: (event.at, event.id))),
            promises=tuple(sorted(promises[row.id], key=lambda one: one.due)),
            planned=tuple(planned[row.id]),
        )
        for row in _WITH_NAMES.rows(connection, wanted=list(ids))
    }


def _handover(row: Any, **parts: Any) -> Handover:
    values = row._asdict()
    for name in _FOR_LISTS:
        del values[name]
    handler = f"{values.pop('first_name') or ''} {values.pop('surname') or ''}".strip()
    values |= {
        "kind": HandoverKind(row.kind),
        "state": State(row.state),
        "answers": tuple((question, answer) for question, answer in row.answers),
        "handler": handler,
    }
    return Handover(**values, **parts)


def _event(row: Any) -> HandoverEvent:
    action = Action(row.action) if row.action else None
    return HandoverEvent(**(row._asdict() | {"action": action, "state": State(row.state)}))
