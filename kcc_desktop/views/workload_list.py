"""How much work everyone has: a bar each, onto which handovers can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QPainter
from PySide6.QtWidgets import QListView

from kcc_desktop.models.board import MIME
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.views.painting import Run, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.services.board import Colleague

INSET, BAR, NUMBER = 12, 14, 34


class WorkloadDelegate(RowDelegate):
    """A name, a bar as long as their work, and how much that is."""

    HEIGHT = 33
    _dragged_over = False

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.most = 1
        self.under_drag = -1

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        self._dragged_over = index.row() == self.under_drag
        super().paint(painter, option, index)

    def paint_row(self, painter: QPainter, option: Any, row: Colleague) -> None:
        rect: QRect = option.rect
        ground = self.theme.colour("chosen") if self._dragged_over else self.ground(option)
        draw_row_ground(painter, rect, (ground, None))
        inner = rect.adjusted(INSET, 0, -INSET, 0)
        names = round(inner.width() * 0.48)
        soft = self.theme.colour("soft" if row.away else "text")
        name = QRect(inner.left(), inner.top(), names - 8, inner.height())
        draw_runs(painter, name, self.font(option, 13), [Run(self._name(row), soft)])
        room = inner.width() - names - NUMBER
        bar = QRectF(inner.left() + names, rect.center().y() - BAR / 2, 0, BAR)
        bar.setWidth(max(3.0, room * row.open / self.most) if row.open else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("future" if row.away else "accent"))
        painter.drawRoundedRect(bar, 2, 2)
        number = QRect(inner.right() - NUMBER + 8, inner.top(), NUMBER - 8, inner.height())
        draw_runs(painter, number, self.font(option, 13), [Run(str(row.open), soft)])
        if self._dragged_over:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _name(self, row: Colleague) -> str:
        if row.away is None:
            return row.name
        return self.tr("%1 (afwezig)").replace("%1", row.name)


class WorkloadList(QObject):
    """How the list behaves.

    Signals:
        dropped(Colleague): what is chosen was dropped on this colleague.
        chosen(Colleague): this colleague was chosen by key or mouse.
    """

    dropped = Signal(object)
    chosen = Signal(object)

    def __init__(self, view: QListView, model: RowsModel, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._delegate = WorkloadDelegate(theme, view)
        view.setModel(model)
        view.setItemDelegate(self._delegate)
        view.setMouseTracking(True)
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        view.activated.connect(self._on_activated)
        theme.changed.connect(view.viewport().update)
        model.modelReset.connect(self._on_reset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._mark(-1)
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            index = self._view.indexAt(event.position().toPoint())
            if kind == QEvent.Type.Drop:
                self._mark(-1)
                self._on_dropped(index)
                event.acceptProposedAction()
                return True
            return self._on_dragged(event, index)
        return super().eventFilter(watched, event)

    def _on_dragged(self, event: QDropEvent, index: QModelIndex) -> bool:
        self._mark(index.row())
        # Who does not accept that it comes in hears no more of it.
        event.setAccepted(index.isValid() or event.type() == QEvent.Type.DragEnter)
        return True

    def _on_dropped(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dropped.emit(self._model.rows[index.row()])

    def _mark(self, row: int) -> None:
        if row != self._delegate.under_drag:
            self._delegate.under_drag = row
            self._view.viewport().update()

    @Slot()
    def _on_reset(self) -> None:
        self._delegate.most = max([1, *(one.open for one in self._model.rows)])

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.rows[index.row()])
