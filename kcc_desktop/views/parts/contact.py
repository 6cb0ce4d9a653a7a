"""Taking contacts: the running ones at the left, the one in front at the bottom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.drafts import LinkedReport, Someone
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.roles import Right
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.finishing import FinishingViewModel
from kcc_desktop.views.contact_dock import ContactDock
from kcc_desktop.views.note_spelling import NoteSpelling
from kcc_desktop.views.outside import Outside
from kcc_desktop.views.party_tools import PartyTools
from kcc_desktop.views.roomy_area import RoomyArea
from kcc_desktop.views.running_contacts import RunningContacts
from kcc_desktop.views.standard_texts import StandardTexts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.dossier import Dossier
    from kcc_desktop.views.workplace import Workplace

MOST_KEYS = 9
#: The least height of the dock, and that of the page above it to make the dock higher, in pixels.
LEAST_DOCK, PAGE_ABOVE = 150, 180


def install(workplace: Workplace) -> None:
    """Put the contacts into the workplace.

    Other parts reach them by `workplace.findChild(ContactsViewModel)` and
    `workplace.findChild(FinishingViewModel)`.
    """
    ContactPart(workplace)


class ContactPart(QObject):
    """Joins the contacts with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._desk = workplace, desk
        self.contacts = ContactsViewModel(desk.counter, desk.language, desk.clock, workplace)
        self.finishing = FinishingViewModel(self.contacts, desk.counter, workplace)
        self._opened_for: int | None = None
        self._loose: Dossier | None = None  # opened while no contact was in front
        self._add_actions()
        self.outside = Outside(workplace, self.contacts)
        self.party_tools = PartyTools(workplace, self.contacts)
        self._add_widgets()
        actions = workplace.actions
        self.dock.links.use_actions(actions["party.new"], actions["contact.behalf"])
        note = self.dock.form.note
        self.texts = StandardTexts(workplace, self.contacts, note)
        self.spelling = NoteSpelling(workplace, note)
        self._connect()

    def _add_actions(self) -> None:
        contacts = self.contacts
        self._add("new", self.tr("Nieuw contact"), "F2", self.begin)
        self._add("finish", self.tr("Afronden"), "Ctrl+Return; Ctrl+Enter", self.finish)
        self._add("hand_over", self.tr("Overdragen…"), "F6", self._on_hand_over, Right.HAND_OVER)
        self._add(
            "callback", self.tr("Terugbelafspraak…"), "F7", self._on_callback, Right.HAND_OVER
        )
        self._add("question", self.tr("+ Vraag"), "Ctrl+Shift+Q", contacts.filling.ask_more)
        self._add("end_talk", self.tr("Gesprek is klaar: nawerk"), "F9", contacts.filling.end_talk)
        self._add("anonymous", self.tr("Anoniem contact"), "Ctrl+Shift+A", self._on_anonymous)
        self._add("note", self.tr("Naar de kladnotitie"), "F3", self._on_note)
        self._add("park", self.tr("Contact laten wachten"), "Shift+F2", contacts.park)
        self._add("next", self.tr("Volgende contact"), "Ctrl+Tab", contacts.switch_on)
        self._add("throw_away", self.tr("Contact weggooien"), "", self._on_throw_away)
        for place in range(MOST_KEYS):
            words = self.tr("Naar contact %1").replace("%1", str(place + 1))
            switch = partial(contacts.switch_to, place)
            self._add(f"switch_{place + 1}", words, f"Ctrl+{place + 1}", switch)

    def _add(
        self,
        key: str,
        text: str,
        keys: str,
        slot: Callable[[], object],
        right: Right = Right.TAKE_CONTACTS,
    ) -> None:
        spec = ActionSpec(f"contact.{key}", text, Menu.CONTACT, keys, right)
        self._workplace.actions.add(spec, slot)

    def _add_widgets(self) -> None:
        workplace, theme = self._workplace, self._workplace.theme
        actions = workplace.actions
        self.running = RunningContacts(self.contacts, theme, actions["contact.new"])
        workplace.navigation.contacts_layout.addWidget(self.running)
        self.dock = ContactDock()
        self._add_dock()
        shown = ("finish", "hand_over", "callback", "question")
        self.dock.bind(self.contacts, theme, [actions[f"contact.{key}"] for key in shown])

    def _add_dock(self) -> None:
        """On a low window the dock scrolls; else it gets all the height that it needs."""
        form = self._workplace.window.form
        area = RoomyArea(self.dock, LEAST_DOCK)
        area.height_lacked.connect(self._on_height_lacked, Qt.ConnectionType.QueuedConnection)
        self._workplace.contact_dock.addWidget(area)
        self.dock.wanted.connect(form.contactDock.setVisible)

    @Slot(int)
    def _on_height_lacked(self, needed: int) -> None:
        form = self._workplace.window.form
        whole, edge = form.work.height(), form.contactDock.frameSize().height()
        edge -= form.contactDock.contentsRect().height()
        if whole - needed - edge >= PAGE_ABOVE and form.contactDock.height() < needed + edge:
            form.work.setSizes([whole - needed - edge, needed + edge])

    def _connect(self) -> None:
        desk, contacts, finishing = self._desk, self.contacts, self.finishing
        desk.signed_in.connect(contacts.load)
        desk.signed_in.connect(self.spelling.load)
        desk.dossiers.opening.connect(self._on_opening)
        desk.dossiers.opened.connect(self._on_opened)
        desk.dossiers.report_changed.connect(self._on_report_changed)
        contacts.front_changed.connect(self._on_front_changed)
        contacts.recalled.connect(self._on_front_changed)
        self._workplace.page_changed.connect(self._on_page_changed)
        contacts.restored.connect(self._on_restored)
        contacts.failed.connect(self._on_failed)
        finishing.lacking.connect(self.dock.show_missing)
        finishing.failed.connect(self._on_not_finished)
        finishing.recorded.connect(self._on_recorded)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(contacts.close)

    # --- commands

    @Slot()
    def begin(self) -> None:
        """Begin a contact; who was looked up just before it is whose it is."""
        party, report = _links(self._loose)
        self.contacts.begin(party, report)
        if party is None and report is None:
            self._workplace.window.form.searchBox.clear()  # what was asked was somebody else's
            self._workplace.start_search()
        else:
            self.dock.take_keyboard()

    @Slot()
    def finish(self) -> None:
        """Tell the answer that is open and finish; from within the dock: finish."""
        dossier = self._in_sight()
        told = dossier.told if dossier else None
        if told is None or self.dock.has_keyboard():
            self.finishing.finish()
        else:
            self.finishing.tell_and_finish(told)

    @Slot()
    def _on_hand_over(self) -> None:
        self.contacts.handover_requested.emit(self.contacts.front or self._begun())

    @Slot()
    def _on_callback(self) -> None:
        self.contacts.callback_requested.emit(self.contacts.front or self._begun())

    def _begun(self) -> Draft:
        return self.contacts.begin(*_links(self._desk.dossiers.current))

    @Slot()
    def _on_anonymous(self) -> None:
        front = self.contacts.front
        self.contacts.filling.be_anonymous(anonymous=front is None or not front.anonymous)

    @Slot()
    def _on_note(self) -> None:
        if self.contacts.front is not None:
            self.dock.take_keyboard()

    @Slot()
    def _on_throw_away(self) -> None:
        draft = self.finishing.throw_away()
        if draft is not None:
            self._workplace.toasts.say(
                self.tr("Contact weggegooid."), lambda: self.contacts.put_back(draft)
            )

    # --- what happens

    @Slot()
    def _on_opening(self) -> None:
        front = self.contacts.front
        self._opened_for = front.id if front else None

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        party, report = _links(dossier)
        front = self.contacts.front
        self._loose = dossier if front is None else None
        if front is not None and front.id == self._opened_for and _fits(front, party):
            self.contacts.filling.link(party, report)
        self._on_page_changed()

    @Slot()
    def _on_report_changed(self) -> None:
        self._on_page_changed()

    @Slot(object)
    def _on_front_changed(self, draft: Draft | None) -> None:
        """Show whose contact it is: what was open before may be somebody else's."""
        if draft is None:
            return
        self._loose = None
        hit = _hit(draft)
        if _is_open(self._in_sight(), draft):
            self.dock.take_keyboard()
            return
        if hit is not None:
            self._desk.open(hit)
        else:
            self._workplace.show_page(self._workplace.window.form.welcomePage)
        self.dock.take_keyboard()

    @Slot()
    def _on_page_changed(self) -> None:
        """What is not in sight is not offered."""
        self.dock.links.offer(*_links(self._in_sight()))

    def _in_sight(self) -> Dossier | None:
        """The dossier that is shown."""
        in_sight = self._workplace.current_page() is self._workplace.file_page
        return self._desk.dossiers.current if in_sight else None

    @Slot(int)
    def _on_restored(self, count: int) -> None:
        words = self.tr("%n contact(en) van daarnet staan er nog.", "", count)
        self._workplace.toasts.say(words)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        words = said.in_(self._desk.language)
        if self.contacts.front is not None:
            self.dock.show_fault(said)
        else:
            self._workplace.toasts.say(words)

    @Slot(object)
    def _on_not_finished(self, said: Said) -> None:
        self.dock.take_keyboard()
        self._on_failed(said)

    @Slot()
    def _on_recorded(self) -> None:
        self._loose = None
        self._desk.refresh()
        self._workplace.toasts.say(self.tr("Contact vastgelegd."))
        if self.contacts.front is None:
            self._workplace.start_search()


