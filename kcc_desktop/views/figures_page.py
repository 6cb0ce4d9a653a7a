"""The page of figures: charts that can be read as tables, saved and printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kcc_desktop._assets.ui_figures_page import Ui_FiguresPage
from kcc_desktop.domain.figures import CUT_WORDS, Cut, Figures, Share
from kcc_desktop.viewmodels.figures import DAYS_WORDS, Days, FiguresViewModel
from kcc_desktop.views.chart_card import ChartCard
from kcc_desktop.views.figures_paper import print_figures

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language

CHARTS = ("hours", "cuts", "kept", "missed")


class FiguresPage(QWidget):
    """Shows a `FiguresViewModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FiguresPage()
        self.form.setupUi(self)

    def bind(self, viewmodel: FiguresViewModel, theme: Theme, language: Language) -> None:
        """Show the figures of `viewmodel`."""
        self._viewmodel, self._language, self._theme = viewmodel, language, theme
        self.cards = {name: ChartCard(self, name, theme) for name in CHARTS}
        form = self.form
        for days, said in DAYS_WORDS.items():
            form.spanBox.addItem(said.in_(language), days)
        for cut, said in CUT_WORDS.items():
            form.cutBox.addItem(said.in_(language), cut)
        for box in (form.spanBox, form.cutBox):
            box.activated.connect(self._on_chosen)
        form.sheetButton.clicked.connect(lambda: self._save("xlsx"))
        form.csvButton.clicked.connect(lambda: self._save("csv"))
        form.printButton.clicked.connect(self.print)
        viewmodel.counted.connect(self._on_counted)

    def start(self) -> None:
        """Take the keyboard."""
        self.form.spanBox.setFocus()

    @Slot()
    def print(self) -> None:
        """Print the charts, or save them as PDF."""
        charts = list(self._viewmodel.charts().values())
        titles = [self.cards[name].title.text() for name in CHARTS]
        heading = f"{self.form.title.text()} · {self.form.spanBox.currentText()}"
        print_figures(self, self._theme, heading, list(zip(titles, charts, strict=True)))

    def _save(self, kind: str) -> None:
        filters = {
            "xlsx": self.tr("Spreadsheet (*.xlsx)"),
            "csv": self.tr("CSV (*.csv)"),
        }
        title, name = self.tr("Cijfers opslaan"), f"{self.tr('cijfers')}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, filters[kind])
        if chosen:
            self._viewmodel.save(Path(chosen).with_suffix(f".{kind}"))

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        del place
        form = self.form
        self._viewmodel.choose(Days(form.spanBox.currentData()), Cut(form.cutBox.currentData()))

    @Slot()
    def _on_counted(self) -> None:
        figures = self._viewmodel.figures
        if figures is None:
            return
        for name, chart in self._viewmodel.charts().items():
            self.cards[name].show_data(chart)
        cut = CUT_WORDS[figures.cut].in_(self._language).lower()
        self.cards["cuts"].title.setText(self.tr("Contacten per %1").replace("%1", cut))
        self.form.summary.setText(self._summary(figures))

    def _summary(self, figures: Figures) -> str:
        """The whole in one line, with the week before in brackets."""
        parts = (
            self.tr("%1 contacten (%2)")
            .replace("%1", str(figures.contacts))
            .replace("%2", str(figures.contacts_before)),
            self.tr("%1 zelf beantwoord (%2)")
            .replace("%1", _percentage(figures.answered))
            .replace("%2", _percentage(figures.answered_before)),
            self.tr("%1 herhaald (%2)")
            .replace("%1", _percentage(figures.repeated))
            .replace("%2", _percentage(figures.repeated_before)),
        )
        return " · ".join(parts) + " · " + self.tr("tussen haakjes: een week eerder")


def _percentage(share: Share) -> str:
    return "—" if share.percentage is None else f"{share.percentage}%"
