"""Bringing cases in from a register, again and again without doubles.

A case that stands is brought up to what its source tells now; events and planned dates are only
ever added, so that what was once known stays known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import bindparam, select, update

from kcc_desktop.domain.case import Case, CaseEvent, PlannedDate
from kcc_desktop.domain.ids import id_for
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import change_many, distinct_chunks, free_ids, insert_many
from kcc_desktop.store.case_news import tell_changed, watched
from kcc_desktop.store.case_rows import (
    case_digest,
    case_row,
    event_content,
    event_row,
    load_cases,
    load_events,
    load_planned,
)
from kcc_desktop.store.columns import storable
from kcc_desktop.store.job import Job
from kcc_desktop.store.planned import Changes, of_case
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import case, case_event, planned_date

_columns = case.c
_STORED = Prepared(
    select(
        _columns.id,
        _columns.source,
        _columns.source_key,
        _columns.digest,
        _columns.version,
        _columns.party_id,
        _columns.product_id,
        _columns.fetched_at,
    ).where(_columns.source == bindparam("source"), Among(_columns.source_key))
)
_REFRESH_PLANNED = Prepared(
    update(planned_date)
    .where(planned_date.c.case_id == bindparam("own_id"), planned_date.c.replaced_at.is_(None))
    .where(planned_date.c.fetched_at < bindparam("moment"))
    .where(planned_date.c.source == bindparam("by"))
    .values(fetched_at=bindparam("moment"))
)
_MOVE_PLANNED = Prepared(
    update(planned_date)
    .where(planned_date.c.case_id == bindparam("own_id"))
    .values(party_id=bindparam("whose"))
)


def put_many(job: Job, cases: Sequence[Case]) -> Sequence[Put]:
    """Brings cases in; (`source`, `source_key`) tells which is which."""
    puts: list[Put] = []
    for piece in distinct_chunks(cases, _identity):
        puts += _put_piece(job, piece)
    return puts


def add_told(
    job: Job, one: Case, events: Sequence[CaseEvent], planned: Sequence[PlannedDate]
) -> bool:
    """Adds what another source tells of a case that stands; says whether any of it was new.

    What its own register told stays as it is, and so does the fingerprint of that.
    """
    told = replace(one, events=tuple(events), planned=tuple(planned))
    before = watched(job, [one.id])
    _add_parts(job, [], [told])
    after = load_cases(job.connection, [one.id])[one.id]
    if not _is_more(one, after):
        return False
    job.log.many("import", "case", [one.id], "")
    job.index.cases([after])
    tell_changed(job, [one.id], before)
    return True


def _is_more(before: Case, after: Case) -> bool:
    """Whether more is known than when it was fetched."""
    return len(before.events) != len(after.events) or _days(before) != _days(after)


def _days(one: Case) -> list[tuple[object, ...]]:
    return [(p.day, p.source, p.who, p.what, p.replaced_at is None) for p in one.planned]


def _identity(one: Case) -> tuple[str, str]:
    return storable(one.source), storable(one.source_key)


@dataclass(slots=True)
class _Sorted:
    """The cases of one piece by what is to be done with them, as they are to be stored."""

    fresh: list[Case] = field(default_factory=list)
    changed: dict[int, Case] = field(default_factory=dict)
    digests: dict[int, str] = field(default_factory=dict)
    again: list[tuple[Any, Case]] = field(default_factory=list)


def _put_piece(job: Job, piece: Sequence[Case]) -> list[Put]:
    stored = _stored(job, piece)
    found = _Sorted()
    puts = [_sort(found, one, stored.get(_identity(one))) for one in piece]
    added = _numbered(job, found.fresh)
    insert_many(job.connection, case, [case_row(one) for one in added])
    before = watched(job, list(found.changed))
    _change(job, found)
    _add_parts(job, added, list(found.changed.values()))
    _refresh(job, found.again)
    job.log.many("import", "case", [*(one.id for one in added), *found.changed], "")
    job.index.cases(added)
    job.index.cases(list(load_cases(job.connection, list(found.changed)).values()))
    if found.changed:
        tell_changed(job, list(found.changed), before)
    return puts


def _stored(job: Job, piece: Sequence[Case]) -> Mapping[tuple[str, str], Any]:
    keys: dict[str, list[str]] = defaultdict(list)
    for one in piece:
        source, key = _identity(one)
        keys[source].append(key)
    return {
        (row.source, row.source_key): row
        for source, wanted in keys.items()
        for row in _STORED.rows(job.connection, source=source, wanted=wanted)
    }


def _sort(found: _Sorted, one: Case, row: Any) -> Put:
    if row is None:
        found.fresh.append(one)
        return Put.NEW
    own = case_digest(one)
    if row.digest == own:
        found.again.append((row, one))
        return Put.SAME
    found.digests[row.id] = own
    found.changed[row.id] = replace(
        one,
        id=row.id,
        version=row.version + 1,
        # What the source doesn't tell but we found out ourselves stays.
        party_id=one.party_id or row.party_id,
        product_id=one.product_id or row.product_id,
    )
    return Put.CHANGED


def _numbered(job: Job, fresh: Sequence[Case]) -> list[Case]:
    wanted = [one.id or id_for(one.opened_at, f"{one.source}/{one.source_key}") for one in fresh]
    ids = free_ids(job.connection, case, wanted)
    return [replace(one, id=id_, version=1) for one, id_ in zip(fresh, ids, strict=True)]


def _change(job: Job, found: _Sorted) -> None:
    rows = []
    for id_, one in found.changed.items():
        rows.append(case_row(one) | {"digest": found.digests[id_]})
    change_many(job.connection, case, rows)
    moved = [{"own_id": row["id"], "whose": row["party_id"]} for row in rows]
    _MOVE_PLANNED.run_many(job.connection, moved)


def _add_parts(job: Job, added: Sequence[Case], changed: Sequence[Case]) -> None:
    ids = [one.id for one in changed]
    known_events = load_events(job.connection, ids)
    known_dates = load_planned(job.connection, "case_id", ids)
    events: list[tuple[int, CaseEvent]] = []
    dates = Changes()
    for one in (*added, *changed):
        events += [(one.id, event) for event in _new_events(one, known_events.get(one.id, ()))]
        if one.planned:
            told = of_case(one.planned, one.id)
            dates.merge(known_dates.get(one.id, ()), told, one.party_id)
    _add_events(job, events)
    dates.write(job.connection)


def _new_events(one: Case, known: Sequence[CaseEvent]) -> list[CaseEvent]:
    seen = {event_content(event) for event in known}
    fresh: list[CaseEvent] = []
    for event in one.events:
        content = event_content(event)
        if content not in seen:
            seen.add(content)
            fresh.append(event)
    return fresh


def _add_events(job: Job, events: Sequence[tuple[int, CaseEvent]]) -> None:
    """Adds events, each with the id of its case."""
    wanted = [
        event.id or id_for(event.at, f"{case_id}/{event.step}/{event.text}")
        for case_id, event in events
    ]
    ids = free_ids(job.connection, case_event, wanted)
    rows = [
        event_row(event) | {"id": id_, "case_id": case_id}
        for id_, (case_id, event) in zip(ids, events, strict=True)
    ]
    insert_many(job.connection, case_event, rows)


def _refresh(job: Job, again: Sequence[tuple[Any, Case]]) -> None:
    """The source said the same, but later: that counts for how old our knowledge is."""
    later = [
        (row, one)
        for row, one in again
        if one.fetched_at and (row.fetched_at is None or row.fetched_at < one.fetched_at)
    ]
    cases = [{"id": row.id, "fetched_at": one.fetched_at} for row, one in later]
    change_many(job.connection, case, cases)
    dates = [{"own_id": r.id, "moment": one.fetched_at, "by": one.source} for r, one in later]
    _REFRESH_PLANNED.run_many(job.connection, dates)
