"""What the search reads from: a connection, and no more of it than a search needs.

A search runs the same on SQLAlchemy's connection (`sql.CoreReader`), within a unit of work, and on
the bare driver (`store.file_search`), before SQLAlchemy is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol


class Reader(Protocol):
    """One connection, within one transaction."""

    @property
    def engine(self) -> str:
        """The name of its engine: sqlite or postgresql."""
        ...

    def rows(
        self, query: str, values: Sequence[object] = (), *, again: bool = False
    ) -> Sequence[Any]:
        """The rows of `query`, whose parameters are written as `?`.

        With `again` PostgreSQL keeps the plan for whoever asks the very same.
        """
        ...


def marks(values: Collection[object]) -> str:
    """As many parameters as there are values, for `IN (...)`."""
    return ", ".join("?" * len(values))
