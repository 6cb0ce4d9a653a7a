"""Plain statements with bound parameters, written once for both engines.

The search runs on each keystroke, so its statements go to the driver as they are: what SQLAlchemy
would spend on composing them is more than the query itself takes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection


def run(connection: Connection, query: str, values: Sequence[object] = ()) -> Sequence[Any]:
    """The rows of `query`, whose parameters are written as `?`."""
    return connection.exec_driver_sql(_for(connection, query), tuple(values)).all()


def run_many(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Runs a statement once per row; without rows it does nothing."""
    if rows:
        connection.exec_driver_sql(_for(connection, statement), list(rows))


def change(connection: Connection, statement: str, values: Sequence[object]) -> None:
    """Runs a statement that gives no rows."""
    connection.exec_driver_sql(_for(connection, statement), tuple(values))


def marks(values: Collection[object]) -> str:
    """As many parameters as there are values, for `IN (...)`."""
    return ", ".join("?" * len(values))


def _for(connection: Connection, statement: str) -> str:
    return _with_percents(statement) if connection.dialect.name == "postgresql" else statement


@lru_cache(maxsize=512)
def _with_percents(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")
