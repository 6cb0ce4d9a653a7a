"""What goes out to other systems: kept until it has arrived, in order, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from kcc_desktop.domain.ids import counted_id
from kcc_desktop.domain.outbox_order import Standing, following
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import OutboxItem, OutboxKind, OutboxState
from kcc_desktop.store.bulk import insert_new
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.system_tables import outbox

_columns = outbox.c
#: Written as the partial index has it.
_OPEN = (OutboxState.WAITING, OutboxState.SENDING, OutboxState.STUCK)
#: What decides whose turn it is; the content, which may be large, is read of one alone.
_STANDING = (
    _columns.id,
    _columns.state,
    _columns.next_at,
    _columns.token,
    _columns.handover_id,
    _columns.case_id,
)


class SqlOutbox:
    """`services.ports_systems.Outbox`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def add(self, item: OutboxItem) -> int:
        """Keeps it, in the transaction of whatever it belongs to; a repeated key changes nothing.

        Returns the id.
        """
        id_ = item.id or counted_id(item.made_at)
        first = self._job.log.claim(f"outbox/{item.key}", "send", "outbox", id_, item.system)
        if first is not None:
            return first
        row = _row(replace(item, id=id_, version=1))
        insert_new(self._connection, outbox, row, unique="key")
        return id_

    def due(self, system: str, *, now: datetime) -> OutboxItem | None:
        """The one whose turn it is, when its time has come (`domain.outbox_order`)."""
        found = (
            select(*_STANDING)
            .where(_columns.system == system, _columns.state.in_(_OPEN))
            .order_by(_columns.id)
        )
        rows = self._connection.execute(found)
        standing = [Standing(OutboxState(row.state), *row[2:], id=row.id) for row in rows]
        turn = following(standing, now)
        return None if turn is None else self.get(turn.id)

    def get(self, item_id: int) -> OutboxItem:
        """One of them. Raises NotFound."""
        row = self._connection.execute(select(outbox).where(_columns.id == item_id)).first()
        if row is None:
            raise not_found("outbox")
        return _item(row)

    def begin(self, item: OutboxItem, *, at: datetime) -> OutboxItem | None:
        """Marks it as being sent; None when somebody else was first. No change to log."""
        del at  # how long a sending may take is a matter of whoever has the lease
        begun = replace(
            item,
            state=OutboxState.SENDING,
            attempts=item.attempts + 1,
            next_at=None,
            version=item.version + 1,
        )
        return begun if self._write(begun, item.version) else None

    def settle(self, item: OutboxItem, *, at: datetime) -> OutboxItem:
        """Records how an attempt went, or what somebody decided. Raises Conflict, NotFound.

        Of what has ended only that is kept: what it said of a resident stands where it belongs.
        A fault may name somebody, so it stays with the item and out of the log.
        """
        before = self.get(item.id)
        settled = replace(item, version=item.version + 1)
        if settled.state not in _OPEN and settled.kind is not OutboxKind.MAIL:
            settled = replace(settled, content={})
        if not self._write(settled, item.version):
            winner = self._job.log.last_actor("outbox", item.id)
            raise conflict("outbox", winner=winner, version=before.version)
        if _tells(before, settled):
            detail = settled.number or settled.reason
            self._job.log.many(f"outbox_{settled.state}", "outbox", [item.id], detail)
        del at
        return settled

    def listed(self, states: Sequence[OutboxState], limit: int) -> Sequence[OutboxItem]:
        """Newest first."""
        found = select(outbox).where(_columns.state.in_(states)).order_by(_columns.id.desc())
        return [_item(row) for row in self._connection.execute(found.limit(limit))]

    def of_report(
        self, *, handover_id: int | None = None, case_id: int | None = None
    ) -> Sequence[OutboxItem]:
        """What went out, or waits, about one report, oldest first."""
        about = [
            column == id_
            for column, id_ in ((_columns.handover_id, handover_id), (_columns.case_id, case_id))
            if id_ is not None
        ]
        found: dict[int, OutboxItem] = {}
        for one in about:  # each has an index of its own
            rows = self._connection.execute(select(outbox).where(one))
            found |= {row.id: _item(row) for row in rows}
        return [found[id_] for id_ in sorted(found)]

    def open_systems(self, *, now: datetime) -> frozenset[str]:
        """The systems for which something waits whose time has come, or was left behind."""
        ready = or_(_columns.next_at.is_(None), _columns.next_at <= now)
        to_go = _columns.state.in_((OutboxState.WAITING, OutboxState.SENDING))
        found = select(_columns.system).where(to_go, ready).distinct()
        return frozenset(self._connection.execute(found).scalars())

    def counts(self) -> dict[OutboxState, int]:
        """How many are in each state, DONE left out."""
        found = (
            select(_columns.state, func.count())
            .where(_columns.state.in_(_OPEN))
            .group_by(_columns.state)
        )
        return {OutboxState(state): count for state, count in self._connection.execute(found)}

    def _write(self, item: OutboxItem, based_on: int) -> bool:
        """Unless it has another version by now."""
        values = _row(item)
        for fixed in ("id", "key", "system", "kind", "made_at"):
            del values[fixed]
        changed = update(outbox).where(_columns.id == item.id, _columns.version == based_on)
        return self._connection.execute(changed.values(**values)).rowcount == 1


def _tells(before: OutboxItem, after: OutboxItem) -> bool:
    """Whether it is news: an attempt that failed again is none."""
    if after.state is OutboxState.WAITING and before.state is OutboxState.SENDING:
        return before.attempts == 1 or after.token != before.token
    return True


def _row(item: OutboxItem) -> dict[str, Any]:
    fault = item.fault or Said("", "")
    return {
        "id": item.id,
        "system": item.system,
        "kind": item.kind,
        "key": item.key,
        "subject": item.subject,
        "content": item.content,
        "made_at": item.made_at,
        "made_by": item.made_by,
        "login": item.login,
        "handover_id": item.handover_id,
        "case_id": item.case_id,
        "contact_id": item.contact_id,
        "state": item.state,
        "attempts": item.attempts,
        "next_at": item.next_at,
        "fault": fault.nl,
        "fault_en": fault.en,
        "number": item.number,
        "token": item.token,
        "reason": item.reason,
        "version": item.version,
    }


def _item(row: Any) -> OutboxItem:
    values = row._asdict()
    nl, en = values.pop("fault"), values.pop("fault_en")
    values |= {"kind": OutboxKind(row.kind), "state": OutboxState(row.state)}
    return OutboxItem(**values, fault=Said(nl, en) if nl or en else None)
