"""How far each system was followed, and what its statuses mean in our steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import StatusMeaning
from kcc_desktop.store.bulk import insert_new, put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import conflict
from kcc_desktop.store.system_tables import status_meaning, system_mark

_columns = status_meaning.c


class SqlSystemMarks:
    """`services.ports_systems.SystemMarks`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def cursor(self, system: str) -> str:
        """From where to go on; empty for the beginning."""
        found = select(system_mark.c.cursor).where(system_mark.c.system == system)
        return str(self._connection.execute(found).scalar() or "")

    def followed(self, systems: Sequence[str]) -> dict[str, datetime]:
        """When each of these was last asked what changed, for those that ever were."""
        columns = system_mark.c
        found = select(columns.system, columns.at).where(columns.system.in_(systems))
        return {row.system: row.at for row in self._connection.execute(found)}

    def go_on(self, system: str, cursor: str, *, at: datetime) -> None:
        """It was asked what changed; follow it from `cursor` next time. No change to log."""
        put_row(self._connection, system_mark, {"system": system, "cursor": cursor, "at": at})

    def meanings(self, system: str) -> Sequence[StatusMeaning]:
        """All statuses that were met or given a meaning, by status."""
        found = select(status_meaning).where(_columns.system == system).order_by(_columns.status)
        return [_meaning(row) for row in self._connection.execute(found)]

    def met(self, system: str, statuses: Sequence[str], *, at: datetime) -> None:
        """These statuses were met. That is no change to log."""
        for status, times in sorted(Counter(statuses).items()):
            row = {"system": system, "status": status, "times": times, "last_at": at}
            if insert_new(self._connection, status_meaning, row, unique="system, status"):
                continue
            again = update(status_meaning).where(*_is(system, status))
            self._connection.execute(again.values(times=_columns.times + times, last_at=at))

    def mean(self, meaning: StatusMeaning, step: Step | None, *, key: str) -> StatusMeaning:
        """Gives a status its meaning, based on `meaning`; takes it away without `step`.

        Raises Conflict.
        """
        told = f"{meaning.system}: {meaning.status} = {step or ''}"
        if self._job.log.claim(key, "mean", "status", 0, told) is not None:
            return self._get(meaning)
        given = step or ""
        row = {"system": meaning.system, "status": meaning.status, "step": given}
        if insert_new(self._connection, status_meaning, row, unique="system, status"):
            return self._get(meaning)
        changed = (
            update(status_meaning)
            .where(*_is(meaning.system, meaning.status), _columns.version == meaning.version)
            .values(step=given, version=_columns.version + 1)
        )
        if self._connection.execute(changed).rowcount != 1:
            winner = self._job.log.last_actor("status", 0, skip=1)
            raise conflict("status", winner=winner, version=self._get(meaning).version)
        return self._get(meaning)

    def _get(self, meaning: StatusMeaning) -> StatusMeaning:
        """As it stands."""
        found = select(status_meaning).where(*_is(meaning.system, meaning.status))
        row = self._connection.execute(found).first()
        return replace(meaning, step=None, times=0, version=1) if row is None else _meaning(row)


def _is(system: str, status: str) -> tuple[Any, Any]:
    return _columns.system == system, _columns.status == status


def _meaning(row: Any) -> StatusMeaning:
    step = Step(row.step) if row.step else None
    return StatusMeaning(row.system, row.status, step, row.times, row.last_at, row.version)
