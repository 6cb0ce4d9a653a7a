"""The pair of engines of a workspace, and stopping what they run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine

from kcc_desktop.store import postgres, sqlite
from kcc_desktop.store.places import Place

CANCEL_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine for changes, one for looking; on PostgreSQL they share their connections."""

    writer: Engine
    reader: Engine

    def close(self) -> None:
        """Closes all connections."""
        self.reader.dispose()
        self.writer.dispose()


def engines_for(place: Place) -> Engines:
    """The engines for `place`; nothing is opened yet."""
    if place.file is not None:
        return Engines(sqlite.writer(place), sqlite.reader(place))
    engine = postgres.engine(place)
    return Engines(engine, postgres.reading(engine))


class Running:
    """The connections on which somebody is looking at this moment, so that they can be stopped.

    A connection is taken out before it goes back to the pool, under the same lock, so that a late
    stop never hits the next user of it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._connections: set[Any] = set()
        self._canceller: ThreadPoolExecutor | None = None

    @contextmanager
    def on(self, connection: Connection) -> Iterator[None]:
        """Counts `connection` as running within the block."""
        driver = connection.connection.driver_connection
        with self._lock:
            self._connections.add(driver)
        try:
            yield
        finally:
            with self._lock:
                self._connections.discard(driver)

    def stop(self) -> None:
        """Stops the queries that run now. Returns at once."""
        with self._lock:
            on_file = [c for c in self._connections if isinstance(c, sqlite3.Connection)]
            for connection in on_file:
                connection.interrupt()
            on_server = len(on_file) < len(self._connections)
        if on_server:
            self._in_background().submit(self._cancel)

    def close(self) -> None:
        """Waits until nothing is being stopped any more."""
        if self._canceller is not None:
            self._canceller.shutdown()
            self._canceller = None

    def _in_background(self) -> ThreadPoolExecutor:
        if self._canceller is None:
            self._canceller = ThreadPoolExecutor(1, thread_name_prefix="cancel")
        return self._canceller

    def _cancel(self) -> None:
        """Asks the server over a connection of its own, which may take a round trip or more."""
        with self._lock:
            for connection in self._connections:
                connection.cancel_safe(timeout=CANCEL_SECONDS)
