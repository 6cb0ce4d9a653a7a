"""The append-only log, which also makes each change happen once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from kcc_desktop.domain.audit import Actor, AuditEntry
from kcc_desktop.domain.ids import counted_id
from kcc_desktop.store.bulk import insert_many, insert_new
from kcc_desktop.store.tables import audit_entry


class SqlAuditLog:
    """The log as `actor` writes it (`services.ports.AuditLog`)."""

    def __init__(self, connection: Connection, actor: Actor) -> None:
        self._connection = connection
        self._actor = actor

    def claim(
        self, key: str, action: str, object_kind: str, object_id: int, detail: str = ""
    ) -> int | None:
        """Writes the line of a change before the change itself.

        Returns None for the first attempt under `key`, and for a repeated one the `object_id` of
        the first: then nothing may be changed. Waits for another attempt that is under way.
        """
        row = self._line(action, object_kind, object_id, detail) | {"key": key}
        if insert_new(self._connection, audit_entry, row, unique="key"):
            return None
        return self.seen(key)

    def seen(self, key: str) -> int | None:
        """The `object_id` of the change with this key, if it was made."""
        query = select(audit_entry.c.object_id).where(audit_entry.c.key == key)
        found: int | None = self._connection.execute(query).scalar()
        return found

    def detail(self, key: str) -> str | None:
        """What was written with the change with this key, if it was made."""
        query = select(audit_entry.c.detail).where(audit_entry.c.key == key)
        found: str | None = self._connection.execute(query).scalar()
        return found

    def many(self, action: str, object_kind: str, object_ids: Sequence[int], detail: str) -> None:
        """Writes a line for each of many objects that were changed alike."""
        if not object_ids:
            return
        line = self._line(action, object_kind, 0, detail, count=len(object_ids)) | {"key": None}
        first = line["id"]
        rows = [
            line | {"id": first + i, "object_id": object_id}
            for i, object_id in enumerate(object_ids)
        ]
        insert_many(self._connection, audit_entry, rows)

    def saw(self, object_kind: str, object_id: int, *, detail: str = "") -> None:
        """Records a look at something."""
        self.many("saw", object_kind, [object_id], detail)

    def of(self, object_kind: str, object_id: int) -> Sequence[AuditEntry]:
        """What was done with one object, oldest first."""
        columns = audit_entry.c
        query = (
            select(audit_entry)
            .where(columns.object_id == object_id, columns.object_kind == object_kind)
            .order_by(columns.id)
        )
        return [_entry(row) for row in self._connection.execute(query)]

    def last_actor(self, object_kind: str, object_id: int, *, skip: int = 0, but: str = "") -> str:
        """Who changed this object last, not counting the newest `skip` lines and that of the key
        `but`: of two that change it at once, either may have written its line first.
        """
        columns = audit_entry.c
        query = (
            select(columns.actor)
            .where(columns.object_id == object_id, columns.object_kind == object_kind)
            .where(columns.action != "saw", or_(columns.key.is_(None), columns.key != but))
            .order_by(columns.id.desc())
            .offset(skip)
            .limit(1)
        )
        return str(self._connection.execute(query).scalar() or "")

    def _line(
        self, action: str, object_kind: str, object_id: int, detail: str, *, count: int = 1
    ) -> dict[str, Any]:
        at = datetime.now(UTC)
        return {
            "id": counted_id(at, count),
            "at": at,
            "actor": self._actor.name,
            "login": self._actor.login,
            "origin": self._actor.origin,
            "action": action,
            "object_kind": object_kind,
            "object_id": object_id,
            "result": "ok",
            "detail": detail,
        }


def _entry(row: Any) -> AuditEntry:
    values = row._asdict()
    del values["arrived"]  # for the change feed alone
    return AuditEntry(**(values | {"key": values["key"] or ""}))
