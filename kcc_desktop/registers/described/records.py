"""From a record of a system to a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, Traces
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.histories import (
    Line,
    Plan,
    event_of,
    lines_of,
    planned_dates,
    plans_of,
)
from kcc_desktop.registers.described.shape import FIELDS, Shape
from kcc_desktop.registers.described.statuses import CLOSING
from kcc_desktop.registers.described.taking import Found, Taking
from kcc_desktop.services.imports import clean

_MOST_REFERRED = 20
_LONGEST_LINK = 2_000
_ORDER = {name: place for place, name in enumerate(FIELDS)}
_NO_NUMBER = Said("zonder nummer is dit geen zaak", "without a number this is no case")
_NO_OPENED = Said(
    "het moment waarop de zaak begon ontbreekt", "the moment at which the case began is missing"
)
_NO_HOUSE_NUMBER = Said("dit is geen huisnummer", "this is no house number")
_NO_LINK = Said("dit is geen adres van een pagina", "this is no address of a page")
_NO_PHONE = Said("dit is geen telefoonnummer", "this is no phone number")
_UNKNOWN_STATUS = Said(
    "deze status staat niet in [status]; zij wordt getoond zoals zij is",
    "this status is not in [status]; it is shown as it is",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as it was read: its case (None when it can't be one), what its history adds, and
    what each expression found.
    """

    case: Case | None
    found: tuple[Found, ...]
    lines: tuple[Line, ...] = ()
    plans: tuple[Plan, ...] = ()
    opened: datetime | None = None

    @property
    def problems(self) -> tuple[Found, ...]:
        """What could not be used."""
        return tuple(one for one in self.found if one.problem)


def read_record(shape: Shape, record: Any, fetched_at: datetime) -> Reading:
    """The case that stands in `record`, as it was fetched at that moment."""
    taking = Taking(shape, record)
    lines = lines_of(taking)
    opened = taking.moment("opened")
    case = _case(taking, opened or (lines[0].at if lines else None), fetched_at)
    plans = [*plans_of(lines), *_current_plan(taking, lines)]
    found = sorted(taking.found, key=lambda one: _ORDER.get(one.field, len(_ORDER)))
    reading = Reading(case, tuple(found), tuple(lines), tuple(plans), opened)
    if case is None:
        return reading
    (whole,) = merged([reading])
    return replace(reading, case=whole)


def read_cases(shape: Shape, records: Iterable[Any], fetched_at: datetime) -> list[Case]:
    """The cases in the records; rows about the same case are one, each with its history."""
    return merged([read_record(shape, record, fetched_at) for record in records])


def changed_at(shape: Shape, record: Any) -> datetime | None:
    """When a record says that it was changed."""
    return Taking(shape, record).moment("changed")


def merged(readings: Iterable[Reading]) -> list[Case]:
    """The cases that were read; several readings of one make up its history together."""
    together: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.case:
            together.setdefault(reading.case.source_key, []).append(reading)
    return [_whole(of_one) for of_one in together.values()]


def _whole(readings: Sequence[Reading]) -> Case:
    first = readings[0]
    case = first.case
    if case is None:
        raise ValueError("only what was read as a case can be put together")
    fetched_at = case.fetched_at or case.opened_at
    told = dict.fromkeys(line for one in readings for line in one.lines)
    lines = sorted(told, key=lambda line: line.at)
    plans = list(dict.fromkeys(plan for one in readings for plan in one.plans))
    events = [event_of(line, case.source, case.department, fetched_at) for line in lines]
    opened_at = first.opened or min((line.at for line in lines), default=case.opened_at)
    if first.opened is None:
        events.insert(0, _undated(case.source, opened_at, fetched_at))
    return replace(
        case,
        opened_at=opened_at,
        closed_at=_closed(case, events),
        events=tuple(events),
        planned=planned_dates(
            plans,
            source=case.source,
            key=case.source_key,
            department=case.department,
            fetched_at=fetched_at,
        ),
    )


