"""The clock that all who use one workspace share."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, text

_SERVER_CLOCK = text("SELECT clock_timestamp()")


def workspace_now(connection: Connection) -> datetime:
    """Now: by the server's clock; a file is on one machine, whose own clock all have."""
    if connection.dialect.name != "postgresql":
        return datetime.now(UTC)
    moment: datetime = connection.execute(_SERVER_CLOCK).scalar_one()
    return moment.astimezone(UTC)
