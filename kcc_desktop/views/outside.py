"""What other programs do on request: mail an answer, call a resident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.contact import Channel, Direction
from kcc_desktop.domain.drafts import Someone
from kcc_desktop.domain.outside import mail_address, tel_address
from kcc_desktop.domain.roles import Right
from kcc_desktop.views.key_button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.party import Party
    from kcc_desktop.viewmodels.contacts import ContactsViewModel
    from kcc_desktop.views.workplace import Workplace


class Outside(QObject):
    """Puts its buttons on the answer, and opens `tel:` and `mailto:` for who asks for it."""

    def __init__(self, workplace: Workplace, contacts: ContactsViewModel) -> None:
        super().__init__(workplace)
        self._workplace, self._contacts = workplace, contacts
        actions = workplace.actions
        self._add("answer.mail", self.tr("Mail dit antwoord"), "Ctrl+Shift+M", self.mail_answer)
        self._add("party.call", self.tr("Bel deze bewoner"), "Ctrl+Shift+B", self.call)
        tell = KeyButton(actions["contact.finish"], self.tr("Vertel en rond af"))
        tell.setProperty("role", "primary")
        mail = KeyButton(actions["answer.mail"], shows_key=False)
        panel = workplace.file_page.form.answerPanel
        panel.add_actions(before=[tell, mail])
        self._needs_answer: list[QWidget] = [tell, mail]
        workplace.file_page.form.personCard.link_requested.connect(self.open_link)
        workplace.desk.dossiers.opened.connect(self._on_answer_changed)
        workplace.desk.dossiers.report_changed.connect(self._on_answer_changed)

    @Slot()
    def mail_answer(self) -> None:
        """Write a mail to the resident with the answer in it."""
        party, face = self._party(), self._workplace.file_page.form.answerPanel.face
        to = next(iter(party.emails), "") if party else ""
        if face is None or not to:
            self._workplace.toasts.say(self.tr("Van deze bewoner is geen e-mailadres bekend."))
            return
        number = f" {face.number}" if face.number else ""
        self.open_link(mail_address(to, self.tr("Uw melding") + number, face.text))

    @Slot()
    def call(self) -> None:
        """Call the resident whose file is open."""
        party = self._party()
        links = [tel_address(phone) for phone in party.phones] if party else []
        link = next((one for one in links if one), "")
        if not link:
            self._workplace.toasts.say(self.tr("Van deze bewoner is geen telefoonnummer bekend."))
            return
        self.open_link(link)

    @Slot(str)
    def open_link(self, link: str) -> None:
        """Have another program open `link`; calling somebody begins a contact."""
        if link.startswith("tel:") and self._contacts.front is None:
            self._begin_call()
        if link and not QDesktopServices.openUrl(QUrl.fromEncoded(link.encode())):
            self._workplace.toasts.say(
                self.tr("Op deze computer is geen programma dat dit kan openen.")
            )

    def _begin_call(self) -> None:
        party = self._party()
        self._contacts.begin(Someone(party.id, party.name) if party else None)
        key = self._contacts.channel_key(Channel.PHONE)
        self._contacts.filling.change_channel(Channel.PHONE, Direction.OUT, key)
        if self._contacts.front is not None:
            self._contacts.filled.emit(self._contacts.front)

    @Slot()
    def _on_answer_changed(self) -> None:
        dossier = self._workplace.desk.dossiers.current
        for button in self._needs_answer:
            button.setVisible(dossier is not None and dossier.told is not None)

    def _party(self) -> Party | None:
        dossier = self._workplace.desk.dossiers.current
        return dossier.file.party if dossier and dossier.file else None

    def _add(self, key: str, text: str, keys: str, slot: Callable[[], None]) -> None:
        spec = ActionSpec(key, text, Menu.REPORT, keys, Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, slot)
