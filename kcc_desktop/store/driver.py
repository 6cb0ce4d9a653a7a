"""Straight to the database driver, within the transaction of a SQLAlchemy connection.

For what runs on each key press, for each saved contact or for each of a million rows: there
SQLAlchemy's own share of a small statement is as large as the database's. Errors come as the
driver raises them; `faults` knows those too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection


def execute(connection: Connection, statement: str, values: Any = ()) -> Any:
    """Runs one statement, written as the driver takes it; gives the driver's cursor."""
    driver: Any = connection.connection.dbapi_connection
    return driver.execute(statement, values)


def execute_many(connection: Connection, statement: str, rows: Sequence[Any]) -> None:
    """Runs one statement for each of `rows`."""
    driver: Any = connection.connection.dbapi_connection
    driver.cursor().executemany(statement, rows)
