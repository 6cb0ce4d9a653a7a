"""The board of a team lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_board_page import Ui_BoardPage
from kcc_desktop.desk import plain
from kcc_desktop.domain.board import AXIS_WORDS, Axis, BoardList
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.board_figures import hours_chart
from kcc_desktop.views.board_table import BoardTable
from kcc_desktop.views.chart_card import ChartCard
from kcc_desktop.views.counts import Count, CountButton
from kcc_desktop.views.folding_layout import fold
from kcc_desktop.views.missed_delegate import MissedDelegate
from kcc_desktop.views.workload_list import WorkloadList

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.figures import Share
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.board import Board, Colleague
    from kcc_desktop.services.ports_lead import SavedView
    from kcc_desktop.viewmodels.board import BoardViewModel


class BoardPage(QWidget):
    """Shows a `BoardViewModel`.

    Signals:
        reassign_requested(Colleague | None): what is chosen is to be given away, to this colleague.
        chase_requested(): what is chosen is to be pressed for.
        row_requested(BoardRow): a handover is to be opened.
        figures_requested(): the page of figures is wanted.
        keep_requested(): what is shown is to be kept as a view.
    """

    reassign_requested = Signal(object)
    chase_requested = Signal()
    row_requested = Signal(object)
    figures_requested = Signal()
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_BoardPage()
        self.form.setupUi(self)
        for row in (self.form.counts, self.form.titleRow, self.form.filterRow):
            fold(row)

    def bind(self, viewmodel: BoardViewModel, theme: Theme, language: Language) -> None:
        """Show the board of `viewmodel`."""
        form = self.form
        self._viewmodel, self._language = viewmodel, language
        self.table = BoardTable(form.boardTable, viewmodel.rows, theme)
        self.colleagues = RowsModel(self._spoken_colleague, self)
        self.workload = WorkloadList(form.workloadList, self.colleagues, theme)
        self.missed = RowsModel(_spoken_missed, self)
        form.missedList.setModel(self.missed)
        form.missedList.setItemDelegate(MissedDelegate(theme, form.missedList))
        self.hours = ChartCard(self, "hours", theme)
        self._counts = {
            button: CountButton(button)
            for button in (
                form.countOpen, form.countLate, form.countUntouched, form.countAnswered,
                form.countRepeated, form.countAgents,
            )
        }  # fmt: skip
        form.boardColumns.setSizes([760, 262])
        form.boardRows.setSizes([440, 220])
        self._fill_boxes()
        self._connect()
        self._on_chosen_changed()
        if viewmodel.board is not None:
            self._on_read()
            self._on_shown()

    def set_views(self, views: Sequence[SavedView], chosen: SavedView | None) -> None:
        """Offer these saved views."""
        box = self.form.viewBox
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("Weergave…"))
            box.addItems([plain.line(one.name, 60) for one in views])
            box.setCurrentIndex(1 + views.index(chosen) if chosen in views else 0)
        box.setVisible(bool(views))

    def start(self) -> None:
        """Take the keyboard."""
        self.form.boardTable.setFocus()

    def _fill_boxes(self) -> None:
        form = self.form
        for which, words in self._list_words().items():
            form.listBox.addItem(words, which)
        for axis, said in AXIS_WORDS.items():
            form.axisBox.addItem(said.in_(self._language), axis)
        form.listBox.setCurrentIndex(form.listBox.findData(self._viewmodel.filter.which))
        self.set_views((), None)

    def _list_words(self) -> dict[BoardList, str]:
        return {
            BoardList.LATE_OR_TODAY: self.tr("te laat en vandaag"),
            BoardList.OPEN: self.tr("alle open"),
            BoardList.LATE: self.tr("te laat"),
            BoardList.TODAY: self.tr("vandaag"),
            BoardList.UNTOUCHED: self.tr("niet opgepakt"),
        }

    def _connect(self) -> None:
        form, viewmodel = self.form, self._viewmodel
        for button, which in (
            (form.countOpen, BoardList.OPEN),
            (form.countLate, BoardList.LATE),
            (form.countUntouched, BoardList.UNTOUCHED),
        ):
            button.clicked.connect(self._shows(which))
        form.countAnswered.clicked.connect(self.figures_requested)
        form.countRepeated.clicked.connect(self.figures_requested)
        form.countAgents.clicked.connect(form.workloadList.setFocus)
        form.listBox.activated.connect(self._on_list_chosen)
        form.axisBox.activated.connect(self._on_axis_chosen)
        form.placeBox.activated.connect(self._on_place_chosen)
        form.filterBox.textChanged.connect(self._on_text_changed)
        form.reassignButton.clicked.connect(lambda: self.reassign_requested.emit(None))
        form.chaseButton.clicked.connect(self.chase_requested)
        form.keepButton.clicked.connect(self.keep_requested)
        form.boardTable.activated.connect(self._on_activated)
        self.workload.dropped.connect(self.reassign_requested)
        self.workload.chosen.connect(self.reassign_requested)
        viewmodel.read.connect(self._on_read)
        viewmodel.shown.connect(self._on_shown)
        viewmodel.rows.chosen_changed.connect(self._on_chosen_changed)

    def _shows(self, which: BoardList) -> Callable[[], None]:
        def show() -> None:
            self._viewmodel.show_list(which)
            self.form.boardTable.setFocus()

        return show

    @Slot(int)
    def _on_list_chosen(self, place: int) -> None:
        which = BoardList(self.form.listBox.itemData(place))
        self._narrow(which=which, place="")

    @Slot(int)
    def _on_axis_chosen(self, place: int) -> None:
        self._narrow(axis=Axis(self.form.axisBox.itemData(place)), place="")

    @Slot(int)
    def _on_place_chosen(self, place: int) -> None:
        self._narrow(place=str(self.form.placeBox.itemData(place) or ""))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._narrow(text=text)

    def _narrow(self, **wanted: Any) -> None:
        self._viewmodel.narrow(replace(self._viewmodel.filter, **wanted))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self._viewmodel.rows.row(index)
        if row is not None:
            self.row_requested.emit(row)

    @Slot()
    def _on_read(self) -> None:
        board = self._viewmodel.board
        if board is None:
            return
        self._show_counts(board)
        if self.colleagues.rows != board.colleagues:
            self.colleagues.show(board.colleagues)
        if self.missed.rows != board.missed:
            self.missed.show(board.missed)
        self.hours.show_data(hours_chart(board.hours, board.hours_before))

    def _show_counts(self, board: Board) -> None:
        form, count = self.form, self._viewmodel.count
        late, today = count(BoardList.LATE), count(BoardList.TODAY)
        more = "+" if board.cut_off else ""
        shown = {
            form.countOpen: Count(
                f"{len(board.rows)}{more}",
                self.tr("%n vandaag af te ronden", "", today),
            ),
            form.countLate: Count(str(late), "", "bad" if late else ""),
            form.countUntouched: Count(str(count(BoardList.UNTOUCHED))),
            form.countAnswered: self._share(board.answered, board.answered_before),
            form.countRepeated: self._share(board.repeated, board.repeated_before),
            form.countAgents: Count(f"{board.busy} / {board.free}"),
        }
        for button, said in shown.items():
            self._counts[button].show(said)

    @Slot()
    def _on_shown(self) -> None:
        form, wanted = self.form, self._viewmodel.filter
        words = self._list_words()[wanted.which]
        place = plain.line(wanted.place, 40) or self.tr("alle locaties")
        title = self.tr("Overdrachten · %1 · %2").replace("%1", place).replace("%2", words)
        form.boardTitle.setText(title)
        form.boardTitle.setToolTip(plain.tip(title))
        form.listBox.setCurrentIndex(form.listBox.findData(wanted.which))
        form.axisBox.setCurrentIndex(form.axisBox.findData(wanted.axis))
        if form.filterBox.text() != wanted.text:
            with QSignalBlocker(form.filterBox):
                form.filterBox.setText(wanted.text)
        self._fill_places()
        empty = self._viewmodel.rows.rowCount() == 0
        form.boardTable.setVisible(not empty)
        form.boardEmpty.setVisible(empty)
        form.boardEmpty.setText(self.tr("Niets op deze lijst."))

    def _fill_places(self) -> None:
        box, wanted = self.form.placeBox, self._viewmodel.filter
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("alles"), "")
            for name, number in self._viewmodel.places():
                words = plain.line(name, 60) or self.tr("niemand of niets")
                box.addItem(f"{words} ({number})", name)
            box.setCurrentIndex(max(0, box.findData(wanted.place)))

    @Slot()
    def _on_chosen_changed(self) -> None:
        form, number = self.form, len(self._viewmodel.rows.chosen)
        form.chosenCount.setText(self.tr("%n gekozen", "", number) if number else "")
        form.reassignButton.setEnabled(number > 0)
        form.chaseButton.setEnabled(number > 0)

    def _share(self, share: Share, before: Share) -> Count:
        """A percentage, and that of the same hours a week ago."""
        if before.percentage is None:
            return Count(share.shown)
        words = self.tr("vorige week %1").replace("%1", before.shown)
        return Count(share.shown, words)

    def _spoken_colleague(self, row: Colleague) -> str:
        said = self.tr("%1: %n overdracht(en)", "", row.open).replace("%1", row.name)
        if row.away is None:
            return said
        away = self.tr("afwezig, %1 vervangt").replace("%1", row.replaced_by)
        return f"{said}, {away if row.replaced_by else self.tr('afwezig')}"


def _spoken_missed(row: tuple[str, int]) -> str:
    query, times = row
    return f"{plain.line(query, 80)}: {times}×"
