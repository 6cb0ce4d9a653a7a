"""The work instructions: which are still to be read, and the one being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_article_instructions import Ui_ArticleInstructions
from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.viewmodels.reading import unread_word
from kcc_desktop.views.article_row_delegate import ArticleRowDelegate, RowFace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.reading import Instruction
    from kcc_desktop.viewmodels.reading import ReadingViewModel


class InstructionsPage(QWidget):
    """Shows the instructions of a `ReadingViewModel`; moving through the list reads them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ArticleInstructions()
        self.form.setupUi(self)
        self._article: Article | None = None

    def bind(
        self,
        reading: ReadingViewModel,
        theme: Theme,
        language: Language,
        clock: Callable[[], datetime],
    ) -> None:
        """Show the instructions of `reading`."""
        self._reading, self._theme = reading, theme
        self._language, self._clock = language, clock
        view = self.form.instructionList
        view.setModel(reading.instructions)
        view.setItemDelegate(ArticleRowDelegate(theme, view, self._face))
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.form.readButton.clicked.connect(reading.mark_read)
        reading.instructions_listed.connect(self._on_listed)
        reading.instruction_opened.connect(self._on_opened)
        theme.changed.connect(self._show)
        self._on_listed(0)

    def start(self) -> None:
        """Take the keyboard at the first one that is to be read."""
        self.form.instructionList.setFocus()
        self._reading.refresh()

    @Slot(int)
    def _on_listed(self, unread: int) -> None:
        form, rows = self.form, self._reading.instructions.rows
        if not rows:
            form.state.setText(self.tr("Er zijn geen werkinstructies voor u."))
        elif unread:
            form.state.setText(self.tr("%n nog te lezen", "", unread))
        else:
            form.state.setText(self.tr("U hebt alles gelezen."))
        self._show_button()
        if rows and self.isVisible():
            self._choose_next()

    def _choose_next(self) -> None:
        """What was being read when it is unread still, else the first that is."""
        current, rows = self._reading.current, self._reading.instructions.rows
        ids = [one.line.id for one in rows]
        place = ids.index(current.line.id) if current and current.line.id in ids else 0
        if not rows[place].unread:
            place = 0
        self.form.instructionList.setCurrentIndex(self._reading.instructions.index(place))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._reading.open(self._reading.instructions.rows[current.row()])

    @Slot(object)
    def _on_opened(self, article: Article) -> None:
        self._article = article
        self._show()
        self._show_button()

    @Slot()
    def _show(self) -> None:
        if self._article is not None:
            self.form.articleText.show_article(self._article, self._theme)
            self.form.articleText.setAccessibleName(plain.line(self._article.title))

    def _show_button(self) -> None:
        current = self._reading.current
        self.form.readButton.setEnabled(current is not None and current.unread)

    def _face(self, row: Instruction) -> RowFace:
        today = local(self._clock()).date()
        day = short_day(local(row.line.updated_at).date(), self._language, today)
        detail = self.tr("bijgewerkt %1").replace("%1", day)
        return RowFace(row.line.title, detail, unread_word(row), "warn")
