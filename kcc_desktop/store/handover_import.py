"""Bringing in handovers as they stand, each with the whole of its life so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from kcc_desktop.domain.handover import Handover
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import distinct_chunks, free_ids, insert_many
from kcc_desktop.store.case_rows import planned_row
from kcc_desktop.store.handover_rows import event_row, handover_row, insert_promises
from kcc_desktop.store.job import Job
from kcc_desktop.store.tables import handover, handover_event, planned_date


def put_many(job: Job, handovers: Sequence[Handover], *, source: str) -> Sequence[Put]:
    """Adds those whose id is not there yet; one that is, stays as it was."""
    puts: list[Put] = []
    for piece in distinct_chunks(handovers, lambda one: one.id):
        known = _known(job, piece)
        fresh = [one for one in piece if one.id not in known]
        _add(job, fresh)
        job.log.many("import", "handover", [one.id for one in fresh], source)
        puts += [Put.SAME if one.id in known else Put.NEW for one in piece]
    return puts


def _known(job: Job, piece: Sequence[Handover]) -> set[int]:
    ids = [one.id for one in piece]
    return set(
        job.connection.execute(select(handover.c.id).where(handover.c.id.in_(ids))).scalars()
    )


def _add(job: Job, fresh: Sequence[Handover]) -> None:
    connection = job.connection
    # Each action counts up the version, as if it had been done here.
    rows = [handover_row(replace(one, version=max(1, len(one.events)))) for one in fresh]
    insert_many(connection, handover, rows)
    insert_promises(connection, fresh)
    events = [event for one in fresh for event in one.events]
    ids = free_ids(connection, handover_event, [event.id for event in events])
    insert_many(
        connection,
        handover_event,
        [event_row(replace(event, id=id_)) for event, id_ in zip(events, ids, strict=True)],
    )
    dates = [(date, one) for one in fresh for date in one.planned]
    ids = free_ids(connection, planned_date, [date.id for date, _ in dates])
    insert_many(
        connection,
        planned_date,
        [
            planned_row(replace(date, id=id_, handover_id=one.id, case_id=None), one.party_id)
            for id_, (date, one) in zip(ids, dates, strict=True)
        ],
    )
