"""The team board: counts lead to lists, what is chosen stays chosen, work is dropped on people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event, current_thread
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.board import Away, BoardList, BoardRow, Mark
from kcc_desktop.domain.figures import Hour, Share
from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind, Target
from kcc_desktop.domain.moments import short_day
from kcc_desktop.domain.organisation import Department
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.models.board import CHECK, MIME
from kcc_desktop.services.board import Board, Boards, Colleague
from kcc_desktop.services.changes import Changes
from kcc_desktop.services.lead import Lead, Moved
from kcc_desktop.services.ports_changes import Change
from kcc_desktop.services.ports_lead import SavedView
from kcc_desktop.services.saved_views import Views
from kcc_desktop.viewmodels.board import AT_MOST_EVERY, BoardViewModel
from kcc_desktop.viewmodels.board_look import BoardFilter
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.kept_views import KeptViews
from kcc_desktop.views.board_page import BoardPage
from kcc_desktop.views.reassign_dialog import ReassignDialog
from tests.gui.town import HILDE, NOW

HOUR = timedelta(hours=1)


def row(id_: int, due: float, **more: Any) -> BoardRow:
    """Open work with a promise so many hours from now."""
    promise = Promise(PromiseKind.DONE, NOW + due * HOUR)
    given = {"subject": f"Melding {id_}", "state": State.SEEN, "arrived_at": NOW - 24 * HOUR}
    base = BoardRow(id_, 1, HandoverKind.WORK, "", State.SEEN, NOW, 1, "Onderhoud", promise=promise)
    return replace(base, **(given | more))


ROWS = (
    row(1, -24, handler="Anja Willems", employee_id=1),
    row(2, -2, state=State.NEW, department="Afval"),
    row(3, 2, handler="Joris Peters", employee_id=2, mark=Mark(3, "joris", "Joris Peters", NOW)),
    row(4, 60, resident="S. de Wit"),
)
AWAY = Away(1, 3, NOW.date(), NOW.date(), 2)
PEOPLE = (
    Colleague(1, "Anja Willems", "Onderhoud", 12),
    Colleague(2, "Joris Peters", "Riolering", 8),
    Colleague(3, "Els Brouwer", "Onthaal", 6, AWAY, "Joris Peters"),
)


class Leading:
    """Stands behind the board: gives it, and notes what is to be moved."""

    def __init__(self) -> None:
        self.rows = ROWS
        self.moved = Moved(77, (1,))
        self.calls: list[tuple[str, Any]] = []

    def read(self) -> Board:
        share, hours = Share(7, 10), (Hour(9, 12, Share(8, 12)),)
        return Board(
            NOW, Calendar(), self.rows, PEOPLE, (Department(1, "o", "Onderhoud"),), (), share,
            Share(1, 10), share, Share(), 6, 3, hours, hours, (("laadpaal", 6),),
        )  # fmt: skip

    def reassign(self, chosen: Any, target: Target, reason: str, **more: Any) -> Moved:
        self.calls.append(("reassign", ([one.id for one in chosen], target, reason)))
        return Moved(77, (1,)) if more["despite"] else self.moved

    def deal(self, chosen: Any, employee_ids: Any, reason: str, **more: Any) -> Moved:
        self.calls.append(("deal", ([one.id for one in chosen], list(employee_ids), reason)))
        return self.moved

    def undo(self, batch_id: int, **more: Any) -> Moved:
        self.calls.append(("undo", batch_id))
        return Moved(batch_id, (1,))


@pytest.fixture
def leading() -> Leading:
    return Leading()


@pytest.fixture
def viewmodel(leading: Leading, dutch: None) -> Iterator[BoardViewModel]:
    more = {Boards: leading, Lead: leading}
    services: Any = Services(*[None] * 5, actor=HILDE, more=more)  # type: ignore[arg-type]
    lane = Lane("board")
    yield BoardViewModel(Counter(lane, lambda: services), Language.NL, lambda: NOW)
    lane.close()


@pytest.fixture
def page(qtbot: QtBot, viewmodel: BoardViewModel, theme: Theme) -> BoardPage:
    made = BoardPage()
    made.bind(viewmodel, theme, Language.NL)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    viewmodel.open()
    qtbot.waitUntil(lambda: viewmodel.board is not None)
    return made


@pytest.fixture
def dialog(page: BoardPage, viewmodel: BoardViewModel, theme: Theme) -> ReassignDialog:
    return ReassignDialog(viewmodel, theme, Language.NL, page)


def shown(viewmodel: BoardViewModel) -> list[int]:
    rows = viewmodel.rows
    found = [rows.row(rows.index(n, 0)) for n in range(rows.rowCount())]
    return [one.id for one in found if one is not None]


def test_counts_say_what_there_is_and_open_their_list(
    page: BoardPage, viewmodel: BoardViewModel
) -> None:
    form = page.form
    assert shown(viewmodel) == [1, 2, 3]
    numbers = (form.countOpenNumber, form.countLateNumber, form.countUntouchedNumber)
    assert [label.text() for label in numbers] == ["4", "2", "1"]
    assert form.countAnsweredNumber.text() == "70%"
    assert form.countAnsweredMore.text() == "vorige week 70%"
    assert form.countLate.accessibleName() == "Te laat, 2"
    for button, ids in (
        (form.countLate, [1, 2]), (form.countUntouched, [2]), (form.countOpen, [1, 2, 3, 4])
    ):  # fmt: skip
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert shown(viewmodel) == ids


def test_space_chooses_and_what_is_chosen_stays_so_when_the_board_changes(
    page: BoardPage, viewmodel: BoardViewModel, leading: Leading, qtbot: QtBot
) -> None:
    table = page.form.boardTable
    table.setFocus()
    table.setCurrentIndex(viewmodel.rows.index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert viewmodel.rows.chosen == {2}
    assert page.form.chosenCount.text() == "1 gekozen"
    leading.rows = (row(9, -30), *ROWS)
    viewmodel.refresh()
    qtbot.waitUntil(lambda: shown(viewmodel) == [9, 1, 2, 3])
    assert viewmodel.rows.chosen == {2}
    current = viewmodel.rows.row(table.currentIndex())
    assert current is not None
    assert current.id == 2, "the cursor stays on its handover"
    leading.rows = ROWS[2:]
    viewmodel.refresh()
    qtbot.waitUntil(lambda: not viewmodel.rows.chosen)


def test_a_click_on_a_box_and_shift_choose_a_stretch(
    page: BoardPage, viewmodel: BoardViewModel
) -> None:
    table, rows = page.form.boardTable, viewmodel.rows

    def click(place: int, modifier: Qt.KeyboardModifier) -> None:
        at = table.visualRect(rows.index(place, CHECK)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    click(0, Qt.KeyboardModifier.NoModifier)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert rows.chosen == {1, 2, 3}
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert rows.chosen == set()


def test_filters_narrow_and_a_saved_view_brings_them_back(
    page: BoardPage, viewmodel: BoardViewModel
) -> None:
    viewmodel.narrow(BoardFilter(BoardList.OPEN, place="Afval"))
    assert shown(viewmodel) == [2]
    kept = viewmodel.arrangement()
    page.form.filterBox.setText("de wit")
    viewmodel.narrow(BoardFilter(BoardList.OPEN, text="de wit"))
    assert shown(viewmodel) == [4]
    viewmodel.arrange(kept)
    assert shown(viewmodel) == [2]
    viewmodel.arrange({"which": "nonsense", "place": 3})
    assert shown(viewmodel) == []


def test_rows_are_spoken_and_who_works_on_one_is_named(
    viewmodel: BoardViewModel, page: BoardPage
) -> None:
    rows = viewmodel.rows
    spoken = rows.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Melding 3" in spoken
    assert "Joris Peters" in spoken
    assert (
        page.colleagues.index(2).data()
        == "Els Brouwer: 6 overdrachten, afwezig, Joris Peters vervangt"
    )


def test_dropping_on_a_colleague_asks_to_give_what_is_chosen(
    page: BoardPage, viewmodel: BoardViewModel, qtbot: QtBot
) -> None:
    viewmodel.rows.choose_rows(0, 1)
    data = viewmodel.rows.mimeData([viewmodel.rows.index(0, 1)])
    assert bytes(data.data(MIME).data()) == b"1 2"
    view = page.form.workloadList
    at = view.visualRect(view.model().index(1, 0)).center()
    rest = (
        Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, *rest))
    with qtbot.waitSignal(page.reassign_requested) as asked:
        QApplication.sendEvent(view.viewport(), QDropEvent(at.toPointF(), *rest))
    assert asked.args == [PEOPLE[1]]


def test_one_colleague_gets_it_and_more_share_it(
    dialog: ReassignDialog, viewmodel: BoardViewModel, leading: Leading, qtbot: QtBot
) -> None:
    assert viewmodel.board is not None
    dialog.ask(ROWS[:3], viewmodel.board, None)
    form = dialog.form
    form.whoBox.setText("joris pet")
    QTest.keyClick(form.whoBox, Qt.Key.Key_Return)
    assert not form.giveButton.isEnabled(), "a reason is wanted"
    form.reasonBox.setText("Stef is ziek")
    assert form.preview.text() == "Wordt: Joris Peters 8 → 11"
    with qtbot.waitSignal(viewmodel.moves.moved):
        form.giveButton.click()
    assert leading.calls[-1] == ("reassign", ([1, 2, 3], Target(None, None, 2), "Stef is ziek"))
    assert not dialog.isVisible()
    dialog.ask(ROWS[:3], viewmodel.board, PEOPLE[0])
    form.whoBox.setText("joris pet")
    QTest.keyClick(form.whoBox, Qt.Key.Key_Return)
    form.reasonBox.setText("Druk")
    assert form.preview.text() == "Wordt: Anja Willems 12 → 12 · Joris Peters 8 → 11"
    with qtbot.waitSignal(viewmodel.moves.moved):
        form.giveButton.click()
    assert leading.calls[-1] == ("deal", ([1, 2, 3], [1, 2], "Druk"))


def test_who_is_absent_is_not_chosen_and_the_replacement_is_named(
    dialog: ReassignDialog, viewmodel: BoardViewModel
) -> None:
    assert viewmodel.board is not None
    dialog.ask(ROWS[:1], viewmodel.board, PEOPLE[2])
    assert dialog.form.warning.text() == (
        f"Els Brouwer: Onthaal · afwezig t/m {short_day(NOW.date(), 'nl')} · Joris Peters vervangt."
    )
    dialog.form.reasonBox.setText("x")
    assert not dialog.form.giveButton.isEnabled()


def test_own_colleagues_come_first_and_who_was_chosen_stays_in_sight(
    dialog: ReassignDialog, viewmodel: BoardViewModel
) -> None:
    assert viewmodel.board is not None
    dialog.ask([replace(ROWS[0], department="Riolering")], viewmodel.board, None)
    named = [one.name for one in dialog.people.rows]
    assert named[:3] == ["Joris Peters", "Anja Willems", "Els Brouwer"]
    assert dialog.people.rows[1].detail == "Onderhoud"
    form = dialog.form
    for typed in ("joris pet", "anja"):
        form.whoBox.setText(typed)
        QTest.keyClick(form.whoBox, Qt.Key.Key_Return)
    assert [one.name for one in dialog.people.rows] == ["Joris Peters", "Anja Willems"]
    assert form.preview.text() == "Wordt: Joris Peters 8 → 9 · Anja Willems 12 → 12"


def test_what_somebody_works_on_is_asked_about_first(
    dialog: ReassignDialog, viewmodel: BoardViewModel, leading: Leading, qtbot: QtBot
) -> None:
    assert viewmodel.board is not None
    leading.moved = Moved(marks=(Mark(3, "joris", "Joris", NOW),))
    dialog.ask(ROWS[2:3], viewmodel.board, PEOPLE[0])
    dialog.form.reasonBox.setText("Druk")
    with qtbot.waitSignal(viewmodel.moves.asked):
        dialog.form.giveButton.click()
    assert dialog.isVisible()
    assert dialog.form.warning.text() == "Joris werkt hieraan sinds 10:41: Melding 3"
    assert dialog.form.giveButton.text() == "Toch herverdelen"
    with qtbot.waitSignal(viewmodel.moves.moved):
        dialog.form.giveButton.click()
    assert not dialog.isVisible()


def test_undo_takes_back_what_was_moved_last(
    viewmodel: BoardViewModel, leading: Leading, page: BoardPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(viewmodel.moves.moved):
        viewmodel.moves.give(ROWS[:1], Target(None, None, 1), "Druk")
    with qtbot.waitSignal(viewmodel.moves.undone):
        viewmodel.moves.undo()
    assert leading.calls[-1] == ("undo", 77)


def test_the_chart_can_be_read_as_a_table_and_by_arrow_keys(page: BoardPage) -> None:
    chart, form = page.hours.chart, page.form
    assert "9:00: vandaag 12, vorige week 12, zelf beantwoord 67%" in chart.accessibleDescription()
    form.hoursAsTable.click()
    table = form.hoursTable
    assert table.isVisible()
    line = [table.model().index(1, column).data() for column in range(4)]
    assert line == ["9:00", "12", "12", "67%"]


def test_five_thousand_rows_are_shown_at_once(
    page: BoardPage, viewmodel: BoardViewModel, leading: Leading, qtbot: QtBot
) -> None:
    leading.rows = tuple(row(n, n / 100, subject=f"Melding {n}") for n in range(5000))
    viewmodel.refresh()
    viewmodel.show_list(BoardList.OPEN)
    qtbot.waitUntil(lambda: viewmodel.rows.rowCount() == 5000)
    page.form.boardTable.scrollToBottom()
    assert page.form.boardTable.indexAt(QPoint(60, 60)).row() > 4900


class Watched(datetime):
    """A moment that remembers on which thread it was compared."""

    threads: ClassVar[set[str]] = set()

    def __lt__(self, other: object) -> bool:
        self.threads.add(current_thread().name)
        return super().__lt__(other)  # type: ignore[operator]

    __hash__ = datetime.__hash__


def test_what_is_read_anew_is_told_apart_and_put_in_order_beside_the_window(
    page: BoardPage, viewmodel: BoardViewModel, leading: Leading, qtbot: QtBot
) -> None:
    viewmodel.show_list(BoardList.OPEN)
    due = NOW + HOUR
    watched = Watched(due.year, due.month, due.day, due.hour, tzinfo=due.tzinfo)
    moving = replace(ROWS[3], promise=Promise(PromiseKind.DONE, watched))
    leading.rows = (*ROWS[:3], moving)
    Watched.threads.clear()
    with qtbot.waitSignal(viewmodel.read):
        viewmodel.refresh()
    assert shown(viewmodel) == [1, 2, 4, 3]
    assert Watched.threads
    assert current_thread().name not in Watched.threads
    assert viewmodel.board is not None
    assert viewmodel.board.rows[0] is ROWS[0], "what is as it was is the same row"


def test_many_changes_are_read_once_a_second_and_none_out_of_sight(
    viewmodel: BoardViewModel, page: BoardPage
) -> None:
    change = Changes((Change(1, NOW, "Luc", "luc", "record", "contact", 5),))
    for _ in range(20):
        viewmodel.follow(change)
    assert viewmodel._calm.isActive()
    waits = viewmodel._calm.interval() + viewmodel._since_read.elapsed()
    assert waits >= AT_MOST_EVERY
    viewmodel._calm.stop()
    viewmodel.close()
    viewmodel.follow(change)
    assert not viewmodel.waiting


def test_what_is_done_in_one_breath_is_all_done(
    leading: Leading, dutch: None, qtbot: QtBot
) -> None:
    services: Any = Services(*[None] * 5, actor=HILDE, more={Boards: leading, Lead: leading})  # type: ignore[arg-type]
    lane, busy = Lane("board"), Event()
    viewmodel = BoardViewModel(Counter(lane, lambda: services), Language.NL, lambda: NOW)
    lane.start(viewmodel, busy.wait, lambda _: None)
    viewmodel.moves.give(ROWS[:1], Target(1), "druk")
    viewmodel.moves.give(ROWS[1:2], Target(2), "druk")
    busy.set()
    qtbot.waitUntil(lambda: not viewmodel.waiting)
    assert [ids for _, (ids, _, _) in leading.calls] == [[1], [2]]
    lane.close()


class Kept:
    """Keeps views in a list."""

    def __init__(self) -> None:
        self.views: list[SavedView] = []

    def of(self, place: str) -> list[SavedView]:
        return list(self.views)

    def keep(self, place: str, name: str, arrangement: dict[str, Any]) -> SavedView:
        self.views.append(SavedView(len(self.views), "karin", place, name, arrangement))
        return self.views[-1]

    def drop(self, view: SavedView) -> None:
        self.views.remove(view)


def test_a_view_is_kept_offered_and_dropped(
    page: BoardPage, viewmodel: BoardViewModel, qtbot: QtBot
) -> None:
    kept = Kept()
    services: Any = Services(*[None] * 5, actor=HILDE, more={Views: kept})  # type: ignore[arg-type]
    lane = Lane("views")
    views = KeptViews(Counter(lane, lambda: services))
    views.open("board")
    qtbot.waitUntil(lambda: not views.waiting)
    viewmodel.narrow(BoardFilter(BoardList.OPEN, place="Afval"))
    views.keep("Afval", viewmodel.arrangement())
    qtbot.waitUntil(lambda: not views.waiting)
    page.set_views(views.views, views.chosen)
    assert page.form.viewBox.isVisible()
    assert page.form.viewBox.itemText(1) == "Afval"
    viewmodel.show_list(BoardList.LATE)
    viewmodel.arrange(views.views[0].arrangement)
    assert shown(viewmodel) == [2]
    views.drop()
    qtbot.waitUntil(lambda: not views.waiting)
    assert views.views == ()
    lane.close()
