"""The page on which an administrator says what the statuses of other systems mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.steps import STEP_WORDS, Step
from kcc_desktop.models.status_table import Column, StatusTable
from kcc_desktop.views.choice_box import ChoiceBox
from kcc_desktop.views.making import StartedPage, card, label

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.statuses import StatusLine
    from kcc_desktop.viewmodels.statuses import StatusesViewModel

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: What a status may mean, in the order of a report's life.
STEPS = tuple(step for step in Step if step not in (Step.UNKNOWN, Step.TOLD))
_WIDTHS = {Column.SYSTEM: 220, Column.MEANS: 200, Column.TIMES: 110}


class StatusesPage(StartedPage):
    """Shows a `StatusesViewModel`."""

    def __init__(self, viewmodel: StatusesViewModel, language: Language) -> None:
        super().__init__()
        self._viewmodel, self._language = viewmodel, language
        self._wanted: StatusLine | None = None
        self.rows = StatusTable(language, self)
        self.table, self.choice = self._made_table(), self._made_choice()
        self.choice_label = label(self.tr("Betekent hier"), "soft", self.choice)
        self.trouble, self.nothing = label("", "lack"), label("", "soft")
        self._arrange()
        viewmodel.loaded.connect(self._show)
        viewmodel.meant.connect(self._on_meant)
        viewmodel.failed.connect(self._on_failed)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def start(self) -> None:
        """Read the table, and take the keyboard."""
        self.trouble.hide()
        self._viewmodel.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        lines = self._viewmodel.lines
        chosen = self._wanted or self._chosen()
        self.rows.show(lines)
        at = self.rows.place_of(chosen) if chosen else -1
        if lines:
            self.table.selectRow(max(0, at))
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        for widget in (self.choice_label, self.choice):
            widget.setVisible(bool(lines))
        self._show_choice()

    def _chosen(self) -> StatusLine | None:
        return self.rows.line(self.table.currentIndex())

    def _show_choice(self) -> None:
        line = self._chosen()
        self.choice.setEnabled(line is not None)
        step = line.meaning.step if line else None
        self.choice.setCurrentIndex(STEPS.index(step) + 1 if step in STEPS else 0)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        line = self._chosen()
        if line is not None:
            self.trouble.hide()
            self._wanted = line
            self._viewmodel.mean(line, STEPS[place - 1] if place else None)

    @Slot(object)
    def _on_meant(self, line: StatusLine) -> None:
        self._wanted = line

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.trouble.setText(plain.lines(said.in_(self._language), 400))
        self.trouble.show()

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_choice()

    def _made_choice(self) -> ChoiceBox:
        choice = ChoiceBox()
        words = [STEP_WORDS[step].in_(self._language) for step in STEPS]
        choice.addItems([self.tr("nog onbekend"), *words])
        choice.setAccessibleName(self.tr("Wat deze status hier betekent"))
        choice.activated.connect(self._on_chosen)
        return choice

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setObjectName("statusTable")
        table.setAccessibleName(self.tr("Statussen van andere systemen"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setDefaultAlignment(LEFT)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        frame, inner = card()
        inner.addWidget(label(self.tr("Statussen van andere systemen"), "title"))
        words = self.tr(
            "Een status zonder betekenis staat zoals hij is bij de zaak, en zegt niets over de "
            "stap waarin die is. Kies wat hij hier betekent; dat geldt ook voor zaken die er al "
            "zijn."
        )
        inner.addWidget(label(words, "soft"))
        inner.addWidget(self.table, 1)
        self.nothing.setText(self.tr("Er zijn geen onbekende statussen."))
        inner.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.trouble)
        self.trouble.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.choice_label)
        foot.addWidget(self.choice)
        foot.addStretch(1)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame, 1)
