"""Handovers in the workspace, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import bindparam, case, insert, select, update

from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.handover import Handover, HandoverEvent, Promise, Target
from kcc_desktop.domain.ids import counted_id, new_id
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import Action, State, after
from kcc_desktop.services.ports import Put
from kcc_desktop.store import handover_import
from kcc_desktop.store.bulk import free_id, insert_many
from kcc_desktop.store.handover_rows import (
    due_columns,
    event_row,
    handover_row,
    insert_promises,
    load_handovers,
    promises_written,
    replace_promises,
)
from kcc_desktop.store.job import Job
from kcc_desktop.store.ledger import SqlLedger
from kcc_desktop.store.planned import Changes
from kcc_desktop.store.prepared import Prepared
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.report_rows import own_keys
from kcc_desktop.store.tables import department, handover, handover_event

_columns = handover.c
_TO_DUE = bindparam("to_due", type_=_columns.due.type)
#: Escalated is one promise: the next one is not.
_ESCALATED = case((_columns.due == _TO_DUE, _columns.escalated_at), else_=None)
_MOVE = Prepared(
    update(handover)
    .where(_columns.id == bindparam("own_id"), _columns.version == bindparam("based_on"))
    .values(
        state=bindparam("to_state"),
        version=_columns.version + 1,
        employee_id=bindparam("to_employee"),
        group_id=bindparam("to_group"),
        department_id=bindparam("to_department"),
        due=_TO_DUE,
        due_kind=bindparam("to_due_kind"),
        escalated_at=_ESCALATED,
    )
    .returning(_columns.id)
)
#: The department's name is written with the event, as it was called then.
_HAPPENED = Prepared(
    insert(handover_event).values(
        id=bindparam("id"),
        handover_id=bindparam("handover_id"),
        at=bindparam("at"),
        action=bindparam("action"),
        state=bindparam("state"),
        who=bindparam("who"),
        text=bindparam("text"),
        department=select(department.c.name)
        .where(department.c.id == bindparam("where_id"))
        .scalar_subquery(),
    )
)

_PROMISE = Prepared(
    update(handover)
    .where(_columns.id == bindparam("own_id"))
    .values(due=_TO_DUE, due_kind=bindparam("to_due_kind"), escalated_at=_ESCALATED)
)
_PARTS = Prepared(
    select(_columns.id).where(_columns.parent_id == bindparam("own_id")).order_by(_columns.id)
)


@dataclass(frozen=True, slots=True)
class _Done:
    """What is done with a handover."""

    action: Action
    at: datetime
    text: str
    target: Target
    planned: PlannedDate | None = None


class SqlHandovers:
    """`services.ports.Handovers`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def get(self, handover_id: int) -> Handover:
        """The handover with its events, promises and planned dates. Raises NotFound."""
        found = load_handovers(self._connection, [handover_id])
        if handover_id not in found:
            raise not_found("handover")
        return found[handover_id]

    def add(self, handover_: Handover, *, key: str) -> int:
        """Hands over, under its own id when it has one; writes the first event. Returns the id."""
        wanted = handover_.id or new_id(handover_.created_at)
        id_ = free_id(self._connection, handover, wanted)
        first = self._job.log.claim(key, "hand_over", "handover", id_)
        if first is not None:
            return first
        one = replace(handover_, id=id_, state=State.NEW, version=1)
        insert_many(self._connection, handover, [handover_row(one)])
        insert_promises(self._connection, [one])
        self._happened(one, one.created_at, None, who=one.created_by)
        return id_

    def put_many(self, handovers: Sequence[Handover], *, source: str) -> Sequence[Put]:
        """Brings handovers in with their life so far; see `handover_import`."""
        return handover_import.put_many(self._job, handovers, source=source)

    def act(
        self,
        handover_id: int,
        action: Action,
        *,
        version: int,
        key: str,
        at: datetime,
        text: str = "",
        employee_id: int | None = None,
        department_id: int | None = None,
        planned: PlannedDate | None = None,
    ) -> Handover:
        """Does `action`; returns the handover as it then is.

        Raises Conflict (someone was first), StepNotAllowed, NotFound.
        """
        target = Target(department_id, None, employee_id)
        done = _Done(action, at, text, target, planned)
        return self._do(handover_id, done, version=version, key=key)

    def forward(
        self,
        handover_id: int,
        target: Target,
        *,
        version: int,
        key: str,
        at: datetime,
        text: str = "",
    ) -> Handover:
        """Passes it on, to a group too; like `act` with FORWARD."""
        done = _Done(Action.FORWARD, at, text, target)
        return self._do(handover_id, done, version=version, key=key)

    def promise(self, handover_id: int, promises: Sequence[Promise], *, key: str) -> Handover:
        """Puts these promises in the place of those that stood; the version stays."""
        before = self.get(handover_id)
        stood = promises_written(before.promises)
        if self._job.log.claim(key, "promise", "handover", handover_id, stood) is not None:
            return before
        promised = replace(before, promises=tuple(promises))
        replace_promises(self._connection, promised)
        due = due_columns(promised)
        _PROMISE.run(
            self._connection, own_id=handover_id, to_due=due["due"], to_due_kind=due["due_kind"]
        )
        return self.get(handover_id)

    def parts(self, handover_id: int) -> Sequence[Handover]:
        """The parts into which it was split, oldest first."""
        ids = [row.id for row in _PARTS.rows(self._connection, own_id=handover_id)]
        found = load_handovers(self._connection, ids) if ids else {}
        return [found[id_] for id_ in ids]

    def _do(self, handover_id: int, done: _Done, *, version: int, key: str) -> Handover:
        action = done.action
        if self._job.log.claim(key, action.value, "handover", handover_id, done.text) is not None:
            return self.get(handover_id)
        before = self.get(handover_id)
        if before.version != version:
            raise self._lost(before)
        moved = _moved(before, action, done.target)
        if not self._take(moved, version):
            raise self._lost(self.get(handover_id))
        self._happened(moved, done.at, action, who=self._job.actor.name, text=done.text)
        if done.planned is not None:
            self._plan(before, done.planned)
        self._compare_with_told(moved, done)
        return self.get(handover_id)

    def _compare_with_told(self, moved: Handover, done: _Done) -> None:
        """A plan may depart from what a resident was told; the end of the work keeps it."""
        ends = done.action is Action.FINISH and moved.parent_id is None
        if done.planned is None and not ends:
            return
        reports = own_keys(self._connection, [ReportKey(ReportKind.HANDOVER, moved.id)])
        ledger = SqlLedger(self._job)
        if ends:
            ledger.kept(reports[0], at=done.at)
        else:
            ledger.compare(reports, at=done.at)

    def _take(self, moved: Handover, version: int) -> bool:
        """Writes the new state unless someone was first."""
        due = due_columns(moved)
        taken = _MOVE.first(
            self._connection,
            own_id=moved.id,
            based_on=version,
            to_state=moved.state,
            to_employee=moved.employee_id,
            to_group=moved.group_id,
            to_department=moved.department_id,
            to_due=due["due"],
            to_due_kind=due["due_kind"],
        )
        return taken is not None

    def _happened(
        self, one: Handover, at: datetime, action: Action | None, *, who: str, text: str = ""
    ) -> None:
        id_ = counted_id(datetime.now(UTC))
        event = HandoverEvent(id_, one.id, at, action, one.state, who, "", text)
        row = event_row(event) | {"where_id": one.department_id}
        del row["department"]
        _HAPPENED.run(self._connection, **row)

    def _plan(self, before: Handover, planned: PlannedDate) -> None:
        own = replace(planned, handover_id=before.id, case_id=None)
        changes = Changes()
        changes.merge(before.planned, [own], before.party_id)
        changes.write(self._connection)

    def _lost(self, present: Handover) -> Exception:
        newest = (
            select(handover_event.c.who)
            .where(handover_event.c.handover_id == present.id)
            .order_by(handover_event.c.id.desc())
            .limit(1)
        )
        winner = str(self._connection.execute(newest).scalar() or "")
        return conflict("handover", winner=winner, version=present.version)


def _moved(before: Handover, action: Action, target: Target) -> Handover:
    """The handover after `action`. Raises StepNotAllowed."""
    moved = replace(before, state=after(action, before.state))
    if action is Action.FORWARD:
        # Whoever had it where it was does not have it where it goes.
        return replace(
            moved,
            department_id=target.department_id or before.department_id,
            group_id=target.group_id,
            employee_id=target.employee_id,
        )
    if target.employee_id is not None:
        return replace(moved, employee_id=target.employee_id)
    return moved
