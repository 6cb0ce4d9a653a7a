"""Saying who asks: keys, passwords and tokens, also when they end in the middle."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from typing import Any

import pytest

from kcc_desktop.domain.errors import (
    SystemAway,
    SystemFault,
    SystemRefused,
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.registers import http
from kcc_desktop.registers.http import Caller, Login
from kcc_desktop.registers.logins import (
    BasicLogin,
    HeaderLogin,
    Kept,
    ParameterLogin,
    TokenLogin,
)
from kcc_desktop.registers.reach import Reach
from kcc_desktop.registers.tokens import YOUNG_S, Grant, Tokens
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply, Request, in_turn

Serve = Callable[..., HttpServer]
Calling = Callable[..., Caller]

FINE = Reply.json({"ok": True})


class Ring:
    """Secrets that are there, and how often each was read."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = secrets
        self.read: list[str] = []

    def secret(self, key: str) -> str:
        self.read.append(key)
        return self.secrets.get(key, "")

    def keep(self, key: str, secret: str) -> None:
        self.secrets[key] = secret


@pytest.fixture
def ring() -> Ring:
    return Ring(planning="geheim-é")


@pytest.fixture
def kept(ring: Ring) -> Kept:
    return Kept(ring, "planning", "Planning")


BASIC = "Basic " + base64.b64encode(b"kcc:geheim").decode()


@pytest.mark.parametrize(
    ("make", "header", "value"),
    [
        (lambda kept: HeaderLogin(kept, "X-Key"), "x-key", "geheim"),
        (lambda kept: HeaderLogin(kept, "X-Key", "Token "), "x-key", "Token geheim"),
        (lambda kept: BasicLogin(kept, "kcc"), "authorization", BASIC),
    ],
)
def test_a_login_in_a_header(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    make: Callable[[Kept], Login],
    header: str,
    value: str,
) -> None:
    server = serve(lambda _: FINE)
    calling(server.address, make(Kept(Ring(p="geheim"), "p", "P"))).get("x", deadline)
    assert server.requests[0].headers[header] == value


