"""The board of a team lead: the open work, filtered, chosen from, and moved."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from kcc_desktop.domain.board import Axis, BoardList, BoardRow, counted
from kcc_desktop.models.board import BoardModel
from kcc_desktop.models.work_rows import WorkRow, work_row
from kcc_desktop.viewmodels.board_look import BoardFilter, BoardLook, BoardReading, read_board
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.handover import Target
    from kcc_desktop.domain.said import Language
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.services.board import Board
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.services.lead import Chosen, Lead, Moved

RENEWED = 30_000  # ms after which the board is read anew although nobody changed anything
#: ms from one reading to the next that follows a change; and to wait for more changes besides.
AT_MOST_EVERY, CALM = 1_000, 150


@dataclass(frozen=True, slots=True)
class Moving:
    """An action on chosen handovers, so that it can be done again after a question."""

    chosen: tuple[Chosen, ...]
    reason: str
    key: str
    target: Target | None = None
    employee_ids: tuple[int, ...] = ()


class BoardViewModel(QObject):
    """Reads the board when somebody changed something, and each half minute.

    Signals:
        read(): `board` is new.
        shown(): other rows are shown, or they have changed.
        moved(Moved): handovers were given to others; it can be undone.
        undone(Moved): that was taken back.
        chased(Moved): it was pressed for.
        asked(Moved): somebody works on what is to be moved; `insist` moves it all the same.
        refused(Said): it can't be done so; nothing was changed.
        failed(Said): the board could not be read.
    """

    read = Signal()
    shown = Signal()
    moved = Signal(object)
    undone = Signal(object)
    chased = Signal(object)
    asked = Signal(object)
    refused = Signal(object)
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
        self._moving: Moving | None = None
        self._batch: int | None = None
        self._reading: Latest[BoardReading] = Latest(self, counter, self._on_read, self.failed.emit)
        self._acting = Errands(self, counter)
        self._renewal = Beat(self, RENEWED, self.refresh, counter.reach)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.refresh)
        self._since_read = QElapsedTimer()

    @property
    def waiting(self) -> bool:
        """Whether anything is still to come."""
        return self._reading.waiting or self._acting.waiting or self._calm.isActive()

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

    def give(self, rows: Sequence[BoardRow], target: Target, reason: str) -> None:
        """Give handovers to a colleague, group or department."""
        self._move(Moving(_as_chosen(rows), reason, secrets.token_hex(16), target))

    def deal(self, rows: Sequence[BoardRow], employee_ids: Sequence[int], reason: str) -> None:
        """Deal handovers out evenly over colleagues."""
        key = secrets.token_hex(16)
        self._move(Moving(_as_chosen(rows), reason, key, employee_ids=tuple(employee_ids)))

    def insist(self, despite: frozenset[int]) -> None:
        """Move what was to be moved, also from under the hands of whoever works on it."""
        if self._moving is not None:
            self._move(self._moving, despite)

    def chase(self, rows: Sequence[BoardRow]) -> None:
        """Press for handovers."""
        chosen, key = _as_chosen(rows), secrets.token_hex(16)
        self._act(lambda lead: lead.chase(chosen, "", key=key), self.chased.emit)

    @Slot()
    def undo(self) -> None:
        """Take back what was moved last, within the day."""
        from kcc_desktop.services.lead import Moved  # noqa: PLC0415

        batch, key = self._batch, secrets.token_hex(16)

        def take_back(lead: Lead) -> Moved:
            last = batch if batch is not None else lead.last_batch()
            return Moved() if last is None else lead.undo(last, key=key)

        self._batch = None
        self._act(take_back, self.undone.emit)

    def _move(self, moving: Moving, despite: frozenset[int] = frozenset()) -> None:
        self._moving = moving

        def work(lead: Lead) -> Moved:
            if moving.target is not None:
                return lead.reassign(
                    moving.chosen, moving.target, moving.reason, key=moving.key, despite=despite
                )
            return lead.deal(
                moving.chosen, moving.employee_ids, moving.reason, key=moving.key, despite=despite
            )

        self._act(work, self._on_moved)

    def _act(self, work: Callable[[Lead], Moved], then: Callable[[Moved], None]) -> None:
        from kcc_desktop.services.lead import Lead  # noqa: PLC0415

        def done(moved: Moved) -> None:
            then(moved)
            self.refresh()

        self._acting.run(lambda services: work(services.of(Lead)), done, self.refused.emit)

    def _on_moved(self, moved: Moved) -> None:
        if moved.marks:
            self.asked.emit(moved)
            return
        self._moving = None
        self._batch = moved.batch_id if moved.done else None
        self.rows.let_go()
        self.moved.emit(moved)

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


def _as_chosen(rows: Sequence[BoardRow]) -> tuple[Chosen, ...]:
    from kcc_desktop.services.lead import Chosen  # noqa: PLC0415

    return tuple(Chosen(row.id, row.version) for row in rows)
