"""Articles that fit the conversation, at hand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_knowledge_panel import Ui_KnowledgePanel
from kcc_desktop.views.article_delegate import ArticleDelegate
from kcc_desktop.views.fitted_list import FittedHeight

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel


class KnowledgePanel(QFrame):
    """Shows the suggestions of a `KnowledgeViewModel`; a click or Enter opens one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_KnowledgePanel()
        self.form.setupUi(self)

    def bind(self, viewmodel: KnowledgeViewModel, theme: Theme) -> None:
        """Show the suggestions of `viewmodel`."""
        self._viewmodel = viewmodel
        best, view = self.form.best, self.form.suggestionList
        best.bind(theme)
        best.open_requested.connect(self._on_open_best)
        best.put_requested.connect(viewmodel.put_best)
        view.setModel(viewmodel.others)
        view.setItemDelegate(ArticleDelegate(theme, view))
        view.setMouseTracking(True)
        FittedHeight(view)
        view.activated.connect(self._on_activated)
        view.clicked.connect(self._on_activated)
        theme.changed.connect(view.viewport().update)
        viewmodel.suggested.connect(self._on_suggested)

    @Slot()
    def _on_suggested(self) -> None:
        viewmodel = self._viewmodel
        self.form.best.show_article(viewmodel.best, viewmodel.suggestions.words)
        self.form.suggestionList.setVisible(bool(viewmodel.others.rows))
        self.form.empty.setVisible(not viewmodel.suggestions.rows)
        self.form.empty.setText(
            self.tr("Geen artikel gevonden dat hierbij past. F4 opent de kennisbank.")
        )

    @Slot()
    def _on_open_best(self) -> None:
        if self._viewmodel.best is not None:
            self._viewmodel.open(self._viewmodel.best.id)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        hit: Hit = self._viewmodel.others.rows[index.row()]
        self._viewmodel.open(hit.id)
