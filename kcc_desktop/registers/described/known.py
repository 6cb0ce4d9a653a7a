"""The values that a question can hold, by the names that a description uses for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.party import Phone, Scheme
from kcc_desktop.domain.phones import show_phone
from kcc_desktop.domain.systems import Ability, NewReport, Traces

Known = dict[str, str | int | float]

#: What can be filled in where, by what is asked.
NAMES: dict[Ability, frozenset[str]] = {
    Ability.BY_NUMBER: frozenset({"number"}),
    Ability.BY_WORDS: frozenset({"words"}),
    Ability.BY_PLACE: frozenset(
        {"street", "house_number", "addition", "postcode", "town", "lat", "lon"}
    ),
    Ability.BY_PARTY: frozenset(
        {"name", "email", "phone", "phone_national", *(str(one) for one in Scheme)}
    ),
    Ability.CHANGES: frozenset({"since", "since_local", "since_day", "since_seconds"}),
    Ability.REPORT: frozenset(
        {
            "key", "kind", "product", "code", "text", "answers", "at", "at_local", "street",
            "house_number", "addition", "postcode", "town", "lat", "lon", "name", "email",
            "phone", "phone_national", "channel",
        }
    ),
}  # fmt: skip
#: What a form of paging gives.
PAGE_NAMES = {
    "page": frozenset({"page"}),
    "offset": frozenset({"offset"}),
    "cursor": frozenset({"cursor"}),
}


def of_number(number: str) -> Known:
    """To find a case by its number."""
    return {"number": number}


def of_words(words: str) -> Known:
    """To find cases by words."""
    return {"words": words}


def of_place(place: Place) -> Known:
    """To find cases at a place; what is not known is left out."""
    known: dict[str, str | int | float | None] = {
        "street": place.street,
        "house_number": place.number,
        "addition": place.addition,
        "postcode": place.postcode,
        "town": place.town,
        "lat": place.lat,
        "lon": place.lon,
    }
    return {name: value for name, value in known.items() if value is not None and value != ""}


def of_traces(traces: Traces) -> Iterator[Known]:
    """To find the cases of a party: once for each of its addresses and numbers."""
    always: Known = dict(traces.identifiers)
    if traces.name:
        always["name"] = traces.name
    ways: list[Known] = [{"email": email} for email in traces.emails]
    ways += [_phone(e164) for e164 in traces.phones]
    for way in ways or [{}]:
        yield {**always, **way}


def of_moment(since: datetime, zone: ZoneInfo) -> Known:
    """To ask what changed since a moment."""
    here = since.astimezone(zone)
    return {
        "since": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "since_local": here.strftime("%Y-%m-%dT%H:%M:%S"),
        "since_day": here.strftime("%Y-%m-%d"),
        "since_seconds": int(since.timestamp()),
    }


def of_report(report: NewReport, code: str, zone: ZoneInfo) -> Known:
    """To bring a report in; `code` is what its kind is called there."""
    answers = "\n".join(f"{asked}: {answer}" for asked, answer in report.answers)
    told: Known = {
        "key": report.key,
        "kind": report.kind,
        "product": report.product,
        "code": code,
        "text": report.text,
        "answers": answers,
        "at": report.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "at_local": report.at.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S"),
        "name": report.name,
        "email": report.email,
        "channel": report.channel,
        **(_phone(report.phone) if report.phone else {}),
        **of_place(report.place),
    }
    return {name: value for name, value in told.items() if value != ""}


def _phone(e164: str) -> Known:
    national = "".join(sign for sign in show_phone(Phone(e164)) if sign.isdigit() or sign == "+")
    return {"phone": e164, "phone_national": national}
