"""Who of the desks does what only one of them may do at a time.

What lapses by itself is no change to log.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from kcc_desktop.store.bulk import insert_new
from kcc_desktop.store.clocks import workspace_now
from kcc_desktop.store.job import Job
from kcc_desktop.store.system_tables import lease

_columns = lease.c


class SqlLeases:
    """`services.ports_systems.Leases`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def take(
        self, name: str, holder: str, *, lasts: timedelta, now: datetime | None = None
    ) -> bool:
        """Whether `holder` has `name` from now on: it was free, ran out, or was its own."""
        moment = now or workspace_now(self._connection)
        row = {"holder": holder, "until": moment + lasts}
        mine = (
            update(lease)
            .where(_columns.name == name)
            .where(or_(_columns.holder == holder, _columns.until <= moment))
            .values(**row)
        )
        if self._connection.execute(mine).rowcount == 1:
            return True
        return insert_new(self._connection, lease, row | {"name": name}, unique="name")

    def leave(self, name: str, holder: str) -> None:
        """Let go of it at once; does nothing when somebody else has it."""
        own = (_columns.name == name, _columns.holder == holder)
        self._connection.execute(delete(lease).where(*own))
