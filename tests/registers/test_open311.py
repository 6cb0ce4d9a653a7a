"""Open311 servers: finding, following, bringing in and telling, over a real connection."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kcc_desktop.domain.case import Case, EventKind, Place
from kcc_desktop.domain.errors import (
    Conflict,
    InvalidInput,
    SystemAway,
    SystemFault,
    SystemRefused,
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability, NewReport, Update, Verdict
from kcc_desktop.registers.open311_walk import Walk
from kcc_desktop.registers.open311_windows import MOST_PAGES
from tests.registers.systems import NOW, asked, made, soon
from tests.support.http_server import HttpServer, Reply, running_http
from tests.support.open311_city import City

LAMP = {
    "service_request_id": "638344",
    "status": "open",
    "status_notes": None,
    "service_name": "Kapotte straatlantaarn",
    "service_code": "LAMP",
    "description": "De lantaarn voor de deur is uit.",
    "agency_responsible": "Openbare verlichting",
    "requested_datetime": "2026-03-01T09:30:00+01:00",
    "updated_datetime": "2026-03-02T10:00:00+01:00",
    "expected_datetime": "2026-03-06T00:00:00+01:00",
    "address": "Lindelaan 12, 3523XK Vlietstede",
    "lat": 52.0705,
    "long": 5.1214,
}
SERVICES = [
    {"service_code": "LAMP", "service_name": "Kapotte straatlantaarn", "metadata": True},
    {"service_code": "AFVAL", "service_name": "Zwerfafval", "metadata": False},
]
QUESTIONS = {
    "LAMP": {
        "service_code": "LAMP",
        "attributes": [
            {
                "variable": True,
                "code": "SOORT",
                "datatype": "singlevaluelist",
                "required": True,
                "order": 2,
                "description": "Wat is er mis?",
                "values": [{"key": "1", "name": "Brandt niet"}, {"key": "2", "name": "Knippert"}],
            },
            {
                "variable": True,
                "code": "MAST",
                "datatype": "string",
                "required": False,
                "order": 1,
                "description": "Nummer van de mast",
            },
            {
                "variable": True,
                "code": "WANNEER",
                "datatype": "multivaluelist",
                "required": False,
                "order": 3,
                "description": "Wanneer?",
                "values": [{"key": "a", "name": "Avond"}, {"key": "n", "name": "Nacht"}],
            },
        ],
    }
}
DESCRIPTION = """
kind = "open311"
key = "stad"
name = "Meldingen"
[http]
address = "{address}"
[open311]
{options}
"""
REPORT = NewReport(
    key="overdracht/1",
    kind="Kapotte straatlantaarn",
    text="De lantaarn voor Lindelaan 12 is uit.",
    at=NOW,
    place=Place("Lindelaan", 12, "A", "3523XK", "Vlietstede", 52.0705, 5.1214),
    answers=(("Wat is er mis?", "knippert"), ("Wanneer", "Avond, Nacht"), ("Sinds?", "gisteren")),
    name="Suzanne de Wit",
    email="suzanne@example.org",
    phone="+31612345678",
)


@pytest.fixture
def city() -> City:
    return City([dict(LAMP)], list(SERVICES), dict(QUESTIONS))


@pytest.fixture
def served(city: City) -> Iterator[HttpServer]:
    with running_http(city) as running:
        yield running


Describe = Callable[..., Any]


@pytest.fixture
def described(served: HttpServer) -> Iterator[Describe]:
    """Makes the system that stands at `served`, with these options and this key."""
    with ExitStack() as closing:

        def make(options: str = "", key: str = "sleutel") -> Any:
            system = made(DESCRIPTION.format(address=served.address, options=options), stad=key)
            closing.callback(system.close)
            return system

        yield make


def all_changes(system: Any, cursor: str = "") -> tuple[list[Case], str]:
    """Everything until there is no more, and the cursor then."""
    cases: list[Case] = []
    for _ in range(500):
        changed = system.changed(cursor, soon())
        cases += changed.cases
        cursor = changed.cursor
        if not changed.more:
            return cases, cursor
    raise AssertionError("there is no end to it")


# --- finding --------------------------------------------------------------------------------


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


# --- following ------------------------------------------------------------------------------


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


# --- bringing in ----------------------------------------------------------------------------


def test_a_report_goes_in_with_the_answers_to_its_questions(
    city: City, served: HttpServer, described: Describe
) -> None:
    taken = described().report(REPORT, soon())
    (sent,) = asked(served, "POST", "requests.json")
    form = sent.form
    assert taken.number == taken.source_key == str(city.requests[-1]["service_request_id"])
    assert form["service_code"] == ["LAMP"]
    assert form["attribute[SOORT]"] == ["2"]
    assert form["attribute[WANNEER][]"] == ["a", "n"]
    assert form["api_key"] == ["sleutel"]
    assert form["first_name"] + form["last_name"] == ["Suzanne", "de Wit"]
    assert form["lat"] + form["long"] == ["52.0705000", "5.1214000"]
    assert form["address_string"] == ["Lindelaan 12A, 3523XK Vlietstede"]
    assert "Sinds? gisteren" in form["description"][0]


def test_our_reference_is_not_shown_with_what_came_back(city: City, described: Describe) -> None:
    system = described()
    number = system.report(REPORT, soon()).number
    (case,) = system.by_number(number, soon())
    assert case.description == "De lantaarn voor Lindelaan 12 is uit.\nSinds? gisteren"


def test_a_question_that_must_be_answered_is_named(served: HttpServer, described: Describe) -> None:
    with pytest.raises(SystemRejected, match="Wat is er mis"):
        described().report(replace(REPORT, answers=()), soon())
    assert not asked(served, "POST")


def test_an_answer_that_is_none_of_the_choices_is_not_sent_as_one(described: Describe) -> None:
    unknown = replace(REPORT, answers=(("Wat is er mis?", "Ontploft"),))
    with pytest.raises(SystemRejected, match="Wat is er mis"):
        described().report(unknown, soon())


def test_a_kind_is_named_in_the_description(city: City, described: Describe) -> None:
    unknown = replace(REPORT, kind="Rommel op straat", answers=())
    with pytest.raises(SystemRejected, match="Rommel op straat"):
        described().report(unknown, soon())
    options = '[open311.kinds]\n"rommel op straat" = "AFVAL"'
    described(options).report(unknown, soon())
    assert city.requests[-1]["service_code"] == "AFVAL"


def test_kinds_and_questions_are_asked_once(served: HttpServer, described: Describe) -> None:
    system = described()
    system.report(REPORT, soon())
    system.report(replace(REPORT, key="overdracht/2"), soon())
    assert len(asked(served, "GET", "services.json")) == 1
    assert len(asked(served, "GET", "services/LAMP.json")) == 1


def test_a_refusal_is_told_in_the_words_of_the_server(described: Describe) -> None:
    nowhere = replace(REPORT, place=Place())
    with pytest.raises(SystemRejected, match="lat/long or address_string was not provided"):
        described().report(nowhere, soon())


def test_a_wrong_key_is_a_refused_login(described: Describe) -> None:
    with pytest.raises(SystemRefused):
        described(key="fout").report(REPORT, soon())
    with pytest.raises(SystemRefused):
        described(key="").report(REPORT, soon())


def test_the_number_comes_later_where_there_are_tokens(city: City, described: Describe) -> None:
    city.tokens = True
    system = described()
    taken = system.report(REPORT, soon())
    assert (taken.number, taken.token) == ("", "t9001")
    assert system.result(taken.token, soon()) == taken
    city.waiting[taken.token] = "9001"
    assert system.result(taken.token, soon()).number == "9001"


def test_a_report_whose_answer_was_lost_is_recognised(
    city: City, served: HttpServer, described: Describe
) -> None:
    city.lost_answers = [Reply(502)]
    system = described()
    with pytest.raises(SystemAway) as caught:
        system.report(REPORT, soon())
    assert caught.value.may_have_arrived
    assert len(asked(served, "POST")) == 1
    taken = system.recognise(REPORT, soon())
    assert taken is not None
    assert taken.number == city.requests[-1]["service_request_id"]
    assert taken.case is not None
    assert system.recognise(replace(REPORT, key="overdracht/2"), soon()) is None


@pytest.mark.parametrize("body", [b"[]", b"ok", b"<html>dank u</html>", b"{}"])
def test_an_answer_without_a_number_says_that_it_may_have_arrived(
    city: City, described: Describe, body: bytes
) -> None:
    city.lost_answers = [Reply(201, body)]
    with pytest.raises(SystemAway) as caught:
        described().report(REPORT, soon())
    assert caught.value.may_have_arrived


# --- telling --------------------------------------------------------------------------------

NOTE = Update("bericht/1", "638344", NOW, note="Bewoner belt weer", seen=NOW)


def test_an_update_is_shown_once_however_often_it_is_sent(
    city: City, served: HttpServer, described: Describe
) -> None:
    system = described("updates = true")
    done = replace(NOTE, step=Step.DONE)
    for _ in range(2):
        case = system.update(done, soon())
        assert case is not None
        assert case.step is Step.DONE
    (update,) = city.updates
    (sent,) = asked(served, "POST", "servicerequestupdates.json")
    assert update["status"] == "fixed"
    assert sent.form["status"] == ["FIXED"]


def test_who_was_there_before_goes_before_a_new_status(city: City, described: Describe) -> None:
    system = described("updates = true")
    early = replace(NOTE, step=Step.DONE, seen=datetime(2026, 3, 1, tzinfo=UTC))
    with pytest.raises(Conflict):
        system.update(early, soon())
    assert not city.updates
    system.update(replace(early, step=None), soon())
    assert [update["status"] for update in city.updates] == ["unchanged"]


def test_what_we_said_ourselves_is_in_nobodys_way(city: City, described: Describe) -> None:
    system = described("updates = true")
    seen = datetime(2026, 3, 3, tzinfo=UTC)
    system.update(replace(NOTE, seen=seen, step=Step.ACCEPTED), soon())
    case = system.update(replace(NOTE, key="2", seen=seen, step=Step.DONE), soon())
    assert case.step is Step.DONE
    assert [update["status"] for update in city.updates] == ["in_progress", "fixed"]


def test_an_update_on_what_is_gone_is_rejected(described: Describe) -> None:
    with pytest.raises(SystemRejected):
        described("updates = true").update(replace(NOTE, source_key="9"), soon())


# --- hostile --------------------------------------------------------------------------------

HOSTILE = [
    b"",
    b"null",
    b'"null"',
    b"[]",
    b"{}",
    b"[[]]",
    b'[null, 3, "x", [1], {}]',
    b"<html><body>503</body></html>",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"<a><b>",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"service_requests": "null"}',
    b'{"errors": [{"code": 500, "description": "kapot"}]}',
    b'[{"service_request_id": {"a": 1}, "status": []}]',
    b"9" * 100_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_hostile_answer_gives_a_fault_or_nothing(body: bytes, form: str) -> None:
    options = f'format = "{form}"\nupdates = true'
    with (
        running_http(lambda _: Reply(body=body)) as served,
        closing(made(DESCRIPTION.format(address=served.address, options=options))) as system,
    ):
        for asking in (
            lambda: system.by_number("1", soon()),
            lambda: system.changed("", soon()).cases,
            lambda: [] if system.recognise(REPORT, soon()) is None else [1],
        ):
            try:
                assert list(asking()) == []
            except (SystemUnclear, SystemRejected):
                continue


WRONG: dict[str, object] = {
    "status": {"a": ["b"]},
    "service_name": ["x", {"y": 1}],
    "description": "<script>alert(1)</script>\x00\u202e" + "x" * 50_000,
    "requested_datetime": 20_269_999,
    "updated_datetime": "gisteren",
    "expected_datetime": True,
    "agency_responsible": [[["a"]], 3, None],
    "lat": "NaN",
    "long": [1, 2],
    "address": {"street": "Lindelaan"},
    "notes": "null",
    "zipcode": "null",
    "extended_attributes": [None, "x", {"channel": {}}],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_field_is_dropped_and_the_case_kept(
    city: City, described: Describe, name: str
) -> None:
    city.request("638344")[name] = WRONG[name]
    (case,) = described("notes = true").by_number("638344", soon())
    assert case.number == "638344"
    assert "\x00" not in case.description
    assert "\u202e" not in case.description


def test_all_wrong_at_once_keeps_the_case_too(city: City, described: Describe) -> None:
    city.request("638344").update(WRONG, requested_datetime="eergisteren")
    (case,) = described("notes = true").by_number("638344", soon())
    assert (case.number, case.step, case.is_dated) == ("638344", Step.UNKNOWN, False)
    assert len(case.description) <= 20_000


def test_names_that_stand_twice_keep_the_usable_value(described: Describe, city: City) -> None:
    body = json.dumps([LAMP]).replace(
        '"status": "open"', '"status": "null", "status": "open", "Status ": "null"'
    )
    city.faults = {"GET": [Reply(body=body.encode())]}
    (case,) = described().by_number("638344", soon())
    assert case.step is Step.RECEIVED


# --- how it does ----------------------------------------------------------------------------


def test_doctor_tells_of_kinds_that_the_server_does_not_have(described: Describe) -> None:
    system = described('[open311.kinds]\n"x" = "WEG"\n"y" = "LAMP"')
    (kinds,) = [one for one in system.examine(soon()) if one.what == "kinds"]
    assert kinds.verdict is Verdict.BAD
    assert "WEG" in kinds.seen.nl
    assert "LAMP" not in kinds.seen.nl


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize(
    ("type_", "formats", "verdict"),
    [
        ("production", ["text/xml", "application/json"], Verdict.GOOD),
        ("test", ["text/xml", "application/json"], Verdict.WARN),
        ("production", ["text/csv", "text/html"], Verdict.BAD),
    ],
)
def test_doctor_tells_what_the_server_says_of_itself(
    city: City,
    served: HttpServer,
    described: Describe,
    form: str,
    type_: str,
    formats: list[str],
    verdict: Verdict,
) -> None:
    here = {"url": served.address, "type": type_, "formats": formats}
    other = {"url": "https://echt.example.org/", "type": "production", "formats": []}
    city.discovery = {"changeset": "2026-01-01", "endpoints": [other, here]}
    system = described(f'format = "{form}"')
    (seen,) = [one for one in system.examine(soon()) if one.what == "discovery"]
    assert seen.verdict is verdict


def test_doctor_tells_that_a_server_is_away(city: City, described: Describe) -> None:
    city.faults = {"GET": [Reply(500)] * 20}
    assert any(one.verdict is Verdict.BAD for one in described().examine(soon()))


def test_a_server_that_fails_is_away(city: City, described: Describe) -> None:
    city.faults = {"GET": [Reply(500)] * 20}
    with pytest.raises(SystemFault) as caught:
        described().by_number("1", soon())
    assert caught.value.system == "Meldingen"


# --- the description ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("updated_after = true", 8),
        ('timezone = "Mars/Olympus"', 8),
        ('format = "csv"', 8),
        ("most_rows = 0", 8),
        ('jurisdiction = "a"\nextensions = true', 9),
    ],
)
def test_a_wrong_description_says_on_which_line(
    described: Describe, options: str, line: int
) -> None:
    with pytest.raises(InvalidInput, match=f"(regel|line) {line}:"):
        described(options)


def test_a_key_does_not_go_over_an_open_line() -> None:
    text = DESCRIPTION.format(address="http://meldingen.example.org/", options="")
    with pytest.raises(InvalidInput, match="https"):
        made(text)
    with closing(made(text + "reports = false")) as reading_only:
        assert Ability.REPORT not in reading_only.face.abilities


def test_pages_without_end_are_left() -> None:
    """As of a server that knows no pages, and gives the same each time."""
    same = Reply.json([{**LAMP, "service_request_id": str(number)} for number in range(50)])
    walk = Walk(NOW - timedelta(days=1), NOW).opened(NOW, tells_updates=False)
    for _ in range(MOST_PAGES):
        walk = walk.turned()
    text = DESCRIPTION.format(options="page_size = 50", address="{address}")
    with (
        running_http(lambda _: same) as served,
        closing(made(text.format(address=served.address))) as system,
        pytest.raises(SystemUnclear),
    ):
        system.changed(walk.cursor, soon())
