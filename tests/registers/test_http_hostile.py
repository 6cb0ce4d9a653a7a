"""Answers as no good system gives them: slow, endless, huge, cut, packed, or not what they say."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import pytest

from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemUnclear
from kcc_desktop.registers.answers import DEEPEST, MOST_BYTES, Answer
from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.paging import Page, pages
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply, Request

Serve = Callable[..., HttpServer]
Calling = Callable[..., Caller]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
JSON = {"Content-Type": "application/json"}
MB = 1_000_000
#: Long enough to connect on a busy machine; what drips goes on for minutes.
SHORT = 2.0


def dripping(server: HttpServer, head: bytes) -> Iterator[bytes]:
    """One letter at a time, faster than any limit on a single read."""
    yield head
    while not server.ending.wait(0.02):
        yield b"x"


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nX-Long: ", HEAD + b"Content-Length: 100000\r\n\r\n", HEAD + b"\r\n"],
    ids=["head", "body", "body without length"],
)
def test_what_drips_in_ends_with_the_deadline(serve: Serve, calling: Calling, head: bytes) -> None:
    server = serve(lambda _: Reply())
    server.answer = lambda _: Reply(raw=dripping(server, head))
    with pytest.raises(SystemAway, match="niet op tijd") as caught:
        calling(server.address).post("x", Deadline(SHORT), json={})
    assert caught.value.may_have_arrived


def test_a_server_that_says_nothing(serve: Serve, calling: Calling) -> None:
    server = serve(lambda _: Reply())

    def silent(_: Request) -> Reply:
        server.ending.wait()
        return Reply()

    server.answer = silent
    with pytest.raises(SystemAway, match="niet op tijd"):
        calling(server.address).get("x", Deadline(SHORT))


def test_nothing_is_sent_after_the_deadline(serve: Serve, calling: Calling) -> None:
    server = serve(lambda _: Reply())
    with pytest.raises(SystemAway) as caught:
        calling(server.address).post("x", Deadline(0), json={})
    assert not caught.value.may_have_arrived
    assert server.requests == []


def test_closing_ends_what_is_under_way(serve: Serve, calling: Calling) -> None:
    server = serve(lambda _: Reply())
    begun = threading.Event()
    faults: list[SystemFault] = []

    def silent(_: Request) -> Reply:
        begun.set()
        server.ending.wait()
        return Reply()

    def ask() -> None:
        try:
            caller.get("x", Deadline(300))
        except SystemFault as fault:
            faults.append(fault)

    server.answer = silent
    caller = calling(server.address)
    asking = threading.Thread(target=ask)
    asking.start()
    assert begun.wait(30)
    caller.close()
    asking.join(30)
    assert not asking.is_alive()
    assert [isinstance(fault, SystemAway) for fault in faults] == [True]
    with pytest.raises(SystemAway, match="afgesloten"):
        caller.get("x", Deadline(300))


def endless(server: HttpServer) -> Iterator[bytes]:
    yield HEAD + b"\r\n["
    while not server.ending.is_set():
        yield b" " * 100_000


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"[" + b" " * MOST_BYTES + b"]", headers=JSON),
        Reply(body=b"[]", headers=JSON, length=MOST_BYTES * 50),
    ],
    ids=["whole", "announced"],
)
def test_too_much_is_not_read(
    serve: Serve, calling: Calling, deadline: Deadline, reply: Reply
) -> None:
    server = serve(lambda _: reply)
    with pytest.raises(SystemUnclear, match="meer dan 8 MB"):
        calling(server.address).get("x", deadline)


def test_an_endless_answer_is_not_read_on(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply())
    server.answer = lambda _: Reply(raw=endless(server))
    with pytest.raises(SystemUnclear, match="meer dan 8 MB"):
        calling(server.address).get("x", deadline)


def packed(body: bytes) -> Reply:
    return Reply(body=body, headers={**JSON, "Content-Encoding": "gzip"})


def test_a_packed_answer_is_unpacked(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: packed(gzip.compress(b'{"a": 1}')))
    assert calling(server.address).get("x", deadline).json() == {"a": 1}


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (packed(gzip.compress(b'{"a": 1}')[:-6]), "afgebroken"),
        (packed(b"no gzip at all"), "niet uit te pakken"),
        (packed(b"\x1f\x8b" + zlib.compress(b"x")), "niet uit te pakken"),
        (Reply(body=b"x", headers={"Content-Encoding": "br"}), "niet uit te pakken"),
        (Reply(body=b"x", headers={"Content-Encoding": "gzip, gzip"}), "niet uit te pakken"),
    ],
    ids=["cut", "not packed", "damaged", "another way", "twice"],
)
def test_what_is_packed_wrongly(
    serve: Serve, calling: Calling, deadline: Deadline, reply: Reply, words: str
) -> None:
    server = serve(lambda _: reply)
    with pytest.raises(SystemUnclear, match=words):
        calling(server.address).get("x", deadline)


def test_a_bomb_is_not_unpacked(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    packing = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16)
    parts = [packing.compress(bytes(MB)) for _ in range(100)]
    bomb = packed(b"".join([*parts, packing.flush()]))
    server = serve(lambda _: bomb)
    caller = calling(server.address)
    tracemalloc.start()
    try:
        with pytest.raises(SystemUnclear, match="meer dan 8 MB"):
            caller.get("x", deadline)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 40 * MB


def test_a_cut_answer_to_a_question(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: Reply(body=b'{"a": 1}', headers=JSON, length=500))
    with pytest.raises(SystemUnclear, match="afgebroken"):
        calling(server.address).get("x", deadline)


def test_a_cut_answer_to_what_was_sent(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(lambda _: Reply(201, b'{"id": 1}', JSON, length=500))
    with pytest.raises(SystemAway) as caught:
        calling(server.address).post("x", deadline, json={})
    assert caught.value.may_have_arrived


NESTED = b"[" * 100_000 + b"]" * 100_000
DEEP = b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"a": 1', "geen geldige JSON"),
        (b'{"a": 1} x', "geen geldige JSON"),
        (b"", "geen geldige JSON"),
        (b'{"a": NaN}', "geen geldige JSON"),
        (b'{"a": -Infinity}', "geen geldige JSON"),
        (b'{"a": 1e999}', "geen geldige JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "geen geldige JSON"),
        (b'{"a": ' + b"9" * 50 + b"}", "geen geldige JSON"),
        (b'{"a": 1, "a": 2}', "tweemaal"),
        (b'{"a": "\xff"}', "niet te lezen"),
        (NESTED, "in elkaar"),
        (DEEP, "in elkaar"),
    ],
)
def test_json_that_is_none(
    serve: Serve, calling: Calling, deadline: Deadline, body: bytes, words: str
) -> None:
    server = serve(lambda _: Reply(body=body, headers=JSON))
    answer = calling(server.address).get("x", deadline)
    with pytest.raises(SystemUnclear, match=words):
        answer.json()


def test_the_answer_to_what_was_sent_is_no_json(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(lambda _: Reply(201, b"<ok/>", {"Content-Type": "text/xml"}))
    answer = calling(server.address).post("x", deadline, json={})
    with pytest.raises(SystemAway) as caught:
        answer.json()
    assert caught.value.may_have_arrived


@pytest.mark.parametrize(
    ("body", "kind", "value"),
    [
        ("é".encode("latin-1"), 'text/plain; charset="iso-8859-1"', "é"),
        ("\ufeffé".encode(), "text/plain", "é"),
        (b"x", "text/plain; charset=utf-8; x=y", "x"),
    ],
)
def test_texts_in_their_own_characters(
    serve: Serve, calling: Calling, deadline: Deadline, body: bytes, kind: str, value: str
) -> None:
    server = serve(lambda _: Reply(body=body, headers={"Content-Type": kind}))
    assert calling(server.address).get("x", deadline).text == value


@pytest.mark.parametrize("charset", ["x-unknown", "base64", "rot13", "idna", "punycode", "utf-16"])
def test_texts_in_characters_that_are_none(
    serve: Serve, calling: Calling, deadline: Deadline, charset: str
) -> None:
    reply = Reply(body=b"\xff\xfe\xff", headers={"Content-Type": f"text/plain; charset={charset}"})
    server = serve(lambda _: reply)
    with pytest.raises(SystemUnclear, match="niet te lezen"):
        _ = calling(server.address).get("x", deadline).text


def test_a_web_page_in_place_of_data(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    page = Reply(body=b"<html>log in</html>", headers={"Content-Type": "text/html; charset=utf-8"})
    server = serve(lambda _: page)
    with pytest.raises(SystemUnclear, match="webpagina"):
        calling(server.address).get("x", deadline).json()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000,
        b"HTTP/1.1 1 \r\n\r\n",
    ],
    ids=["nothing", "lines", "ssh", "lengths", "negative", "chunk", "long head", "status"],
)
def test_what_is_no_http(serve: Serve, calling: Calling, deadline: Deadline, raw: bytes) -> None:
    server = serve(lambda _: Reply(raw=[raw]))
    with pytest.raises((SystemAway, SystemUnclear)):
        calling(server.address).post("x", deadline, json={})


# --- pages ---------------------------------------------------------------------------------------


def read(answer: Answer) -> Page[int]:
    told = answer.json()
    return Page(told["rows"], told["next"])


def paged(onward: Callable[[int], object]) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        page = int(request.query.get("page", ["1"])[0])
        return Reply.json({"rows": [page], "next": onward(page)})

    return answer


def test_pages_are_followed_to_their_end(
    serve: Serve, calling: Calling, deadline: Deadline
) -> None:
    server = serve(paged(lambda page: f"/list?page={page + 1}" if page < 3 else None))
    caller = calling(server.address)
    found = pages(caller, Ask("GET", "list", params={"q": "x"}), read, deadline)
    assert [row for page in found for row in page.rows] == [1, 2, 3]
    assert [request.target for request in server.requests] == [
        "/list?q=x",
        "/list?page=2",
        "/list?page=3",
    ]


def test_pages_by_number(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(paged(lambda page: {"q": "x", "page": page + 1} if page < 3 else None))
    found = pages(calling(server.address), Ask("GET", "list"), read, deadline)
    assert [row for page in found for row in page.rows] == [1, 2, 3]
    assert server.requests[-1].query == {"q": ["x"], "page": ["3"]}


@pytest.mark.parametrize(
    ("onward", "words"),
    [
        (lambda page: f"?page={page + 1}", "geen einde"),
        (lambda page: f"?page={page % 3 + 1}", "in een kring"),
        (lambda _: {"page": 2}, "in een kring"),
        (lambda _: "http://elsewhere.example/?page=2", "andere server"),
        (lambda _: "//elsewhere.example/", "andere server"),
        (lambda _: "http://user:pw@127.0.0.1/", "andere server"),
        (lambda _: "file:///etc/passwd", "andere server"),
        (lambda _: "http://[", "andere server"),
    ],
)
def test_pages_that_never_end_or_lead_away(
    serve: Serve,
    calling: Calling,
    deadline: Deadline,
    onward: Callable[[int], object],
    words: str,
) -> None:
    server = serve(paged(onward))
    found = pages(calling(server.address), Ask("GET", ""), read, deadline, most_pages=8)
    with pytest.raises(SystemUnclear, match=words):
        list(found)
    assert len(server.requests) <= 8


def test_too_many_rows(serve: Serve, calling: Calling, deadline: Deadline) -> None:
    server = serve(paged(lambda page: f"?page={page + 1}"))
    found = pages(calling(server.address), Ask("GET", ""), read, deadline, most_rows=5)
    with pytest.raises(SystemUnclear, match="geen einde"):
        list(found)
    assert len(server.requests) == 5
