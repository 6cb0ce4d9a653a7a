"""What managing lists, people and formulas needs of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kcc_desktop.domain.managing import Row, Sheet


class Managed(Protocol):
    """The sheets of an administrator, in use or not."""

    def rows(self, sheet: Sheet) -> Sequence[Row]:
        """All rows of a sheet, in the order of the screen."""
        ...

    def products(self) -> Sequence[tuple[str, str]]:
        """Key and name of every product, by name."""
        ...

    def put(self, row: Row, *, key: str) -> Row:
        """Adds a row (`id` 0) or changes the one with its id, based on `row.version`; gives it as
        it then stands.

        The row must have been checked (`domain.managed_checks`). Raises Conflict (someone was
        first, or a row with this key is there already), NotFound.
        """
        ...
