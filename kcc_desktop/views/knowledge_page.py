"""The knowledge base: its shelves, search in it, and open what is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from kcc_desktop._assets.ui_knowledge_page import Ui_KnowledgePage
from kcc_desktop.desk import plain
from kcc_desktop.domain.knowledge import ArticleKind
from kcc_desktop.views.article_delegate import ArticleDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.knowledge import Product
    from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel
    from kcc_desktop.viewmodels.shelf import ShelfViewModel


class KnowledgePage(QWidget):
    """Shows the results of a `KnowledgeViewModel`; Enter opens the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_KnowledgePage()
        self.form.setupUi(self)
        form = self.form
        self._kinds = {
            form.everything: None,
            form.articles: ArticleKind.ARTICLE,
            form.questions: ArticleKind.QA,
            form.instructions: ArticleKind.INSTRUCTION,
        }
        self._shelf: ShelfViewModel | None = None
        form.filterRow.hide()

    def bind(self, viewmodel: KnowledgeViewModel, theme: Theme) -> None:
        """Search with `viewmodel`."""
        self._viewmodel = viewmodel
        form = self.form
        form.articleList.setModel(viewmodel.results)
        form.articleList.setItemDelegate(ArticleDelegate(theme, form.articleList))
        form.articleList.setMouseTracking(True)
        form.articleList.activated.connect(self._on_activated)
        form.articleList.clicked.connect(self._on_activated)
        form.knowledgeBox.textChanged.connect(self._on_typed)
        form.knowledgeBox.installEventFilter(self)
        theme.changed.connect(form.articleList.viewport().update)
        viewmodel.searched.connect(self._on_searched)
        viewmodel.cleared.connect(self._on_cleared)
        self._on_cleared()

    def offer_shelves(self, shelf: ShelfViewModel) -> None:
        """Let kinds and products be chosen, and show what is new without a search."""
        self._shelf = shelf
        form = self.form
        group = QButtonGroup(self)
        for button in self._kinds:
            group.addButton(button)
        form.everything.setChecked(True)
        form.product.addItem(self.tr("Alle producten"), None)
        group.buttonClicked.connect(self._on_chosen)
        form.product.activated.connect(self._on_chosen)
        shelf.products_known.connect(self._on_products_known)
        shelf.listed.connect(self._on_listed)
        shelf.missed.connect(self._on_missed)
        form.filterRow.show()

    def start(self) -> None:
        """Take the keyboard, with what was searched before chosen to be typed over."""
        self.form.knowledgeBox.setFocus()
        self.form.knowledgeBox.selectAll()
        if self._shelf is not None:
            self._shelf.open()

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
    def _on_typed(self, text: str) -> None:
        if self._shelf is None:
            self._viewmodel.search(text)
        else:
            self._shelf.type(text)

    @Slot()
    def _on_chosen(self) -> None:
        kind = next((kind for button, kind in self._kinds.items() if button.isChecked()), None)
        if self._shelf is not None:
            self._shelf.choose(kind, self.form.product.currentData())

    @Slot(object)
    def _on_products_known(self, products: Sequence[Product]) -> None:
        box = self.form.product
        chosen = box.currentData()
        while box.count() > 1:
            box.removeItem(1)
        for product in products:
            box.addItem(plain.line(product.name, 80), product.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    @Slot(int)
    def _on_listed(self, count: int) -> None:
        words = self._shelf.wish.text.strip() if self._shelf else ""
        if not count:
            self.form.state.setText(self.tr("Hier staat niets van deze soort."))
        elif words:
            self.form.state.setText(self.tr("%n artikel(en)", "", count))
        else:
            self.form.state.setText(self.tr("Laatst bijgewerkt"))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        count = self._viewmodel.results.rowCount()
        if count:
            self.form.state.setText(self.tr("%n artikel(en)", "", count))
        else:
            self.form.state.setText(
                self.tr("Niets gevonden voor “%1”.").replace("%1", text.strip()[:60])
            )

    @Slot(str)
    def _on_missed(self, text: str) -> None:
        said = self.tr("Geen artikel over “%1”. De redactie ziet dat hiernaar is gezocht.")
        self.form.state.setText(said.replace("%1", plain.line(text, 60)))

    @Slot()
    def _on_cleared(self) -> None:
        self.form.state.setText(
            self.tr("Typ twee letters of meer. Pijl omlaag kiest, Enter opent.")
        )

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self._viewmodel.open(self._viewmodel.results.rows[index.row()].id)
