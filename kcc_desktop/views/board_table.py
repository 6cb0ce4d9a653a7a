"""The table of the board: boxes to choose with, badges, rows to drag onto a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kcc_desktop.desk import icons
from kcc_desktop.models.board import CHECK, BoardModel
from kcc_desktop.models.work_rows import Column
from kcc_desktop.views.painting import draw_row_ground
from kcc_desktop.views.row_delegate import RowDelegate
from kcc_desktop.views.work_list_delegate import WorkListDelegate, row_height

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BOX, CHECK_WIDTH = 16, 38
#: Columns of a few words have a width of their own; the others share what is left.
_WIDTHS = {Column.WHO: 84, Column.PROMISE: 112, Column.STATE: 122}
_SHARES = {Column.SUBJECT: 38, Column.RESIDENT: 22, Column.ROUTE: 40}
#: Below which width (of the table) a column goes.
_GOES_BELOW = {Column.RESIDENT: 640, Column.ROUTE: 520, Column.WHO: 460}


class BoardDelegate(WorkListDelegate):
    """The cells of a list of work, behind a box that says whether the row is chosen."""

    _on = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = index.model().index(index.row(), CHECK)
        chosen = box.data(Qt.ItemDataRole.CheckStateRole)
        self._on = chosen == Qt.CheckState.Checked
        if index.column() == CHECK:
            self._paint_check(painter, option)
        else:
            self._column = Column(index.column() - 1)
            RowDelegate.paint(self, painter, option, index)

    def ground(self, option: Any) -> QColor | None:
        return self.theme.colour("chosen") if self._on else super().ground(option)

    def _paint_check(self, painter: QPainter, option: Any) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_ground(painter, rect, (self.ground(option), self.theme.colour("edge")))
        place = QRect(0, 0, BOX, BOX)
        place.moveCenter(rect.center())
        draw_box(painter, place, self.theme, on=self._on)
        painter.restore()


class CheckHeader(QHeaderView):
    """A header whose first section is a box for all rows."""

    def __init__(self, theme: Theme, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._rows = theme, model
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == CHECK:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRect(0, 0, BOX, BOX)
            place.moveCenter(rect.center())
            draw_box(painter, place, self._theme, on=self._rows.all_chosen)


def draw_box(painter: QPainter, place: QRect, theme: Theme, *, on: bool) -> None:
    """A box, with a tick when it is on."""
    painter.setPen(theme.colour("accent" if on else "field_edge"))
    painter.setBrush(theme.colour("accent" if on else "field"))
    painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 3, 3)
    if on:
        ratio = painter.device().devicePixelRatioF()
        tick = icons.pixmap("check", theme.colour("on_accent").name(), BOX - 4, ratio)
        painter.drawPixmap(place.left() + 2, place.top() + 2, tick)


class BoardTable(QObject):
    """How the table behaves: a click on a box or the space bar chooses, Shift chooses a stretch."""

    def __init__(self, table: QTableView, model: BoardModel, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._last = 0
        self._current: tuple[int, int] | None = None  # id and row of the handover with the cursor
        self._delegate = BoardDelegate(theme, table)
        table.setModel(model)
        table.setItemDelegate(self._delegate)
        self._header = CheckHeader(theme, model, table)
        table.setHorizontalHeader(self._header)
        table.verticalHeader().hide()
        height = row_height(table.fontMetrics().height())
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(height)
        table.verticalHeader().setMinimumSectionSize(height)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setDragEnabled(True)
        table.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        table.setMouseTracking(True)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        self._header.sectionClicked.connect(self._on_section_clicked)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.chosen_changed.connect(self._header.viewport().update)
        theme.changed.connect(table.viewport().update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._table.viewport():
            self._arrange()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self._table and self._on_key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return watched is not self._table and self._on_press(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self._model.toggle(self._table.currentIndex())
            return True
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._model.toggle_all()
            return True
        return False

    def _on_press(self, event: QMouseEvent) -> bool:
        index = self._table.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return False
        last, self._last = self._last, index.row()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            first, end = sorted((last, index.row()))
            self._model.choose_rows(first, end)
            return True
        wanted = index.column() == CHECK
        wanted |= bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if wanted:
            self._table.setFocus()
            self._table.setCurrentIndex(index.siblingAtColumn(CHECK + 1))
            self._model.toggle(index)
        return wanted

    @Slot()
    def _on_about_to_reset(self) -> None:
        index = self._table.currentIndex()
        row = self._model.row(index)
        self._current = (row.id, index.row()) if row is not None else None

    @Slot()
    def _on_reset(self) -> None:
        """Keep the cursor on its handover; where that is gone, on its row; at first, on the top."""
        id_, row = self._current or (0, 0)
        kept = self._model.row_of_id(id_)
        place = kept if kept >= 0 else min(row, self._model.rowCount() - 1)
        if place >= 0:
            self._table.setCurrentIndex(self._model.index(place, CHECK + 1))

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        if section == CHECK:
            self._model.toggle_all()
            return
        header, down = self._header, Qt.SortOrder.DescendingOrder
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        up = Qt.SortOrder.AscendingOrder
        order = down if again and header.sortIndicatorOrder() == up else up
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self._model.sort(section, order)

    def _arrange(self) -> None:
        """Divide the width; where there is little, what can be missed goes."""
        room = self._table.viewport().width()
        shown = [column for column in Column if room >= _GOES_BELOW.get(column, 0)]
        fixed = CHECK_WIDTH + sum(_WIDTHS.get(column, 0) for column in shown)
        whole = sum(_SHARES.get(column, 0) for column in shown)
        self._table.setColumnWidth(CHECK, CHECK_WIDTH)
        for column in Column:
            own = _WIDTHS.get(column) or (room - fixed) * _SHARES[column] // whole
            self._table.setColumnHidden(column + 1, column not in shown)
            self._table.setColumnWidth(column + 1, own)
