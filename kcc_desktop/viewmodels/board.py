"""The board of a team lead: the open work, filtered, chosen from, and moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from kcc_desktop.domain.board import Axis, BoardList, BoardRow, counted
from kcc_desktop.models.board import BoardModel
from kcc_desktop.models.work_rows import WorkRow, work_row
from kcc_desktop.viewmodels.board_look import BoardFilter, BoardLook, BoardReading, read_board
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.moves import MovesViewModel
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.services.board import Board
    from kcc_desktop.services.changes import Changes

RENEWED = 30_000  # ms after which the board is read anew although nobody changed anything
#: ms from one reading to the next that follows a change; and to wait for more changes besides.
AT_MOST_EVERY, CALM = 1_000, 150


class BoardViewModel(QObject):
    """Reads the board when somebody changed something, and each half minute.

    Signals:
        read(): `board` is new.
        shown(): other rows are shown, or they have changed.
        failed(Said): the board could not be read.
    """

    read = Signal()
    shown = Signal()
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
        self.board: Board | None = None
        self.filter = BoardFilter()
        self.rows = BoardModel(self._row, self)
        self._lists: Mapping[BoardList, Sequence[BoardRow]] = {}
        self._reading: Latest[BoardReading] = Latest(self, counter, self._on_read, self.failed.emit)
        self.moves = MovesViewModel(counter, self)
        self.moves.ended.connect(self.refresh)
        self.moves.moved.connect(self.rows.let_go)
        self._renewal = Beat(self, RENEWED, self.refresh, counter.reach)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.refresh)
        self._since_read = QElapsedTimer()

    @property
    def waiting(self) -> bool:
        """Whether anything is still to come."""
        return self._reading.waiting or self.moves.waiting or self._calm.isActive()

    @Slot()
    def open(self) -> None:
        """The board is in sight from now on."""
        self._renewal.start()
        self.refresh()

    @Slot()
    def close(self) -> None:
        """It is out of sight."""
        self._renewal.stop()

    @Slot()
    def refresh(self) -> None:
        """Read the board, unless that is under way."""
        if self._reading.waiting:
            self._soon()
            return
        self._since_read.start()
        look, former = self._look(), self.board.rows if self.board else ()
        self._reading.ask(lambda services: read_board(services, look, former))

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Read the board anew when others changed what is on it."""
        kinds = ("handover", "batch", "employee", "contact")
        if self._renewal.isActive() and any(changes.touch(kind) for kind in kinds):
            self._soon()

    def _soon(self) -> None:
        """Once for all that is changed meanwhile."""
        if not self._calm.isActive():
            since = self._since_read.elapsed() if self._since_read.isValid() else AT_MOST_EVERY
            self._calm.start(max(CALM, AT_MOST_EVERY - since))

    def show_list(self, which: BoardList) -> None:
        """Show the list behind a count, of all places."""
        self.narrow(BoardFilter(which, self.filter.axis))

    def narrow(self, wanted: BoardFilter) -> None:
        """Show what `wanted` says."""
        self.filter = wanted
        self._show(self._look().of(self._lists))

    def arrangement(self) -> dict[str, Any]:
        """The filter as a saved view keeps it."""
        return asdict(self.filter)

    def arrange(self, arrangement: Mapping[str, Any]) -> None:
        """Show what a saved view says; what it says wrongly is left as it stands by default."""
        try:
            which = BoardList(arrangement.get("which", BoardList.OPEN))
            axis = Axis(arrangement.get("axis", Axis.DEPARTMENT))
        except ValueError:
            which, axis = BoardList.OPEN, Axis.DEPARTMENT
        place, text = (str(arrangement.get(name, "")) for name in ("place", "text"))
        self.narrow(BoardFilter(which, axis, place, text))

    def count(self, which: BoardList) -> int:
        """How many handovers are on a list, whatever is filtered."""
        return len(self._lists.get(which, ()))

    def places(self) -> list[tuple[str, int]]:
        """The places along the present axis, with how many rows of the present list each has."""
        return counted(self._lists.get(self.filter.which, []), self.filter.axis)

    def chosen(self) -> tuple[BoardRow, ...]:
        """The chosen handovers."""
        ids = self.rows.chosen
        return tuple(row for row in (self.board.rows if self.board else ()) if row.id in ids)

    def _on_read(self, reading: BoardReading) -> None:
        self.board, self._lists = reading.board, reading.lists
        self.rows.keep_chosen(frozenset(row.id for row in reading.board.rows))
        if reading.look == self._look():
            self._show(reading.rows)
        else:
            self._show(self._look().of(self._lists))
        self.read.emit()

    def _look(self) -> BoardLook:
        return BoardLook(self.filter, self.rows.sorting)

    def _show(self, rows: Sequence[BoardRow]) -> None:
        self.rows.show(rows, self._clock())
        self.shown.emit()

    def _row(self, line: WorkLine, busy: str) -> WorkRow:
        return work_row(line, self._language, self._clock(), busy)
