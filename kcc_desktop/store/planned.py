"""Planned dates: a newer one of the same source closes the older, and none is ever removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.ids import id_for
from kcc_desktop.store.bulk import change_many, free_ids, insert_many
from kcc_desktop.store.case_rows import planned_row
from kcc_desktop.store.tables import planned_date


@dataclass(slots=True)
class Changes:
    """What is to be written: new dates with whose timeline they stand on, and altered ones."""

    added: list[tuple[PlannedDate, int | None]] = field(default_factory=list)
    altered: list[PlannedDate] = field(default_factory=list)

    def merge(
        self, stored: Sequence[PlannedDate], told: Sequence[PlannedDate], party_id: int | None
    ) -> None:
        """Adds what it takes to make `told` part of the `stored` dates of one case or handover."""
        by_source: dict[str, list[PlannedDate]] = {}
        for date in stored:
            by_source.setdefault(date.source, []).append(date)
        for date in sorted(told, key=lambda d: d.fetched_at):
            self._merge_one(by_source.setdefault(date.source, []), date, party_id)

    def _merge_one(self, known: list[PlannedDate], date: PlannedDate, party_id: int | None) -> None:
        """`known` are the dates of the same source, kept up to date."""
        standing = next((old for old in reversed(known) if old.replaced_at is None), None)
        if standing is not None and standing.day == date.day and date.replaced_at is None:
            self._refresh(known, standing, date)
            return
        if any(_same_value(old, date) for old in known):
            return
        if standing is not None and date.replaced_at is None:
            date = self._order(known, standing, date)
        known.append(date)
        self.added.append((date, party_id))

    def _refresh(self, known: list[PlannedDate], standing: PlannedDate, date: PlannedDate) -> None:
        """The same day again: only who comes, what for and when it was fetched may differ."""
        if date.fetched_at < standing.fetched_at:
            return
        fresh = replace(date, **_identity(standing))
        if fresh != standing:
            self._alter(known, standing, fresh)

    def _order(
        self, known: list[PlannedDate], standing: PlannedDate, date: PlannedDate
    ) -> PlannedDate:
        """Closes the older of the two; gives back `date` as it then is."""
        if date.fetched_at < standing.fetched_at:
            return replace(date, replaced_at=standing.fetched_at)
        self._alter(known, standing, replace(standing, replaced_at=date.fetched_at))
        return date

    def _alter(self, known: list[PlannedDate], old: PlannedDate, new: PlannedDate) -> None:
        known[known.index(old)] = new
        if old in self.altered:
            self.altered[self.altered.index(old)] = new
            return
        for place, (date, party_id) in enumerate(self.added):
            if date is old:
                self.added[place] = (new, party_id)
                return
        self.altered.append(new)

    def write(self, connection: Connection) -> None:
        """Writes all changes."""
        wanted = [date.id or id_for(date.fetched_at, _name(date)) for date, _ in self.added]
        ids = free_ids(connection, planned_date, wanted)
        rows = [
            planned_row(date, party_id) | {"id": id_}
            for (date, party_id), id_ in zip(self.added, ids, strict=True)
        ]
        insert_many(connection, planned_date, rows)
        change_many(connection, planned_date, [_alteration(date) for date in self.altered])


def _alteration(date: PlannedDate) -> dict[str, Any]:
    return {
        "id": date.id,
        "fetched_at": date.fetched_at,
        "who": date.who,
        "department": date.department,
        "what": date.what,
        "replaced_at": date.replaced_at,
    }


def _identity(date: PlannedDate) -> dict[str, Any]:
    return {"id": date.id, "case_id": date.case_id, "handover_id": date.handover_id}


def _same_value(old: PlannedDate, date: PlannedDate) -> bool:
    return old.day == date.day and old.fetched_at == date.fetched_at


def _name(date: PlannedDate) -> str:
    return f"{date.case_id}/{date.handover_id}/{date.source}/{date.day}"


def of_case(dates: Iterable[PlannedDate], case_id: int) -> list[PlannedDate]:
    """The dates as those of this case."""
    return [replace(date, case_id=case_id, handover_id=None) for date in dates]
