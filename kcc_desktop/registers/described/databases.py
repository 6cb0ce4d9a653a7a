"""Looking into the database of a system: read-only, within the deadline, capped."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemRefused, SystemUnclear
from kcc_desktop.domain.said import Said

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

#: Rows of one question, and characters of one value.
MOST_ROWS = 2_000
CONNECT_S = 3
#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 2_000
#: By the beginning of SQLSTATE (PostgreSQL manual, appendix A).
_STOPPED, _REFUSED_STATES, _AWAY_STATES = "57014", ("28", "3D", "42501"), ("08", "53", "57P", "58")
#: What a server says that lets nobody in at this moment.
_NOT_NOW = ("starting up", "shutting down", "recovery mode", "too many", "connection slots")
_SQLITE_AWAY = {
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
}  # fmt: skip

_AWAY = Said(
    "{name} is niet te bereiken. Blijft dit zo, laat dan de beheerder de database en het netwerk "
    "nakijken (kcc-desktop doctor).",
    "{name} can't be reached. If this lasts, have the administrator check the database and the "
    "network (kcc-desktop doctor).",
)
_LATE = Said(
    "{name} antwoordt niet op tijd. Probeer het straks weer.",
    "{name} does not answer in time. Try again in a while.",
)
_REFUSED = Said(
    "{name} weigert deze aanmelding. Laat de beheerder de gebruiker en het wachtwoord nakijken: "
    "kcc-desktop systems secret {key}",
    "{name} refuses this login. Have the administrator check the user and the password: "
    "kcc-desktop systems secret {key}",
)
_WRONG = Said(
    "De vraag aan {name} kan zo niet: {why}. Laat de beheerder de beschrijving nakijken.",
    "{name} can't be asked like this: {why}. Have the administrator check its description.",
)


class SqlDatabase:
    """One over SQLAlchemy; each question has a connection and a transaction of its own."""

    def __init__(self, name: str, key: str, engine: Callable[[], Engine]) -> None:
        self._name = name
        self._key = key
        self._make_engine = engine
        self._engine: Engine | None = None
        self._open: set[Any] = set()
        self._lock = threading.Lock()

    def rows(
        self, statement: str, bound: Mapping[str, Any], deadline: Deadline, most: int
    ) -> tuple[Sequence[str], list[Sequence[Any]]]:
        """The names of the columns, and at most `most` rows. Raises SystemFault."""
        with self._mapped(deadline), self._connected(deadline) as connection:
            result = connection.execute(text(statement), dict(bound))
            return list(result.keys()), [tuple(row) for row in result.fetchmany(most)]

    def close(self) -> None:
        """End what is under way, from any thread."""
        with self._lock:
            under_way = list(self._open)
        for driver in under_way:
            stop = getattr(driver, "interrupt", None) or driver.cancel_safe
            with suppress(Exception):  # it ended by itself meanwhile
                stop()

    @contextmanager
    def _connected(self, deadline: Deadline) -> Iterator[Connection]:
        with self._engines().connect() as connection:
            driver: Any = connection.connection.driver_connection
            with self._lock:
                self._open.add(driver)
            try:
                limit(connection, driver, deadline)
                yield connection
            finally:
                with self._lock:
                    self._open.discard(driver)
                connection.rollback()

    def _engines(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    @contextmanager
    def _mapped(self, deadline: Deadline) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            raise self._fault(fault, deadline) from fault
        except SQLAlchemyError as fault:
            raise SystemUnclear(
                self._said(_WRONG, why=_first_line(fault)), system=self._name
            ) from fault

    def _fault(self, fault: DBAPIError, deadline: Deadline) -> SystemFault:
        driver: Any = fault.orig
        if deadline.passed or _was_stopped(driver):
            return SystemAway(self._said(_LATE), system=self._name)
        if _is_refused(driver):
            return SystemRefused(self._said(_REFUSED), system=self._name)
        if _is_away(driver):
            return SystemAway(self._said(_AWAY), system=self._name)
        return SystemUnclear(self._said(_WRONG, why=_first_line(driver)), system=self._name)

    def _said(self, form: Said, **known: str) -> Said:
        known |= {"name": self._name, "key": self._key}
        return Said(form.nl.format(**known), form.en.format(**known))


def _was_stopped(driver: Any) -> bool:
    """By its deadline, or since it was closed."""
    if isinstance(driver, sqlite3.Error):
        return driver.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    return getattr(driver, "sqlstate", None) == _STOPPED


def _is_refused(driver: Any) -> bool:
    if isinstance(driver, sqlite3.Error):
        return driver.sqlite_errorcode in {sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
    state = getattr(driver, "sqlstate", None)
    if state is not None:
        return bool(state.startswith(_REFUSED_STATES))
    # Before a session stands there is no SQLSTATE, only what the server said.
    asked = getattr(getattr(driver, "pgconn", None), "needs_password", False)
    said = str(driver)
    return bool(asked) or ("FATAL" in said and not any(words in said for words in _NOT_NOW))


def _is_away(driver: Any) -> bool:
    if isinstance(driver, sqlite3.Error):
        return driver.sqlite_errorcode & 0xFF in _SQLITE_AWAY
    state = getattr(driver, "sqlstate", None)
    if state is None:
        return type(driver).__name__ in {"OperationalError", "ConnectionTimeout"}
    return bool(state.startswith(_AWAY_STATES))


def _first_line(fault: object) -> str:
    """What the database says, without the statement and its values."""
    lines = str(fault).strip().splitlines() or [""]
    return lines[0][:200].rstrip(".")


def limit(connection: Connection, driver: Any, deadline: Deadline) -> None:
    """Nothing on this connection outlasts the deadline."""
    if isinstance(driver, sqlite3.Connection):
        driver.set_progress_handler(lambda: int(deadline.passed), _STEPS)
        return
    milliseconds = max(1, int(deadline.left * 1000))
    connection.execute(text(f"SET LOCAL statement_timeout = {milliseconds}"))


def sqlite_engine(file: Path) -> Engine:
    """A file that is opened read-only; it is not made when it is not there."""
    address = f"file:{quote(file.as_posix())}?mode=ro"

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(address, uri=True, timeout=1.0, check_same_thread=False)
        opened.execute("PRAGMA query_only = ON")
        opened.execute("PRAGMA trusted_schema = OFF")
        return opened

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


def postgres_engine(url: URL) -> Engine:
    """A server on which every transaction is read-only, also where its user may more."""
    made = create_engine(
        url,
        connect_args={
            "connect_timeout": CONNECT_S,
            "application_name": "kcc-desktop",
            "options": "-c default_transaction_read_only=on -c statement_timeout=30000",
            "keepalives_idle": 3,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 9_000,
        },
        poolclass=NullPool,
        use_native_hstore=False,
        hide_parameters=True,
    )

    @event.listens_for(made, "begin")
    def _only_read(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.read_only = True

    return made
