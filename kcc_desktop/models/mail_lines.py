"""The mails of one list, fetched page by page as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

if TYPE_CHECKING:
    from kcc_desktop.domain.mail import MailLine
    from kcc_desktop.models.mail_rows import MailRow
    from kcc_desktop.models.rows import Index


class MailLinesModel(QAbstractListModel):
    """`MailRow` under Qt.UserRole; its words as accessible text.

    Signals:
        more_requested(): the end of what is here has come into sight.
    """

    more_requested = Signal()

    def __init__(
        self, row_of: Callable[[MailLine], MailRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._rows: list[MailRow | None] = []
        self._more = False
        self.lines: list[MailLine] = []
        self.words: tuple[str, ...] = ()

    def start(self, lines: Sequence[MailLine], *, more: bool) -> None:
        """Hold these; `more` when further ones can be fetched."""
        self.beginResetModel()
        self.lines, self._rows = list(lines), [None] * len(lines)
        self._more = more
        self.endResetModel()

    def extend(self, lines: Sequence[MailLine], *, more: bool) -> None:
        """Add further lines."""
        self._more = more
        if lines:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self.lines.extend(lines)
            self._rows.extend([None] * len(lines))
            self.endInsertRows()

    def row_of(self, mail_id: int) -> int | None:
        """In which row a mail stands."""
        return next((row for row, line in enumerate(self.lines) if line.id == mail_id), None)

    def repaint(self) -> None:
        """Say anew what time has changed."""
        self._rows = [None] * len(self.lines)
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False  # until what is asked now has come
            self.more_requested.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).spoken
        return None

    def _row(self, at: int) -> MailRow:
        row = self._rows[at]
        if row is None:
            row = self._rows[at] = self._row_of(self.lines[at])
        return row
