"""A way to a server on this machine that can be cut, at once or in the middle of an answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class CuttingLine:
    """Passes on what goes to and comes from `port`, until it is cut."""

    def __init__(self, port: int) -> None:
        self._there = port
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._left: int | None = None
        self._marks: list[bytes] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Cuts all that is open; new ones are let through."""
        with self._lock:
            lines, self._open = self._open, []
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def cut_after(self, answered: int) -> None:
        """Cuts once the server has answered so many bytes more."""
        self._left = answered

    def cut_before(self, answer: bytes) -> None:
        """Cuts when the server is about to answer this, which then does not arrive."""
        self._marks.append(answer)

    def close(self) -> None:
        """Nobody gets through any more."""
        self._server.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(("127.0.0.1", self._there))
                with self._lock:
                    self._open += [near, far]
                threading.Thread(target=self._pass, args=(near, far), daemon=True).start()
                threading.Thread(target=self._answer, args=(far, near), daemon=True).start()

    def _pass(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):  # it was cut
            while data := near.recv(65_536):
                far.sendall(data)
            far.shutdown(socket.SHUT_WR)

    def _answer(self, far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):  # it was cut
            while data := far.recv(4_096):
                if any(mark in data for mark in self._marks):
                    self._marks.clear()
                    return self.cut()
                if self._left is not None and len(data) > self._left:
                    near.sendall(data[: self._left])
                    self._left = None
                    return self.cut()
                self._left = None if self._left is None else self._left - len(data)
                near.sendall(data)
            near.shutdown(socket.SHUT_WR)
        return None


@contextmanager
def cutting_line(port: int) -> Iterator[CuttingLine]:
    """Such a way to `port`."""
    line = CuttingLine(port)
    try:
        yield line
    finally:
        line.close()
