"""Plain statements with bound parameters, written once for both engines.

The search runs on each keystroke, so its statements go to the driver as they are: what SQLAlchemy
would spend on composing them is more than the query itself takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def run(
    connection: Connection, query: str, values: Sequence[object] = (), *, again: bool = False
) -> Sequence[Any]:
    """The rows of `query`, whose parameters are written as `?`, straight from the driver.

    With `again` PostgreSQL keeps the plan for whoever asks the very same. Raises DBAPIError.
    """
    driver: Any = connection.connection.driver_connection
    rows: Sequence[Any]
    try:
        if connection.dialect.name == "postgresql":
            cursor = driver.execute(_with_percents(query), values, prepare=again or None)
        else:
            cursor = driver.execute(query, values)
        rows = cursor.fetchall()
    except connection.dialect.loaded_dbapi.Error as error:
        if connection.dialect.is_disconnect(error, driver, None):
            connection.invalidate(error)
        raise DBAPIError(query, None, error) from error
    return rows


class CoreReader:
    """Implements `reader.Reader` on SQLAlchemy's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.engine = connection.dialect.name

    def rows(
        self, query: str, values: Sequence[object] = (), *, again: bool = False
    ) -> Sequence[Any]:
        """The rows of `query` (see `run`)."""
        return run(self._connection, query, values, again=again)


def run_many(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Runs a statement once per row; without rows it does nothing."""
    if rows:
        connection.exec_driver_sql(_for(connection, statement), list(rows))


def change(connection: Connection, statement: str, values: Sequence[object]) -> None:
    """Runs a statement that gives no rows."""
    connection.exec_driver_sql(_for(connection, statement), tuple(values))


def _for(connection: Connection, statement: str) -> str:
    return _with_percents(statement) if connection.dialect.name == "postgresql" else statement


@lru_cache(maxsize=512)
def _with_percents(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")
