"""Finishing contacts: recording them, and telling an answer while doing so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.drafts import Someone, missing
from kcc_desktop.domain.said import Said
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.services.record import Recorded
    from kcc_desktop.services.tell import Told

_OTHER_PARTY = Said(
    "Dit antwoord is voor {answered} en dit contact is van {party}. "
    "Koppel eerst de juiste persoon.",
    "This answer is for {answered} and this contact is {party}'s. Link the right person first.",
)


class FinishingViewModel(QObject):
    """Finishes contacts of a `ContactsViewModel`.

    Signals:
        lacking(tuple): the contact in front lacks these (`Missing`) and can't be recorded yet.
        recorded(Draft, Recorded): this contact is recorded, and no longer under way.
        failed(Said): it could not be recorded; it is still under way.
    """

    lacking = Signal(tuple)
    recorded = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, contacts: ContactsViewModel, counter: Counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._errands = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether one is being recorded."""
        return self._errands.waiting

    @Slot()
    def finish(self) -> None:
        """Record the contact in front; says what is missing when it can't be."""
        draft = self._contacts.front
        if draft is not None:
            self._finish(draft, None)

    def tell_and_finish(self, told: Told) -> None:
        """Record that the resident heard this answer, in the contact in front or a new one."""
        from kcc_desktop.services.take_contact import subject_of, telling  # noqa: PLC0415

        front = self._contacts.front
        if front is not None and _is_for_another(front, told):
            self.failed.emit(_about_another(front, told))
            return
        if front is None:
            party = Someone(told.party.id, told.party.name) if told.party else None
            self._contacts.begin(party, subject_of(told))
        language = self._contacts.language
        choices = self._contacts.choices
        key = choices.outcome_key(Outcome.ANSWERED) if choices else ""
        self._contacts.filling.change(lambda draft: telling(draft, told, language, key))
        if self._contacts.front is not None:
            self._finish(self._contacts.front, told)

    def throw_away(self) -> Draft | None:
        """Take the contact in front away without recording it; gives it, to be put back."""
        front = self._contacts.front
        if front is None or self._contacts.is_shut(front.id):
            return None
        return self._contacts.take_away(front.id)

    def _finish(self, draft: Draft, told: Told | None) -> None:
        lacking = missing(draft)
        if lacking:
            self.lacking.emit(lacking)
            return
        if self._contacts.is_shut(draft.id):
            return
        self._contacts.shut(draft.id)
        self._errands.run(
            lambda services: _finish(services, draft, told),
            lambda recorded: self._on_recorded(draft, recorded),
            lambda said: self._on_failed(draft, said),
        )

    def _on_recorded(self, draft: Draft, recorded: Recorded) -> None:
        self._contacts.take_away(draft.id)
        self.recorded.emit(draft, recorded)

    def _on_failed(self, draft: Draft, said: Said) -> None:
        self._contacts.reopen(draft.id)
        self.failed.emit(said)


def _finish(services: Services, draft: Draft, told: Told | None) -> Recorded:
    from kcc_desktop.services.take_contact import TakeContact  # noqa: PLC0415 (see `counter`)

    return services.of(TakeContact).finish(draft, told)


def _is_for_another(draft: Draft, told: Told) -> bool:
    """Whether the answer was made for somebody other than whose contact it is."""
    resident = told.rows.resident_id
    if draft.party is None or resident is None:
        return False
    return draft.party.id != resident and draft.party.id not in told.rows.doubles


def _about_another(draft: Draft, told: Told) -> Said:
    answered = told.party.name if told.party else ""
    party = draft.party.name if draft.party else ""
    return Said(
        _OTHER_PARTY.nl.format(answered=answered, party=party),
        _OTHER_PARTY.en.format(answered=answered, party=party),
    )
