"""A proxy on loopback: it passes on what it is asked for, and keeps what that was."""

from __future__ import annotations

import base64
import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import urlsplit


@dataclass
class Proxy:
    """One that runs: where, what it let through, and the login it wants (`user:password`)."""

    login: str = ""
    address: str = ""
    passed: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    told: Proxy


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if not self._lets_through():
            return
        with socket.create_connection((host, int(port)), 10) as there:
            self.send_response_only(200)
            self.end_headers()
            self.wfile.flush()
            _pipe(self.connection, there)
        self.close_connection = True

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if not self._lets_through():
            return
        with socket.create_connection((asked.hostname, asked.port), 10) as there:
            head = f"GET {asked.path} HTTP/1.1\r\nHost: {asked.netloc}\r\nConnection: close\r\n\r\n"
            there.sendall(head.encode())
            while part := there.recv(65536):
                self.wfile.write(part)
        self.close_connection = True

    def _lets_through(self) -> bool:
        told = cast("_Server", self.server).told
        wanted = "Basic " + base64.b64encode(told.login.encode()).decode()
        if told.login and self.headers.get("Proxy-Authorization") != wanted:
            self.send_error(407)
            return False
        told.passed.append(f"{self.command} {self.path}")
        return True

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def _pipe(here: socket.socket, there: socket.socket) -> None:
    """Whatever comes from one goes to the other, until either ends."""
    other = {here: there, there: here}
    with selectors.DefaultSelector() as ready, suppress(OSError):
        for end in other:
            ready.register(end, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                part = cast("socket.socket", key.fileobj).recv(65536)
                if not part:
                    return
                other[cast("socket.socket", key.fileobj)].sendall(part)


@contextmanager
def running_proxy(login: str = "") -> Iterator[Proxy]:
    """A proxy while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.told = Proxy(login, f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
