"""What was opened last, to go back to; in memory only, for names belong in the workspace."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit
from kcc_desktop.models.rows import RowsModel

MOST = 8


class RecentViewModel(QObject):
    """Remembers the hits that were opened; `rows` holds them, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(_spoken, self)

    @Slot(object)
    def add(self, hit: Hit) -> None:
        """`hit` was opened just now."""
        others = [row for row in self.rows.rows if (row.group, row.id) != (hit.group, hit.id)]
        self.rows.show([hit, *others][:MOST])


def _spoken(hit: Hit) -> str:
    return plain.line(hit.title, 120)
