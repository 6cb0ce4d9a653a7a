"""The page of figures: which days, told apart by what, as charts and as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.figures import Cut, Figures, Span
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Said
from kcc_desktop.models.chart import ChartData
from kcc_desktop.viewmodels.board_figures import cuts_chart, hours_chart, kept_chart, missed_chart
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.changes import Changes

CALM = 5_000  # ms: figures need not follow each contact at once


class Days(StrEnum):
    """Which days the figures are of."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


DAYS_WORDS = {
    Days.TODAY: Said("vandaag", "today"),
    Days.WEEK: Said("laatste 7 dagen", "last 7 days"),
    Days.MONTH: Said("laatste 30 dagen", "last 30 days"),
}
_BACK = {Days.TODAY: 0, Days.WEEK: 6, Days.MONTH: 29}


class FiguresViewModel(QObject):
    """Counts what happened.

    Signals:
        counted(): `figures` are new.
        saved(str): they were saved in this file.
        failed(Said): they could not be counted or saved.
    """

    counted = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._clock = language, clock
        self._open = False
        self.figures: Figures | None = None
        self.days, self.cut = Days.TODAY, Cut.CHANNEL
        self._counting: Latest[Figures] = Latest(self, counter, self._on_counted, self.failed.emit)
        self._saving = Errands(self, counter)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.refresh)

    @property
    def waiting(self) -> bool:
        """Whether anything is still to come."""
        return self._counting.waiting or self._saving.waiting

    @Slot()
    def open(self) -> None:
        """The figures are in sight from now on."""
        self._open = True
        self.refresh()

    @Slot()
    def close(self) -> None:
        """They are out of sight."""
        self._open = False

    def choose(self, days: Days, cut: Cut) -> None:
        """Count these days, told apart by `cut`."""
        self.days, self.cut = days, cut
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count."""
        from kcc_desktop.services.figures import Figuring  # noqa: PLC0415 (after the first paint)

        today, cut = local(self._clock()).date(), self.cut
        span = Span(today - timedelta(days=_BACK[self.days]), today)
        self._counting.ask(lambda services: services.of(Figuring).of(span, cut))

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Count anew when contacts or handovers changed."""
        if self._open and (changes.touch("contact") or changes.touch("handover")):
            self._calm.start()

    def charts(self) -> dict[str, ChartData]:
        """The figures as charts, by the name that the page gives them."""
        figures = self.figures
        if figures is None:
            return {}
        return {
            "hours": hours_chart(figures.hours, figures.hours_before),
            "cuts": cuts_chart(figures.cut, figures.cuts, self._language),
            "kept": kept_chart(figures.keeping),
            "missed": missed_chart(figures.missed),
        }

    def save(self, file: Path) -> None:
        """Save the figures as a spreadsheet or, by the name of the file, as CSV."""
        from kcc_desktop.services.export import Sheet, save  # noqa: PLC0415

        sheets = [
            Sheet(
                chart.heading,
                (chart.heading, *(one.name for one in chart.series)),
                tuple(
                    (label, *(one.values[n] for one in chart.series))
                    for n, label in enumerate(chart.labels)
                ),
            )
            for chart in self.charts().values()
        ]
        self._saving.run(
            lambda _services: str(save(file, sheets)), self.saved.emit, self.failed.emit
        )

    def tell_saved(self, file: Path, *, done: bool) -> None:
        """They were painted into `file`, or could not be."""
        from kcc_desktop.services.export import unwritable  # noqa: PLC0415

        if done:
            self.saved.emit(str(file))
        else:
            self.failed.emit(unwritable(file).said)

    def _on_counted(self, figures: Figures) -> None:
        self.figures = figures
        self.counted.emit()
