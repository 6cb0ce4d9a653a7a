"""Writing the knowledge base, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.article_versions import is_readable
from kcc_desktop.domain.roles import Right, may
from kcc_desktop.viewmodels.editing import EditingViewModel, Pile
from kcc_desktop.viewmodels.editing_draft import DraftViewModel
from kcc_desktop.viewmodels.editing_synonyms import SynonymsViewModel
from kcc_desktop.views.editing_desk import EditingDeskPage
from kcc_desktop.views.editing_form import EditingForm
from kcc_desktop.views.editing_synonyms import SynonymsPage
from kcc_desktop.views.navigation import EntrySpec, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.knowledge import Article, Synonym
    from kcc_desktop.domain.missed import MissedSearch
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.views.workplace import Workplace

_ENTRY = "editing"
#: Which changes of others an editor's list shows.
_SHOWN = ("article", "article_draft", "article_feedback", "missed_search")


class EditingPart(QObject):
    """Joins the editors' pages, which only they see, with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._desk = workplace, desk
        self.editing = EditingViewModel(desk.counter, workplace)
        self.drafts = DraftViewModel(desk.counter, workplace)
        self.synonyms = SynonymsViewModel(desk.counter, workplace)
        self._add_pages()
        self._add_actions()
        self._connect()

    def _add_pages(self) -> None:
        workplace, desk = self._workplace, self._desk
        look = (workplace.theme, desk.language, desk.clock)
        self.desk_page, self.form_page = EditingDeskPage(), EditingForm()
        self.synonyms_page = SynonymsPage()
        self.desk_page.bind(self.editing, *look)
        self.form_page.bind(self.drafts, *look)
        self.synonyms_page.bind(self.synonyms, workplace.theme, desk.language)
        for page in (self.desk_page, self.form_page, self.synonyms_page):
            workplace.add_page(page, _ENTRY)
        entry = EntrySpec(_ENTRY, Place.KNOWLEDGE, self.tr("Redactie"), Right.EDIT_KNOWLEDGE)
        workplace.navigation.add(entry, self.open)

    def _add_actions(self) -> None:
        self._add("open", self.tr("Redactie"), "Alt+R", self.open)
        self._add("missed", self.tr("Gezocht en niet gevonden"), "Alt+N", self._on_missed)
        self._add("new", self.tr("Nieuw artikel"), "Ctrl+Alt+N", self._on_new)
        self._add("edit", self.tr("Artikel bewerken"), "Alt+B", self._on_edit)
        self._add("publish", self.tr("Artikel publiceren"), "F12", self._on_publish)
        self._add("synonyms", self.tr("Synoniemen"), "", self._on_synonyms)

    def _add(self, key: str, text: str, keys: str, slot: Callable[[], object]) -> None:
        spec = ActionSpec(f"editing.{key}", text, Menu.KNOWLEDGE, keys, Right.EDIT_KNOWLEDGE)
        self._workplace.actions.add(spec, slot)

    def _connect(self) -> None:
        desk, page = self._desk, self.desk_page
        desk.signed_in.connect(self._on_signed_in)
        desk.changed.connect(self._on_changed)
        self._workplace.article_page.edit_requested.connect(self.drafts.open)
        self._workplace.page_changed.connect(self.drafts.keep)
        page.article_requested.connect(self.drafts.open)
        page.new_requested.connect(self._on_new)
        page.missed_requested.connect(self._on_missed_requested)
        page.synonyms_requested.connect(self._on_synonyms)
        self.form_page.back_requested.connect(self.open)
        self.synonyms_page.back_requested.connect(self.open)
        self.editing.listed.connect(self._on_listed)
        self.editing.failed.connect(self._on_failed)
        self.drafts.opened.connect(self._on_opened)
        self.drafts.published.connect(self._on_published)
        self.drafts.closed.connect(self.open)
        self.synonyms.removed.connect(self._on_synonym_removed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.drafts.keep)

    # --- commands

    @Slot()
    def open(self) -> None:
        """Show what waits for an editor."""
        self._workplace.show_page(self.desk_page)
        self.desk_page.start()

    @Slot()
    def _on_missed(self) -> None:
        self.open()
        self.desk_page.choose(Pile.MISSED)

    @Slot()
    def _on_new(self) -> None:
        self.drafts.begin()

    @Slot()
    def _on_edit(self) -> None:
        article = self._workplace.article_page.article
        if article is not None:
            self.drafts.open(article.id)

    @Slot()
    def _on_publish(self) -> None:
        if self._workplace.current_page() is self.form_page:
            self.form_page.publish()

    @Slot()
    def _on_synonyms(self) -> None:
        self._workplace.show_page(self.synonyms_page)
        self.synonyms_page.start()

    # --- what happens

    @Slot(object)
    def _on_signed_in(self, actor: Actor) -> None:
        if may(actor, Right.EDIT_KNOWLEDGE):
            self.editing.refresh()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        concerns = any(changes.touch(kind) for kind in _SHOWN)
        if concerns and may(self._desk.actor, Right.EDIT_KNOWLEDGE):
            self.editing.refresh()

    @Slot()
    def _on_listed(self) -> None:
        if self.editing.desk is not None:
            self.form_page.fields.offer(self.editing.desk)
        count = self.editing.urgent
        self._workplace.navigation.set_badge(_ENTRY, str(count) if count else "")

    @Slot(object)
    def _on_missed_requested(self, missed: MissedSearch) -> None:
        self.drafts.begin(missed=missed)

    @Slot()
    def _on_opened(self) -> None:
        self._workplace.show_page(self.form_page)
        self.form_page.start()

    @Slot(object)
    def _on_published(self, article: Article) -> None:
        now = is_readable(article, self._desk.clock())
        said = self.tr("Gepubliceerd: iedereen heeft het nu.")
        later = self.tr("Gepland: het komt vanzelf op zijn tijd.")
        self._workplace.toasts.say(said if now else later)
        self.open()

    @Slot(object)
    def _on_synonym_removed(self, pair: Synonym) -> None:
        words = self.tr("Weggehaald: %1 = %2").replace("%1", pair.word).replace("%2", pair.other)
        self._workplace.toasts.say(words, lambda: self.synonyms.add(pair.word, pair.other))

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._desk.language))
