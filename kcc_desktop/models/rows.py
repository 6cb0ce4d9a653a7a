"""Short lists of frozen rows: suggestions, articles, near reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Any frozen rows under Qt.UserRole; `spoken` says how a screen reader reads one.

    `words` are the words that delegates mark in them.
    """

    def __init__(self, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.rows: tuple[Any, ...] = ()
        self.words: tuple[str, ...] = ()

    def show(self, rows: Sequence[Any], words: Sequence[str] = ()) -> None:
        """Hold these rows in place of the present ones."""
        self.beginResetModel()
        self.rows, self.words = tuple(rows), tuple(words)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return None
