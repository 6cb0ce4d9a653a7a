"""A report of ours as an Open311 server takes it, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Taken
from kcc_desktop.domain.words import fold
from kcc_desktop.registers.references import reference, with_reference
from kcc_desktop.services.imports import clean

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Place
    from kcc_desktop.domain.systems import NewReport
    from kcc_desktop.registers.open311_services import Attribute, Service
    from kcc_desktop.services.imports.records import Row

LONGEST_DESCRIPTION = 4_000

Fields = dict[str, str | Sequence[str]]


def fields_of(
    report: NewReport, service: Service, questions: Sequence[Attribute], system: str
) -> Fields:
    """The report as a form. Raises SystemRejected when a required answer is missing."""
    answered, others = _answered(report, questions)
    missing = [one for one in questions if one.is_required and one.code not in answered]
    if missing:
        raise SystemRejected(_missing(system, missing), system=system)
    fields: Fields = {
        "service_code": service.code,
        "description": _description(report, others),
        "account_id": reference(report.key),
        **_place(report.place),
        **_reporter(report),
    }
    for attribute in questions:
        if attribute.code in answered:
            coded = answered[attribute.code]
            end = "[]" if attribute.takes_several else ""
            fields[f"attribute[{attribute.code}]{end}"] = coded
    return fields


def taken_in(rows: Sequence[Row]) -> Taken | None:
    """The number that the server gave, else the token to ask for it; None when it says neither."""
    for row in rows:
        number = row.line("service_request_id", longest=clean.LONGEST_KEY)
        token = row.line("token", longest=clean.LONGEST_KEY)
        if number or token:
            return Taken(number=number, source_key=number, token="" if number else token)
    return None


def carries(row: Row, ours: str) -> bool:
    """Whether a request carries our reference, wherever the server put it."""
    if row.line("account_id") == ours:
        return True
    return any(ours in text for name in ("description", "detail") for text in row.texts(name))


def _answered(
    report: NewReport, questions: Sequence[Attribute]
) -> tuple[Mapping[str, str | list[str]], list[tuple[str, str]]]:
    """The answers by the code of their question, and those that the server did not ask for."""
    asked = {fold(one.question).rstrip(" ?:"): one for one in questions}
    asked |= {fold(one.code): one for one in questions}
    known: dict[str, str | list[str]] = {}
    others = []
    for question, answer in report.answers:
        attribute = asked.get(fold(question).rstrip(" ?:"))
        coded = attribute.coded(answer) if attribute else None
        if attribute and coded is not None:
            known[attribute.code] = coded
        else:
            others.append((question, answer))
    return known, others


def _description(report: NewReport, others: Sequence[tuple[str, str]]) -> str:
    lines = [report.text, *(f"{question} {answer}" for question, answer in others)]
    return with_reference("\n".join(filter(None, lines)), report.key, LONGEST_DESCRIPTION)


def _place(place: Place) -> Fields:
    fields: Fields = {}
    if place.lat is not None and place.lon is not None:
        fields = {"lat": f"{place.lat:.7f}", "long": f"{place.lon:.7f}"}
    number = f"{place.number or ''}{place.addition}"
    street = f"{place.street} {number}".strip()
    town = f"{place.postcode} {place.town}".strip()
    address = ", ".join(filter(None, [street, town]))
    return fields | {"address_string": address} if address else fields


def _reporter(report: NewReport) -> Fields:
    first, _, last = report.name.strip().partition(" ")
    known = {"first_name": first, "last_name": last, "email": report.email, "phone": report.phone}
    return {name: value for name, value in known.items() if value}


def _missing(system: str, missing: Sequence[Attribute]) -> Said:
    asked = "; ".join(one.question for one in missing[:5])
    return Said(
        f"{system} wil bij deze soort melding ook weten: {asked}",
        f"{system} also wants to know with this kind of report: {asked}",
    )
