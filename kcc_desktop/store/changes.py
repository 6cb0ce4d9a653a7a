"""The log, read onwards from a mark, on both engines.

Ids of the log come from the clocks of desks, which differ, and are given before a change is
committed; so "id greater than the last one seen" would miss changes. A server keeps with each line
the number of the transaction that wrote it (`arrived`): new is what the snapshot of the last look
did not hold, whatever the clocks say and however long a transaction took. On a file one machine's
clock gives the ids and one change is written at a time; there the last minutes are looked at again,
without the lines that were given already.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, func, or_, select, text

from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.services.ports_changes import Change, Mark
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import audit_entry

#: So far the clock of a machine may be set back without a change being missed.
_OVERLAP = timedelta(minutes=2)
#: So many lines are kept in mind; more of them in so short a time are an import.
_MOST_KEPT = 2_000
_SNAPSHOT = text("SELECT pg_current_snapshot()::text")

_log = audit_entry.c
_COLUMNS = (_log.id, _log.at, _log.actor, _log.login, _log.action, _log.object_kind, _log.object_id)


def _changes() -> Select[Any]:
    most = bindparam("most", type_=BigInteger)
    return select(*_COLUMNS).where(_log.action != "saw").order_by(_log.id).limit(most)


#: `xmax` of the last snapshot up to that of this one, and what was still under way in the last.
#: The upper bound keeps out lines that a copy brought from another server, whose numbers differ.
_ARRIVED = Prepared(
    _changes().where(
        or_(
            _log.arrived.between(
                bindparam("first", type_=BigInteger), bindparam("last", type_=BigInteger)
            ),
            Among(_log.arrived),
        )
    )
)
_FROM_ID = Prepared(_changes().where(_log.id >= bindparam("floor", type_=BigInteger)))


class SqlChangeLog:
    """`services.ports_changes.ChangeLog`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._on_server = connection.dialect.name == "postgresql"

    def mark(self) -> Mark:
        """Where the log ends now."""
        if self._on_server:
            return Mark(snapshot=self._snapshot())
        floor = first_id_at(datetime.now(UTC) - _OVERLAP)
        return self._kept(floor, self._from(floor, _MOST_KEPT))

    def since(self, mark: Mark, limit: int) -> tuple[Sequence[Change], Mark]:
        """The changes committed after `mark`, at most `limit`, and a new mark."""
        return self._arrived(mark, limit) if self._on_server else self._added(mark, limit)

    def _arrived(self, mark: Mark, limit: int) -> tuple[Sequence[Change], Mark]:
        snapshot = self._snapshot()
        if snapshot == mark.snapshot:
            return (), mark
        first, under_way = _parts(mark.snapshot)
        end, _ = _parts(snapshot)
        rows = _ARRIVED.rows(
            self._connection, first=first, last=end - 1, wanted=under_way, most=limit
        )
        return [Change(*row) for row in rows], Mark(snapshot=snapshot)

    def _added(self, mark: Mark, limit: int) -> tuple[Sequence[Change], Mark]:
        floor = _next_floor(mark, datetime.now(UTC))
        looked = self._from(min(floor, mark.floor), limit + len(mark.seen))
        new = [row for row in looked if row.id not in mark.seen]
        kept = self._kept(floor, [row for row in looked if row.id >= floor], full=len(new) >= limit)
        return new[:limit], kept

    def _kept(self, floor: int, rows: Sequence[Change], *, full: bool = False) -> Mark:
        """A mark after `rows`. After a flood of them it begins behind the newest line."""
        if full or len(rows) >= _MOST_KEPT:
            newest = self._connection.execute(select(func.max(_log.id))).scalar()
            return Mark(floor=(newest or 0) + 1)
        return Mark(floor=floor, seen=frozenset(row.id for row in rows))

    def _from(self, floor: int, most: int) -> list[Change]:
        rows = _FROM_ID.rows(self._connection, floor=floor, most=most)
        return [Change(*row) for row in rows]

    def _snapshot(self) -> str:
        return str(self._connection.execute(_SNAPSHOT).scalar())


def _next_floor(mark: Mark, now: datetime) -> int:
    """The overlap before `now`, yet not back into a flood that was given already."""
    floor = first_id_at(now - _OVERLAP)
    return mark.floor if floor < mark.floor <= first_id_at(now) else floor


def _parts(snapshot: str) -> tuple[int, list[int]]:
    """`xmin:xmax:xip,xip` as PostgreSQL writes a pg_snapshot: its end, and what was under way."""
    _, end, under_way = snapshot.split(":")
    return int(end), [int(one) for one in under_way.split(",") if one]
