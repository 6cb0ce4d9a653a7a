"""The system of a department, as a real HTTP server on loopback that can be made to fail.

It takes what it is sent as often as it is sent: doubles show. `faults` holds what goes wrong with
the next calls that change something: `before` cuts the line before it acts, `after` once it has
acted, `busy` asks to be left alone, `reject` does not take it, `garbled` acts and answers nonsense.
While `hangs` it answers nothing at all.
"""

from __future__ import annotations

import json
import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = 3


@dataclass
class BackOffice:
    """What the server holds; change it from any thread with `lock`."""

    faults: deque[str] = field(default_factory=deque)
    reports: list[dict[str, Any]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    cases: list[dict[str, Any]] = field(default_factory=list)
    by_token: bool = False
    tokens_ready: bool = False
    asked: list[str] = field(default_factory=list)
    lock: Condition = field(default_factory=Condition)
    hangs: Event = field(default_factory=Event)
    port: int = 0

    def take(self, report: dict[str, Any]) -> dict[str, Any]:
        """A report comes in."""
        number = f"W-{len(self.reports) + 1}"
        self.reports.append(report | {"number": number})
        return {"token": f"t-{number}"} if self.by_token else {"number": number}

    def told(self, key: str) -> list[dict[str, Any]]:
        """The reports that came in under this key."""
        return [one for one in self.reports if one["key"] == key]


class _Handler(BaseHTTPRequestHandler):
    """One call."""

    office: BackOffice

    def do_GET(self) -> None:
        office, url = self.office, urlsplit(self.path)
        asked = {
            name: values[0] for name, values in parse_qs(url.query, keep_blank_values=True).items()
        }
        with office.lock:
            office.asked.append(url.path)
            office.lock.notify_all()
        if office.hangs.is_set():
            self._hang()
            return
        with office.lock:
            self._answer(*self._found(url.path, asked))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        office = self.office
        with office.lock:
            fault = office.faults.popleft() if office.faults else ""
            answer = self._act(body) if fault in ("", "after", "garbled") else {}
            office.asked.append(self.path)
            office.lock.notify_all()
        if fault in ("before", "after"):
            self._cut()
        elif fault == "busy":
            self._answer(429, {})
        elif fault == "reject":
            self._answer(422, {"why": "onbekende straat"})
        elif fault == "garbled":
            self._answer(200, "<html>")
        else:
            self._answer(200, answer)

    def log_message(self, *_args: Any) -> None:
        """Nothing is written."""

    def _act(self, body: dict[str, Any]) -> dict[str, Any]:
        if self.path == "/updates":
            self.office.updates.append(body)
            return {}
        return self.office.take(body)

    def _found(self, path: str, asked: dict[str, str]) -> tuple[int, Any]:
        office = self.office
        if path == "/reports":
            return 200, office.told(asked["key"])
        if path.startswith("/tokens/"):
            number = path.removeprefix("/tokens/t-")
            return 200, {"number": number if office.tokens_ready else ""}
        if path == "/changes":
            first = int(asked["after"] or 0)
            page = office.cases[first : first + PAGE]
            more = len(office.cases) > first + PAGE
            return 200, {"cases": page, "cursor": str(first + len(page)), "more": more}
        words = asked.get("words", "").casefold()
        return 200, [one for one in office.cases if words in json.dumps(one).casefold()]

    def _answer(self, status: int, content: Any) -> None:
        body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _hang(self) -> None:
        """Keeps the line open until the server is to answer again."""
        while self.office.hangs.is_set():
            self.office.hangs.wait(0.05)
            if self.server.stopping.wait(0.05):  # type: ignore[attr-defined]  # see back_office
                break
        self._cut()


@contextmanager
def back_office() -> Iterator[BackOffice]:
    """A running server."""
    office = BackOffice()
    handler = type("Handler", (_Handler,), {"office": office})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.stopping = Event()  # type: ignore[attr-defined]  # told to calls that hang
    office.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.stopping.set()  # type: ignore[attr-defined]  # as above
        server.shutdown()
        server.server_close()
        thread.join()
