"""Cases, their events and planned dates as rows, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from kcc_desktop.domain.addresses import street_key
from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, PlannedDate
from kcc_desktop.domain.steps import Step
from kcc_desktop.store.bulk import digest, rows_by
from kcc_desktop.store.tables import case, case_event, planned_date


def case_row(one: Case) -> dict[str, Any]:
    """The row of the case itself, without its events and planned dates."""
    place = one.place
    return {
        "id": one.id,
        "number": one.number,
        "source": one.source,
        "source_key": one.source_key,
        "title": one.title,
        "description": one.description,
        "kind": one.kind,
        "product_id": one.product_id,
        "party_id": one.party_id,
        "department": one.department,
        "status_text": one.status_text,
        "step": one.step,
        "channel": one.channel,
        "street": place.street,
        "street_key": street_key(place.street),
        "house_number": place.number,
        "addition": place.addition,
        "postcode": place.postcode,
        "town": place.town,
        "lat": place.lat,
        "lon": place.lon,
        "opened_at": one.opened_at,
        "expected_on": one.expected_on,
        "closed_at": one.closed_at,
        "fetched_at": one.fetched_at,
        "url": one.url,
        "digest": case_digest(one),
        "version": one.version,
    }


def event_row(one: CaseEvent) -> dict[str, Any]:
    """The row of an event."""
    return {
        "id": one.id,
        "case_id": one.case_id,
        "at": one.at,
        "step": one.step,
        "kind": one.kind,
        "text": one.text,
        "who": one.who,
        "department": one.department,
        "source": one.source,
        "fetched_at": one.fetched_at,
    }


def planned_row(one: PlannedDate, party_id: int | None) -> dict[str, Any]:
    """The row of a planned date; `party_id` is whose timeline it stands on."""
    return {
        "id": one.id,
        "case_id": one.case_id,
        "handover_id": one.handover_id,
        "party_id": party_id,
        "day": one.day,
        "source": one.source,
        "fetched_at": one.fetched_at,
        "who": one.who,
        "department": one.department,
        "what": one.what,
        "replaced_at": one.replaced_at,
    }


def event_content(one: CaseEvent) -> tuple[object, ...]:
    """What makes an event another one: everything but when it was fetched."""
    return (one.at, str(one.step), str(one.kind), one.text, one.who, one.department, one.source)


def case_digest(one: Case) -> str:
    """A fingerprint of everything that a source tells, but when it was fetched.

    When a case came in counts only where its source says so: else it may differ each time.
    """
    place = one.place
    opened = one.opened_at if one.is_dated else None
    events = (event for event in one.events if event.kind is not EventKind.UNDATED)
    return digest(
        (one.number, one.title, one.description, one.kind, one.product_id, one.party_id),
        (one.department, one.status_text, str(one.step), one.channel),
        (place.street, place.number, place.addition, place.postcode, place.town),
        (place.lat, place.lon),
        [str(moment) for moment in (opened, one.expected_on, one.closed_at)],
        [(str(event[0]), *event[1:]) for event in map(event_content, events)],
        [(str(p.day), p.source, p.who, p.department, p.what) for p in one.planned],
        *((one.url,) if one.url else ()),  # without one it is as it was before there were any
    )


def load_cases(connection: Connection, ids: Sequence[int]) -> dict[int, Case]:
    """The cases among `ids` that there are, with events by time and planned dates by fetching."""
    events = load_events(connection, ids)
    planned = load_planned(connection, "case_id", ids)
    return {
        row.id: _case(row, events[row.id], planned[row.id])
        for row in rows_by(connection, case.c.id, ids)
    }


def load_events(connection: Connection, case_ids: Sequence[int]) -> dict[int, list[CaseEvent]]:
    """The events of cases, oldest first."""
    found: dict[int, list[CaseEvent]] = defaultdict(list)
    for row in rows_by(connection, case_event.c.case_id, case_ids):
        found[row.case_id].append(
            CaseEvent(**(row._asdict() | {"step": Step(row.step), "kind": EventKind(row.kind)}))
        )
    for events in found.values():
        events.sort(key=lambda event: (event.at, event.id))
    return found


def load_planned(
    connection: Connection, owner: str, ids: Sequence[int]
) -> dict[int, list[PlannedDate]]:
    """The planned dates of cases or handovers (`owner` is the column), oldest first."""
    found: dict[int, list[PlannedDate]] = defaultdict(list)
    for row in rows_by(connection, planned_date.c[owner], ids):
        values = row._asdict()
        del values["party_id"]  # whose timeline it stands on
        found[values[owner]].append(PlannedDate(**values))
    for dates in found.values():
        dates.sort(key=lambda date: (date.fetched_at, date.id))
    return found


def _case(row: Any, events: Sequence[CaseEvent], planned: Sequence[PlannedDate]) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        source=row.source,
        source_key=row.source_key,
        title=row.title,
        opened_at=row.opened_at,
        description=row.description,
        kind=row.kind,
        product_id=row.product_id,
        party_id=row.party_id,
        department=row.department,
        status_text=row.status_text,
        step=Step(row.step),
        channel=row.channel,
        place=Place(
            row.street,
            row.house_number,
            row.addition,
            row.postcode,
            row.town,
            row.lat,
            row.lon,
        ),
        expected_on=row.expected_on,
        closed_at=row.closed_at,
        fetched_at=row.fetched_at,
        events=tuple(events),
        planned=tuple(planned),
        version=row.version,
        url=row.url,
    )
