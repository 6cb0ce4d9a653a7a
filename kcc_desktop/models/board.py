"""The open handovers on the board, with which of them are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt, Signal

from kcc_desktop.desk import plain
from kcc_desktop.domain.board import BoardRow, by_urgency
from kcc_desktop.domain.handover import NEVER
from kcc_desktop.domain.work_list import WorkLine, lateness, subject_key
from kcc_desktop.models.rows import Index
from kcc_desktop.models.work_rows import Column, WorkRow

#: Dragged rows: the ids, divided by blanks.
MIME = "application/x-kcc-handovers"
CHECK = 0
#: By which column, and which way round.
Sorting = tuple[int, Qt.SortOrder]
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class BoardModel(QAbstractTableModel):
    """`WorkRow` under Qt.UserRole; column 0 is the box, the others are `Column` from 1 on.

    Rows keep being chosen by their id, whatever else changes, also while they are filtered away
    from sight; they are let go when they leave the board.

    Signals:
        chosen_changed(): other rows are chosen.
    """

    chosen_changed = Signal()

    def __init__(
        self, row_of: Callable[[WorkLine, str], WorkRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._now = NEVER
        self._shown: list[BoardRow] = []
        self._words: list[WorkRow | None] = []
        self._chosen: set[int] = set()
        self._names: dict[str, str] = {}
        self.sorting: Sorting | None = None

    @property
    def chosen(self) -> frozenset[int]:
        """The ids of the chosen handovers."""
        return frozenset(self._chosen)

    def show(self, rows: Sequence[BoardRow], now: datetime) -> None:
        """Hold these rows in place of the present ones; they come in the order of `sorting`."""
        given = list(rows)
        if given == self._shown and now == self._now:
            return
        same = [row.id for row in given] == [row.id for row in self._shown]
        if not same:
            self.beginResetModel()
        self._shown, self._words, self._now = given, [None] * len(given), now
        self._names = _short_names({row.handler for row in rows if row.handler})
        if same:
            self._tell_changed()
        else:
            self.endResetModel()

    def keep_chosen(self, ids: frozenset[int]) -> None:
        """Let go of what is not among `ids`."""
        self._choose(self._chosen & ids)

    def row(self, index: Index) -> BoardRow | None:
        """The handover at `index`."""
        return self._shown[index.row()] if index.isValid() else None

    def row_of_id(self, handover_id: int) -> int:
        """In which row a handover stands; -1 when it isn't shown."""
        return next((n for n, row in enumerate(self._shown) if row.id == handover_id), -1)

    def toggle(self, index: Index) -> None:
        """Choose a row, or let it go."""
        row = self.row(index)
        if row is not None:
            self._choose(self._chosen ^ {row.id})

    def choose_rows(self, first: int, last: int) -> None:
        """Choose the rows from `first` up to and with `last` besides."""
        self._choose(self._chosen | {row.id for row in self._shown[first : last + 1]})

    def toggle_all(self) -> None:
        """Choose all rows that are shown, or none when they all are."""
        every = {row.id for row in self._shown}
        self._choose(self._chosen - every if every <= self._chosen else self._chosen | every)

    def let_go(self) -> None:
        """Choose nothing."""
        self._choose(set())

    @property
    def all_chosen(self) -> bool:
        """Whether every row that is shown is chosen."""
        return bool(self._shown) and all(row.id in self._chosen for row in self._shown)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else 1 + len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == CHECK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", *self._headings())[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == CHECK and role == Qt.ItemDataRole.CheckStateRole:
            on = self._shown[index.row()].id in self._chosen
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return self._said(self._word(index.row()), index.column(), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        del value  # a box has two states
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != CHECK:
            return False
        self.toggle(index)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sorting = (column, order) if column > CHECK else None
        self.show(in_order(self._shown, self.sorting), self._now)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The chosen rows when one of them is dragged, else that one alone."""
        dragged = {row.id for index in indexes if (row := self.row(index)) is not None}
        ids = self._chosen if dragged & self._chosen else dragged
        data = QMimeData()
        data.setData(MIME, " ".join(map(str, sorted(ids))).encode())
        return data

    def _said(self, word: WorkRow, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.UserRole:
            return word
        if role == Qt.ItemDataRole.DisplayRole:
            return word.cells[column - 1] if column != CHECK else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(word.spoken)
        return word.spoken if role in _SPOKEN and column <= 1 else None

    def _choose(self, ids: set[int] | frozenset[int]) -> None:
        if ids != self._chosen:
            self._chosen = set(ids)
            self._tell_changed()
            self.chosen_changed.emit()

    def _tell_changed(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, len(Column))
            self.dataChanged.emit(self.index(0, 0), last)

    def _word(self, number: int) -> WorkRow:
        known = self._words[number]
        if known is None:
            row = self._shown[number]
            busy = row.mark.who if row.mark else ""
            known = self._words[number] = self._row_of(
                _line(row, self._names.get(row.handler, ""), self._now), busy
            )
        return known

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Onderwerp"),
            self.tr("Bewoner"),
            self.tr("Van → naar"),
            self.tr("Wie"),
            self.tr("Afspraak"),
            self.tr("Stand"),
        )


def in_order(rows: Sequence[BoardRow], sorting: Sorting | None) -> list[BoardRow]:
    """By the column of `sorting`; what that doesn't tell apart by when it is due."""
    ordered = sorted(rows, key=by_urgency)
    if sorting is None:
        return ordered
    column, order = sorting
    key = _KEYS.get(Column(column - 1), by_urgency)
    return sorted(ordered, key=key, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type] # each key gives comparable values


_KEYS: dict[int, Callable[[BoardRow], object]] = {
    Column.SUBJECT: lambda row: subject_key(row.subject),
    Column.RESIDENT: lambda row: row.resident.casefold(),
    Column.ROUTE: lambda row: (row.from_location, row.department),
    Column.WHO: lambda row: (not row.handler, row.handler),
    Column.STATE: lambda row: row.state,
}


def _line(row: BoardRow, handler: str, now: datetime) -> WorkLine:
    """The row as a list of work shows it."""
    return WorkLine(
        row.id,
        row.kind,
        row.subject,
        row.state,
        row.version,
        row.arrived_at,
        "",
        row.department_id,
        row.department,
        resident=row.resident,
        from_location=row.from_location,
        handler=handler,
        promise=row.promise,
        late=lateness(row.promise.due if row.promise else None, now),
    )


def _short_names(handlers: set[str]) -> dict[str, str]:
    """For each name its first part, where that tells enough; else the whole."""
    firsts = Counter(name.split(" ", 1)[0] for name in handlers)
    return {
        name: first if firsts[first := name.split(" ", 1)[0]] == 1 else name for name in handlers
    }