def _case(taking: Taking, opened_at: datetime | None, fetched_at: datetime) -> Case | None:
    number = taking.line("number", clean.LONGEST_KEY)
    key = taking.line("key", clean.LONGEST_KEY) or number
    title, kind = taking.line("title"), taking.line("kind")
    status, step = _status(taking)
    case = Case(
        0,
        number,
        taking.shape.source,
        key,
        title or kind or number,
        opened_at or fetched_at,
        description=taking.text("description"),
        kind=kind,
        department=taking.line("department") or taking.shape.department,
        status_text=status,
        step=step,
        channel=taking.line("channel"),
        place=_place(taking),
        expected_on=taking.day("expected"),
        closed_at=taking.moment("closed"),
        fetched_at=fetched_at,
        reporter=_reporter(taking),
        refers_to=_refers_to(taking),
        url=_link(taking, number, key),
    )
    if not number:
        taking.refuse("number", _NO_NUMBER)
    if opened_at is None:
        taking.refuse("opened", _NO_OPENED)
    return case if number and opened_at else None


def _status(taking: Taking) -> tuple[str, Step]:
    raw = taking.take("status")
    status = values.line(raw)
    step = taking.shape.statuses.step(status)
    unknown = bool(status) and step is Step.UNKNOWN
    taking.note("status", raw, status, _UNKNOWN_STATUS if unknown else None)
    return status, step


def _current_plan(taking: Taking, lines: Sequence[Line]) -> list[Plan]:
    """The day that is planned now; made when it says so, else when it was last planned."""
    day, made = taking.day("planned"), taking.moment("planned_at")
    what, handler = taking.line("planned_what"), taking.line("handler")
    if day is None:
        return []
    last = max((line.at for line in lines if line.step is Step.PLANNED), default=None)
    return [Plan(day, made or last, handler, what, current=True)]


def _place(taking: Taking) -> Place:
    whole = values.address(taking.line("address"))
    raw = taking.take("house_number")
    house = values.house(raw)
    taking.usable("house_number", raw, house and " ".join(map(str, house)), _NO_HOUSE_NUMBER)
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


def _reporter(taking: Taking) -> Traces | None:
    name, email = taking.line("reporter_name"), taking.line("reporter_email")
    raw = taking.take("reporter_phone")
    phone = parse_phone(values.line(raw)).e164 if values.line(raw) else ""
    taking.usable("reporter_phone", raw, phone or None, _NO_PHONE)
    if not (name or email or phone):
        return None
    return Traces(name, (email,) if email else (), (phone,) if phone else ())


def _refers_to(taking: Taking) -> tuple[str, ...]:
    """Numbers of cases elsewhere: a list, or one text with commas between."""
    raw = taking.take("refers_to")
    parts = raw if isinstance(raw, list) else values.line(raw).split(",")
    lines = (values.line(one, clean.LONGEST_KEY) for one in parts[:_MOST_REFERRED])
    numbers = tuple(number for number in lines if number)
    taking.note("refers_to", raw, ", ".join(numbers))
    return numbers


def _link(taking: Taking, number: str, key: str) -> str:
    """Where a person can open it: as the record says, else as the description does."""
    raw = taking.take("link")
    told = values.line(raw, _LONGEST_LINK)
    usable = values.is_web_address(told)
    taking.usable("link", raw, told if usable else None, _NO_LINK)
    if usable:
        return told
    known = {"number": quote(number, safe=""), "key": quote(key, safe="")}
    return taking.shape.link_to.fill(known) if taking.shape.link_to else ""


def _closed(case: Case, events: Sequence[CaseEvent]) -> datetime | None:
    """When it ended: as it says, else by its history; None while it is open."""
    if case.step not in CLOSING:
        return None
    ended = max((event.at for event in events if event.step in CLOSING), default=None)
    return case.closed_at or ended


def _undated(source: str, at: datetime, fetched_at: datetime) -> CaseEvent:
    return CaseEvent(
        0, 0, at, Step.UNKNOWN, "", EventKind.UNDATED, source=source, fetched_at=fetched_at
    )
