"""The contact in front: its note, its fields, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from kcc_desktop._assets.ui_contact_dock import Ui_ContactDock
from kcc_desktop.desk import plain
from kcc_desktop.domain.drafts import LACK_WORDS, Draft, Lack, Missing
from kcc_desktop.viewmodels.contact_face import kept_at, question_name
from kcc_desktop.views.contact_fields import ContactFields
from kcc_desktop.views.contact_links import ContactLinks
from kcc_desktop.views.key_button import KeyButton
from kcc_desktop.views.restyle import set_style_property

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.contacts import ContactsViewModel


#: How many of the buttons show their key; those of the others are in their tooltips.
MOST_KEYS = 3


class ContactDock(QFrame):
    """Shows the contact in front of a `ContactsViewModel`.

    Signals:
        wanted(bool): whether there is a contact to show.
    """

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ContactDock()
        self.form.setupUi(self)
        self.form.lackLine.hide()
        self.form.questionRow.hide()

    def bind(self, contacts: ContactsViewModel, theme: Theme, actions: Sequence[QAction]) -> None:
        """Show the contact in front of `contacts`, with buttons for `actions`."""
        self._contacts, self._theme = contacts, theme
        self.fields = ContactFields(self.form, contacts)
        self.links = ContactLinks(self.form.linkRow, contacts, theme)
        buttons = [KeyButton(action, shows_key=place < MOST_KEYS)
                   for place, action in enumerate(actions)]  # fmt: skip
        buttons[0].setProperty("role", "primary")
        self.form.buttonRow.replace(list[QWidget](buttons))
        self.form.noteFrame.setFocusProxy(self.form.note)  # it shows the focus of the note
        self.form.note.focus_changed.connect(self.form.noteFrame.update)
        self.form.note.written.connect(self._on_written)
        contacts.front_changed.connect(self._on_front_changed)
        contacts.filled.connect(self._on_filled)
        contacts.shut_changed.connect(self._on_shut_changed)
        contacts.kept.connect(self._on_kept)
        self._on_front_changed(contacts.front)

    def take_keyboard(self) -> None:
        """Put the cursor into the note."""
        self.form.note.setFocus()

    def has_keyboard(self) -> bool:
        """Whether what is typed goes into one of the fields here."""
        return QApplication.focusWidget() in self.findChildren(QWidget)

    @Slot(tuple)
    def show_missing(self, lacking: tuple[Missing, ...]) -> None:
        """Mark what is missing, and put the cursor into the first of it."""
        first = lacking[0]
        if first.lack is not Lack.PARTY:
            self._contacts.filling.work_on(first.question)
        here = self._contacts.front.at_question if self._contacts.front else 0
        lacks = {one.lack for one in lacking if one.lack is Lack.PARTY or one.question == here}
        self.fields.mark(lacks)
        self._say(" ".join(LACK_WORDS[one].in_(self._contacts.language) for one in Lack
                           if one in lacks))  # fmt: skip
        field = {Lack.QUESTION: self.form.question, Lack.OUTCOME: self.form.outcome}
        if first.lack in field:
            field[first.lack].setFocus()
        else:
            self.links.take_keyboard()

    @Slot(object)
    def show_fault(self, said: Said) -> None:
        """Say what could not be done."""
        self._say(said.in_(self._contacts.language))

    @Slot(str)
    def _on_written(self, text: str) -> None:
        self._contacts.filling.type(note=text)

    @Slot(object)
    def _on_front_changed(self, draft: Draft | None) -> None:
        self.setEnabled(not self._is_shut())
        self.wanted.emit(draft is not None)
        if draft is not None:
            self.form.noteState.setText(self.tr("Kladnotitie"))
            self._on_filled(draft)

    @Slot()
    def _on_shut_changed(self) -> None:
        """What is typed while the contact is being recorded would not be in it."""
        self.setEnabled(not self._is_shut())

    def _is_shut(self) -> bool:
        front = self._contacts.front
        return front is not None and self._contacts.is_shut(front.id)

    @Slot(object)
    def _on_filled(self, draft: Draft) -> None:
        self.form.note.show_text(draft.note)
        self.fields.show_draft(draft)
        self.links.show_draft(draft)
        self._show_questions(draft)
        self._say("")

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        self.form.noteState.setText(kept_at(at))

    def _show_questions(self, draft: Draft) -> None:
        several = len(draft.questions) > 1
        self.form.questionRow.setVisible(several)
        if not several:
            return
        tabs: list[QWidget] = [
            self._tab(question_name(question, place), place, chosen=place == draft.at_question)
            for place, question in enumerate(draft.questions)
        ]
        remove = QPushButton(self.tr("Vraag weghalen"))
        remove.setProperty("role", "quiet")
        remove.clicked.connect(lambda: self._contacts.filling.remove_question(draft.at_question))
        self.form.questionRow.replace([*tabs, remove])

    def _tab(self, text: str, place: int, *, chosen: bool) -> QPushButton:
        tab = QPushButton(plain.label(text))
        tab.setProperty("role", "pill")
        tab.setCheckable(True)
        tab.setChecked(chosen)
        tab.clicked.connect(lambda: self._contacts.filling.work_on(place))
        return tab

    def _say(self, text: str) -> None:
        self.form.lackLine.setText(text)
        self.form.lackLine.setVisible(bool(text))
        self.form.lackLine.setAccessibleName(text)
        if not text:
            self.fields.mark(set())
        set_style_property(self.form.noteFrame, "lacks", "")
