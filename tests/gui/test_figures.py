"""The page of figures: charts that can be read, saved and printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.figures import Cut, CutRow, Figures, Hour, Keeping, Share, Span
from kcc_desktop.domain.said import Language
from kcc_desktop.services.figures import Figuring
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.figures import Days, FiguresViewModel
from kcc_desktop.views.figures_page import FiguresPage
from tests.gui.town import HILDE, NOW


class Counting:
    """Gives the same figures for whatever is asked, and notes it."""

    def __init__(self) -> None:
        self.asked: list[tuple[Span, Cut]] = []

    def of(self, span: Span, cut: Cut) -> Figures:
        self.asked.append((span, cut))
        hours = (Hour(9, 12, Share(9, 12)), Hour(10, 4, Share(4, 4)))
        names = {Cut.CHANNEL: "phone", Cut.LOCATION: "Noord", Cut.PRODUCT: "=cmd()"}
        return Figures(
            span, hours, hours[:1], 16, 12, Share(13, 16), Share(9, 12), Share(2, 16), Share(),
            (Keeping("Groen", Share(3, 4), 20.5), Keeping("Afval", Share(), None)), cut,
            (CutRow(names[cut], 16, Share(13, 16), Share()),), (("laadpaal", 6),),
        )  # fmt: skip


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def page(qtbot: QtBot, counting: Counting, theme: Theme, dutch: None) -> Iterator[FiguresPage]:
    more = {Figuring: counting}
    services: Any = Services(*[None] * 5, actor=HILDE, more=more)  # type: ignore[arg-type]
    lane = Lane("figures")
    viewmodel = FiguresViewModel(Counter(lane, lambda: services), Language.NL, lambda: NOW)
    made = FiguresPage()
    made.bind(viewmodel, theme, Language.NL)
    made.resize(1100, 760)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(viewmodel.counted):
        viewmodel.open()
    made.viewmodel = viewmodel  # type: ignore[attr-defined]
    yield made
    lane.close()


def test_the_whole_is_said_in_one_line_with_the_week_before(page: FiguresPage) -> None:
    said = page.form.summary.text()
    assert said.startswith("16 contacten (12) · 81% zelf beantwoord (75%) · 12% herhaald (—)")


def test_other_days_and_another_division(
    page: FiguresPage, counting: Counting, qtbot: QtBot
) -> None:
    viewmodel: FiguresViewModel = page.viewmodel  # type: ignore[attr-defined]
    page.form.spanBox.setCurrentIndex(list(Days).index(Days.WEEK))
    page.form.cutBox.setCurrentIndex(list(Cut).index(Cut.LOCATION))
    with qtbot.waitSignal(viewmodel.counted):
        page.form.cutBox.activated.emit(1)
    assert counting.asked[-1] == (Span(date(2026, 2, 26), date(2026, 3, 4)), Cut.LOCATION)
    assert page.cards["cuts"].title.text() == "Contacten per locatie"


def test_arrow_keys_go_along_a_chart_that_says_what_it_shows(page: FiguresPage) -> None:
    chart = page.cards["kept"].chart
    assert chart.accessibleDescription() == "Groen: nagekomen 75%, doorlooptijd 20,5 u"
    chart.setFocus()
    before = chart.grab().toImage()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.grab().toImage() != before, "the label with the cursor is marked"


def test_the_figures_as_a_file_hold_no_formula(
    page: FiguresPage, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel: FiguresViewModel = page.viewmodel  # type: ignore[attr-defined]
    with qtbot.waitSignal(viewmodel.counted):
        viewmodel.choose(Days.TODAY, Cut.PRODUCT)
    with qtbot.waitSignal(viewmodel.saved):
        viewmodel.save(tmp_path / "cijfers.csv")
    text = (tmp_path / "cijfers.csv").read_text(encoding="utf-8-sig")
    assert "Uur;vandaag;vorige week;zelf beantwoord" in text
    assert "9:00;12;12;75" in text
    assert "'=cmd()" in text
    with qtbot.waitSignal(viewmodel.failed):
        viewmodel.save(tmp_path / "not there" / "cijfers.csv")


def test_a_pdf_is_made_in_light_colours_whatever_the_screen_has(
    page: FiguresPage, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel: FiguresViewModel = page.viewmodel  # type: ignore[attr-defined]
    theme.fix(Scheme.DARK)
    with qtbot.waitSignal(viewmodel.saved):
        page.write_pdf(tmp_path / "cijfers.pdf")
    assert (tmp_path / "cijfers.pdf").read_bytes().startswith(b"%PDF")
    assert theme.scheme is Scheme.DARK


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_pdf_that_cannot_be_written_is_told(
    page: FiguresPage, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel: FiguresViewModel = page.viewmodel  # type: ignore[attr-defined]
    with qtbot.waitSignal(viewmodel.failed):
        page.write_pdf(tmp_path / "not there" / "cijfers.pdf")
