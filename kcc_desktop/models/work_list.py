"""The rows of a list of handovers, fetched page by page as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.work_list import WorkLine
from kcc_desktop.models.work_rows import Column, Heading, WorkRow

if TYPE_CHECKING:
    from kcc_desktop.models.rows import Index

Entry = WorkLine | Heading
#: Asked for each cell that is painted, and putting flags together takes its time. A heading is
#: passed over by the keyboard.
_NO_CHOICE = Qt.ItemFlag.NoItemFlags
_CHOICE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class WorkListModel(QAbstractTableModel):
    """`WorkRow` or `Heading` under Qt.UserRole in each cell of a row; the words in DisplayRole.

    Signals:
        more_requested(): the end of what is here has come into sight.
    """

    more_requested = Signal()

    def __init__(
        self, row_of: Callable[[WorkLine, str], WorkRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._entries: list[Entry] = []
        self._rows: list[WorkRow | Heading | None] = []
        self._busy: dict[int, str] = {}
        self._more = False

    @property
    def last(self) -> WorkLine | None:
        """The last line that is here."""
        return next((one for one in reversed(self._entries) if isinstance(one, WorkLine)), None)

    def lines(self) -> list[WorkLine]:
        """All lines that are here, from above."""
        return [one for one in self._entries if isinstance(one, WorkLine)]

    def headings(self) -> list[int]:
        """Which rows are headings."""
        return [row for row, one in enumerate(self._entries) if isinstance(one, Heading)]

    def start(self, entries: Sequence[Entry], *, more: bool) -> None:
        """Hold these; `more` when further ones can be fetched."""
        self.beginResetModel()
        self._entries, self._rows = list(entries), [None] * len(entries)
        self._more = more
        self.endResetModel()

    def extend(self, lines: Sequence[WorkLine], *, more: bool) -> None:
        """Add further lines."""
        self._more = more
        if lines:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._entries.extend(lines)
            self._rows.extend([None] * len(lines))
            self.endInsertRows()

    def put(self, line: WorkLine) -> None:
        """Show `line` as it is now, where it stands; does nothing when it isn't here."""
        row = self.row_of(line.id)
        if row is not None:
            self._entries[row], self._rows[row] = line, None
            self._tell_changed(row)

    def mark_busy(self, busy: Mapping[int, str]) -> None:
        """Say who works on which handover (by id), and that nobody does on the others."""
        changed = {id_ for id_ in {*busy, *self._busy} if busy.get(id_) != self._busy.get(id_)}
        self._busy = dict(busy)
        for row in map(self.row_of, changed):
            if row is not None:
                self._rows[row] = None
                self._tell_changed(row)

    def repaint(self) -> None:
        """Say anew what time has changed in all rows."""
        self._rows = [None] * len(self._entries)
        if self._entries:
            self._tell_changed(0, len(self._entries) - 1)

    def line(self, index: Index) -> WorkLine | None:
        """The line at `index`; None for a heading."""
        entry = self._entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, WorkLine) else None

    def row_of(self, handover_id: int) -> int | None:
        """In which row a handover stands."""
        for row, one in enumerate(self._entries):
            if isinstance(one, WorkLine) and one.id == handover_id:
                return row
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False  # until what is asked now has come
            self.more_requested.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return _NO_CHOICE
        return _CHOICE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._names()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(row.spoken)
        if role in _SPOKEN and index.column() == Column.SUBJECT:
            return row.spoken
        return None

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Onderwerp"),
            self.tr("Bewoner"),
            self.tr("Van → naar"),
            self.tr("Wie"),
            self.tr("Afspraak"),
            self.tr("Stand"),
        )

    def _tell_changed(self, first: int, last: int | None = None) -> None:
        end = first if last is None else last
        self.dataChanged.emit(self.index(first, 0), self.index(end, len(Column) - 1))

    def _row(self, number: int) -> WorkRow | Heading:
        row = self._rows[number]
        if row is None:
            entry = self._entries[number]
            if isinstance(entry, Heading):
                row = entry
            else:
                row = self._row_of(entry, self._busy.get(entry.id, ""))
            self._rows[number] = row
        return row
