"""The rows of a managed sheet as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kcc_desktop.desk import plain
from kcc_desktop.domain.managing import SHAPES, Field, Row, Sheet, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kcc_desktop.domain.said import Language

Index = QModelIndex | QPersistentModelIndex
_HIDDEN = frozenset({Sort.TEXT, Sort.QUESTIONS, Sort.TERMS})


class ManagedTable(QAbstractTableModel):
    """One row a managed row, under Qt.UserRole; long texts are left to the form.

    What is out of use says so in its first column.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._fields: tuple[Field, ...] = ()
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._names: Mapping[Sheet | None, Mapping[str, str]] = {}
        self._words: tuple[str, ...] = ()

    def show(
        self,
        sheet: Sheet,
        rows: Sequence[Row],
        names: Mapping[Sheet | None, Mapping[str, str]],
    ) -> None:
        """Hold these rows; `names` says how what they refer to is called."""
        self.beginResetModel()
        self._fields = tuple(one for one in SHAPES[sheet].fields if one.sort not in _HIDDEN)
        self._all, self._names = tuple(rows), names
        self._sieve()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Hold the rows in which all words of `text` stand."""
        self.beginResetModel()
        self._words = tuple(text.casefold().split())
        self._sieve()
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row at `index`."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, id_: int) -> int:
        """Where the row with this id stands; -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self._shown(self._fields[index.column()], row)
        gone = index.column() == 0 and not row.active
        return self.tr("%1 (uit gebruik)").replace("%1", text) if gone else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._fields[section].said.in_(self._language)
        return None

    def _sieve(self) -> None:
        self._rows = tuple(row for row in self._all if self._fits(row))

    def _fits(self, row: Row) -> bool:
        own = " ".join(self._shown(field, row) for field in self._fields).casefold()
        return all(word in own for word in self._words)

    def _shown(self, field: Field, row: Row) -> str:
        text = row[field.name]
        if field.sort is Sort.REF:
            text = self._names.get(field.of, {}).get(text, text)
        chosen = next((one for one in field.choices if one.key == text), None)
        return plain.line(chosen.said.in_(self._language) if chosen else text, 120)
