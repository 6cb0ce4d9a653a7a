"""How a system does: what is seen, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kcc_desktop.domain.errors import SystemRefused
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.registers import examining, http, reach
from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.examining import examine_http
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.logins import HeaderLogin, Kept
from kcc_desktop.services.ports_systems import Deadline
from tests.support.certificates import Authority
from tests.support.http_server import HttpServer, Reply, in_turn

Serve = Callable[..., HttpServer]
Calling = Callable[..., Caller]

ASK = Ask("GET", "services.json")
GOOD, WARN, BAD = Verdict.GOOD, Verdict.WARN, Verdict.BAD


@pytest.fixture(autouse=True)
def no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "WAITS_S", (0.01, 0.02))


def now() -> datetime:
    return datetime.now(UTC)


def examined(caller: Caller, deadline: Deadline) -> dict[str, Examined]:
    """What was seen, by what was looked at; whatever is not good comes with advice."""
    found = examine_http(caller, ASK, deadline, now)
    for one in found:
        assert one.verdict is GOOD or one.advice is not None
    return {one.what: one for one in found}


def verdicts(caller: Caller, deadline: Deadline) -> dict[str, Verdict]:
    return {what: one.verdict for what, one in examined(caller, deadline).items()}


def test_all_is_well(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(examining, "SLOW_S", 60)  # how fast this machine is, is no matter here
    server = serve(lambda _: Reply.json([]), tls=authority.server(days=90))
    found = examined(calling(server.address, authority=authority.file), deadline)
    assert {what: one.verdict for what, one in found.items()} == dict.fromkeys(
        ["reachable", "login", "rights", "clock", "certificate", "speed"], GOOD
    )
    assert "90 dagen" in found["certificate"].seen.nl
    assert [request.path for request in server.requests] == ["/services.json"] * 2


def test_nobody_there(calling: Calling, deadline: Deadline, unused_port: int) -> None:
    found = verdicts(calling(f"https://127.0.0.1:{unused_port}/"), deadline)
    assert found == {"reachable": BAD}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(401), {"reachable": GOOD, "login": BAD}),
        (Reply(403), {"reachable": GOOD, "login": GOOD, "rights": BAD}),
        (Reply(404), {"reachable": GOOD, "answer": BAD}),
        (Reply(500), {"reachable": BAD}),
        (Reply(429), {"reachable": WARN}),
        (Reply(302, headers={"Location": "https://x.example"}), {"reachable": GOOD, "answer": BAD}),
    ],
)
def test_what_a_system_refuses(
    serve: Serve, calling: Calling, deadline: Deadline, reply: Reply, expected: dict[str, Verdict]
) -> None:
    server = serve(lambda _: reply)
    found = verdicts(calling(server.address), deadline)
    seen = {what: one for what, one in found.items() if what not in {"clock", "certificate"}}
    assert seen == expected


@pytest.mark.parametrize("locked", [False, True])
def test_without_its_secret_it_is_not_asked(
    serve: Serve, calling: Calling, deadline: Deadline, locked: bool
) -> None:
    class Ring:
        def secret(self, key: str) -> str:
            if locked:
                raise SystemRefused(Said("vergrendeld", "locked"), system=key)
            return ""

        def keep(self, key: str, secret: str) -> None:
            """Not here."""

    server = serve(lambda _: Reply())
    login = HeaderLogin(Kept(Ring(), "planning", "Planning"), "X-Api-Key")
    found = examined(calling(server.address, login), deadline)
    assert {what: one.verdict for what, one in found.items()} == {"login": BAD}
    assert ("vergrendeld" in found["login"].seen.nl) is locked
    assert server.requests == []


@pytest.mark.parametrize(
    ("seconds", "verdict"), [(0, GOOD), (-20, GOOD), (90, WARN), (-90, WARN), (4000, BAD)]
)
def test_clocks_that_differ(
    serve: Serve, calling: Calling, deadline: Deadline, seconds: int, verdict: Verdict
) -> None:
    date = format_datetime(now() + timedelta(seconds=seconds), usegmt=True)
    server = serve(lambda _: Reply(headers={"Date": date}))
    assert examined(calling(server.address), deadline)["clock"].verdict is verdict


def test_a_server_that_does_not_say_how_late_it_is(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply(headers={"Date": "nonsense"}))
    assert "clock" not in examined(calling(server.address), deadline)


@pytest.mark.parametrize(("days", "verdict"), [(3, BAD), (20, WARN), (45, GOOD)])
def test_a_certificate_that_ends_soon(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    authority: Authority,
    days: int,
    verdict: Verdict,
) -> None:
    server = serve(lambda _: Reply(), tls=authority.server(days=days))
    found = examined(calling(server.address, authority=authority.file), deadline)
    assert found["certificate"].verdict is verdict
    assert f"{days} dagen" in found["certificate"].seen.nl


def test_a_line_that_is_open(
    serve: Serve, calling: Calling, deadline: Deadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(lambda _: Reply())
    assert "certificate" not in examined(calling(server.address), deadline)  # to this machine
    monkeypatch.setattr(reach, "OWN_MACHINE", frozenset())
    assert examined(calling(server.address), deadline)["certificate"].verdict is WARN


def test_a_slow_system(
    serve: Serve, calling: Calling, deadline: Deadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "SLOW_S", 0)
    server = serve(lambda _: Reply())
    assert examined(calling(server.address), deadline)["speed"].verdict is WARN


def test_it_fails_the_second_time(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(in_turn(Reply(), Reply(500)))
    found = examine_http(calling(server.address), ASK, deadline, now)
    assert [one.verdict for one in found if one.what == "reachable"] == [GOOD, BAD]
