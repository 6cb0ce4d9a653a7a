"""The bare limit of a window: a box, a list of one column, a delegate of two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, ...]
"""What one row shows: a title, a line below it (empty for a heading), and what stands at its right:
a badge and a moment, where they are given."""
RIGHT, BADGE_RIGHT = 12, 80
HEADING, HIT = 28, 46


class BareRows(QAbstractListModel):
    """Lines under Qt.UserRole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Hold these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._lines[index.row()] if role == Qt.ItemDataRole.UserRole else None


class BareDelegate(QStyledItemDelegate):
    """Two lines of text on a plain ground, with what stands at their right.

    Nothing of it is kept, cut off or marked: plain words, drawn anew each time.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, HIT if index.data(Qt.ItemDataRole.UserRole)[1] else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Any = option  # PySide6's type hints leave its fields out
        rect: QRect = shown.rect
        title, detail, *right = index.data(Qt.ItemDataRole.UserRole)
        if shown.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor("#dde8f5"))
        painter.drawText(rect.adjusted(52, 5, -12, 0), Qt.AlignmentFlag.AlignTop, title)
        if detail:
            painter.drawText(rect.adjusted(52, 24, -12, 0), Qt.AlignmentFlag.AlignTop, detail)
        for text, margin in zip(right, (BADGE_RIGHT, RIGHT), strict=True) if right else ():
            painter.drawText(rect.adjusted(52, 14, -margin, 0), Qt.AlignmentFlag.AlignRight, text)


class BareWindow(QMainWindow):
    """Asks `lines_for` on a thread of its own for each text in the box, and lists what comes.

    Signals:
        found(str): the lines for this text are in the list.
    """

    found = Signal(str)
    _came = Signal(str, object)

    def __init__(self, lines_for: Callable[[str], Sequence[Line]], size: QSize) -> None:
        super().__init__()
        self._lines_for = lines_for
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="bare")
        self.box, self.view, self.rows = QLineEdit(), QListView(), BareRows(self)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(BareDelegate(self.view))
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.addWidget(self.box)
        layout.addWidget(self.view)
        self.setCentralWidget(middle)
        self.resize(size)
        self._came.connect(self._on_came)
        self.box.textChanged.connect(self._on_typed)

    def end(self) -> None:
        """Wait for the worker and let go of it."""
        self._worker.shutdown()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._worker.submit(lambda: self._came.emit(text, self._lines_for(text)))

    @Slot(str, object)
    def _on_came(self, text: str, lines: Sequence[Line]) -> None:
        self.rows.show(lines)
        self.view.setCurrentIndex(self.rows.index(1))
        self.view.scrollToTop()
        self.found.emit(text)
