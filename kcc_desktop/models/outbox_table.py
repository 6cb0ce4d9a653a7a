"""What goes out as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import ago
from kcc_desktop.domain.systems import OutboxItem, OutboxKind, OutboxState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from kcc_desktop.domain.said import Language

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    STATE = 0
    SUBJECT = 1
    SYSTEM = 2
    KIND = 3
    SINCE = 4
    WHY = 5


class OutboxTable(QAbstractTableModel):
    """One row an `OutboxItem`, under Qt.UserRole."""

    def __init__(
        self, language: Language, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock
        self._items: tuple[OutboxItem, ...] = ()
        self._names: Mapping[str, str] = {}

    def show(self, items: Sequence[OutboxItem], names: Mapping[str, str]) -> None:
        """Hold these; `names` says how systems are called. The same rows in place keep a choice."""
        same = [one.id for one in items] == [one.id for one in self._items]
        if not same:
            self.beginResetModel()
        self._items, self._names = tuple(items), names
        if not same:
            self.endResetModel()
        elif items:
            last = self.index(len(items) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def item(self, index: Index) -> OutboxItem | None:
        """The item at `index`."""
        return self._items[index.row()] if index.isValid() else None

    def place_of(self, item_id: int) -> int:
        """In which row an item stands; -1 when it isn't there."""
        return next((at for at, one in enumerate(self._items) if one.id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown(Column(index.column()), item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(self._shown(Column(index.column()), item))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.STATE: self.tr("Stand"),
            Column.SUBJECT: self.tr("Waarover"),
            Column.SYSTEM: self.tr("Naar"),
            Column.KIND: self.tr("Wat"),
            Column.SINCE: self.tr("Sinds"),
            Column.WHY: self.tr("Waarom het wacht"),
        }[Column(section)]

    def _shown(self, column: Column, item: OutboxItem) -> str:
        return {
            Column.STATE: self._state,
            Column.SUBJECT: lambda one: plain.line(one.subject, 120),
            Column.SYSTEM: lambda one: plain.line(self._names.get(one.system, one.system), 60),
            Column.KIND: self._kind,
            Column.SINCE: lambda one: ago(one.made_at, self._clock(), self._language),
            Column.WHY: self._why,
        }[column](item)

    def _state(self, item: OutboxItem) -> str:
        words = {
            OutboxState.STUCK: self.tr("Zit vast"),
            OutboxState.SENDING: self.tr("Wordt verstuurd"),
            OutboxState.WAITING: self.tr("Wacht"),
        }
        return words.get(item.state, "")

    def _kind(self, item: OutboxItem) -> str:
        return {
            OutboxKind.REPORT: self.tr("Melding"),
            OutboxKind.UPDATE: self.tr("Bericht"),
            OutboxKind.MAIL: self.tr("E-mail"),
        }[item.kind]

    def _why(self, item: OutboxItem) -> str:
        if item.fault is not None:
            return plain.line(item.fault.in_(self._language), 300)
        if item.token:
            return self.tr("Aangenomen; het nummer volgt")
        return ""
