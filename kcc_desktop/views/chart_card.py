"""A chart with its figures as a table behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QStackedWidget, QTableView, QWidget

from kcc_desktop.models.chart import ChartData, ChartTable
from kcc_desktop.views.chart import Chart
from kcc_desktop.views.children import child

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme


class ChartCard(QObject):
    """Joins the parts of a form whose names begin with `prefix`: title, chart, table, button."""

    def __init__(self, form: QWidget, prefix: str, theme: Theme) -> None:
        super().__init__(form)
        self.title = child(form, QLabel, f"{prefix}Title")
        self.chart = child(form, Chart, f"{prefix}Chart")
        self.data: ChartData | None = None
        self._stack = child(form, QStackedWidget, f"{prefix}Stack")
        self._table = child(form, QTableView, f"{prefix}Table")
        self._button = child(form, QPushButton, f"{prefix}AsTable")
        self._figures = ChartTable(self)
        self.chart.bind(theme)
        self._table.setModel(self._figures)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._button.toggled.connect(self._on_toggled)

    def show_data(self, data: ChartData) -> None:
        """Show these figures, drawn and in rows."""
        if data == self.data:
            return
        self.data = data
        self.chart.show_data(data)
        self._figures.show(data)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._stack.setCurrentIndex(int(on))
        self._button.setText(self.tr("Als grafiek") if on else self.tr("Als tabel"))
