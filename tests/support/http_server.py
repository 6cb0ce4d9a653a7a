"""A small HTTP server on loopback that answers as a test wants, also as no good server would.

with running_http(lambda request: Reply.json({"a": 1})) as server:
    server.address, server.requests
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What the server was asked; headers by their small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode(), keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer; `length` is said instead of the true one.

    With `raw` just those bytes go out, and the connection ends.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    raw: Iterable[bytes] | None = None

    @staticmethod
    def json(value: Any, status: int = 200, **headers: str) -> Reply:
        shown = {name.replace("_", "-"): one for name, one in headers.items()}
        body = json.dumps(value).encode()
        return Reply(status, body, {"Content-Type": "application/json", **shown})


Answering = Callable[[Request], Reply]


def in_turn(*replies: Reply) -> Answering:
    """The first question gets the first reply, and so on; the last goes on for ever."""
    left = list(replies)
    lock = threading.Lock()

    def answer(_: Request) -> Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return answer


@dataclass
class HttpServer:
    """One that runs. `answer` may be replaced; `ending` is set when the test is over."""

    answer: Answering
    address: str = ""
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    ending: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, told: HttpServer, tls: ssl.SSLContext | None) -> None:
        self.told = told
        self.tls = tls
        super().__init__(("127.0.0.1", 0), _Handler)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """On the thread of this connection: its handshake may take long, or fail."""
        self.told.connections += 1
        with suppress(OSError):  # whoever asked went away, or does not trust us
            if self.tls is not None:
                request = self.tls.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
            if self.tls is not None:
                request.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        told = cast("_Server", self.server).told
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, body)
        told.requests.append(request)
        reply = told.answer(request)
        if reply.raw is not None:
            self.close_connection = True
            for part in reply.raw:
                self.wfile.write(part)
            return
        self.send_response_only(reply.status)
        if "Date" not in reply.headers:
            self.send_header("Date", self.date_time_string())
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(reply.length or len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        self.close_connection = reply.length is not None

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@contextmanager
def running_http(answer: Answering, tls: ssl.SSLContext | None = None) -> Iterator[HttpServer]:
    """A server while the block runs, with TLS when `tls` is given."""
    told = HttpServer(answer)
    server = _Server(told, tls)
    told.port = server.server_port
    told.address = f"{'https' if tls else 'http'}://127.0.0.1:{told.port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()
