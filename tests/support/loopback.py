"""A small HTTP server on a free port of this machine, that answers by a function."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it came in; `query` and `form` hold the values of each name."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        """A body as forms send it."""
        return parse_qs(self.body.decode(), keep_blank_values=True)

    def value(self, name: str) -> str:
        """The one value of a name of the query; empty when it is not there."""
        return self.query.get(name, [""])[0]


@dataclass(frozen=True)
class Answered:
    """What goes back."""

    body: bytes = b""
    status: int = 200
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200) -> Answered:
    """An answer in JSON."""
    return Answered(json.dumps(value).encode(), status)


Answering = Callable[[Asked], Answered]


@dataclass
class Serving:
    """A running server: where it stands, and what was asked of it."""

    address: str
    asked: list[Asked] = field(default_factory=list)

    def of(self, method: str, ending: str = "") -> list[Asked]:
        """The requests of a method whose path ends so."""
        return [one for one in self.asked if one.method == method and one.path.endswith(ending)]


@contextlib.contextmanager
def serving(answering: Answering) -> Iterator[Serving]:
    """Serves as long as the block lasts."""
    served = Serving("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(answering, served))
    server.daemon_threads = True
    served.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(answering: Answering, served: Serving) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            split = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(
                self.command,
                unquote(split.path),
                parse_qs(split.query, keep_blank_values=True),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
            )
            served.asked.append(asked)
            answered = answering(asked)
            self.send_response(answered.status)
            for name, value in {"Content-Type": answered.type, **answered.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answered.body)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # who asked may be gone
                self.wfile.write(answered.body)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 (names of http.server)

        def log_message(self, *_: object) -> None:
            """Tests read what was asked from `Serving`."""

    return Handler
