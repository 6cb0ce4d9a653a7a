"""The page of the synonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_editing_synonyms import Ui_EditingSynonyms
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.views.article_row_delegate import ArticleRowDelegate, RowFace

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.editing_synonyms import SynonymsViewModel


class SynonymsPage(QWidget):
    """Shows the pairs of a `SynonymsViewModel`; Enter in the second word adds a pair.

    Signals:
        back_requested(): go back to the list of the editors.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EditingSynonyms()
        self.form.setupUi(self)
        self.form.backButton.clicked.connect(self.back_requested)

    def bind(self, viewmodel: SynonymsViewModel, theme: Theme, language: Language) -> None:
        """Show the pairs of `viewmodel`."""
        self._viewmodel, self._theme, self._language = viewmodel, theme, language
        form = self.form
        form.pairs.setModel(viewmodel.pairs)
        form.pairs.setItemDelegate(ArticleRowDelegate(theme, form.pairs, _face))
        form.filterBox.textChanged.connect(viewmodel.filter)
        form.addButton.clicked.connect(self._on_add)
        form.other.returnPressed.connect(self._on_add)
        form.word.returnPressed.connect(form.other.setFocus)
        form.removeButton.clicked.connect(self._on_remove)
        viewmodel.listed.connect(self._on_listed)
        viewmodel.added.connect(self._on_added)
        viewmodel.failed.connect(self._on_failed)
        theme.changed.connect(self._paint)
        self._paint()

    def start(self) -> None:
        """Take the keyboard in the first word."""
        self.form.word.setFocus()
        self._viewmodel.refresh()

    @Slot()
    def _paint(self) -> None:
        self.form.backButton.setIcon(icons.icon("back", self._theme.colour("accent")))
        self.form.pairs.viewport().update()

    @Slot()
    def _on_listed(self) -> None:
        count = self._viewmodel.pairs.rowCount()
        self.form.state.setText(self.tr("%n paar/paren", "", count))
        self.form.removeButton.setEnabled(count > 0)
        self.form.pairs.setCurrentIndex(self._viewmodel.pairs.index(0))

    @Slot()
    def _on_add(self) -> None:
        self.form.fault.clear()
        self._viewmodel.add(self.form.word.text(), self.form.other.text())

    @Slot()
    def _on_added(self) -> None:
        self.form.word.clear()
        self.form.other.clear()
        self.form.word.setFocus()

    @Slot()
    def _on_remove(self) -> None:
        index = self.form.pairs.currentIndex()
        if index.isValid():
            self._viewmodel.remove(self._viewmodel.pairs.rows[index.row()])

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.form.fault.setText(plain.lines(said.in_(self._language), 400))


def _face(pair: Synonym) -> RowFace:
    return RowFace(pair.word, pair.other)
