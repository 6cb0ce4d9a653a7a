"""Signals of Signalen (private API v1) as cases.

Fields that are of another type than the API promises are left out, and the case is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, Traces
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers import loose
from kcc_desktop.registers.signalen_states import State, channel_of, state_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: What stands for contact details that this login may not see.
MASKED = "*****"


@dataclass(frozen=True, slots=True)
class Signals:
    """Makes cases of signals; `source` is the name of the system, `prefix` that of its numbers.

    `zone` is that in which its days are meant.
    """

    source: str
    prefix: str
    zone: ZoneInfo

    def case(self, signal: object, at: datetime) -> Case | None:
        """The case of a signal as told at `at`; None when it does not say which it is."""
        key = loose.whole(signal, "id")
        if key is None or key <= 0:
            return None
        number = loose.line(signal, "id_display", longest=100) or f"{self.prefix}{key}"
        came_in = loose.moment(signal, "created_at")
        opened = came_in or loose.moment(signal, "incident_date_start") or at
        id_ = id_for(opened, f"{self.source}:{key}")
        state = state_in(signal)
        kind = loose.line(signal, "category", "sub")
        return Case(
            id=id_,
            number=number,
            source=self.source,
            source_key=str(key),
            title=kind or loose.line(signal, "text", longest=80) or number,
            opened_at=opened,
            description=loose.text(signal, "text"),
            kind=kind,
            department=_department(signal),
            status_text=state.shown,
            step=state.step,
            channel=channel_of(loose.line(signal, "source")),
            place=place_in(signal),
            expected_on=self._expected(signal),
            closed_at=loose.moment(signal, "status", "created_at") if state.ends else None,
            fetched_at=at,
            events=tuple(self._events(signal, id_, key, opened, at, dated=bool(came_in))),
            reporter=reporter_in(signal),
        )

    def _events(
        self, signal: object, id_: int, key: int, opened: datetime, at: datetime, *, dated: bool
    ) -> Iterator[CaseEvent]:
        told = Telling(id_, f"{self.source}:{key}", self.source, at)
        if not dated:
            yield told.event(opened, EventKind.UNDATED, Step.UNKNOWN, "")
        since = loose.moment(signal, "status", "created_at")
        if since:
            who = loose.line(signal, "status", "user")
            yield from told.status(
                since, state_in(signal), loose.text(signal, "status", "text"), who
            )

    def _expected(self, signal: object) -> date | None:
        """When something is to be done, else when it must be; neither is a plan."""
        meant = loose.moment(signal, "operational_date")
        due = meant or loose.moment(signal, "category", "deadline")
        return due.astimezone(self.zone).date() if due else None


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes the events of one case; `known` names it among all sources."""

    case_id: int
    known: str
    source: str
    fetched_at: datetime

    def status(self, at: datetime, state: State, text: str, who: str) -> Iterator[CaseEvent]:
        """The state it got. One without a step stands alone, so that it can be given a meaning."""
        if state.step is not Step.UNKNOWN:
            said = ": ".join(filter(None, [state.shown, text]))
            yield self.event(at, EventKind.STEP, state.step, said, who)
            return
        yield self.event(at, EventKind.STEP, Step.UNKNOWN, state.shown, who)
        if text:
            yield self.event(at, EventKind.NOTE, Step.UNKNOWN, text, who)

    def event(
        self,
        at: datetime,
        kind: EventKind,
        step: Step,
        text: str,
        who: str = "",
    ) -> CaseEvent:
        """One event."""
        return CaseEvent(
            id=id_for(at, f"{self.known}:{kind}:{text}"),
            case_id=self.case_id,
            at=at,
            step=step,
            text=text,
            kind=kind,
            who=who,
            source=self.source,
            fetched_at=self.fetched_at,
        )


def state_in(signal: object) -> State:
    """The state of a signal."""
    code = loose.line(signal, "status", "state", longest=50)
    return state_of(code, loose.line(signal, "status", "state_display", longest=100))


def reporter_in(signal: object) -> Traces | None:
    """Who reported it; nothing of what is masked."""
    email = loose.line(signal, "reporter", "email")
    phone = parse_phone(loose.line(signal, "reporter", "phone", longest=40)).e164
    emails = (email,) if "@" in email else ()
    phones = (phone,) if phone else ()
    return Traces(emails=emails, phones=phones) if emails or phones else None


def place_in(signal: object) -> Place:
    """Where it is: its address, its point, or both."""
    address = loose.table(signal, "location", "address")
    written = f"{loose.line(address, 'huisnummer')} {_addition(address)}"
    number, addition = house_number(written) or (None, "")
    code = loose.line(address, "postcode", longest=20)
    lat, lon = _point(signal)
    return Place(
        street=loose.line(address, "openbare_ruimte"),
        number=number,
        addition=addition,
        postcode=postcode(code) or "",
        town=loose.line(address, "woonplaats"),
        lat=lat,
        lon=lon,
    )


def _addition(address: object) -> str:
    letter = loose.line(address, "huisletter", longest=10)
    addition = loose.line(address, "huisnummer_toevoeging", longest=10)
    return "-".join(filter(None, [letter, addition]))


def _point(signal: object) -> tuple[float | None, float | None]:
    """Latitude and longitude; GeoJSON gives them the other way round."""
    given: Sequence[object] = loose.items(signal, "location", "geometrie", "coordinates")
    lon, lat = (loose.number(one) for one in given[:2]) if len(given) >= 2 else (None, None)
    if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 180) or not (lat or lon):
        return None, None
    return lat, lon


def _department(signal: object) -> str:
    """Where it was routed to by hand, else who is responsible for its category (codes)."""
    routed = loose.items(signal, "routing_departments", most=20)
    names = [loose.line(one, "name") or loose.line(one, "code") for one in routed]
    return ", ".join(filter(None, names)) or loose.line(signal, "category", "departments")
