"""Making a new party, linking doubles, and saying who speaks for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QPushButton

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.drafts import Someone
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.roles import Right
from kcc_desktop.viewmodels.parties import Linked, PartiesViewModel
from kcc_desktop.viewmodels.person import address_line
from kcc_desktop.views.party_form import PartyForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.party import Party
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.parties_desk import Same
    from kcc_desktop.viewmodels.contacts import ContactsViewModel
    from kcc_desktop.viewmodels.dossier import Dossier
    from kcc_desktop.views.workplace import Workplace


class PartyTools(QObject):
    """Puts the work on parties into the workplace."""

    def __init__(self, workplace: Workplace, contacts: ContactsViewModel) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._contacts = workplace, contacts
        self.parties = PartiesViewModel(desk.counter, workplace)
        self.form = PartyForm(self.parties, desk.language, workplace.window)
        self._same: Same | None = None
        self._add("party.new", self.tr("Nieuwe bewoner…"), "Ctrl+Shift+N", self.start_new)
        self._add("party.same", self.tr("Zelfde persoon? Koppel"), "Ctrl+Shift+K", self.show_same)
        self._add(
            "contact.behalf", self.tr("Namens iemand anders…"), "Ctrl+Shift+O", self.show_behalf
        )
        self.same_button = QPushButton(self.tr("Zelfde persoon? Koppel"))
        self.same_button.clicked.connect(self.show_same)
        self.same_button.hide()
        card = workplace.file_page.form.personCard
        card.form.layout_.addWidget(self.same_button)
        self.parties.proposed.connect(self.form.start)
        self.parties.added.connect(self._on_added)
        self.parties.same_found.connect(self._on_same_found)
        self.parties.linked.connect(self._on_linked)
        self.parties.unlinked.connect(self._on_unlinked)
        self.parties.failed.connect(self._on_failed)
        self.parties.found_empty.connect(workplace.window.form.welcomePage.say_empty)
        self.parties.added.connect(self.parties.look_whether_empty)
        desk.signed_in.connect(self.parties.look_whether_empty)
        self.form.known_requested.connect(self._on_known_requested)
        desk.dossiers.opened.connect(self._on_opened)
        desk.settled.connect(self.parties.find_same)

    @Slot()
    def start_new(self) -> None:
        """Fill in a new party, beginning with what was looked for."""
        self._workplace.popup.hide()
        self.parties.propose(self._workplace.window.form.searchBox.text())

    @Slot()
    def show_same(self) -> None:
        """Offer who may be the same as the party that is open, and who is said to be."""
        same = self._same
        if same is None:
            return
        menu = QMenu(self._workplace.window)
        for party in same.likely:
            words = self.tr("Koppel %1").replace("%1", _described(party))
            menu.addAction(words).triggered.connect(
                lambda _checked=False, party=party: self.parties.link(party)
            )
        for link, party in same.linked:
            words = self.tr("Ontkoppel %1").replace("%1", _described(party))
            menu.addAction(words).triggered.connect(
                lambda _checked=False, link=link, party=party: self.parties.unlink(
                    link.id, party.name
                )
            )
        self._open(menu, self.same_button.mapToGlobal(self.same_button.rect().bottomLeft()))

    @Slot()
    def show_behalf(self) -> None:
        """Offer who may be calling for the party of the contact in front."""
        draft = self._contacts.front
        if draft is None:
            return
        menu = QMenu(self._workplace.window)
        for someone, role in self._representatives():
            words = self.tr("%1 belt (%2)").replace("%1", _safe(someone.name))
            menu.addAction(words.replace("%2", _safe(role))).triggered.connect(
                lambda _checked=False, someone=someone, role=role: self._contacts.filling.speak_for(
                    someone, role
                )
            )
        if draft.party is not None:
            words = self.tr("%1 belt voor iemand anders: zoek die op")
            menu.addAction(words.replace("%1", _safe(draft.party.name))).triggered.connect(
                self._on_speaks_for_another
            )
        if draft.made_by is not None:
            words = self.tr("Niemand: de bewoner belt zelf")
            menu.addAction(words).triggered.connect(lambda: self._contacts.filling.speak_for(None))
        if menu.isEmpty():
            self._workplace.toasts.say(self.tr("Zoek eerst de beller of de bewoner op."))
            return
        dock = self._workplace.contact_dock.geometry()
        window = self._workplace.window
        self._open(menu, window.form.contactDock.mapToGlobal(dock.topLeft() + QPoint(16, 40)))

    def _representatives(self) -> list[tuple[Someone, str]]:
        """Who may speak for the party of the contact in front, where its file is open."""
        draft, dossier = self._contacts.front, self._workplace.desk.dossiers.current
        if draft is None or draft.party is None or dossier is None or dossier.file is None:
            return []
        if dossier.file.party.id != draft.party.id:
            return []
        return [
            (Someone(one.representative_id, name), one.role)
            for one, name in dossier.file.representatives
        ]

    @Slot()
    def _on_speaks_for_another(self) -> None:
        """Who was looked up is the caller; whose contact it is, is looked up next."""
        draft = self._contacts.front
        if draft is not None:
            caller = draft.party
            self._contacts.filling.unlink_party()
            self._contacts.filling.speak_for(caller)
            self._workplace.start_search()

    @Slot(object, str)
    def _on_added(self, party_id: int, name: str) -> None:
        self._workplace.desk.open(Hit(HitGroup.PARTY, party_id, name, "", Match.EXACT))
        self._workplace.toasts.say(self.tr("%1 is vastgelegd.").replace("%1", plain.line(name, 60)))

    @Slot(object)
    def _on_known_requested(self, party: Party) -> None:
        hit = Hit(HitGroup.PARTY, party.id, party.name, "", Match.EXACT)
        self._workplace.desk.open(hit)

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        self._same = None  # that was about another party
        self.same_button.hide()
        self.parties.look_at(dossier)

    @Slot(object)
    def _on_same_found(self, same: Same) -> None:
        self._same = same
        self.same_button.setVisible(bool(same.likely))

    @Slot(object)
    def _on_linked(self, linked: Linked) -> None:
        words = self.tr("Gekoppeld met %1.").replace("%1", plain.line(linked.other, 60))
        self._workplace.toasts.say(words, lambda: self.parties.unlink(linked.link.id, linked.other))
        self._workplace.desk.dossiers.again()

    @Slot(str)
    def _on_unlinked(self, other: str) -> None:
        words = self.tr("Niet meer gekoppeld met %1.").replace("%1", plain.line(other, 60))
        self._workplace.toasts.say(words)
        self._workplace.desk.dossiers.again()

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        if not self.form.isVisible():
            self._workplace.toasts.say(said.in_(self._workplace.desk.language))

    def _open(self, menu: QMenu, at: QPoint) -> None:
        """Show `menu`, with its first entry chosen, and forget it once it is closed."""
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _add(self, key: str, text: str, keys: str, slot: Callable[[], None]) -> None:
        spec = ActionSpec(key, text, Menu.CONTACT, keys, Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, slot)


def _described(party: Party) -> str:
    house = "" if party.secret or not party.addresses else address_line(party.addresses[0])
    return " · ".join(part for part in (_safe(party.name), _safe(house)) if part)


def _safe(text: str) -> str:
    """As words of a menu: one plain line, in which nothing is a key."""
    return plain.label(text, 60)
