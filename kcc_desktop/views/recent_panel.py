"""What was opened last, at the foot of the left column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_recent_panel import Ui_RecentPanel
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.views.fitted_list import FittedHeight
from kcc_desktop.views.painting import Run, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.recent import RecentViewModel


class RecentPanel(QFrame):
    """Shows a `RecentViewModel`.

    Signals:
        hit_requested(Hit): it is to be opened again.
    """

    hit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_RecentPanel()
        self.form.setupUi(self)

    def bind(self, viewmodel: RecentViewModel, theme: Theme) -> None:
        """Show what `viewmodel` remembers."""
        self._viewmodel, self._theme = viewmodel, theme
        view = self.form.recentList
        view.setModel(viewmodel.rows)
        view.setItemDelegate(RecentDelegate(theme, view))
        view.setMouseTracking(True)
        FittedHeight(view)
        view.activated.connect(self._on_activated)
        view.clicked.connect(self._on_activated)
        viewmodel.rows.modelReset.connect(self._on_changed)
        theme.changed.connect(view.viewport().update)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        some = bool(self._viewmodel.rows.rows)
        self.form.recentList.setVisible(some)
        self.form.recentEmpty.setVisible(not some)
        if some:
            self.form.recentList.setCurrentIndex(self._viewmodel.rows.index(0))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.hit_requested.emit(self._viewmodel.rows.rows[index.row()])


class RecentDelegate(RowDelegate):
    """Icon and name; the one that is open has a bar before it."""

    HEIGHT = 34

    def paint_row(self, painter: QPainter, option: Any, row: Hit) -> None:
        rect: QRect = option.rect
        ground = self.ground(option)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        icon = "party" if row.group is HitGroup.PARTY else "case"
        accent = self.theme.tokens.accent
        drawn = icons.pixmap(icon, accent, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + 10, rect.center().y() - 7, drawn)
        words = rect.adjusted(34, 0, -8, 0)
        name = [Run(plain.line(row.title, 120), self.theme.colour("text"))]
        draw_runs(painter, words, self.font(option, 14), name)
