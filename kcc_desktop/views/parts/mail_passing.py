"""Handing over what a mail asks: the form of a handover, which hangs on the mail's own contact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kcc_desktop.domain.drafts import Someone, begun, with_question
from kcc_desktop.domain.mail_drafts import bare_subject
from kcc_desktop.viewmodels.handover_form import HandoverFormViewModel
from kcc_desktop.views.handover_panel import HandoverPanel

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.domain.handover import HandoverKind
    from kcc_desktop.domain.mail import Mail
    from kcc_desktop.services.record import Passing, Recorded
    from kcc_desktop.viewmodels.counter import Services
    from kcc_desktop.viewmodels.handover_form import Filled
    from kcc_desktop.viewmodels.mail_reading import MailReadingViewModel
    from kcc_desktop.views.workplace import Workplace

MOST_NOTE = 4000


class MailPassing(QObject):
    """Passes on the mail that is read."""

    def __init__(self, workplace: Workplace, reading: MailReadingViewModel) -> None:
        super().__init__(workplace)
        self._workplace, self._reading = workplace, reading
        desk = workplace.desk
        self._mail: Mail | None = None
        self.form = HandoverFormViewModel(
            desk.counter, desk.language, desk.clock, workplace, keep=self._keep
        )
        self.panel = HandoverPanel(workplace.window.form.stage)
        self.panel.bind(self.form, workplace.theme)
        self.panel.pass_requested.connect(self._on_pass_requested)
        self.panel.hit_requested.connect(desk.open)
        self.form.saved.connect(self._on_saved)

    def begin(self, kind: HandoverKind) -> None:
        """Fill in what is passed on, beginning with what the mail says."""
        self._mail = self._reading.mail
        if self._mail is not None:
            self.panel.tell_about("", "")
            self.form.open(_draft_of(self._mail, begun(self._workplace.desk.clock())), kind)

    @Slot(object)
    def _on_pass_requested(self, filled: Filled) -> None:
        if self.form.draft is not None:
            self.form.save(filled, self.form.draft)

    def _keep(self, services: Services, draft: Draft, passing: Passing) -> Recorded:
        from kcc_desktop.services.mailbox import SharedMailbox  # noqa: PLC0415 (see `counter`)

        mail = self._mail
        if mail is None:
            raise ValueError("no mail is passed on")
        key = f"mail/{mail.id}/hand_over/{draft.id}"
        return services.of(SharedMailbox).hand_over(mail, passing, key=key)

    @Slot(object, object, str)
    def _on_saved(self, draft: Draft, recorded: Recorded, promise: str) -> None:
        del draft, recorded
        words = f"{self.tr('Overgedragen.')} {promise}".strip()
        self._workplace.toasts.say(words)
        if self._mail is not None:
            self._reading.changed.emit(self._mail, "hand_over")
            self._reading.again()


def _draft_of(mail: Mail, empty: Draft) -> Draft:
    """What the form begins with."""
    someone = Someone(mail.party_id, mail.party_name) if mail.party_id is not None else None
    question = replace(
        empty.question,
        text=bare_subject(mail.subject),
        product_id=mail.product_id,
        product=mail.product,
    )
    whole = replace(empty, party=someone, note=mail.body[:MOST_NOTE])
    return with_question(whole, question)
