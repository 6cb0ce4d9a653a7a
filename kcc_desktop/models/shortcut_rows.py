"""All commands with their keys, as a table that can be searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kcc_desktop.desk.actions import shown_keys

if TYPE_CHECKING:
    from kcc_desktop.desk.actions import Actions, ActionSpec, Menu

Index = QModelIndex | QPersistentModelIndex


class ShortcutRows(QAbstractTableModel):
    """One row a command: its keys, what it does, where in the menu. `spec(row)` is its command."""

    def __init__(
        self, actions: Actions, menus: Mapping[Menu, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._actions, self._menus = actions, menus
        self._words: tuple[str, ...] = ()
        self._specs: list[ActionSpec] = []
        self._headings = (self.tr("Toetsen"), self.tr("Actie"), self.tr("Menu"))
        actions.changed.connect(self._refill)
        self._refill()

    def search(self, text: str) -> None:
        """Show the commands in whose row all words of `text` stand."""
        self._words = tuple(text.casefold().split())
        self._refill()

    def spec(self, row: int) -> ActionSpec:
        """The command of a row."""
        return self._specs[row]

    def table(self) -> list[list[str]]:
        """Headings and rows, to print."""
        return [list(self._headings), *(self._cells(spec) for spec in self._specs)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._specs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._cells(self._specs[index.row()])[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def _cells(self, spec: ActionSpec) -> list[str]:
        keys = dict.fromkeys(shown_keys(one) for one in self._actions[spec.key].shortcuts())
        return [", ".join(keys), spec.text, self._menus[spec.menu]]

    def _refill(self) -> None:
        self.beginResetModel()
        order = list(self._menus)
        fitting = [spec for spec in self._actions.specs() if self._fits(spec)]
        self._specs = sorted(fitting, key=lambda spec: order.index(spec.menu))
        self.endResetModel()

    def _fits(self, spec: ActionSpec) -> bool:
        own = " ".join(self._cells(spec)).casefold()
        return all(word in own for word in self._words)
