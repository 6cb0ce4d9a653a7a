"""Other reports of the same kind near the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRect, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_near_panel import Ui_NearPanel
from kcc_desktop.views.fitted_list import FittedHeight
from kcc_desktop.views.painting import Run, draw_badge, draw_row_ground, draw_runs
from kcc_desktop.views.row_delegate import RowDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.around import AroundViewModel, NearRow


class NearPanel(QFrame):
    """Shows the near reports of an `AroundViewModel`; a click or Enter opens one.

    Signals:
        hit_requested(Hit): a near report is to be opened.
    """

    hit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_NearPanel()
        self.form.setupUi(self)

    def bind(self, viewmodel: AroundViewModel, theme: Theme) -> None:
        """Show the near reports of `viewmodel`."""
        self._viewmodel = viewmodel
        view = self.form.nearList
        view.setModel(viewmodel.near)
        view.setItemDelegate(NearDelegate(theme, view))
        view.setMouseTracking(True)
        FittedHeight(view)
        view.activated.connect(self._on_activated)
        view.clicked.connect(self._on_activated)
        theme.changed.connect(view.viewport().update)
        viewmodel.near_found.connect(self._on_near_found)

    @Slot()
    def _on_near_found(self) -> None:
        viewmodel = self._viewmodel
        self.setVisible(bool(viewmodel.near.rows))
        title = self.tr("In de buurt")
        street = viewmodel.street
        self.form.title.setText(f"{title} ({street})" if street else title)
        self.form.summary.setText(viewmodel.summary)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row: NearRow = self._viewmodel.near.rows[index.row()]
        self.hit_requested.emit(row.hit)


class NearDelegate(RowDelegate):
    """Title, place and day, badge with the step."""

    HEIGHT = 46

    def paint_row(self, painter: QPainter, option: Any, row: NearRow) -> None:
        rect: QRect = option.rect
        draw_row_ground(painter, rect, (self.ground(option), None))
        font = self.font(option, 12, QFont.Weight.Medium)
        ground, ink = self.badge_colours(self.ground(option), row.tone)
        right = draw_badge(
            painter, rect.right() - 12, rect.center().y(), font, row.badge, ground, ink
        )
        left = rect.left() + 12
        first = QRect(left, rect.top() + 5, right - 8 - left, 18)
        title = [Run(row.title, self.theme.colour("text"))]
        draw_runs(painter, first, self.font(option, 13, QFont.Weight.Medium), title)
        second = QRect(left, rect.top() + 24, right - 8 - left, 16)
        detail = [Run(row.detail, self.theme.colour("soft"))]
        draw_runs(painter, second, self.font(option, 12), detail)
