"""The views of a list of handovers that were kept under a name: choosing, keeping, dropping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.viewmodels.arrangement import Arrangement, as_json, from_json
from kcc_desktop.views.choice_box import place_of

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_work_list_page import Ui_WorkListPage
    from kcc_desktop.services.ports_lead import SavedView
    from kcc_desktop.viewmodels.kept_views import KeptViews
    from kcc_desktop.viewmodels.work_list import WorkListViewModel


class WorkListViews(QObject):
    """Binds what a form has for them to the `KeptViews` of the list that is shown.

    Signals:
        kept(): a name was given, and the view is being kept.
    """

    kept = Signal()

    def __init__(
        self,
        form: Ui_WorkListPage,
        viewmodel: WorkListViewModel,
        views: KeptViews,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form, self._viewmodel, self._views = form, viewmodel, views
        form.nameRow.hide()
        form.viewChoice.activated.connect(self._on_view_chosen)
        form.keepButton.clicked.connect(self._on_keep)
        form.dropButton.clicked.connect(self._on_drop)
        form.nameButton.clicked.connect(self._on_named)
        form.nameBox.returnPressed.connect(self._on_named)
        views.listed.connect(self._on_views_listed)

    def start(self) -> None:
        """Another list is shown."""
        self._views.open(f"list/{self._viewmodel.which}")

    @Slot()
    def _on_views_listed(self) -> None:
        box = self._form.viewChoice
        box.clear()
        box.addItem(self.tr("Standaard"), None)
        for view in self._views.views:
            box.addItem(plain.line(view.name, 60), view)
        box.setCurrentIndex(max(0, place_of(box, self._views.chosen)))
        self._form.dropButton.setVisible(self._views.chosen is not None)

    @Slot()
    def _on_view_chosen(self) -> None:
        view: SavedView | None = self._form.viewChoice.currentData()
        self._views.choose(view)
        self._viewmodel.arrange(from_json(view.arrangement) if view else Arrangement())

    @Slot()
    def _on_keep(self) -> None:
        self._form.nameRow.show()
        chosen = self._views.chosen
        self._form.nameBox.setText(chosen.name if chosen else "")
        self._form.nameBox.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_named(self) -> None:
        if self._form.nameBox.text().strip():
            self._form.nameRow.hide()
            self._views.keep(self._form.nameBox.text(), as_json(self._viewmodel.arrangement))
            self.kept.emit()

    @Slot()
    def _on_drop(self) -> None:
        self._views.drop()
