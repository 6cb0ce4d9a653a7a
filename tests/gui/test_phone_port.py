"""The port of the telephone: real sockets, friendly and hostile."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.phone_port import LARGEST, MOST_VISITS, PhonePort
from kcc_desktop.domain.calls import CallEvent, CallNews
from kcc_desktop.domain.said import Language

TOKEN = "geheim-woord"
RING = [("event", "newCall"), ("callId", "7"), ("from", "0612345678"), ("user[]", "hilde.vos")]
FORM = "application/x-www-form-urlencoded"

Answer = tuple[int, dict[str, object]]
Posted = Callable[..., Answer]


@pytest.fixture
def port(qtbot: QtBot) -> Iterator[PhonePort]:
    made = PhonePort(TOKEN, Language.NL)
    assert made.listen()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def heard(port: PhonePort) -> list[CallNews]:
    told: list[CallNews] = []
    port.told.connect(told.append)
    return told


@pytest.fixture
def post(qtbot: QtBot, port: PhonePort) -> Iterator[Posted]:
    """Sends a message as a telephone system does, while the window goes on."""
    pool = ThreadPoolExecutor(1)

    def send(method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port.port, timeout=10)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer.status, json.loads(read or b"{}")

    def do(
        body: bytes, kind: str = FORM, token: str = TOKEN, method: str = "POST", **headers: str
    ) -> Answer:
        sent: Future[Answer] = pool.submit(
            send, method, f"/cti/{token}", body, {"Content-Type": kind, **headers}
        )
        qtbot.waitUntil(sent.done, timeout=15_000)
        return sent.result()

    yield do
    pool.shutdown()


def test_a_form_rings(post: Posted, heard: list[CallNews]) -> None:
    assert post(urlencode(RING).encode()) == (200, {})
    assert heard == [CallNews(CallEvent.NEW, "7", "0612345678", users=("hilde.vos",))]


def test_json_rings_too(post: Posted, heard: list[CallNews]) -> None:
    body = {"event": "hangup", "callId": 7, "from": "0612345678", "user": ["hilde.vos"]}
    assert post(json.dumps(body).encode(), "application/json; charset=utf-8")[0] == 200
    assert heard == [CallNews(CallEvent.ENDED, "7", "0612345678", users=("hilde.vos",))]


@pytest.mark.parametrize(
    ("status", "given"),
    [
        (404, {"token": "geraden"}),
        (404, {"token": ""}),
        (405, {"method": "GET"}),
        (403, {"Origin": "https://evil.example"}),
        (403, {"Host": "evil.example"}),
        (415, {"kind": "text/plain"}),
        (400, {"kind": "application/json"}),
    ],
)
def test_others_are_sent_away_with_a_sentence(
    post: Posted, heard: list[CallNews], status: int, given: dict[str, str]
) -> None:
    answered, said = post(urlencode(RING).encode(), **given)
    assert answered == status
    assert said["error"]
    assert TOKEN not in json.dumps(said)
    assert heard == []


@pytest.mark.parametrize(
    "body",
    [b"[" * 10_000, b"[]", b"null", b'{"event": {"a": 1}}', b'{"event": "newCall"}', b"\xff"],
)
def test_json_that_is_no_call_is_refused(post: Posted, heard: list[CallNews], body: bytes) -> None:
    assert post(body, "application/json")[0] == 400
    assert heard == []


def test_too_much_is_not_read(post: Posted, heard: list[CallNews]) -> None:
    assert post(b"a=" + b"x" * (2 * LARGEST))[0] == 413
    assert heard == []


def test_who_says_nothing_keeps_nobody_waiting(
    qtbot: QtBot, port: PhonePort, post: Posted, heard: list[CallNews]
) -> None:
    silent = [socket.create_connection(("127.0.0.1", port.port)) for _ in range(MOST_VISITS - 1)]
    assert post(urlencode(RING).encode())[0] == 200
    for one in silent:
        one.close()
    assert len(heard) == 1


@pytest.mark.parametrize(
    "noise", [b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 40_000]
)
def test_noise_ends_with_its_connection(
    qtbot: QtBot, port: PhonePort, post: Posted, heard: list[CallNews], noise: bytes
) -> None:
    line = socket.create_connection(("127.0.0.1", port.port))
    line.sendall(noise)
    assert post(urlencode(RING).encode())[0] == 200, "others are heard all the same"
    line.close()
    assert len(heard) == 1


def test_it_listens_on_this_machine_alone(port: PhonePort) -> None:
    assert port.address == f"http://127.0.0.1:{port.port}/cti/{TOKEN}"
    other = PhonePort(TOKEN, Language.NL)
    assert not other.listen(port.port), "the port is taken"
