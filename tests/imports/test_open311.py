"""Open311 requests as cases: every sort of dirt that real files hold."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kcc_desktop.domain.case import EventKind, Place
from kcc_desktop.domain.steps import Step
from tests.imports.helpers import NOW, read_case

WHOLE = {
    "service_request_id": "771970",
    "status": "Open",
    "service_name": "Lifted_sidewalk_other",
    "service_code": "71",
    "requested_datetime": "2010-11-15 01:05:25.727",
    "expected_datetime": "2010-11-22 01:05:25.0",
    "address": "1325  HOWARD ST SAN FRANCISCO , CA ",
    "zipcode": "94103",
    "lat": "37.774456",
    "lon": "-122.4134",
}


def case_of(zone: str = "Europe/Amsterdam", **changed: object):
    case, problems = read_case({**WHOLE, **changed}, zone)
    assert case is not None
    return case, [(problem.field, problem.value) for problem in problems]


def test_a_whole_request_becomes_a_case_without_complaints() -> None:
    case, problems = case_of("America/Los_Angeles")
    assert problems == []
    assert (case.number, case.source, case.source_key) == ("771970", "Open311", "771970")
    assert case.title == case.kind == "Lifted sidewalk other"
    assert case.opened_at == datetime(2010, 11, 15, 9, 5, 25, 727000, UTC)
    assert case.expected_on == date(2010, 11, 22)
    assert (case.step, case.status_text, case.closed_at) == (Step.RECEIVED, "Open", None)
    assert case.place == Place(
        "HOWARD ST", 1325, "", "94103", "SAN FRANCISCO", 37.774456, -122.4134
    )


def test_a_time_without_zone_is_read_in_the_zone_that_was_given() -> None:
    case, _ = case_of("Europe/Amsterdam")
    assert case.opened_at == datetime(2010, 11, 15, 0, 5, 25, 727000, UTC)


def test_a_time_with_zone_keeps_its_own() -> None:
    case, _ = case_of(requested_datetime="2010-11-15T01:05:25-08:00")
    assert case.opened_at == datetime(2010, 11, 15, 9, 5, 25, tzinfo=UTC)


def test_the_expected_day_is_that_of_the_source_and_not_ours() -> None:
    case, _ = case_of(expected_datetime="2010-11-22T23:30:00-08:00")
    assert case.expected_on == date(2010, 11, 22)


@pytest.mark.parametrize("nothing", ["null", "NULL", "", "  ", "None"])
def test_null_as_text_is_no_value_and_no_complaint(nothing: str) -> None:
    case, problems = case_of(expected_datetime=nothing, zipcode=nothing)
    assert (case.expected_on, case.place.postcode, problems) == (None, "", [])


def test_true_where_a_date_belongs_is_reported_and_loses_nothing_else() -> None:
    case, problems = case_of(expected_datetime="true")
    assert case.expected_on is None
    assert problems == [("expected_datetime", "true")]
    assert case.number == "771970"


def test_of_a_name_that_stands_twice_the_usable_value_counts() -> None:
    case, problems = case_of(
        status="Closed", updated_datetime=("2010-11-14 19:15:30.127", "null", "true")
    )
    assert case.closed_at == datetime(2010, 11, 14, 18, 15, 30, 127000, UTC)
    assert problems == [("updated_datetime", "true")]


def test_two_usable_values_that_differ_are_reported() -> None:
    case, problems = case_of(expected_datetime=("2010-11-22", "2010-11-23"))
    assert case.expected_on == date(2010, 11, 22)
    assert problems == [("expected_datetime", "2010-11-23")]


def test_a_request_without_number_can_not_be_used() -> None:
    case, problems = read_case({**WHOLE, "service_request_id": "null"})
    assert case is None
    assert [problem.field for problem in problems] == ["service_request_id"]


def test_a_request_whose_reception_is_unreadable_keeps_its_row() -> None:
    case, problems = case_of(
        requested_datetime="gisteren", updated_datetime="2010-11-16T10:00:00+01:00"
    )
    assert case.opened_at == datetime(2010, 11, 16, 9, tzinfo=UTC)
    assert not case.is_dated
    assert problems == [("requested_datetime", "gisteren"), ("requested_datetime", "")]


def test_a_request_without_any_moment_was_there_when_the_file_was_made() -> None:
    case, _ = case_of(requested_datetime="null", expected_datetime="null")
    assert (case.opened_at, case.is_dated) == (NOW, False)


def test_a_note_of_its_opening_says_when_a_request_was_received() -> None:
    note = {"datetime": "2014-05-09T19:02:21-05:00", "summary": "Opened", "type": "opened"}
    case, problems = case_of(requested_datetime="null", notes=[note])
    assert case.opened_at == datetime(2014, 5, 10, 0, 2, 21, tzinfo=UTC)
    assert case.is_dated
    assert problems == []


@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("open", Step.RECEIVED),
        ("CLOSED", Step.DONE),
        ("In Progress", Step.ACCEPTED),
        ("action-scheduled", Step.PLANNED),
        ("internal_referral", Step.HANDED_OVER),
        ("no_further_action", Step.REFUSED),
        ("reopen", Step.REOPENED),
        ("duplicate", Step.UNKNOWN),
    ],
)
def test_a_known_status_has_a_meaning(status: str, step: Step) -> None:
    case, problems = case_of(status=status)
    assert (case.step, case.status_text, problems) == (step, status, [])


def test_an_unknown_status_is_shown_as_it_is_and_reported() -> None:
    case, problems = case_of(status="Awaiting parts", status_notes="Ordered")
    assert (case.step, case.status_text) == (Step.UNKNOWN, "Awaiting parts: Ordered")
    assert problems == [("status", "Awaiting parts")]


@pytest.mark.parametrize("status", ["Open", "in_progress"])
def test_an_open_request_has_no_closing_moment(status: str) -> None:
    case, _ = case_of(status=status, updated_datetime="2010-11-16 10:00")
    assert case.closed_at is None


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("24  DORE ST SAN FRANCISCO , CA ", ("DORE ST", 24, "", "", "SAN FRANCISCO")),
        ("     SAN FRANCISCO , CA ", ("", None, "", "", "SAN FRANCISCO")),
        (
            "INTERSECTION  of  CODMAN PL  and  WASHINGTON ST",
            ("CODMAN PL / WASHINGTON ST", None, "", "", ""),
        ),
        (
            "1  SAINT FRANCIS BLVD WEST SAN FRANCISCO , CA ",
            ("SAINT FRANCIS BLVD WEST", 1, "", "", "SAN FRANCISCO"),
        ),
        ("1200 W 81ST ST, CHICAGO, IL, 60620", ("W 81ST ST", 1200, "", "60620", "CHICAGO")),
        ("Lindelaan 12a, 3523 xk Utrecht", ("Lindelaan", 12, "A", "3523XK", "Utrecht")),
        ("Lindelaan", ("Lindelaan", None, "", "", "")),
        ("", ("", None, "", "", "")),
    ],
)
def test_an_address_on_one_line_is_taken_apart(address: str, place: tuple[object, ...]) -> None:
    case, _ = case_of(address=address, zipcode="null")
    found = case.place
    assert (found.street, found.number, found.addition, found.postcode, found.town) == place


@pytest.mark.parametrize(
    ("lat", "lon"), [("0", "0"), ("91", "4"), ("north", "4"), ("52.1", "null")]
)
def test_coordinates_that_are_no_place_are_left_out_together(lat: str, lon: str) -> None:
    case, _ = case_of(lat=lat, lon=lon)
    assert (case.place.lat, case.place.lon) == (None, None)
    assert case.place.street == "HOWARD ST"


def test_notes_become_the_events_of_the_case() -> None:
    notes = [
        {"datetime": "2014-05-09T19:02:21-05:00", "summary": "Request opened", "type": "opened"},
        {
            "datetime": "2014-07-30T10:00:00-05:00",
            "summary": "Follow-on created",
            "description": "Survey #14-0002 created for Transportation",
            "type": "follow_on_created",
            "extended_attributes": {
                "service_request_id": "14-0002",
                "agency_responsible": "Transportation",
            },
        },
        {"datetime": "2014-07-29T14:11:00-05:00", "summary": "Inspected", "type": "activity"},
        {"datetime": "2014-08-01T08:00:00-05:00", "summary": "Completed", "type": "closed"},
    ]
    case, problems = case_of(status="closed", notes=notes, updated_datetime="2015-10-10")
    assert problems == []
    assert [(event.kind, event.step) for event in case.events] == [
        (EventKind.STEP, Step.RECEIVED),
        (EventKind.NOTE, Step.UNKNOWN),
        (EventKind.FOLLOW_ON, Step.UNKNOWN),
        (EventKind.STEP, Step.DONE),
    ]
    follow_on = case.events[2]
    assert follow_on.text == "Follow-on created: Survey #14-0002 created for Transportation"
    assert follow_on.department == "Transportation"
    assert case.closed_at == datetime(2014, 8, 1, 13, tzinfo=UTC)
    assert {event.case_id for event in case.events} == {case.id}
    assert len({event.id for event in case.events}) == 4


def test_a_note_that_can_not_be_used_loses_only_itself() -> None:
    notes = [
        "opened yesterday",
        {"datetime": "true", "summary": "Lost", "type": "activity"},
        {"datetime": "2014-05-09T19:02:21-05:00", "summary": "Kept", "type": "poked"},
    ]
    case, problems = case_of(notes=notes)
    assert [event.text for event in case.events] == ["Kept"]
    assert problems == [
        ("notes", "opened yesterday"),
        ("notes.datetime", "true"),
        ("notes.type", "poked"),
    ]


def test_the_words_of_fixmystreet_are_understood() -> None:
    case, problems = case_of(
        title="Lamp uit",
        detail="De lamp brandt niet",
        interface_used="Web interface",
        agency_responsible={"recipient": ["Onderhoud", "Groen"]},
    )
    assert problems == []
    assert (case.title, case.kind) == ("Lamp uit", "Lifted sidewalk other")
    assert case.description == "De lamp brandt niet"
    assert (case.channel, case.department) == ("form", "Onderhoud, Groen")


def test_a_request_keeps_its_id_when_it_is_read_again() -> None:
    first, _ = case_of()
    again, _ = case_of(status="Closed")
    assert first.id == again.id


def test_hostile_text_is_made_harmless() -> None:
    case, problems = case_of(
        service_name="A\x00B\x1b[31m\u202eC",
        description="regel 1\r\nregel 2 <b>vet</b> 😀 \u200f\u05e9\u05dc\u05dd\x00",
        status_notes="x" * 100_000,
    )
    assert case.kind == "AB[31mC"
    assert case.description == "regel 1\nregel 2 <b>vet</b> 😀 \u200f\u05e9\u05dc\u05dd"
    assert len(case.status_text) < 30_000
    assert [field for field, _ in problems] == ["status_notes"]
