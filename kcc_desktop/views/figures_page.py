"""The page of figures: charts that can be read as tables, saved and printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kcc_desktop._assets.ui_figures_page import Ui_FiguresPage
from kcc_desktop.domain.figures import CUT_WORDS, Cut, Figures
from kcc_desktop.viewmodels.figures import DAYS_WORDS, Days, FiguresViewModel
from kcc_desktop.views.chart_card import ChartCard
from kcc_desktop.views.folding_layout import fold

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language
    from kcc_desktop.models.chart import ChartData

CHARTS = ("hours", "cuts", "kept", "missed")


class FiguresPage(QWidget):
    """Shows a `FiguresViewModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FiguresPage()
        self.form.setupUi(self)
        fold(self.form.head)

    def bind(self, viewmodel: FiguresViewModel, theme: Theme, language: Language) -> None:
        """Show the figures of `viewmodel`."""
        self._viewmodel, self._language = viewmodel, language
        self.cards = {name: ChartCard(self, name, theme) for name in CHARTS}
        form = self.form
        for days, said in DAYS_WORDS.items():
            form.spanBox.addItem(said.in_(language), days)
        for cut, said in CUT_WORDS.items():
            form.cutBox.addItem(said.in_(language), cut)
        for box in (form.spanBox, form.cutBox):
            box.activated.connect(self._on_chosen)
        form.sheetButton.clicked.connect(
            lambda: self._save("xlsx", self.tr("Spreadsheet (*.xlsx)"))
        )
        form.csvButton.clicked.connect(lambda: self._save("csv", self.tr("CSV (*.csv)")))
        form.pdfButton.clicked.connect(self._on_pdf)
        form.printButton.clicked.connect(self._on_print)
        viewmodel.counted.connect(self._on_counted)

    def start(self) -> None:
        """Take the keyboard."""
        self.form.spanBox.setFocus()

    def write_pdf(self, file: Path) -> None:
        """Write the charts into a PDF file, and say whether that went well."""
        from kcc_desktop.views.figures_paper import write_pdf  # noqa: PLC0415 (who prints waits)

        done = write_pdf(str(file), self._heading(), self._titled())
        self._viewmodel.tell_saved(file, done=done)

    @Slot()
    def _on_print(self) -> None:
        from kcc_desktop.views.figures_paper import print_figures  # noqa: PLC0415 (who prints waits)

        print_figures(self, self._heading(), self._titled())

    @Slot()
    def _on_pdf(self) -> None:
        file = self._ask_file("pdf", self.tr("PDF (*.pdf)"))
        if file is not None:
            self.write_pdf(file)

    def _heading(self) -> str:
        return f"{self.form.title.text()} · {self.form.spanBox.currentText()}"

    def _titled(self) -> list[tuple[str, ChartData]]:
        charts = self._viewmodel.charts()
        return [(self.cards[name].title.text(), chart) for name, chart in charts.items()]

    def _save(self, kind: str, shown: str) -> None:
        file = self._ask_file(kind, shown)
        if file is not None:
            self._viewmodel.save(file)

    def _ask_file(self, kind: str, shown: str) -> Path | None:
        title, name = self.tr("Cijfers opslaan"), f"{self.form.title.text().lower()}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, shown)
        return Path(chosen).with_suffix(f".{kind}") if chosen else None

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
            .replace("%1", figures.answered.shown)
            .replace("%2", figures.answered_before.shown),
            self.tr("%1 herhaald (%2)")
            .replace("%1", figures.repeated.shown)
            .replace("%2", figures.repeated_before.shown),
        )
        return " · ".join(parts) + " · " + self.tr("tussen haakjes: een week eerder")
