"""Engines for the shared workspace: a PostgreSQL server of version 15 or newer.

A server that is gone is known within ten seconds, also when the line is only half open: keepalives
and a limit on unacknowledged data see to that. A connection that the server has closed is noticed
when it is taken from the pool, without asking the server.
"""

from __future__ import annotations

import select
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from kcc_desktop.store.places import Place, no_place

OLDEST = 15
CONNECT_SECONDS = 5
#: psycopg.IsolationLevel.REPEATABLE_READ; who works on a file needs no psycopg.
_REPEATABLE_READ = 3
_LINE = {
    "keepalives": 1,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 9_000,
}
#: All statements here are short and by index: what pays for itself in queries that take seconds
#: (compiling them, workers beside them) is left out.
_SESSION = "-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0"


def engine(place: Place) -> Engine:
    """The engine for one workspace; `reading` gives its read-only side.

    Raises InvalidInput when the URL names a setting that PostgreSQL's client does not have.
    """
    _check_settings(place)
    made = create_engine(
        place.url,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "kcc-desktop",
            "client_encoding": "utf8",
            "options": _SESSION,
            **_LINE,
        },
        pool_size=4,
        max_overflow=2,
        pool_timeout=60,
        use_native_hstore=False,
        hide_parameters=True,  # a fault that is logged names no resident
    )
    event.listen(made, "checkout", _refuse_closed)
    event.listen(made, "checkin", _as_the_server_has_it)
    return made


def reading(made: Engine) -> Engine:
    """The same connections for work that only reads: it sees everything as of one moment."""
    reader = made.execution_options()
    event.listen(reader, "begin", _only_read)
    return reader


def _check_settings(place: Place) -> None:
    import psycopg.conninfo  # noqa: PLC0415 (who works on a file needs no psycopg)

    try:
        psycopg.conninfo.make_conninfo(**dict.fromkeys(place.url.query, ""))
    except psycopg.ProgrammingError as unknown:
        raise no_place() from unknown


def _only_read(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.read_only = True
    driver.isolation_level = _REPEATABLE_READ


def _as_the_server_has_it(connection: Any, record: Any) -> None:
    """Asking for a transaction that writes would be refused by a standby, so nothing is asked."""
    del record
    if connection is not None and not connection.closed:
        connection.read_only = None
        connection.isolation_level = None


def _refuse_closed(connection: Any, record: Any, proxy: Any) -> None:
    """An idle connection with something to read has been closed by the server (or soon will be)."""
    del record, proxy
    if connection.closed or _readable(connection.pgconn.socket):
        raise DisconnectionError


def _readable(socket: int) -> bool:
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(socket, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([socket], [], [], 0)[0])
