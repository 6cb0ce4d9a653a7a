"""The knowledge base: search in it, and open what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_knowledge_page import Ui_KnowledgePage
from kcc_desktop.views.article_delegate import ArticleDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel


class KnowledgePage(QWidget):
    """Shows the results of a `KnowledgeViewModel`; Enter opens the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_KnowledgePage()
        self.form.setupUi(self)

    def bind(self, viewmodel: KnowledgeViewModel, theme: Theme) -> None:
        """Search with `viewmodel`."""
        self._viewmodel = viewmodel
        form = self.form
        form.articleList.setModel(viewmodel.results)
        form.articleList.setItemDelegate(ArticleDelegate(theme, form.articleList))
        form.articleList.setMouseTracking(True)
        form.articleList.activated.connect(self._on_activated)
        form.articleList.clicked.connect(self._on_activated)
        form.knowledgeBox.textChanged.connect(viewmodel.search)
        form.knowledgeBox.installEventFilter(self)
        theme.changed.connect(form.articleList.viewport().update)
        viewmodel.searched.connect(self._on_searched)
        viewmodel.cleared.connect(self._on_cleared)
        self._on_cleared()

    def start(self) -> None:
        """Take the keyboard, with what was searched before chosen to be typed over."""
        self.form.knowledgeBox.setFocus()
        self.form.knowledgeBox.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._enter_list()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated(self._viewmodel.results.index(0))
                return True
        return super().eventFilter(watched, event)

    def _enter_list(self) -> None:
        if not self._viewmodel.results.rows:
            return
        self.form.articleList.setFocus()
        self.form.articleList.setCurrentIndex(self._viewmodel.results.index(0))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        count = self._viewmodel.results.rowCount()
        if count:
            self.form.state.setText(self.tr("%n artikel(en)", "", count))
        else:
            self.form.state.setText(
                self.tr("Niets gevonden voor “%1”.").replace("%1", text.strip()[:60])
            )

    @Slot()
    def _on_cleared(self) -> None:
        self.form.state.setText(
            self.tr("Typ twee letters of meer. Pijl omlaag kiest, Enter opent.")
        )

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self._viewmodel.open(self._viewmodel.results.rows[index.row()].id)
