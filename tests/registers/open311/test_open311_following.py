"""Following what changes on Open311 servers, which tell little of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kcc_desktop.domain.case import EventKind
from kcc_desktop.domain.steps import Step
from tests.registers.open311.known import LAMP
from tests.registers.systems import NOW, Describe, all_changes, asked, soon
from tests.support.http_server import HttpServer
from tests.support.open311_city import City


def many(count: int, first: datetime, apart: timedelta) -> list[dict[str, object]]:
    return [
        {
            **LAMP,
            "service_request_id": str(number),
            "requested_datetime": (first + number * apart).isoformat(),
        }
        for number in range(count)
    ]


def test_windows_leave_no_gap_and_lose_nothing_that_is_cut_off(
    city: City, served: HttpServer, described: Describe
) -> None:
    city.most_rows = 40
    city.requests = many(300, NOW - timedelta(days=300), timedelta(days=1))
    city.requests += [
        {**one, "service_request_id": f"d{number}"}
        for number, one in enumerate(many(150, NOW - timedelta(days=100), timedelta(minutes=7)))
    ]
    cases, _ = all_changes(described("most_rows = 40"))
    assert {case.number for case in cases} == {str(r["service_request_id"]) for r in city.requests}
    windows = [one.query for one in asked(served, "GET", "requests.json")]
    spans = [
        datetime.fromisoformat(window["end_date"][0])
        - datetime.fromisoformat(window["start_date"][0])
        for window in windows
    ]
    assert max(spans) <= timedelta(days=90)


def test_a_server_that_hides_what_is_closed_is_asked_for_it(
    city: City, described: Describe
) -> None:
    city.shows_closed = False
    city.request("638344")["status"] = "closed"
    assert all_changes(described())[0] == []
    cases, _ = all_changes(described('status = "open,closed"'))
    assert {case.step for case in cases} == {Step.DONE}


@pytest.mark.parametrize(("cap", "options"), [("most_rows", ""), ("most_page", "page_size = 500")])
def test_a_server_that_gives_less_than_it_says_loses_nothing(
    city: City, described: Describe, cap: str, options: str
) -> None:
    setattr(city, cap, 100)
    city.requests = many(280, NOW - timedelta(days=80), timedelta(hours=5))
    cases, _ = all_changes(described(options))
    assert {case.number for case in cases} == {str(number) for number in range(280)}


def test_once_read_only_the_newest_and_one_older_window_are_asked(
    city: City, served: HttpServer, described: Describe
) -> None:
    city.requests = many(20, NOW - timedelta(days=200), timedelta(days=10))
    system = described()
    _, cursor = all_changes(system)
    before = len(served.requests)
    cases, _ = all_changes(system, cursor)
    assert len(served.requests) - before == 2
    assert len({case.number for case in cases}) < 20


def test_what_changed_in_an_old_request_is_seen_again_in_time(
    city: City, described: Describe
) -> None:
    city.requests = many(20, NOW - timedelta(days=300), timedelta(days=15))
    system = described()
    _, cursor = all_changes(system)
    city.request("0")["status"] = "closed"
    steps = set()
    for _ in range(6):
        cases, cursor = all_changes(system, cursor)
        steps |= {case.step for case in cases if case.number == "0"}
    assert steps == {Step.DONE}


def test_a_server_with_pages_is_read_page_by_page(
    city: City, served: HttpServer, described: Describe
) -> None:
    city.most_page = 30
    city.requests = many(100, NOW - timedelta(days=50), timedelta(hours=2))
    cases, _ = all_changes(described("page_size = 30"))
    assert {case.number for case in cases} == {str(number) for number in range(100)}
    assert {one.query["page"][0] for one in served.requests} >= {"1", "2", "3", "4"}


def test_a_server_that_knows_what_changed_is_asked_just_that(
    city: City, described: Describe
) -> None:
    city.most_page = 30
    city.requests = many(100, NOW - timedelta(days=50), timedelta(hours=2))
    system = described("page_size = 30\nupdated_after = true")
    first, cursor = all_changes(system)
    city.request("7")["updated_datetime"] = NOW.isoformat()
    again, _ = all_changes(system, cursor)
    assert len({case.number for case in first}) == 100
    assert [case.number for case in again] == ["7"]


def test_updates_become_events_also_of_requests_outside_the_window(
    city: City, described: Describe
) -> None:
    city.requests = [{**LAMP, "requested_datetime": "2025-04-01T10:00:00Z"}]
    system = described("updates = true")
    _, cursor = all_changes(system)
    for number, (status, text) in enumerate(
        [("action_scheduled", "Ingepland"), ("open", "Dank u wel"), ("Wacht op lift", "Stuk")]
    ):
        city.updates.append(
            {
                "update_id": str(number),
                "service_request_id": "638344",
                "status": status,
                "description": text,
                "updated_datetime": (NOW - timedelta(minutes=30 - number)).isoformat(),
            }
        )
    cases = system.changed(cursor, soon()).cases
    (case,) = [one for one in cases if one.number == "638344"]
    assert [(event.step, event.kind, event.text) for event in case.events] == [
        (Step.PLANNED, EventKind.STEP, "Ingepland"),
        (Step.UNKNOWN, EventKind.NOTE, "Dank u wel"),
        (Step.UNKNOWN, EventKind.STEP, "Wacht op lift"),
        (Step.UNKNOWN, EventKind.NOTE, "Stuk"),
    ]


@pytest.mark.parametrize("cursor", ["nonsense", "{}", '{"until": 3}', "[1]", '"x"', "null"])
def test_a_cursor_that_is_not_ours_begins_anew(described: Describe, cursor: str) -> None:
    cases, _ = all_changes(described(), cursor)
    assert {case.number for case in cases} == {"638344"}
