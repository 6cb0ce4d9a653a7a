"""The list of all commands and their keys: searched, changed, printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from kcc_desktop.desk.printing import Sheet, print_sheet
from kcc_desktop.models.shortcut_rows import ShortcutRows
from kcc_desktop.views.making import StartedPage, button, card, label
from kcc_desktop.views.menu_button import menu_names
from kcc_desktop.views.shortcut_dialog import ShortcutDialog

if TYPE_CHECKING:
    from kcc_desktop.desk.actions import Actions
    from kcc_desktop.desk.shortcuts import ChosenKeys


class ShortcutsPage(StartedPage):
    """Shows the keys. Enter on a row, or the button, changes them."""

    def __init__(self, actions: Actions, chosen: ChosenKeys, say: Callable[[str], object]) -> None:
        super().__init__()
        self._actions, self._chosen, self._say = actions, chosen, say
        self.rows = ShortcutRows(actions, menu_names(), self)
        self.box, self.table = self._made_box(), self._made_table()
        self.nothing = label(self.tr("Geen actie met deze woorden."), "soft")
        self._arrange()
        self.search("")

    def start(self) -> None:
        """Put the cursor in the box."""
        self.box.setFocus()
        self.box.selectAll()

    @Slot(str)
    def search(self, text: str) -> None:
        """Show what has these words."""
        self.rows.search(text)
        some = self.rows.rowCount() > 0
        self.table.setVisible(some)
        self.nothing.setVisible(not some)
        if some:
            self.table.selectRow(0)

    @Slot()
    def change(self) -> None:
        """Ask for other keys for the chosen command."""
        index = self.table.currentIndex()
        if not index.isValid():
            return
        row, spec = index.row(), self.rows.spec(index.row())
        dialog = ShortcutDialog(self._actions, spec, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(lambda: self._chosen.choose(self._actions, spec.key, dialog.keys))
            self.table.selectRow(row)

    @Slot()
    def restore(self) -> None:
        """Give the chosen command the keys back that it came with."""
        index = self.table.currentIndex()
        if index.isValid():
            row, key = index.row(), self.rows.spec(index.row()).key
            self._keep(lambda: self._chosen.restore(self._actions, key))
            self.table.selectRow(row)

    @Slot()
    def print(self) -> None:
        """Print what is shown."""
        print_sheet(Sheet(self.tr("Sneltoetsen"), rows=self.rows.table()), self.window())

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except OSError:
            self._say(self.tr("De toetsen werken nu, maar kunnen niet worden bewaard."))

    def _made_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Zoek een actie of toets"))
        box.setAccessibleName(self.tr("Zoek een actie of toets"))
        box.setMaxLength(100)
        box.textChanged.connect(self.search)
        return box

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("Acties en hun toetsen"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.activated.connect(self._on_activated)
        return table

    def _arrange(self) -> None:
        frame, inner = card()
        inner.addWidget(label(self.tr("Sneltoetsen"), "title"))
        inner.addWidget(self.box)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.nothing)
        inner.addStretch(0)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Andere toetsen…"), self.change))
        buttons.addWidget(button(self.tr("Zoals het was"), self.restore))
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Afdrukken…"), self.print))
        inner.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        del index  # the row that is chosen
        self.change()
