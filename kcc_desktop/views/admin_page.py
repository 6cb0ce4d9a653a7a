"""The page of an administrator: a sheet as a table, and the form of the chosen row beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.managing import SHAPES, Row, Sheet
from kcc_desktop.models.managed_table import ManagedTable
from kcc_desktop.services.managed_files import Preview
from kcc_desktop.views.admin_form import AdminForm
from kcc_desktop.views.admin_preview import PreviewDialog
from kcc_desktop.views.flow_row import FlowRow
from kcc_desktop.views.making import StartedPage, button, card, label, scrolling

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.administer import Whole
    from kcc_desktop.viewmodels.admin import AdminViewModel

FORM_WIDTH, NARROWEST, COLUMN_WIDTH = 380, 280, 150
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AdminPage(StartedPage):
    """Shows an `AdminViewModel`."""

    def __init__(
        self, viewmodel: AdminViewModel, language: Language, say: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._viewmodel, self._language, self._say = viewmodel, language, say
        self._whole: Whole | None = None
        self._wanted = 0  # the id of the row that should be chosen when the sheet is here
        self.rows = ManagedTable(language, self)
        self.form, self.box, self.table = AdminForm(language), self._made_box(), self._made_table()
        self.trouble, self.nothing = label("", "lack"), label("", "soft")
        self._tabs, self._group = FlowRow(), QButtonGroup(self)
        self._arrange()
        self._connect()

    def start(self) -> None:
        """Ask for what may be managed."""
        self._viewmodel.open()
        self.box.setFocus()

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.opened.connect(self._on_opened)
        viewmodel.loaded.connect(self._on_loaded)
        viewmodel.saved.connect(self._on_saved)
        viewmodel.previewed.connect(self._on_previewed)
        viewmodel.brought_in.connect(self._on_brought_in)
        viewmodel.written.connect(self._on_written)
        viewmodel.failed.connect(self._on_failed)
        self.form.save_requested.connect(viewmodel.save)
        self.form.use_requested.connect(viewmodel.put_in_use)
        self.form.left.connect(self._on_left)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)

    # --- commands

    @Slot()
    def add(self) -> None:
        """Show an empty form."""
        if self._whole is not None:
            self.table.clearSelection()
            self.form.show_row(Row(self._whole.sheet), self._whole.refs)
            self.form.begin()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file, and look what it would change."""
        title = self.tr("Welk bestand?")
        path, _ = QFileDialog.getOpenFileName(self, title, "", "CSV, JSON (*.csv *.json)")
        if path:
            self._viewmodel.preview(Path(path))

    @Slot()
    def write_file(self) -> None:
        """Ask where to, and write the sheet there."""
        title, name = self.tr("Bewaar de lijst als"), f"{self._viewmodel.sheet}.csv"
        path, _ = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv);;JSON (*.json)")
        if path:
            self._viewmodel.write(Path(path))

    # --- what comes back

    @Slot(str)
    def _on_written(self, file: str) -> None:
        self._say(self.tr("De lijst staat in %1").replace("%1", plain.line(file, 200)))

    @Slot(object)
    def _on_opened(self, sheets: Sequence[Sheet]) -> None:
        if not self._group.buttons():
            self._tabs.arrange([self._tab(sheet) for sheet in sheets])
        wanted = self._viewmodel.sheet if self._viewmodel.sheet in sheets else sheets[0]
        self._open(wanted)

    def _tab(self, sheet: Sheet) -> QWidget:
        words = SHAPES[sheet].said.in_(self._language)
        tab = button(words, lambda: self._open(sheet), "tab")
        tab.setCheckable(True)
        tab.setObjectName(f"tab_{sheet}")
        self._group.addButton(tab)
        return tab

    def _open(self, sheet: Sheet) -> None:
        for tab in self._group.buttons():
            tab.setChecked(tab.objectName() == f"tab_{sheet}")
        self.trouble.hide()
        self.box.clear()
        self._viewmodel.show(sheet)

    @Slot(object)
    def _on_loaded(self, whole: Whole) -> None:
        self._whole = whole
        names = {of: dict(pairs) for of, pairs in whole.refs.items()}
        self.rows.show(whole.sheet, whole.rows, names)
        header = self.table.horizontalHeader()
        header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        for section in range(header.count() - 1):
            header.resizeSection(section, min(header.sectionSize(section), 2 * COLUMN_WIDTH))
        self._choose(max(0, self.rows.place_of(self._wanted)))
        self._show_some()

    def _choose(self, place: int) -> None:
        if place < self.rows.rowCount():
            self.table.selectRow(place)
        elif self._whole is not None:
            self.form.show_row(Row(self._whole.sheet), self._whole.refs)

    def _show_some(self) -> None:
        some = self.rows.rowCount() > 0
        self.table.setVisible(some)
        self.nothing.setVisible(not some)
        searched = bool(self.box.text().strip())
        empty = self.tr("Deze lijst is nog leeg. Voeg de eerste regel toe, of lees een bestand in.")
        none = self.tr("Geen regel met deze woorden.")
        self.nothing.setText(none if searched else empty)

    @Slot(object)
    def _on_saved(self, row: Row) -> None:
        self._wanted = row.id
        self.trouble.hide()
        self._say(self.tr("Bewaard."))

    @Slot(object)
    def _on_previewed(self, preview: Preview) -> None:
        dialog = PreviewDialog(preview, self._language, self.window())
        dialog.accepted.connect(lambda: self._viewmodel.bring_in(preview))
        dialog.open()

    @Slot(int)
    def _on_brought_in(self, count: int) -> None:
        self._say(self.tr("%n regel(s) ingelezen.", "", count))

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._show_trouble(said.in_(self._language))

    def _show_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    @Slot(QModelIndex)
    def _on_row_changed(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None and self._whole is not None:
            self.form.show_row(replace(row), self._whole.refs)

    @Slot()
    def _on_left(self) -> None:
        self.trouble.hide()
        self._on_row_changed(self.table.currentIndex())
        self.table.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.rows.search(text)
        self._show_some()
        if self.rows.rowCount():
            self.table.selectRow(0)

    # --- how it looks

    def _made_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Zoek in deze lijst"))
        box.setAccessibleName(self.tr("Zoek in deze lijst"))
        box.setMaxLength(100)
        box.textChanged.connect(self._on_typed)
        return box

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("Regels van deze lijst"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(LEFT)
        table.horizontalHeader().setDefaultSectionSize(COLUMN_WIDTH)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _arrange(self) -> None:
        head, inner = card()
        inner.addWidget(label(self.tr("Beheer"), "title"))
        inner.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list_card())
        halves.addWidget(self._form_card())
        halves.setStretchFactor(0, 1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([2 * FORM_WIDTH, FORM_WIDTH])
        halves.setHandleWidth(12)
        halves.setObjectName("stage")  # whose handle is not drawn
        layout.addWidget(halves, 1)

    def _list_card(self) -> QWidget:
        frame, inner = card()
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(button(self.tr("Nieuw"), self.add, "primary"))
        inner.addLayout(row)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.nothing)
        files = QHBoxLayout()
        files.addWidget(button(self.tr("Lees bestand in…"), self.choose_file))
        files.addWidget(button(self.tr("Bewaar als bestand…"), self.write_file))
        files.addStretch(1)
        inner.addLayout(files)
        return frame

    def _form_card(self) -> QWidget:
        frame, inner = card()
        frame.setMinimumWidth(NARROWEST)
        inner.addWidget(self.trouble)
        self.trouble.hide()
        inner.addWidget(scrolling(self.form), 1)
        return frame
