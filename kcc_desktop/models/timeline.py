"""The lines of a timeline, fetched page by page as they are scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kcc_desktop.desk import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kcc_desktop.domain.timeline import TimelineEntry
    from kcc_desktop.models.timeline_rows import TimelineRow

Index = QModelIndex | QPersistentModelIndex
MOST_LETTERS = 2000


class TimelineModel(QAbstractListModel):
    """`TimelineRow` rows under Qt.UserRole, newest first.

    Signals:
        more_requested(): the end of what is here has come into sight.
    """

    more_requested = Signal()

    def __init__(
        self, row_of: Callable[[TimelineEntry], TimelineRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._entries: list[TimelineEntry] = []
        self._rows: list[TimelineRow | None] = []
        self._more = False

    @property
    def last(self) -> TimelineEntry | None:
        """The oldest entry that is here."""
        return self._entries[-1] if self._entries else None

    def start(self, entries: Sequence[TimelineEntry], *, more: bool) -> None:
        """Hold the newest `entries`; `more` when older ones can be fetched."""
        self.beginResetModel()
        self._entries, self._rows = list(entries), [None] * len(entries)
        self._more = more
        self.endResetModel()

    def extend(self, entries: Sequence[TimelineEntry], *, more: bool) -> None:
        """Add older `entries`."""
        self._more = more
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries.extend(entries)
            self._rows.extend([None] * len(entries))
            self.endInsertRows()

    def entry(self, index: Index) -> TimelineEntry | None:
        """The entry at `index`."""
        return self._entries[index.row()] if index.isValid() else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False  # until what is asked now has come
            self.more_requested.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return _whole(self._entries[index.row()])
        if (
            role == Qt.ItemDataRole.ToolTipRole
        ):  # written so that Qt takes no mark in it for its own
            return plain.tip(_whole(self._entries[index.row()]))
        return None

    def _row(self, number: int) -> TimelineRow:
        row = self._rows[number]
        if row is None:
            row = self._rows[number] = self._row_of(self._entries[number])
        return row


def _whole(entry: TimelineEntry) -> str:
    """What `entry` says, whole where its row cuts it off."""
    return plain.lines("\n".join((entry.title, entry.detail, *entry.answered)), MOST_LETTERS)
