"""Finding requests on Open311 servers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kcc_desktop.domain.case import EventKind, Place
from kcc_desktop.domain.errors import (
    SystemRejected,
)
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability
from tests.registers.open311.known import LAMP
from tests.registers.systems import NOW, Describe, soon
from tests.support.open311_city import City


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_request_is_found_by_its_number(
    city: City, described: Describe, form: str, wrapped: bool
) -> None:
    city.wrapped = wrapped
    (case,) = described(f'format = "{form}"').by_number("638344", soon())
    assert (case.number, case.source, case.source_key) == ("638344", "Meldingen", "638344")
    assert (case.kind, case.step, case.status_text) == (
        "Kapotte straatlantaarn",
        Step.RECEIVED,
        "open",
    )
    assert case.opened_at == datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
    assert case.expected_on == date(2026, 3, 6)
    assert case.planned == ()
    assert case.place == Place("Lindelaan", 12, "", "3523XK", "Vlietstede", 52.0705, 5.1214)
    assert (case.department, case.fetched_at) == ("Openbare verlichting", NOW)


@pytest.mark.parametrize("number", ["1", "", "../services", "638344,1", "é/?#"])
def test_another_number_finds_nothing(described: Describe, number: str) -> None:
    assert described().by_number(number, soon()) == []


def test_the_jurisdiction_goes_along(city: City, described: Describe) -> None:
    city.jurisdiction = "vlietstede.nl"
    assert described('jurisdiction = "vlietstede.nl"').by_number("638344", soon())
    with pytest.raises(SystemRejected, match="jurisdiction_id was not provided"):
        described().changed("", soon())


def test_the_expected_day_of_planned_work_is_a_planned_date(
    city: City, described: Describe
) -> None:
    city.request("638344")["status"] = "action_scheduled"
    (case,) = described().by_number("638344", soon())
    (plan,) = case.planned
    assert (plan.day, plan.source, plan.fetched_at) == (date(2026, 3, 6), "Meldingen", NOW)


def test_an_unknown_status_stands_alone_with_its_notes_beside_it(
    city: City, described: Describe
) -> None:
    city.request("638344").update(status="Wacht op lift", status_notes="Hoogwerker is stuk")
    (case,) = described().by_number("638344", soon())
    assert (case.step, case.status_text) == (Step.UNKNOWN, "Wacht op lift")
    assert [(event.kind, event.text) for event in case.events] == [
        (EventKind.NOTE, "Hoogwerker is stuk")
    ]


def test_the_history_comes_with_notes(city: City, described: Describe) -> None:
    city.request("638344")["notes"] = [
        {"datetime": "2026-03-01T09:30:00+01:00", "summary": "Geopend", "type": "opened"},
        {"datetime": "2026-03-02T09:30:00+01:00", "summary": "Bekeken", "type": "activity"},
    ]
    (without,) = described().by_number("638344", soon())
    (case,) = described("notes = true").by_number("638344", soon())
    assert without.events == ()
    assert [(event.step, event.kind, event.text) for event in case.events] == [
        (Step.RECEIVED, EventKind.STEP, "Geopend"),
        (Step.UNKNOWN, EventKind.NOTE, "Bekeken"),
    ]


def test_words_are_searched_only_where_the_server_can(city: City, described: Describe) -> None:
    plain, searching = described(), described("search = true")
    assert Ability.BY_WORDS not in plain.face.abilities
    assert Ability.BY_WORDS in searching.face.abilities
    city.requests.append({**LAMP, "service_request_id": "2", "description": "Vuilnis"})
    assert [case.number for case in searching.by_words("vuilnis", soon())] == ["2"]
