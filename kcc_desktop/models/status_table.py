"""Statuses of other systems, with what they mean in our steps, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kcc_desktop.desk import plain
from kcc_desktop.domain.steps import STEP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.statuses import StatusLine

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    SYSTEM = 0
    STATUS = 1
    MEANS = 2
    TIMES = 3


class StatusTable(QAbstractTableModel):
    """One row a `StatusLine`, under Qt.UserRole."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lines: tuple[StatusLine, ...] = ()

    def show(self, lines: Sequence[StatusLine]) -> None:
        """Hold these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> StatusLine | None:
        """The line at `index`."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, line: StatusLine) -> int:
        """In which row a status stands; -1 when it isn't there."""
        same = (line.source, line.meaning.status)
        found = (at for at, one in enumerate(self._lines) if _key(one) == same)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown(Column(index.column()), line)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.SYSTEM: self.tr("Systeem"),
            Column.STATUS: self.tr("Status daar"),
            Column.MEANS: self.tr("Betekent hier"),
            Column.TIMES: self.tr("Gezien"),
        }[Column(section)]

    def _shown(self, column: Column, line: StatusLine) -> str:
        meaning = line.meaning
        if column is Column.SYSTEM:
            return plain.line(line.source, 60)
        if column is Column.STATUS:
            return plain.line(meaning.status, 120)
        if column is Column.TIMES:
            return self.tr("%n keer", "", meaning.times) if meaning.times else ""
        if meaning.step is None:
            return self.tr("nog onbekend")
        return STEP_WORDS[meaning.step].in_(self._language)


def _key(line: StatusLine) -> tuple[str, str]:
    return line.source, line.meaning.status
