"""Handing over and calling back from the contact in front: the panel comes and goes with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.drafts import with_passing
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.viewmodels.handover_form import HandoverFormViewModel
from kcc_desktop.views.handover_panel import HandoverPanel

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft, DraftPassing
    from kcc_desktop.domain.party import Party, Phone
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.record import Recorded
    from kcc_desktop.viewmodels.contacts import ContactsViewModel
    from kcc_desktop.viewmodels.handover_form import Filled
    from kcc_desktop.views.workplace import Workplace


class PassingOn(QObject):
    """Joins the panel with the contacts: what is filled in is kept with its question.

    Signals:
        passed_on(): a contact was recorded, and a question of it handed over.
    """

    passed_on = Signal()

    def __init__(self, workplace: Workplace, contacts: ContactsViewModel) -> None:
        super().__init__(workplace)
        self._workplace, self._contacts = workplace, contacts
        desk = workplace.desk
        self.passing = HandoverFormViewModel(desk.counter, desk.language, desk.clock, workplace)
        self.panel = HandoverPanel(workplace.window.form.stage)
        self.panel.bind(self.passing, workplace.theme)
        self.panel.pass_requested.connect(self._on_pass_requested)
        self.panel.hit_requested.connect(desk.open)
        self.panel.closed.connect(self._on_panel_closed)
        self.passing.edited.connect(self._on_passing_edited)
        self.passing.saving.connect(self._on_passing_on)
        self.passing.saved.connect(self._on_passed_on)
        self.passing.not_saved.connect(self._on_not_passed_on)
        contacts.handover_requested.connect(partial(self._pass_on, HandoverKind.WORK))
        contacts.callback_requested.connect(partial(self._pass_on, HandoverKind.CALLBACK))
        contacts.front_changed.connect(self._on_front_changed)
        contacts.filled.connect(self._on_contact_filled)

    def _pass_on(self, kind: HandoverKind, draft: Draft) -> None:
        dossier = self._workplace.desk.dossiers.current
        party = dossier.file.party if dossier and dossier.file else None
        known = party is not None and draft.party is not None and party.id == draft.party.id
        self.panel.tell_about(*_reach(party if known else None))
        self.passing.open(draft, kind)

    @Slot(object)
    def _on_pass_requested(self, filled: Filled) -> None:
        present = self._worked_on(self.passing.draft)
        if present is not None:
            self.passing.save(filled, present)

    @Slot(object, object)
    def _on_passing_edited(self, draft: Draft, passing: DraftPassing) -> None:
        """What is filled in belongs to the contact, and is kept with it."""
        present = self._worked_on(draft)
        if present is not None:
            question = with_passing(present.question, passing)
            self._contacts.filling.type_question(passings=question.passings)

    @Slot()
    def _on_panel_closed(self) -> None:
        """Closed by hand it comes back when it is asked for, with what was filled in."""
        if self._worked_on(self.passing.draft) is not None:
            self.passing.fill_in(open=False)

    @Slot(object)
    def _on_front_changed(self, draft: Draft | None) -> None:
        """What is passed on belongs to its contact: it goes and comes with it."""
        passing = draft.question.open_passing if draft else None
        if draft is not None and passing is not None:
            self._pass_on(passing.kind, draft)
        else:
            self.panel.shut()

    @Slot(object)
    def _on_contact_filled(self, draft: Draft) -> None:
        """Likewise with its question."""
        shown = self.passing.kept if self.panel.is_open else None
        if draft.question.open_passing != shown:
            self._on_front_changed(draft)

    def _worked_on(self, draft: Draft | None) -> Draft | None:
        """The contact as it is now, when the question that is passed on is being worked on."""
        front = self._contacts.front
        if draft is None or front is None:
            return None
        same = front.id == draft.id and front.at_question == draft.at_question
        return front if same and not self._contacts.is_shut(front.id) else None

    @Slot(object)
    def _on_passing_on(self, draft: Draft) -> None:
        self._contacts.shut(draft.id)

    @Slot(object, object)
    def _on_not_passed_on(self, draft: Draft, said: Said) -> None:
        self._contacts.reopen(draft.id)
        if self.passing.draft is None or self.passing.draft.id != draft.id:
            self._workplace.toasts.say(said.in_(self._workplace.desk.language))

    @Slot(object, object, str)
    def _on_passed_on(self, draft: Draft, recorded: Recorded, promise: str) -> None:
        del recorded
        self._contacts.take_away(draft.id)
        calling = self.passing.passing_kind is HandoverKind.CALLBACK
        done = self.tr("Terugbelafspraak gemaakt.") if calling else self.tr("Overgedragen.")
        self._workplace.toasts.say(f"{done} {promise}".strip())
        self.passed_on.emit()


def _reach(party: Party | None) -> tuple[str, str]:
    """Where somebody lives and is called, as far as is known."""
    address = next(iter(party.addresses), None) if party else None
    phone = next(iter(party.phones), None) if party else None
    number = f"{address.number or ''}{address.addition}" if address else ""
    lives = f"{address.street} {number}".strip() if address else ""
    return lives, _shown(phone) if phone else ""


def _shown(phone: Phone) -> str:
    from kcc_desktop.domain.phones import show_phone  # noqa: PLC0415 (what reads phones loads slowly)

    return show_phone(phone)
