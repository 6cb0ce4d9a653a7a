"""Open311 GeoReport v2 service requests as cases.

Standard: GeoReport v2 (wiki.open311.org), with the additions of Chicago (`notes`,
`extended_attributes`) and FixMyStreet (`title`, `detail`, `interface_used`, more statuses).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kcc_desktop.domain.case import Case, CaseEvent, EventKind
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.open311_notes import Notes
from kcc_desktop.services.imports.open311_place import place_of
from kcc_desktop.services.imports.open311_words import ENDED, STATUS_STEPS, channel_of, word_key
from kcc_desktop.services.imports.records import Row

#: Other names under which files give the same fields.
COLUMNS: Mapping[str, str] = {"latitude": "lat", "longitude": "long", "id": "service_request_id"}

_NO_NUMBER = Said(
    "zonder service_request_id is dit geen melding", "without an id this is no request"
)
_NO_STATUS = Said(
    "deze status is onbekend; zij wordt getoond zoals zij is",
    "unknown status; it is shown as it is",
)
_NO_OPENED = Said(
    "ontvangstdatum onbekend; het eerste moment dat wel bekend is, is gebruikt",
    "when it was received is not known; the first moment that is known was used",
)


@dataclass(frozen=True, slots=True)
class Open311Reader:
    """Makes cases of rows. `zone` is that of times without one; `as_of` from when the file is."""

    source: str
    zone: tzinfo
    as_of: datetime

    def read(self, row: Row) -> Case | None:
        """The case of one record, or None when it can't be told which request it is."""
        number = row.line("service_request_id", longest=clean.LONGEST_KEY)
        if not number:
            row.refuse("service_request_id", "", _NO_NUMBER)
            return None
        updated = self._moment(row, "updated_datetime")
        notes = Notes(row, self.source, number, self.zone, self.as_of)
        opened = self._moment(row, "requested_datetime") or notes.opened
        first = opened or self._first_known(row, [updated, *notes.moments])
        id_ = id_for(first, f"{self.source}:{number}")
        events = notes.events(id_)
        if opened is None:
            events = (self._undated(id_, first), *events)
        return self._case(row, number, id_, first, updated, events)

    def _case(
        self,
        row: Row,
        number: str,
        id_: int,
        opened: datetime,
        updated: datetime | None,
        events: tuple[CaseEvent, ...],
    ) -> Case:
        status = row.line("status")
        kind = row.line("service_name").replace("_", " ")
        return Case(
            id=id_,
            number=number,
            source=self.source,
            source_key=number,
            title=row.line("title") or kind or row.line("description") or number,
            opened_at=opened,
            description=row.text("description", "detail"),
            kind=kind or row.line("service_code"),
            department=department_of(row),
            status_text=": ".join(filter(None, [status, row.text("status_notes")])),
            step=_step(row, status),
            channel=channel_of(_extended(row).get("channel", "") or row.line("interface_used")),
            place=place_of(row),
            expected_on=row.read("expected_datetime", when.day, when.NO_MOMENT),
            closed_at=_closed(status, updated, events),
            fetched_at=self.as_of,
            events=events,
        )

    def _moment(self, row: Row, name: str) -> datetime | None:
        return row.read(name, lambda text: when.moment(text, self.zone), when.NO_MOMENT)

    def _first_known(self, row: Row, known: list[datetime | None]) -> datetime:
        """The first moment at which it is known to be there, for want of when it was received."""
        row.refuse("requested_datetime", "", _NO_OPENED)
        return min((moment for moment in known if moment), default=self.as_of)

    def _undated(self, case_id: int, at: datetime) -> CaseEvent:
        return CaseEvent(
            id=id_for(at, f"{case_id}:undated"),
            case_id=case_id,
            at=at,
            step=Step.UNKNOWN,
            text="",
            kind=EventKind.UNDATED,
            source=self.source,
            fetched_at=self.as_of,
        )


def department_of(row: Row) -> str:
    """Who is responsible: a name, or (FixMyStreet) a mapping that holds names."""
    held = [part for item in row.nested("agency_responsible") for part in _names_in(item)]
    return row.line("agency_responsible") or ", ".join(held)


def _names_in(item: object) -> list[str]:
    if isinstance(item, dict):
        return [name for value in item.values() for name in _names_in(value)]
    if isinstance(item, list):
        return [name for value in item for name in _names_in(value)]
    return [clean.one_line(item)] if isinstance(item, str) else []


def _extended(row: Row) -> dict[str, str]:
    pairs = [item for item in row.nested("extended_attributes") if isinstance(item, dict)]
    return {
        name: clean.one_line(value)
        for item in pairs
        for name, value in item.items()
        if isinstance(value, str)
    }


def _step(row: Row, status: str) -> Step:
    step = STATUS_STEPS.get(word_key(status))
    if step is None and status:
        row.refuse("status", status, _NO_STATUS)
    return step or Step.UNKNOWN


def _closed(
    status: str, updated: datetime | None, events: tuple[CaseEvent, ...]
) -> datetime | None:
    """When it ended: its last closing note, else its last change, as GeoReport v2 has it."""
    if word_key(status) not in ENDED:
        return None
    closings = [event.at for event in events if event.step is Step.DONE]
    return max(closings, default=updated)
