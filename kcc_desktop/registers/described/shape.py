"""What a record of a system becomes: a case, and what was found for each of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, PlannedDate, Traces
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.finders import BadFinder, Finder
from kcc_desktop.registers.described.statuses import CLOSING, Statuses
from kcc_desktop.registers.described.values import Clockwork
from kcc_desktop.services.imports import clean

T = TypeVar("T")

#: The fields of [case], in the order in which they are shown.
FIELDS = (
    "number", "key", "title", "kind", "description", "status", "opened", "closed", "expected",
    "planned", "planned_what", "handler", "department", "channel", "address", "street",
    "house_number", "addition", "postcode", "town", "lat", "lon", "changed", "refers_to",
    "reporter_name", "reporter_email", "reporter_phone",
)  # fmt: skip
HISTORY_FIELDS = ("list", "at", "text", "who", "status")
MOST_HISTORY = 200

_NO_NUMBER = Said("zonder nummer is dit geen zaak", "without a number this is no case")
_NO_OPENED = Said(
    "het moment waarop de zaak begon ontbreekt", "the moment at which the case began is missing"
)
_NO_MOMENT = Said("dit is geen datum met tijd", "this is no date and time")
_NO_DAY = Said("dit is geen datum", "this is no date")
_NO_HOUSE_NUMBER = Said("dit is geen huisnummer", "this is no house number")
_NO_PLACE = Said("dit is geen plek op aarde", "this is no place on earth")
_NO_PHONE = Said("dit is geen telefoonnummer", "this is no phone number")
_NO_LIST = Said("dit is geen lijst", "this is no list")
_UNKNOWN_STATUS = Said(
    "deze status staat niet in [status]; zij wordt getoond zoals zij is",
    "this status is not in [status]; it is shown as it is",
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one expression found: `raw` as it stood there, `used` what was made of it.

    `problem` says why it could not be used.
    """

    field: str
    written: str
    raw: Any
    used: str = ""
    problem: Said | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as it was read: its case (None when it can't be one) and what was found."""

    case: Case | None
    found: tuple[Found, ...]

    @property
    def problems(self) -> tuple[Found, ...]:
        """What could not be used."""
        return tuple(one for one in self.found if one.problem)


@dataclass(frozen=True, slots=True)
class History:
    """How the history stands in a record: as a `list` of lines, or (`list` None) as the one line
    that each row holds, where several rows are about the same case.
    """

    at: Finder
    list: Finder | None = None
    text: Finder | None = None
    who: Finder | None = None
    status: Finder | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of a system read. `source` is its name, `department` that of who works in it
    where a record does not say so.
    """

    source: str
    fields: Mapping[str, Finder]
    statuses: Statuses
    clock: Clockwork = field(default_factory=Clockwork)
    history: History | None = None
    department: str = ""

    def read(self, record: Any, fetched_at: datetime) -> Reading:
        """The case that stands in `record`, as it was fetched at that moment."""
        taking = _Taking(self, record)
        case = _case(taking, fetched_at)
        return Reading(case, tuple(taking.found))

    def cases(self, records: Sequence[Any], fetched_at: datetime) -> list[Case]:
        """The cases in the records; rows about the same case are one, each with its history."""
        read = (self.read(record, fetched_at).case for record in records)
        return merged(case for case in read if case)

    def changed(self, record: Any) -> datetime | None:
        """When the record says that it was changed."""
        return _Taking(self, record).moment("changed")


def merged(cases: Iterator[Case]) -> list[Case]:
    """Cases with the same key as one: the first of them, with the history of all."""
    whole: dict[str, Case] = {}
    for case in cases:
        first = whole.get(case.source_key)
        if first is None:
            whole[case.source_key] = case
            continue
        fresh = [event for event in case.events if event not in first.events]
        whole[case.source_key] = replace(first, events=(*first.events, *fresh))
    return list(whole.values())


@dataclass(slots=True)
class _Taking:
    """Takes usable values out of one record, and keeps what was found."""

    shape: Shape
    record: Any
    found: list[Found] = field(default_factory=list)

    def raw(self, name: str, finder: Finder, record: Any) -> Any:
        try:
            return finder.find(record)
        except BadFinder as fault:
            self.found.append(Found(name, finder.written, None, problem=fault.said))
            return None

    def take(self, name: str) -> Any:
        finder = self.shape.fields.get(name)
        return self.raw(name, finder, self.record) if finder else None

    def note(self, name: str, raw: Any, used: object, problem: Said | None = None) -> None:
        finder = self.shape.fields.get(name)
        told = any(one.field == name for one in self.found)
        if finder and not told:
            shown = "" if used is None else str(used)
            self.found.append(Found(name, finder.written, raw, shown, problem))

    def line(self, name: str, longest: int = clean.LONGEST_LINE) -> str:
        raw = self.take(name)
        used = values.line(raw, longest)
        self.note(name, raw, used)
        return used

    def text(self, name: str) -> str:
        raw = self.take(name)
        used = values.text(raw)
        self.note(name, raw, used)
        return used

    def usable(self, name: str, raw: Any, used: T | None, reason: Said) -> T | None:
        missing = used is None and bool(values.line(raw) or isinstance(raw, (dict, bool)))
        self.note(name, raw, used, reason if missing else None)
        return used

    def moment(self, name: str) -> datetime | None:
        raw = self.take(name)
        return self.usable(name, raw, self.shape.clock.moment(raw), _NO_MOMENT)

    def day(self, name: str) -> date | None:
        raw = self.take(name)
        return self.usable(name, raw, self.shape.clock.day(raw), _NO_DAY)

    def degrees(self, name: str, most: int) -> float | None:
        raw = self.take(name)
        return self.usable(name, raw, values.degrees(raw, most), _NO_PLACE)

    def refuse(self, name: str, reason: Said) -> None:
        """The record is no case, for what is wrong with this field."""
        at = next((n for n, one in enumerate(self.found) if one.field == name), None)
        finder = self.shape.fields.get(name)
        if at is None:
            self.found.append(Found(name, finder.written if finder else "", None, problem=reason))
        elif self.found[at].problem is None:
            self.found[at] = replace(self.found[at], problem=reason)


def _case(taking: _Taking, fetched_at: datetime) -> Case | None:
    number = taking.line("number", clean.LONGEST_KEY)
    key = taking.line("key", clean.LONGEST_KEY) or number
    title, kind, description = taking.line("title"), taking.line("kind"), taking.text("description")
    status, step = _status(taking)
    opened, closed = taking.moment("opened"), taking.moment("closed")
    expected = taking.day("expected")
    planned = _planned(taking, fetched_at)
    department = taking.line("department") or taking.shape.department
    channel, place = taking.line("channel"), _place(taking)
    reporter, refers_to = _reporter(taking), _refers_to(taking)
    events = _events(taking, department, fetched_at)
    first = opened or min((event.at for event in events), default=None)
    if not number:
        taking.refuse("number", _NO_NUMBER)
        return None
    if first is None:
        taking.refuse("opened", _NO_OPENED)
        return None
    if opened is None:
        events = (_undated(taking.shape.source, first, fetched_at), *events)
    return Case(
        0,
        number,
        taking.shape.source,
        key,
        title or kind or number,
        first,
        description=description,
        kind=kind,
        department=department,
        status_text=status,
        step=step,
        channel=channel,
        place=place,
        expected_on=expected,
        closed_at=(closed or _ended(events)) if step in CLOSING else None,
        fetched_at=fetched_at,
        events=events,
        planned=tuple(replace(one, department=department) for one in planned),
        reporter=reporter,
        refers_to=refers_to,
    )


def _reporter(taking: _Taking) -> Traces | None:
    name, email = taking.line("reporter_name"), taking.line("reporter_email")
    raw = taking.take("reporter_phone")
    phone = parse_phone(values.line(raw)).e164 if values.line(raw) else ""
    taking.usable("reporter_phone", raw, phone or None, _NO_PHONE)
    if not (name or email or phone):
        return None
    return Traces(name, (email,) if email else (), (phone,) if phone else ())


def _refers_to(taking: _Taking) -> tuple[str, ...]:
    """Numbers of cases elsewhere: a list, or one text with commas between."""
    raw = taking.take("refers_to")
    parts = raw if isinstance(raw, list) else values.line(raw).split(",")
    numbers = [number for one in parts[:20] if (number := values.line(one, clean.LONGEST_KEY))]
    taking.note("refers_to", raw, ", ".join(numbers))
    return tuple(numbers)


def _status(taking: _Taking) -> tuple[str, Step]:
    raw = taking.take("status")
    status = values.line(raw)
    step = taking.shape.statuses.step(status)
    unknown = bool(status) and step is Step.UNKNOWN
    taking.note("status", raw, status, _UNKNOWN_STATUS if unknown else None)
    return status, step


def _planned(taking: _Taking, fetched_at: datetime) -> tuple[PlannedDate, ...]:
    day = taking.day("planned")
    what, handler = taking.line("planned_what"), taking.line("handler")
    if day is None:
        return ()
    return (PlannedDate(0, day, taking.shape.source, fetched_at, who=handler, what=what),)


def _place(taking: _Taking) -> Place:
    whole = values.address(taking.line("address"))
    raw = taking.take("house_number")
    house = values.house(raw)
    taking.usable("house_number", raw, house, _NO_HOUSE_NUMBER)
    number, addition = house or (whole.number, whole.addition)
    lat, lon = taking.degrees("lat", 90), taking.degrees("lon", 180)
    known = lat is not None and lon is not None and (lat, lon) != (0, 0)
    return Place(
        taking.line("street") or whole.street,
        number,
        taking.line("addition") or addition,
        values.code(taking.line("postcode")) or whole.postcode,
        taking.line("town") or whole.town,
        lat if known else None,
        lon if known else None,
    )


def _events(taking: _Taking, department: str, fetched_at: datetime) -> tuple[CaseEvent, ...]:
    history = taking.shape.history
    if history is None:
        return ()
    lines = _lines(taking, history)
    read = [_event(taking, history, line, department, fetched_at) for line in lines[:MOST_HISTORY]]
    return tuple(sorted((event for event in read if event), key=lambda event: event.at))


def _lines(taking: _Taking, history: History) -> list[Any]:
    if history.list is None:
        return [taking.record]
    lines = taking.raw("history.list", history.list, taking.record)
    usable = isinstance(lines, list)
    count = f"{len(lines)} ×" if usable else ""
    problem = None if usable or lines is None else _NO_LIST
    taking.found.append(Found("history.list", history.list.written, lines, count, problem))
    return lines if usable else []


def _event(
    taking: _Taking, history: History, line: Any, department: str, fetched_at: datetime
) -> CaseEvent | None:
    raw = taking.raw("history.at", history.at, line)
    at = taking.shape.clock.moment(raw)
    if at is None:
        if values.line(raw):
            taking.found.append(Found("history.at", history.at.written, raw, "", _NO_MOMENT))
        return None
    taken = {
        name: taking.raw(f"history.{name}", finder, line)
        for name in ("text", "who", "status")
        if (finder := getattr(history, name)) is not None
    }
    status = values.line(taken.get("status"))
    step = taking.shape.statuses.step(status)
    return CaseEvent(
        0,
        0,
        at,
        step,
        values.text(taken.get("text")) or status,
        EventKind.NOTE if step is Step.UNKNOWN else EventKind.STEP,
        who=values.line(taken.get("who")),
        department=department,
        source=taking.shape.source,
        fetched_at=fetched_at,
    )


def _ended(events: Sequence[CaseEvent]) -> datetime | None:
    """When its history says that it ended."""
    return max((event.at for event in events if event.step in CLOSING), default=None)


def _undated(source: str, at: datetime, fetched_at: datetime) -> CaseEvent:
    return CaseEvent(
        0, 0, at, Step.UNKNOWN, "", EventKind.UNDATED, source=source, fetched_at=fetched_at
    )
