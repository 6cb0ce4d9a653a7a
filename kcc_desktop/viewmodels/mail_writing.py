"""A mail that is being written: an answer, or one passed on outside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.mail import Address
from kcc_desktop.domain.mail_drafts import MailDraft, MailKind
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.mail import Mail
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.mail_answer import AnswerMail, MailChoices

_BETWEEN = re.compile(r"[;,]\s*")
_NAMED = re.compile(r"(.*?)<([^<>]*)>\s*")


class MailWritingViewModel(QObject):
    """Holds what is written, and sends it.

    Signals:
        opened(MailDraft): this is to be filled in.
        choices_known(): `choices` are the texts and the Answer that may help.
        sending(): nothing more may be filled in.
        sent(Mail): it is on its way.
        not_sent(Said): it could not be, and nothing was kept.
    """

    opened = Signal(object)
    choices_known = Signal()
    sending = Signal()
    sent = Signal(object)
    not_sent = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._clock = language, clock
        self.draft: MailDraft | None = None
        self.choices: MailChoices | None = None
        self._key = ""
        self._errands = Errands(self, counter)
        self._beginning: Latest[MailDraft] = Latest(
            self, counter, self._on_begun, self.not_sent.emit
        )
        self._choosing: Latest[MailChoices] = Latest(
            self, counter, self._on_choices, self.not_sent.emit
        )

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._beginning, self._choosing, self._errands)
        return any(one.waiting for one in asked)

    @property
    def is_sending(self) -> bool:
        """Whether it is being sent."""
        return self._errands.waiting

    def begin(self, mail: Mail, kind: MailKind) -> None:
        """Answer this mail, or pass it on."""
        language = self._language
        self._beginning.ask(
            lambda services: (
                _answer(services).reply(mail, language)
                if kind is MailKind.REPLY
                else _answer(services).forward(mail, language)
            )
        )

    def send(self, to: str, subject: str, body: str, *, tells: bool) -> None:
        """Send it so; `tells` when it tells the resident the Answer of the report."""
        if self.draft is None or self.is_sending:
            return
        whole = replace(self.draft, to=addresses_in(to), subject=subject.strip(), body=body)
        told = self.choices.told if tells and self.choices else None
        key = self._key
        self.sending.emit()
        self._errands.run(
            lambda services: _answer(services).send(whole, key=key, told=told),
            self._on_sent,
            self.not_sent.emit,
        )

    def _on_begun(self, draft: MailDraft) -> None:
        self.draft, self.choices = draft, None
        self._key = f"mail/{draft.answers.id}/{draft.kind}/{new_id(self._clock())}"
        self.opened.emit(draft)
        language = self._language
        self._choosing.ask(lambda services: _answer(services).choices(draft.answers, language))

    def _on_choices(self, choices: MailChoices) -> None:
        self.choices = choices
        self.choices_known.emit()

    def _on_sent(self, mail: Mail) -> None:
        self.draft = None
        self.sent.emit(mail)


def addresses_in(text: str) -> tuple[Address, ...]:
    """The addresses in a line, as people write them: `Jan <jan@x.nl>; piet@x.nl`."""
    return tuple(_address(part.strip()) for part in _BETWEEN.split(text) if part.strip())


def _address(text: str) -> Address:
    named = _NAMED.fullmatch(text)
    if named is None:
        return Address("", text)
    return Address(named.group(1).strip().strip('"'), named.group(2).strip())


def _answer(services: Services) -> AnswerMail:
    from kcc_desktop.services.mail_answer import AnswerMail  # noqa: PLC0415 (see `counter`)

    return services.of(AnswerMail)
