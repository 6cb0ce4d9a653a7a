"""Knowledge beside the contact: articles that fit, instructions to read, colleagues to reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain import drafts
from kcc_desktop.domain.drafts import UsedArticle
from kcc_desktop.domain.roles import Right, may
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.reading import ReadingViewModel
from kcc_desktop.viewmodels.shelf import ShelfViewModel
from kcc_desktop.viewmodels.who_is_who import WhoIsWhoViewModel
from kcc_desktop.views.article_instructions import InstructionsPage
from kcc_desktop.views.contact_dock import ContactDock
from kcc_desktop.views.navigation import EntrySpec, Place
from kcc_desktop.views.parts.editing import EditingPart
from kcc_desktop.views.who_page import WhoPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.views.workplace import Workplace


def install(workplace: Workplace) -> None:
    """Put reading and writing into the workplace; reading goes along with the contacts."""
    KnowledgePart(workplace)
    EditingPart(workplace)


class KnowledgePart(QObject):
    """Joins the knowledge base with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._desk = workplace, desk
        self.reading = ReadingViewModel(desk.counter, workplace)
        self.shelf = ShelfViewModel(desk.counter, desk.knowledge)
        self.people = WhoIsWhoViewModel(desk.counter, desk.language, desk.clock, workplace)
        self.contacts = workplace.findChild(ContactsViewModel)
        self._add_pages()
        self._add_entries()
        self._add_actions()
        self._connect()
        self._follow_contacts()

    def _add_pages(self) -> None:
        workplace, desk = self._workplace, self._desk
        self.instructions_page, self.who_page = InstructionsPage(), WhoPage()
        look = (workplace.theme, desk.language, desk.clock)
        self.instructions_page.bind(self.reading, *look)
        self.who_page.bind(self.people, workplace.theme)
        workplace.knowledge_page.offer_shelves(self.shelf)
        workplace.add_page(self.instructions_page, "instructions")
        workplace.add_page(self.who_page, "who")

    def _add_entries(self) -> None:
        add = self._workplace.navigation.add
        add(
            EntrySpec("instructions", Place.KNOWLEDGE, self.tr("Werkinstructies")),
            self.open_instructions,
        )
        add(EntrySpec("who", Place.KNOWLEDGE, self.tr("Wie is wie")), self.open_who)

    def _add_actions(self) -> None:
        page = self._workplace.article_page
        self._add("put", self.tr("Zet in antwoord"), "Alt+Z", self.put)
        self._add("checklist", self.tr("Voorwaarden langslopen"), "Alt+V", page.go_through)
        self._add("remark", self.tr("Opmerking voor de redactie"), "Alt+O", self._on_remark)
        self._add("instructions", self.tr("Werkinstructies"), "Shift+F4", self.open_instructions)
        self._add("read", self.tr("Werkinstructie gelezen"), "Alt+G", self.reading.mark_read)
        self._add("who", self.tr("Wie is wie"), "Alt+W", self.open_who)

    def _add(self, key: str, text: str, keys: str, slot: Callable[[], object]) -> None:
        spec = ActionSpec(f"knowledge.{key}", text, Menu.KNOWLEDGE, keys)
        self._workplace.actions.add(spec, slot)

    def _connect(self) -> None:
        workplace, desk, reading = self._workplace, self._desk, self.reading
        page = workplace.article_page
        desk.signed_in.connect(self._on_signed_in)
        desk.changed.connect(self._on_changed)
        desk.knowledge.put_in_answer.connect(self._on_put)
        page.put_requested.connect(desk.knowledge.put)
        page.remark_sent.connect(reading.say)
        page.refused.connect(workplace.toasts.say)
        reading.instructions_listed.connect(self._on_instructions_listed)
        reading.remark_kept.connect(self._on_remark_kept)
        reading.published.connect(desk.knowledge.refresh)
        reading.failed.connect(self._on_failed)
        self.people.failed.connect(self._on_failed)
        self.who_page.address_requested.connect(self._on_address_requested)

    def _follow_contacts(self) -> None:
        """Look for what fits the note while it is written."""
        dock = self._workplace.window.findChild(ContactDock)
        if self.contacts is None or dock is None:
            return
        dock.form.note.written.connect(self._desk.knowledge.suggest_for_note)
        self.contacts.front_changed.connect(self._on_front_changed)

    # --- commands

    @Slot()
    def open_instructions(self) -> None:
        """Show the work instructions."""
        self._show(self.instructions_page)
        self.instructions_page.start()

    @Slot()
    def open_who(self) -> None:
        """Show who is who."""
        self._show(self.who_page)
        self.who_page.start()

    @Slot()
    def put(self) -> None:
        """Put what is read, or else what fits best, in the answer."""
        if self._is_reading():
            self._workplace.article_page.put()
        else:
            self._desk.knowledge.put_best()

    def _show(self, page: QWidget) -> None:
        self._workplace.show_page(page)

    def _is_reading(self) -> bool:
        return self._workplace.current_page() is self._workplace.article_page

    @Slot()
    def _on_remark(self) -> None:
        if self._is_reading():
            self._workplace.article_page.remark()

    # --- what happens

    @Slot(object)
    def _on_signed_in(self, actor: Actor) -> None:
        self._workplace.article_page.allow_editing(may(actor, Right.EDIT_KNOWLEDGE))
        self.reading.begin()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not changes.touch("article"):
            return
        self.reading.refresh()
        self._desk.knowledge.refresh()
        if self._workplace.current_page() is self._workplace.knowledge_page:
            self.shelf.open()
        shown = self._workplace.article_page.article
        if shown is not None and changes.touch("article", shown.id) and self._is_reading():
            self._workplace.article_page.tell(
                self.tr("De redactie heeft dit artikel zojuist gewijzigd. Open het opnieuw.")
            )

    @Slot(object, str, str)
    def _on_put(self, article: Article, part: str, text: str) -> None:
        contacts = self.contacts
        if contacts is None:
            return
        if contacts.front is None:
            contacts.begin()
        used = UsedArticle(article.id, article.title, article.version, part)
        contacts.filling.change(lambda draft: _with(draft, used, text))
        self._workplace.toasts.say(self.tr("In de kladnotitie gezet."))

    @Slot(object)
    def _on_front_changed(self, draft: Draft | None) -> None:
        self._workplace.want_side(wanted=draft is not None)
        self._desk.knowledge.suggest_for_note(draft.note if draft else "")

    @Slot(int)
    def _on_instructions_listed(self, unread: int) -> None:
        words = self.tr("%n nieuw", "", unread) if unread else ""
        self._workplace.navigation.set_badge("instructions", words)

    @Slot()
    def _on_remark_kept(self) -> None:
        self._workplace.toasts.say(self.tr("De redactie heeft uw opmerking. Dank u wel."))

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._desk.language))

    @Slot(object)
    def _on_address_requested(self, address: QUrl) -> None:
        if not QDesktopServices.openUrl(address):
            words = self.tr("Er is geen programma dat dit opent: %1")
            self._workplace.toasts.say(words.replace("%1", address.path()))


def _with(draft: Draft, used: UsedArticle, text: str) -> Draft:
    """The contact with this text at the end of its note, and the article among those used."""
    note = f"{draft.note.rstrip()}\n{text}".lstrip("\n")
    return replace(drafts.used(draft, used), note=note)