def _fits(draft: Draft, party: Someone | None) -> bool:
    """Whether a dossier of `party` that is opened is what `draft` is about."""
    if draft.anonymous:
        return False
    return draft.party is None or (party is not None and party.id == draft.party.id)


def _hit(draft: Draft) -> Hit | None:
    """What to open for `draft`: the case it is about, else the party."""
    cases = (one for one in draft.reports if one.key.kind is ReportKind.CASE)
    case = next(cases, None)
    if case is not None:
        return Hit(HitGroup.CASE, case.key.id, case.title, "", Match.EXACT, case_id=case.key.id)
    if draft.party is not None:
        return Hit(HitGroup.PARTY, draft.party.id, draft.party.name, "", Match.EXACT)
    return None


def _is_open(dossier: Dossier | None, draft: Draft) -> bool:
    """Whether `dossier` is that of whom `draft` is with, about a report of it."""
    party, report = _links(dossier)
    if draft.party is not None and (party is None or party.id != draft.party.id):
        return False
    keys = {one.key for one in draft.reports}
    return bool(draft.party or keys) and (not keys or (report is not None and report.key in keys))


def _links(dossier: Dossier | None) -> tuple[Someone | None, LinkedReport | None]:
    """What of `dossier` a contact can be linked with."""
    from kcc_desktop.services.take_contact import subject_of  # noqa: PLC0415 (loads the services)

    if dossier is None:
        return None, None
    party = dossier.file.party if dossier.file else None
    report = subject_of(dossier.told) if dossier.told else None
    return (Someone(party.id, party.name) if party else None), report
