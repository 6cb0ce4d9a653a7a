"""Certificates, proxies, and which addresses of a name are tried."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from kcc_desktop.domain.errors import InvalidInput, SystemAway
from kcc_desktop.registers import wire
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.trust import trust_for
from kcc_desktop.registers.wire import proxy_for
from kcc_desktop.services.ports_systems import Deadline
from tests.support.certificates import Authority
from tests.support.http_proxy import running_proxy
from tests.support.http_server import HttpServer, Reply

Serve = Callable[..., HttpServer]
Calling = Callable[..., Caller]

FINE = Reply.json({"ok": True})


def test_an_authority_of_our_own_is_believed(
    serve: Serve, calling: Calling, deadline: Deadline, authority: Authority
) -> None:
    server = serve(lambda _: FINE, tls=authority.server(days=60))
    caller = calling(server.address, authority=authority.file)
    answer = caller.get("x", deadline)
    assert answer.json() == {"ok": True}
    ends = answer.certificate_until
    assert ends is not None
    assert timedelta(days=59) < ends - datetime.now(UTC) < timedelta(days=61)


@pytest.mark.parametrize(
    ("host", "days", "known", "words"),
    [
        ("127.0.0.1", 60, False, "de uitgever is onbekend"),
        ("127.0.0.1", -1, True, "het is verlopen"),
        ("127.0.0.2", 60, True, "het is van een andere server"),
        ("planning.example", 60, True, "het is van een andere server"),
    ],
)
def test_a_certificate_that_is_not_to_be_trusted(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    authority: Authority,
    host: str,
    days: int,
    known: bool,
    words: str,
) -> None:
    server = serve(lambda _: FINE, tls=authority.server(host, days=days))
    caller = calling(server.address, authority=authority.file if known else None)
    with pytest.raises(SystemAway, match="niet te vertrouwen") as caught:
        caller.post("x", deadline, json={"geheim": 1})
    assert words in caught.value.said.nl
    assert not caught.value.may_have_arrived
    assert server.requests == []


def test_no_tls_where_it_should_be(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: FINE)
    with pytest.raises(SystemAway, match="beveiligde verbinding") as caught:
        calling(server.address.replace("http:", "https:")).post("x", deadline, json={})
    assert not caught.value.may_have_arrived


@pytest.mark.parametrize("password", ["", "geheim"])
def test_a_certificate_says_who_we_are(
    serve: Serve, calling: Calling, deadline: Deadline, authority: Authority, password: str
) -> None:
    wants = authority.server()
    wants.verify_mode = ssl.CERT_REQUIRED
    wants.load_verify_locations(authority.file)
    server = serve(lambda _: FINE, tls=wants)
    certificate, key = authority.issue("kcc.example", password=password)
    ours = {
        "certificate": certificate,
        "certificate_key": key,
        "certificate_password": lambda: password,
    }
    assert (
        calling(server.address, authority=authority.file, **ours).get("x", deadline).status == 200
    )
    with pytest.raises(SystemAway) as caught:
        calling(server.address, authority=authority.file).post("x", deadline, json={})
    # TLS 1.3 tells a client that it is refused only after it has sent.
    assert caught.value.may_have_arrived


@pytest.mark.parametrize("password", ["", "mis"])
def test_a_locked_key_without_its_password(authority: Authority, password: str) -> None:
    certificate, key = authority.issue("kcc.example", password="geheim")
    with pytest.raises(InvalidInput, match=r"\.key"):
        trust_for(certificate=certificate, certificate_key=key, password=lambda: password)


def test_a_file_that_is_no_authority(calling: Calling, deadline: Deadline, tmp_path: Path) -> None:
    nothing = tmp_path / "authority.pem"
    nothing.write_text("nothing")
    with pytest.raises(InvalidInput, match=r"authority\.pem"):
        trust_for(nothing)
    with pytest.raises(SystemAway, match=r"authority\.pem"):
        calling("https://127.0.0.1:1/", authority=nothing).get("x", deadline)


def test_plain_questions_go_through_the_proxy(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: FINE)
    with running_proxy() as proxy:
        assert calling(server.address, proxy=proxy.address).get("x", deadline).status == 200
    assert proxy.passed == [f"GET {server.address}x"]


def test_secured_questions_go_through_the_proxy_unseen(
    serve: Serve, calling: Calling, deadline: Deadline, authority: Authority
) -> None:
    server = serve(lambda _: FINE, tls=authority.server())
    with running_proxy("kcc:geheim") as proxy:
        known = {"authority": authority.file}
        there = proxy.address.replace("//", "//kcc:geheim@")
        assert calling(server.address, proxy=there, **known).get("x", deadline).status == 200
        with pytest.raises(SystemAway, match="proxy"):
            calling(server.address, proxy=proxy.address, **known).post("x", deadline, json={})
    assert proxy.passed == [f"CONNECT 127.0.0.1:{server.port}"]


def test_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    there = httpx.URL("https://planning.example/")
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "other.example")
    found = proxy_for(there)
    assert found is not None
    assert str(found.url) == "http://proxy.example:3128"
    assert proxy_for(httpx.URL("https://other.example/")) is None
    assert proxy_for(httpx.URL("http://planning.example/")) is None
    assert proxy_for(there, "none") is None
    own = proxy_for(there, "http://own.example:8080")
    assert own is not None
    assert own.url.host == "own.example"


def test_a_dead_address_of_a_name_is_passed_over(
    serve: Serve, calling: Calling, deadline: Deadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(lambda _: FINE)
    monkeypatch.setattr(wire, "_addresses", lambda *_: ["127.9.9.9", "127.0.0.1"])
    caller = calling(f"http://planning.example:{server.port}/")
    assert caller.get("x", deadline).status == 200
    assert server.requests[0].headers["host"] == f"planning.example:{server.port}"
