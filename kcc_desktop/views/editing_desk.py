"""What waits for an editor, pile by pile, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from kcc_desktop._assets.ui_editing_desk import Ui_EditingDesk
from kcc_desktop.desk import plain
from kcc_desktop.domain.missed import MissedSearch
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.services.ports_knowledge import ArticleLine, Feedback
from kcc_desktop.viewmodels.editing import Pile
from kcc_desktop.views.article_row_delegate import ArticleRowDelegate
from kcc_desktop.views.editing_faces import Faces

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language
    from kcc_desktop.viewmodels.editing import EditingViewModel

Row = ArticleLine | Feedback | MissedSearch


class EditingDeskPage(QWidget):
    """Shows the piles of an `EditingViewModel`; Enter writes in what is chosen.

    Signals:
        article_requested(int): write in the article with this id.
        new_requested(): write a new article.
        missed_requested(MissedSearch): write an article that answers this search.
        synonyms_requested(): show the synonyms.
    """

    article_requested = Signal(int)
    new_requested = Signal()
    missed_requested = Signal(object)
    synonyms_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EditingDesk()
        self.form.setupUi(self)
        form = self.form
        self._buttons = {
            Pile.WRITING: form.writing,
            Pile.REVIEWING: form.reviewing,
            Pile.REMARKS: form.remarks,
            Pile.MISSED: form.missed,
            Pile.EVERYTHING: form.everything,
        }
        self._names = {pile: button.text() for pile, button in self._buttons.items()}

    def bind(
        self,
        editing: EditingViewModel,
        theme: Theme,
        language: Language,
        clock: Callable[[], datetime],
    ) -> None:
        """Show the piles of `editing`."""
        self._editing, self._language, self._clock = editing, language, clock
        form, faces = self.form, Faces(language, clock)
        form.lines.setModel(editing.rows)
        form.lines.setItemDelegate(ArticleRowDelegate(theme, form.lines, faces.face))
        form.lines.selectionModel().currentChanged.connect(self._on_current_changed)
        form.lines.activated.connect(self._on_activated)
        form.lines.installEventFilter(self)
        group = QButtonGroup(self)
        for pile, button in self._buttons.items():
            group.addButton(button)
            button.setChecked(pile is editing.pile)
        group.buttonClicked.connect(self._on_pile_chosen)
        form.filterBox.textChanged.connect(editing.filter)
        form.filterBox.installEventFilter(self)
        form.newButton.clicked.connect(self.new_requested)
        form.synonymsButton.clicked.connect(self.synonyms_requested)
        form.openButton.clicked.connect(self._on_open)
        form.doneButton.clicked.connect(self._on_done)
        editing.listed.connect(self._on_listed)
        editing.replied.connect(form.reply.clear)
        theme.changed.connect(form.lines.viewport().update)
        self._on_listed()

    def start(self) -> None:
        """Take the keyboard in the list."""
        self.form.lines.setFocus()
        self._editing.refresh()

    def choose(self, pile: Pile) -> None:
        """Show this pile."""
        self._buttons[pile].setChecked(True)
        self._editing.choose(pile)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.form.filterBox and (enters or event.key() == Qt.Key.Key_Down):
                self.form.lines.setFocus()
                return True
        return super().eventFilter(watched, event)

    @property
    def _row(self) -> Row | None:
        index = self.form.lines.currentIndex()
        return self._editing.rows.rows[index.row()] if index.isValid() else None

    @Slot()
    def _on_pile_chosen(self) -> None:
        chosen = next(pile for pile, button in self._buttons.items() if button.isChecked())
        self._editing.choose(chosen)

    @Slot()
    def _on_listed(self) -> None:
        editing = self._editing
        for pile, button in self._buttons.items():
            button.setText(f"{self._names[pile]}  {len(editing.pile_of(pile))}")
        count = editing.rows.rowCount()
        empty = self.tr("Hier wacht niets.") if editing.desk else self.tr("Even geduld…")
        self.form.state.setText(self._explanation(editing.pile) if count else empty)
        self.form.lines.setCurrentIndex(editing.rows.index(0))
        self._show_side()

    def _explanation(self, pile: Pile) -> str:
        return {
            Pile.WRITING: self.tr("Deze versies leest nog niemand anders."),
            Pile.REVIEWING: self.tr(
                "Deze artikelen moeten binnen twee weken worden gecontroleerd."
            ),
            Pile.REMARKS: self.tr("Wat collega’s over een artikel zeggen."),
            Pile.MISSED: self.tr("Hiernaar is gezocht zonder resultaat, in de laatste 60 dagen."),
            Pile.EVERYTHING: self.tr("Alle artikelen, ook die niemand meer ziet."),
        }[pile]

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self) -> None:
        self._show_side()

    def _show_side(self) -> None:
        row, form = self._row, self.form
        form.side.setVisible(row is not None)
        if row is None:
            return
        title, text, button = self._side(row)
        form.sideTitle.setText(plain.line(title, 200))
        form.sideText.setText(plain.lines(text, 1500))
        form.openButton.setText(button)
        form.openButton.setAccessibleName(button)
        is_remark = isinstance(row, Feedback)
        form.reply.setVisible(is_remark)
        form.replyLabel.setVisible(is_remark)
        form.doneButton.setVisible(not isinstance(row, ArticleLine))

    def _side(self, row: Row) -> tuple[str, str, str]:
        """Title, text, and what the button does."""
        if isinstance(row, Feedback):
            passage = f"“{row.passage}”\n\n" if row.passage else ""
            return row.article_title, f"{passage}{row.text}\n\n{row.who}", self.tr("Open artikel")
        if isinstance(row, MissedSearch):
            words = self.tr("%1 keer gezocht, het laatst op %2.").replace("%1", str(row.times))
            today = local(self._clock()).date()
            last = words.replace("%2", short_day(row.last_day, self._language, today))
            return row.shown, last, self.tr("Maak artikel")
        return row.open_title or row.title, row.answer, self.tr("Open artikel")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_open()

    @Slot()
    def _on_open(self) -> None:
        row = self._row
        if isinstance(row, MissedSearch):
            self.missed_requested.emit(row)
        elif isinstance(row, Feedback):
            self.article_requested.emit(row.article_id)
        elif row is not None:
            self.article_requested.emit(row.id)

    @Slot()
    def _on_done(self) -> None:
        row = self._row
        if isinstance(row, MissedSearch):
            self._editing.settle(row)
        elif isinstance(row, Feedback):
            self._editing.reply(row, self.form.reply.toPlainText())