def test_a_password_outside_ascii(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    server = serve(lambda _: FINE)
    calling(server.address, BasicLogin(kept, "kcc")).get("x", deadline)
    told = server.requests[0].headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(told).decode() == "kcc:geheim-é"


def test_a_key_in_the_query(serve: Serve, calling: Calling, deadline: Deadline, kept: Kept) -> None:
    server = serve(lambda _: FINE)
    calling(server.address, ParameterLogin(kept, "key")).get("x", deadline, params={"q": "a"})
    assert server.requests[0].query == {"q": ["a"], "key": ["geheim-é"]}


def test_without_a_secret_nothing_is_sent(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: FINE)
    login = HeaderLogin(Kept(Ring(), "planning", "Planning"), "X-Api-Key")
    with pytest.raises(SystemRefused, match="kcc-desktop systems secret planning"):
        calling(server.address, login).get("x", deadline)
    assert server.requests == []


def test_a_login_goes_to_no_other_server(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    other = serve(lambda _: FINE)
    server = serve(lambda _: Reply(302, headers={"Location": other.address}))
    with pytest.raises(SystemUnclear):
        calling(server.address, BasicLogin(kept, "kcc")).get("x", deadline)
    assert other.requests == []


def test_a_secret_that_was_replaced_is_read_again(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    ring = Ring(planning="old")

    def answer(request: Request) -> Reply:
        return FINE if request.headers["x-api-key"] == "new" else Reply(401)

    server = serve(answer)
    caller = calling(server.address, HeaderLogin(Kept(ring, "planning", "Planning"), "X-Api-Key"))
    with pytest.raises(SystemRefused):
        caller.get("x", deadline)
    assert len(server.requests) == 1
    ring.secrets["planning"] = "new"
    assert caller.post("x", deadline, json={}).status == 200


# --- tokens --------------------------------------------------------------------------------------


class Now:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now


class Town:
    """A system that takes tokens, and the server that gives them."""

    def __init__(self, serve: Serve, calling: Calling, grant: Grant, **told: Any) -> None:
        self.now = Now()
        self.good: set[str] = set()
        self.told = {"expires_in": 300, "token_type": "Bearer", **told}
        self.giving = serve(self._give)
        self.system = serve(self._answer)
        there = Caller("Planning (login)", "planning", Reach(self.giving.address + "token"))
        self.caller = calling(self.system.address, TokenLogin(Tokens(there, grant, self.now)))

    def _give(self, request: Request) -> Reply:
        token = f"token-{len(self.giving.requests)}"
        self.good.add(token)
        return Reply.json({"access_token": token, **self.told})

    def _answer(self, request: Request) -> Reply:
        token = request.headers["authorization"].removeprefix("Bearer ")
        return FINE if token in self.good else Reply(401)


def test_a_token_is_asked_for_once_and_replaced_before_it_ends(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    town = Town(serve, calling, Grant("kcc desktop", client=kept, scope="planning lezen"))
    for _ in range(3):
        town.caller.get("x", deadline)
    (asked,) = town.giving.requests
    assert asked.path == "/token"
    assert asked.form == {"grant_type": ["client_credentials"], "scope": ["planning lezen"]}
    login = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
    assert login == "kcc+desktop:geheim-%C3%A9"
    town.now.now += 280
    town.caller.get("x", deadline)
    assert len(town.giving.requests) == 2


def test_a_token_that_ends_in_the_middle_is_replaced_once(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    town = Town(serve, calling, Grant("kcc", client=kept))
    town.caller.get("x", deadline)
    town.now.now += YOUNG_S
    town.good.clear()
    town.caller.post("x", deadline, json={"a": 1})
    assert [request.method for request in town.system.requests] == ["GET", "POST", "POST"]
    assert len(town.giving.requests) == 2


def test_a_new_token_that_is_refused_is_not_replaced(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    town = Town(serve, calling, Grant("kcc", client=kept))
    town.system.answer = lambda _: Reply(401)
    with pytest.raises(SystemRefused, match="Planning weigert"):
        town.caller.get("x", deadline)
    assert len(town.giving.requests) == 1


def test_a_refresh_token_is_used_once_and_its_successor_kept(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    ring = Ring(planning="first")
    grant = Grant("kcc", refresh=Kept(ring, "planning", "Planning"))
    town = Town(serve, calling, grant, refresh_token="second")
    town.caller.get("x", deadline)
    town.now.now += 300
    town.caller.get("x", deadline)
    asked = [request.form for request in town.giving.requests]
    assert [form["refresh_token"] for form in asked] == [["first"], ["second"]]
    assert asked[0]["client_id"] == ["kcc"]
    assert ring.secrets == {"planning": "second"}


def test_the_client_may_stand_in_the_form(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    town = Town(serve, calling, Grant("kcc", client=kept, client_in_form=True))
    town.caller.get("x", deadline)
    (asked,) = town.giving.requests
    assert asked.form["client_id"] == ["kcc"]
    assert asked.form["client_secret"] == ["geheim-é"]
    assert "authorization" not in asked.headers


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply.json({"error": "invalid_client"}, 401), SystemRefused),
        (Reply.json({"error": "invalid_grant"}, 400), SystemRefused),
        (Reply.json({"access_token": ""}), SystemUnclear),
        (Reply.json(["token"]), SystemUnclear),
        (Reply.json({"access_token": 7}), SystemUnclear),
        (Reply(500), SystemAway),
        (Reply(raw=[]), SystemAway),
    ],
)
@pytest.mark.parametrize("refreshes", [True, False])
def test_no_token_is_given(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    reply: Reply,
    kind: type[SystemFault],
    refreshes: bool,
) -> None:
    monkeypatch.setattr(http, "WAITS_S", (0.01,))
    grant = Grant("kcc", refresh=kept) if refreshes else Grant("kcc", client=kept)
    town = Town(serve, calling, grant)
    town.giving.answer = lambda _: reply
    with pytest.raises(kind) as caught:
        town.caller.post("x", deadline, json={})
    assert not getattr(caught.value, "may_have_arrived", False)
    assert town.system.requests == []


@pytest.mark.parametrize("lasts", [None, "300", "soon", -5, True, 1e400])
def test_how_long_it_lasts_may_be_said_oddly(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept, lasts: object
) -> None:
    town = Town(serve, calling, Grant("kcc", client=kept))
    town.told = {"expires_in": lasts} if lasts != 1e400 else {}
    town.caller.get("x", deadline)
    assert len(town.system.requests) == 1


def test_a_token_with_a_line_break_is_not_sent(
    serve: Serve, calling: Calling, deadline: Deadline, kept: Kept
) -> None:
    town = Town(serve, calling, Grant("kcc", client=kept))
    town.giving.answer = in_turn(Reply.json({"access_token": "a\r\nX-Admin: 1"}))
    with pytest.raises(SystemRejected):
        town.caller.get("x", deadline)
    assert town.system.requests == []
