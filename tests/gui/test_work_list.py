"""The list of handovers, from its rows to its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.work_list import (
    Grouping,
    Sort,
    SortBy,
    WorkFilter,
    WorkLine,
    WorkList,
)
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.models.work_rows import Column, Heading, work_row
from kcc_desktop.services.lists import Lists
from kcc_desktop.services.pass_on import PassOn
from kcc_desktop.services.saved_views import Views
from kcc_desktop.services.working_on import WorkingOn
from kcc_desktop.viewmodels.arrangement import Arrangement, as_json, from_json
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.kept_views import KeptViews
from kcc_desktop.viewmodels.work_list import PAGE, WorkListViewModel
from kcc_desktop.views.work_list_page import WorkListPage
from tests.gui.town import NOW, Town


def line(number: int, **given: object) -> WorkLine:
    """The `number`th line, due in as many hours."""
    plain: dict[str, object] = {
        "kind": HandoverKind.WORK,
        "subject": f"Melding {number}",
        "state": State.SEEN,
        "version": 1,
        "created_at": NOW - timedelta(days=1),
        "created_by": "Luc Jansen",
        "department_id": 2,
        "department": "Onderhoud",
        "resident": "S. de Wit",
        "from_location": "Zuid",
        "promise": Promise(PromiseKind.DONE, NOW + timedelta(hours=number)),
    }
    return WorkLine(number, **(plain | given))  # type: ignore[arg-type]


class Work:
    """Lists whose lines a test decides; stands where the services stand."""

    def __init__(self) -> None:
        self.all = [line(number) for number in range(1, 400)]
        self.asked: list[tuple[WorkFilter, Sort, int]] = []
        self.busy: dict[int, str] = {}
        self.kept: dict[str, object] = {}

    def page(
        self, which: WorkList, wanted: WorkFilter, sort: Sort, after: WorkLine | None, limit: int
    ) -> Sequence[WorkLine]:
        """Those after `after` of which the subject holds the text."""
        self.asked.append((wanted, sort, limit))
        fits = [one for one in self.all if wanted.text.lower() in one.subject.lower()]
        begin = 0 if after is None else fits.index(after) + 1
        return fits[begin : begin + limit]

    def line(self, handover_id: int) -> WorkLine | None:
        """One of them."""
        return next((one for one in self.all if one.id == handover_id), None)

    def departments(self) -> tuple[()]:
        """None."""
        return ()

    def others(self, ids: Sequence[int]) -> dict[int, str]:
        """Who is busy."""
        return {id_: who for id_, who in self.busy.items() if id_ in ids}

    def of(self, place: str) -> tuple[()]:
        """No views."""
        return ()


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def counter(town: Town, lane: object, work: Work) -> Counter:
    """The town with lists of work."""
    more = dict.fromkeys((Lists, PassOn, WorkingOn, Views), work)

    def services() -> Services:
        return replace(town.services(), more=more)

    return Counter(lane, services)  # type: ignore[arg-type]


@pytest.fixture
def listed(counter: Counter, dutch: None) -> WorkListViewModel:
    return WorkListViewModel(counter, Language.NL, lambda: NOW)


@pytest.fixture
def page(qtbot: QtBot, listed: WorkListViewModel, counter: Counter, theme: Theme) -> WorkListPage:
    made = WorkListPage()
    made.resize(1100, 600)
    qtbot.addWidget(made)
    made.bind(listed, KeptViews(counter, listed), theme)
    with qtbot.waitExposed(made):
        made.show()
    listed.choose(WorkList.DEPARTMENT)
    qtbot.waitUntil(lambda: not listed.waiting and listed.lines.rowCount() > 0)
    return made


# --- how a row reads ------------------------------------------------------------------------------


def test_a_late_row_says_so_in_words_and_not_by_colour_alone(dutch: None) -> None:
    late = line(
        1, promise=Promise(PromiseKind.DONE, NOW - timedelta(hours=2)), late=timedelta(hours=2)
    )
    row = work_row(late, Language.NL, NOW)
    assert row.late
    assert (row.cells[Column.STATE], row.tone) == ("te laat 2 u", Tone.BAD)
    assert row.cells[Column.ROUTE] == "Zuid → Onderhoud"


@pytest.mark.parametrize(
    ("given", "badge", "tone"),
    [
        ({}, "nog 1 u", Tone.WARN),
        ({"state": State.PLANNED, "promise": None}, "ingepland", Tone.GOOD),
        ({"state": State.REFUSED, "late": timedelta(days=2)}, "geweigerd", Tone.BAD),
        ({"state": State.DONE, "late": timedelta(days=2)}, "uitgevoerd", Tone.GOOD),
    ],
)
def test_the_badge_says_what_matters_most(
    dutch: None, given: dict[str, object], badge: str, tone: Tone
) -> None:
    row = work_row(line(1, **given), Language.NL, NOW)
    assert (row.cells[Column.STATE], row.tone) == (badge, tone)


def test_a_call_shows_its_own_moment_and_who_is_secret_no_name(dutch: None) -> None:
    call = line(
        1,
        kind=HandoverKind.CALLBACK,
        call_at=NOW + timedelta(days=1),
        resident="",
        is_secret=True,
    )
    row = work_row(call, Language.NL, NOW, busy="Luc Jansen")
    assert row.icon == "phone"
    assert row.cells[Column.PROMISE] == "morgen 10:41"
    assert row.cells[Column.RESIDENT] == "geheim"
    assert "Luc Jansen is hiermee bezig" in row.spoken


def test_a_hostile_subject_is_one_plain_line(dutch: None) -> None:
    row = work_row(line(1, subject="a\x00b\n<b>c</b>\u202e"), Language.NL, NOW)
    assert row.cells[Column.SUBJECT] == "ab <b>c</b>"


# --- an arrangement that is kept ------------------------------------------------------------------


def test_an_arrangement_comes_back_as_it_was_kept() -> None:
    kept = Arrangement(
        WorkFilter("lamp", frozenset({State.SEEN}), 2, late=True),
        Sort(SortBy.SUBJECT, descending=True),
        Grouping.DUE,
    )
    assert from_json(as_json(kept)) == kept


@pytest.mark.parametrize(
    "kept",
    [{}, {"states": "x", "sort": 5, "group": None}, {"states": ["gone"], "department": "2"}],
)
def test_what_cannot_be_read_of_a_kept_arrangement_is_left(kept: dict[str, object]) -> None:
    assert from_json(kept) == Arrangement()


# --- the list -------------------------------------------------------------------------------------


def test_further_pages_come_as_they_are_scrolled_to(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel
) -> None:
    assert len(listed.lines.lines()) == PAGE
    page.form.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(listed.lines.lines()) == 2 * PAGE)
    ids = [one.id for one in listed.lines.lines()]
    assert ids == sorted(ids)


def test_a_typed_filter_is_asked_once_the_typing_pauses(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    before = len(work.asked)
    QTest.keyClicks(page.form.filterBox, "melding 39")
    qtbot.waitUntil(lambda: not listed.waiting)
    assert [asked[0].text for asked in work.asked[before:]] == ["melding 39"]
    assert [one.id for one in listed.lines.lines()] == [39, *range(390, 400)]


def test_nothing_found_offers_the_way_back(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel
) -> None:
    page.form.filterBox.setFocus()
    QTest.keyClicks(page.form.filterBox, "bestaat niet")
    qtbot.waitUntil(page.form.emptyState.isVisible)
    assert page.form.emptyTitle.text() == "Niets voldoet aan dit filter"
    page.form.emptyButton.click()
    qtbot.waitUntil(page.form.table.isVisible)


def test_groups_stand_under_headings_that_the_keyboard_passes_over(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    work.all = [line(1), line(2, state=State.NEW), line(3)]
    box = page.form.groupChoice
    box.setCurrentIndex(box.findText("Stand"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not listed.waiting and len(listed.lines.headings()) == 2)
    model = listed.lines
    rows = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    assert [row.text for row in rows if isinstance(row, Heading)] == ["nieuw", "gezien"]
    page.take_keyboard()
    assert page.current() == work.all[0], "what was marked stays so"
    QTest.keyClick(page.form.table, Qt.Key.Key_Up)
    assert page.current() == work.all[1]


def test_enter_opens_the_marked_line_and_a_slash_goes_to_the_filter(
    qtbot: QtBot, page: WorkListPage, work: Work
) -> None:
    page.take_keyboard()
    QTest.keyClick(page.form.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.form.table, Qt.Key.Key_Return)
    assert opened.args == [work.all[1]]
    QTest.keyClicks(page.form.table, "/")
    assert page.form.filterBox.hasFocus()


def test_the_marked_line_stays_marked_when_the_list_comes_anew(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    page.take_keyboard()
    for _ in range(3):
        QTest.keyClick(page.form.table, Qt.Key.Key_Down)
    marked = page.current()
    work.all.pop(0)
    with qtbot.waitSignal(listed.filled):
        listed.refresh()
    assert page.current() == marked


def test_the_next_line_is_marked_when_the_marked_one_is_gone(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    work.all = work.all[:4]
    with qtbot.waitSignal(listed.filled):
        listed.refresh()
    page.form.table.setCurrentIndex(listed.lines.index(2, 0))
    for expected in (4, 2):  # the next line; of the last one, the one before it
        marked = page.current()
        assert marked is not None
        work.all.remove(marked)
        with qtbot.waitSignal(listed.filled):
            listed.refresh()
        marked = page.current()
        assert marked is not None
        assert marked.id == expected


def test_what_somebody_else_works_on_is_marked(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    work.busy = {2: "Luc Jansen"}
    listed.look_who_is_busy()
    row = listed.lines.index(1, 0)
    qtbot.waitUntil(lambda: row.data(Qt.ItemDataRole.UserRole).busy == "Luc Jansen")
    work.busy = {}
    listed.look_who_is_busy()
    qtbot.waitUntil(lambda: not row.data(Qt.ItemDataRole.UserRole).busy)


def test_the_heads_order_the_list(
    qtbot: QtBot, page: WorkListPage, listed: WorkListViewModel, work: Work
) -> None:
    page.form.table.horizontalHeader().sectionClicked.emit(int(Column.SUBJECT))
    qtbot.waitUntil(lambda: not listed.waiting)
    assert work.asked[-1][1] == Sort(SortBy.SUBJECT)
    page.form.table.horizontalHeader().sectionClicked.emit(int(Column.SUBJECT))
    qtbot.waitUntil(lambda: not listed.waiting)
    assert work.asked[-1][1] == Sort(SortBy.SUBJECT, descending=True)


def test_the_columns_fill_the_list_at_any_width(page: WorkListPage) -> None:
    table = page.form.table
    for width in (900, 1300):
        page.resize(width, 600)
        QTest.qWait(20)
        columns = sum(table.columnWidth(column) for column in Column)
        assert columns == table.viewport().width()


def test_a_heading_is_no_line(listed: WorkListViewModel) -> None:
    listed.lines.start([Heading("nieuw", 1), line(1)], more=False)
    assert listed.lines.line(listed.lines.index(0, 0)) is None
    assert listed.lines.line(QModelIndex()) is None
    assert listed.lines.row_of(1) == 1
