"""Asking over HTTP: what goes out, what comes back, and how often it is tried."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable

import pytest

from kcc_desktop.domain.errors import (
    SystemAway,
    SystemBusy,
    SystemFault,
    SystemRefused,
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.domain.said import Language
from kcc_desktop.registers import http
from kcc_desktop.registers.breaker import FAULTS, BreakerState
from kcc_desktop.registers.http import Caller
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply, Request, in_turn

Serve = Callable[..., HttpServer]
Calling = Callable[..., Caller]

FINE = Reply.json({"ok": True})
BROKEN = Reply(500)


@pytest.fixture(autouse=True)
def no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "WAITS_S", (0.01, 0.02))


def test_values_stay_in_their_place(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: FINE)
    caller = calling(server.address + "api")
    caller.get(
        "orders/{id}.json",
        deadline,
        parts={"id": "../x?a=1#é"},
        params={"q": "a&b=c", "none": None, "several": ["1", "2"]},
    )
    (asked,) = server.requests
    assert asked.target.startswith("/api/orders/..%2Fx%3Fa%3D1%23%C3%A9.json?")
    assert asked.query == {"q": ["a&b=c"], "several": ["1", "2"]}


@pytest.mark.parametrize("part", ["..", ".", "\ud800"])
def test_a_part_that_leads_elsewhere_is_not_sent(
    serve: Serve, calling: Calling, deadline: Deadline, part: str
) -> None:
    server = serve(lambda _: FINE)
    with pytest.raises(SystemRejected):
        calling(server.address).get("orders/{id}", deadline, parts={"id": part})
    assert server.requests == []


@pytest.mark.parametrize("path", ["{other}x", "//127.0.0.1:{port}/x", "other:x"])
def test_a_path_to_another_server_is_not_asked(
    serve: Serve, calling: Calling, deadline: Deadline, path: str
) -> None:
    other = serve(lambda _: FINE)
    server = serve(lambda _: FINE)
    goes = path.format(other=other.address, port=other.port)
    with contextlib.suppress(SystemRejected):
        calling(server.address).get(goes, deadline)
    assert other.requests == []


def test_all_paths_come_after_the_address(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: FINE)
    caller = calling(server.address + "api/v1")
    for path in ("orders", "/orders", server.address + "elsewhere?a=1", ""):
        caller.get(path, deadline)
    targets = [request.target for request in server.requests]
    assert targets == ["/api/v1/orders", "/api/v1/orders", "/elsewhere?a=1", "/api/v1"]


def test_what_no_header_can_hold_is_not_sent(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: FINE)
    with pytest.raises(SystemRejected):
        calling(server.address).get("orders", deadline, headers={"X-User": "a\r\nX-Admin: 1"})
    assert server.requests == []


def test_bodies_go_out_as_json_and_as_forms(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply.json({}, 201))
    caller = calling(server.address)
    caller.post("a", deadline, json={"tekst": "één"})
    caller.post("b", deadline, form={"attribute[KLEUR]": ["rood", "blauw"]})
    caller.patch("c", deadline, json={"x": 1})
    first, second, third = server.requests
    assert first.json == {"tekst": "één"}
    assert second.form == {"attribute[KLEUR]": ["rood", "blauw"]}
    assert (third.method, third.json) == ("PATCH", {"x": 1})


def test_one_connection_serves_many_questions(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: FINE)
    caller = calling(server.address)
    for _ in range(5):
        caller.get("x", deadline)
    assert server.connections == 1


def test_a_question_is_tried_again_after_a_fault(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(in_turn(BROKEN, BROKEN, FINE))
    assert calling(server.address).get("x", deadline).json() == {"ok": True}
    assert len(server.requests) == 3


def test_what_changes_something_is_sent_once(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(in_turn(BROKEN, FINE))
    with pytest.raises(SystemAway) as caught:
        calling(server.address).post("x", deadline, json={})
    assert caught.value.may_have_arrived
    assert len(server.requests) == 1


def test_a_search_by_post_is_tried_again(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(in_turn(BROKEN, FINE))
    assert calling(server.address).post("x", deadline, json={}, reads=True).status == 200


def test_nobody_there(calling: Calling, deadline: Deadline, unused_port: int) -> None:
    caller = calling(f"http://127.0.0.1:{unused_port}")
    with pytest.raises(SystemAway) as caught:
        caller.post("x", deadline, json={})
    assert not caught.value.may_have_arrived
    assert "niet te bereiken" in caught.value.said.nl


def test_a_name_that_is_none(calling: Calling, deadline: Deadline) -> None:
    with pytest.raises(SystemAway):
        calling("http://nowhere.invalid/").get("x", deadline)


def test_the_connection_breaks_after_something_was_sent(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply(raw=[]))
    with pytest.raises(SystemAway) as caught:
        calling(server.address).post("x", deadline, json={})
    assert caught.value.may_have_arrived
    assert len(server.requests) == 1


HTML = {"Content-Type": "text/html"}
TEXT = {"Content-Type": "text/plain"}
OPEN311 = [{"code": 1, "description": "code is onbekend"}]
OPEN311_WRAPPED = {"errors": [{"code": 400, "description": "geen adres"}]}
BY_FIELD = {"text": ["Te lang."], "non_field_errors": ["Kan niet."]}
PROBLEM = {"type": "urn:x", "title": "Ongeldig", "detail": "bsn klopt niet"}
HOSTILE = "\x1b[31m\u202eweg" + "x" * 999


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(401), SystemRefused, "weigert deze aanmelding"),
        (Reply(403), SystemRefused, "mag dit niet"),
        (Reply.json(OPEN311, 400), SystemRejected, "(400): code is onbekend"),
        (Reply.json(OPEN311_WRAPPED, 400), SystemRejected, "geen adres"),
        (Reply.json(BY_FIELD, 422), SystemRejected, "text: Te lang."),
        (Reply.json(PROBLEM, 400), SystemRejected, "bsn klopt niet"),
        (Reply(409, b"<p>Al <b>gewijzigd</b></p>", HTML), SystemRejected, "Al gewijzigd"),
        (Reply(404), SystemRejected, "niet waarom"),
        (Reply(410, HOSTILE.encode(), TEXT), SystemRejected, "weg"),
        (Reply(302, headers={"Location": "https://x.example/"}), SystemUnclear, "ander adres"),
        (Reply(500), SystemAway, "storing (500)"),
        (Reply(429), SystemBusy, "vraagt 30 s te wachten"),
        (Reply(429, headers={"Retry-After": "200"}), SystemBusy, "vraagt 4 min te wachten"),
    ],
)
def test_each_status_has_its_fault(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    reply: Reply,
    kind: type[SystemFault],
    words: str,
) -> None:
    server = serve(lambda _: reply)
    with pytest.raises(kind) as caught:
        calling(server.address).get("x", deadline)
    said = caught.value.said
    assert words in said.nl
    assert "Planning" in said.nl
    assert "Planning" in said.in_(Language.EN)
    assert said.nl.isprintable()
    assert len(said.nl) < 400
    assert caught.value.system == "Planning"


def test_a_status_may_be_an_answer(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: Reply(404))
    assert calling(server.address).get("x", deadline, also={404}).status == 404


def test_redirects_stay_on_the_server(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    def answer(request: Request) -> Reply:
        if request.path == "/old":
            return Reply(301, headers={"Location": "/new?b=2"})
        return Reply.json(request.query)

    server = serve(answer)
    assert calling(server.address).get("old", deadline, params={"a": "1"}).json() == {"b": ["2"]}


@pytest.mark.parametrize(
    "location", ["{other}", "//127.0.0.1:{port}/x", "ftp://x/", "/old", "x\x7f"]
)
def test_redirects_that_lead_away_or_nowhere(
    serve: Serve, calling: Calling, deadline: Deadline, location: str
) -> None:
    other = serve(lambda _: FINE)
    goes = location.format(other=other.address, port=other.port)
    server = serve(lambda _: Reply(302, headers={"Location": goes}))
    with pytest.raises(SystemUnclear):
        calling(server.address).get("old", deadline)
    assert other.requests == []


def test_what_is_sent_follows_no_redirect(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply(307, headers={"Location": "/new"}))
    with pytest.raises(SystemRejected):
        calling(server.address).post("old", deadline, json={})
    assert [request.path for request in server.requests] == ["/old"]


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"Retry-After": "7"}, 6.9, 7),
        ({"Retry-After": "99999999999"}, 3599, 3600),
        ({"Retry-After": "-1"}, 29, 30),
        ({"Retry-After": "soon"}, 29, 30),
        (
            {
                "Retry-After": "Wed, 04 Mar 2026 12:00:40 GMT",
                "Date": "Wed, 04 Mar 2026 12:00:00 GMT",
            },
            39,
            40,
        ),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_system_is_left_alone(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    status: int,
    headers: dict[str, str],
    least: float,
    most: float,
) -> None:
    server = serve(lambda _: Reply(status, headers=headers))
    caller = calling(server.address)
    with pytest.raises(SystemBusy) as caught:
        caller.get("x", deadline)
    assert caught.value.wait == most
    with pytest.raises(SystemBusy) as again:
        caller.get("x", deadline)
    assert least - 60 < again.value.wait <= most
    assert len(server.requests) == 1


def test_a_system_that_keeps_failing_rests_and_is_tried_again(
    serve: Serve, calling: Calling, deadline: Deadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(lambda _: BROKEN)
    caller = calling(server.address)
    for _ in range(2):
        with pytest.raises(SystemAway):
            caller.get("x", deadline)
    assert len(server.requests) == FAULTS
    assert caller.state is BreakerState.OPEN
    with pytest.raises(SystemAway, match="steeds niet"):
        caller.get("x", deadline)
    assert len(server.requests) == FAULTS


def test_the_log_tells_nothing_of_what_was_asked(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server = serve(in_turn(FINE, FINE, Reply.json({"detail": "onbekend: 999990019"}, 400)))
    caller = calling(server.address)
    asked = {"parts": {"bsn": "999990019"}, "params": {"naam": "Suzanne"}}
    caller.get("persons/{bsn}", deadline, **asked)
    caller.get(f"{server.address}persons/999990019?naam=Suzanne", deadline)
    with pytest.raises(SystemRejected):
        caller.get("persons/{bsn}", deadline, **asked)
    lines = [record.getMessage() for record in caplog.records]
    assert [line.partition(",")[0] for line in lines] == [
        "planning GET persons/{bsn}: 200",
        "planning GET (link): 200",
        "planning GET persons/{bsn}: 400",
    ]
    assert not any("999990019" in line or "Suzanne" in line for line in lines)
    traces = [request.headers["traceparent"].split("-")[1] for request in server.requests]
    assert [line.rpartition(" ")[2] for line in lines] == traces
