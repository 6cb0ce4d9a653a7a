"""Standard texts in the note: by their short key, or picked from those that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.lists import StandardText, fitting
from kcc_desktop.domain.roles import Right
from kcc_desktop.views.contact_note import SIGN

if TYPE_CHECKING:
    from kcc_desktop.viewmodels.contacts import ContactsViewModel
    from kcc_desktop.views.contact_note import NoteEdit
    from kcc_desktop.views.workplace import Workplace

MOST_SHOWN = 24


class StandardTexts(QObject):
    """Puts standard texts into the note of the contact in front."""

    def __init__(self, workplace: Workplace, contacts: ContactsViewModel, note: NoteEdit) -> None:
        super().__init__(workplace)
        self._workplace, self._contacts, self._note = workplace, contacts, note
        note.use_texts(self._text_for)
        words = self.tr("Standaardtekst invoegen…")
        spec = ActionSpec("contact.text", words, Menu.CONTACT, "Ctrl+J", Right.TAKE_CONTACTS)
        workplace.actions.add(spec, self.pick)

    @Slot()
    def pick(self) -> None:
        """Offer the texts for the product and the step at hand."""
        if self._contacts.front is None:
            return
        menu = QMenu(self._note)
        menu.setToolTipsVisible(True)
        for text in self._fitting()[:MOST_SHOWN]:
            title = plain.label(text.title, 60)
            action = menu.addAction(f"{title}\t{SIGN}{plain.line(text.key, 30)}")
            action.setToolTip(plain.tip(plain.lines(text.text, 600)))
            action.triggered.connect(
                lambda _checked=False, text=text: self._note.insert_text(text.text)
            )
        if menu.isEmpty():
            menu.deleteLater()
            self._workplace.toasts.say(self.tr("Er zijn nog geen standaardteksten."))
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._note.mapToGlobal(self._note.cursorRect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _fitting(self) -> tuple[StandardText, ...]:
        choices, draft = self._contacts.choices, self._contacts.front
        if choices is None or draft is None:
            return ()
        products = {one.product_id for one in draft.questions if one.product_id is not None}
        dossier = self._workplace.desk.dossiers.current
        told = dossier.told if dossier else None
        if told is not None and told.rows.case is not None and told.rows.case.product_id:
            products.add(told.rows.case.product_id)
        return fitting(choices.texts, products, told.trail.stage.value if told else "")

    def _text_for(self, key: str) -> str:
        choices = self._contacts.choices
        texts = choices.texts if choices else ()
        return next((one.text for one in texts if one.key.casefold() == key.casefold()), "")
