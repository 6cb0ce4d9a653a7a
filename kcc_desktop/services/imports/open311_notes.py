"""The history of a request as Chicago gives it.

Each of its `notes` has `datetime`, `summary`, `description` and `type`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from kcc_desktop.domain.case import CaseEvent, EventKind
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.open311_words import NOTE_STEPS, word_key
from kcc_desktop.services.imports.records import Row

MOST_NOTES = 500

_NO_NOTE = Said(
    "deze regel van het verloop is geen notitie met velden", "this is no note with fields"
)
_NO_MOMENT = Said(
    "deze notitie heeft geen bruikbaar tijdstip en is overgeslagen",
    "this note has no usable moment and was left out",
)
_NO_TYPE = Said(
    "onbekende soort notitie; haar tekst is bewaard", "unknown type of note; its text is kept"
)
_TOO_MANY = Said("meer notities dan er bewaard worden", "more notes than are kept")


@dataclass(frozen=True, slots=True)
class _Note:
    at: datetime
    kind: EventKind
    step: Step
    text: str
    department: str


class Notes:
    """The usable notes of one request; what can't be used is refused in its row."""

    def __init__(self, row: Row, source: str, number: str, zone: tzinfo, as_of: datetime) -> None:
        self._source = source
        self._number = number
        self._as_of = as_of
        self._notes = _usable(row, zone)

    @property
    def moments(self) -> list[datetime]:
        """When each was written."""
        return [note.at for note in self._notes]

    @property
    def opened(self) -> datetime | None:
        """When the request was opened, where a note says so."""
        return next((note.at for note in self._notes if note.step is Step.RECEIVED), None)

    def events(self, case_id: int) -> tuple[CaseEvent, ...]:
        """The notes as events of the case, in the order of time."""
        return tuple(
            CaseEvent(
                id=id_for(note.at, f"{self._source}:{self._number}:{position}:{note.text}"),
                case_id=case_id,
                at=note.at,
                step=note.step,
                text=note.text,
                kind=note.kind,
                department=note.department,
                source=self._source,
                fetched_at=self._as_of,
            )
            for position, note in enumerate(self._notes)
        )


def _usable(row: Row, zone: tzinfo) -> list[_Note]:
    given = row.nested("notes")
    if len(given) > MOST_NOTES:
        row.refuse("notes", str(len(given)), _TOO_MANY)
    notes = (_note(row, item, zone) for item in given[:MOST_NOTES])
    return sorted((note for note in notes if note), key=lambda note: note.at)


def _note(row: Row, item: object, zone: tzinfo) -> _Note | None:
    if not isinstance(item, dict):
        row.refuse("notes", item, _NO_NOTE)
        return None
    written = _word(item, "datetime")
    at = when.moment(written, zone)
    if at is None:
        row.refuse("notes.datetime", written, _NO_MOMENT)
        return None
    kind, step = _meaning(row, _word(item, "type"))
    text = ": ".join(filter(None, [_word(item, "summary"), _word(item, "description")]))
    return _Note(at, kind, step, text[: clean.LONGEST_TEXT], _department(item, kind))


def _meaning(row: Row, type_: str) -> tuple[EventKind, Step]:
    meaning = NOTE_STEPS.get(word_key(type_))
    if meaning is None and type_:
        row.refuse("notes.type", type_, _NO_TYPE)
    return meaning or (EventKind.NOTE, Step.UNKNOWN)


def _department(item: dict[str, object], kind: EventKind) -> str:
    """Whom the following request went to; other notes don't say who wrote them."""
    extended = item.get("extended_attributes")
    if kind is not EventKind.FOLLOW_ON or not isinstance(extended, dict):
        return ""
    return _word(extended, "agency_responsible")


def _word(item: dict[str, object], name: str) -> str:
    value = item.get(name)
    return clean.one_line(value) if isinstance(value, str) else ""
