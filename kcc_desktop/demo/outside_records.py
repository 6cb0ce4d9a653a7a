"""The cases of the sample as the systems of its departments keep them, each in its own form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kcc_desktop.domain.case import Case, CaseEvent, PlannedDate
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.steps import STEP_WORDS, Step


def work_order(case: Case, reporter: Party | None) -> dict[str, Any]:
    """A work order of the maintenance planning: nested, moments with their zone."""
    place, plan = case.place, current_plan(case)
    return {
        "nummer": case.number,
        "omschrijving": case.title,
        "toelichting": case.description,
        "soort": {"naam": case.kind},
        "status": case.status_text,
        "gemeld_op": _iso(case.opened_at),
        "gereed_op": _iso(case.closed_at),
        "gewijzigd_op": _iso(changed_at(case)),
        "streefdatum": case.expected_on.isoformat() if case.expected_on else None,
        "afdeling": case.department,
        "kanaal": case.channel,
        "adres": {
            "straat": place.street,
            "huisnummer": place.number,
            "postcode": place.postcode,
            "plaats": place.town,
        },
        "locatie": {"lat": place.lat, "lon": place.lon},
        "planning": _planning(plan) if plan else None,
        "melder": _reporter(reporter) if reporter else None,
        "meldingen": [],
        "verloop": [_line(case, event) for event in case.events],
    }


def rows(case: Case) -> Iterator[dict[str, Any]]:
    """A case as flat rows, one for each line of its history; at least one."""
    plan, place = current_plan(case), case.place
    head = {
        "nummer": case.number,
        "titel": case.title,
        "omschrijving": case.description,
        "soort": case.kind,
        "status": case.status_text,
        "gemeld": case.opened_at,
        "gereed": case.closed_at,
        "gewijzigd": changed_at(case),
        "gepland_op": plan.day if plan else None,
        "gepland_sinds": moment_of(plan.id) if plan else None,
        "werk": plan.what if plan else "",
        "monteur": plan.who if plan else "",
        "afdeling": case.department,
        "kanaal": str(case.channel),
        "straat": place.street,
        "huisnummer": place.number,
        "postcode": place.postcode,
        "plaats": place.town,
        "lat": place.lat,
        "lon": place.lon,
    }
    empty = {"tijd": None, "regel": "", "wie": "", "stap": "", "dag": None}
    lines = [_flat(case, event) for event in case.events] or [empty]
    return ({**head, **line} for line in lines)


def current_plan(case: Case) -> PlannedDate | None:
    """The day that is planned now."""
    return next((plan for plan in case.planned if plan.replaced_at is None), None)


def changed_at(case: Case) -> datetime:
    """When its system changed it last."""
    plans = (moment_of(plan.id) for plan in case.planned)
    return max([case.opened_at, *(event.at for event in case.events), *plans])


def _line(case: Case, event: CaseEvent) -> dict[str, Any]:
    day = _day_planned(case, event)
    return {
        "tijd": _iso(event.at),
        "tekst": event.text,
        "wie": event.who,
        "status": _status(event),
        "dag": day.isoformat() if day else None,
    }


def _flat(case: Case, event: CaseEvent) -> dict[str, Any]:
    return {
        "tijd": event.at,
        "regel": event.text,
        "wie": event.who,
        "stap": _status(event),
        "dag": _day_planned(case, event),
    }


def _status(event: CaseEvent) -> str:
    return "" if event.step is Step.UNKNOWN else STEP_WORDS[event.step].nl.capitalize()


def _day_planned(case: Case, event: CaseEvent) -> Any:
    made = (plan.day for plan in case.planned if moment_of(plan.id) == event.at)
    return next(made, None) if event.step is Step.PLANNED else None


def _planning(plan: PlannedDate) -> Mapping[str, str | None]:
    return {
        "dag": plan.day.isoformat(),
        "vastgelegd": _iso(moment_of(plan.id)),
        "monteur": plan.who,
        "werk": plan.what,
    }


def _reporter(party: Party) -> Mapping[str, str]:
    return {
        "naam": party.name,
        "email": next(iter(party.emails), ""),
        "telefoon": next((phone.e164 for phone in party.phones), ""),
    }


def _iso(at: datetime | None) -> str | None:
    return local(at).isoformat() if at else None
