"""Keeping lists that are brought in whole, each row known by a key of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table

from kcc_desktop.domain.ids import id_for
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import change_many, distinct_chunks, free_ids, insert_many, rows_by
from kcc_desktop.store.columns import storable
from kcc_desktop.store.job import Job

#: Rows of lists have no moment; their ids are small numbers made from their keys.
NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_OWN = frozenset({"id", "version"})


@dataclass(frozen=True, slots=True)
class Written:
    """What became of each row, and under which ids those that were new or differed now stand."""

    puts: list[Put]
    ids: list[int]


def put_rows(
    job: Job, table: Table, rows: Sequence[Mapping[str, Any]], *, key: str, source: str = ""
) -> Written:
    """Adds rows that are new and replaces those that differ; `key` is the column that tells.

    A row's `id` is used when it is new and not zero; a `version` counts its changes.
    """
    written = Written([], [])
    for piece in distinct_chunks([_clean(row) for row in rows], lambda row: row[key]):
        _put_piece(job, table, piece, key, written)
    job.log.many("import", table.name, written.ids, source)
    return written


def _put_piece(
    job: Job, table: Table, piece: Sequence[dict[str, Any]], key: str, written: Written
) -> None:
    keys = [row[key] for row in piece]
    stored = {row[key]: row for row in _stored(job, table, key, keys)}
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in piece:
        known = stored.get(row[key])
        if known is None:
            fresh.append(row)
            written.puts.append(Put.NEW)
        elif _differs(row, known):
            changed.append(_next(row, known))
            written.puts.append(Put.CHANGED)
        else:
            written.puts.append(Put.SAME)
    _add(job, table, fresh, key)
    change_many(job.connection, table, changed)
    written.ids.extend(row["id"] for row in (*fresh, *changed))


def _stored(job: Job, table: Table, key: str, keys: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [row._asdict() for row in rows_by(job.connection, table.c[key], keys)]


def _differs(row: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    return any(known[name] != value for name, value in row.items() if name not in _OWN)


def _next(row: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    version = {"version": known["version"] + 1} if "version" in row else {}
    return row | {"id": known["id"]} | version


def _add(job: Job, table: Table, fresh: Sequence[dict[str, Any]], key: str) -> None:
    wanted = [row["id"] or id_for(NO_MOMENT, str(row[key])) for row in fresh]
    for row, id_ in zip(fresh, free_ids(job.connection, table, wanted), strict=True):
        row["id"] = id_
    insert_many(job.connection, table, fresh)


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _storable(value) for name, value in row.items()}


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list | tuple):
        return [_storable(part) for part in value]
    return value
