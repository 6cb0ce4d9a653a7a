"""Short ways to make mails, and what works on them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.mail import Address, Mail, Mailbox, ParsedMail
from kcc_desktop.services.mail_answer import AnswerMail
from kcc_desktop.services.mail_in import Arrived, MailIn
from kcc_desktop.services.mailbox import SharedMailbox
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.tell import Tell
from tests.store.making import HILDE, MONDAY

INFO = Mailbox("info", "Postbus info", "info@voorbeeldstad.nl")
SUZANNE = Address("Suzanne de Wit", "suzanne@example.org")
ABOUT_THE_LAMP = "De straatlantaarn voor Lindelaan 12 brandt niet."


def parsed(body: str = ABOUT_THE_LAMP, **more: Any) -> ParsedMail:
    """A mail of Suzanne's; its content key follows from what it says."""
    given: dict[str, Any] = {
        "message_id": "lamp@example.org",
        "content_key": "",
        "sender": SUZANNE,
        "to": (Address("", INFO.address),),
        "subject": "Lantaarn stuk",
        "body": body,
        "size": 2_000,
    }
    mail = ParsedMail(**(given | more))
    digest = hashlib.sha256(f"{mail.subject}{mail.body}{mail.sender}".encode()).hexdigest()
    return replace(mail, content_key=mail.content_key or digest)


class Desk:
    """Somebody at work, on a clock of the test's."""

    def __init__(self, workspace: Workspace, actor: Actor = HILDE) -> None:
        self.workspace = workspace
        self.now = MONDAY + timedelta(hours=2)
        clock = self._clock
        tell = Tell(workspace, clock)
        self.mailbox = SharedMailbox(workspace, actor, clock, (INFO,))
        self.answering = AnswerMail(workspace, actor, clock, (INFO,), tell)
        self.mail_in = MailIn(workspace, clock)

    def arrives(self, mail: ParsedMail, at: datetime = MONDAY, **more: Any) -> Mail:
        """A mail arrives; gives it as it is kept."""
        id_ = self.mail_in.take_in(Arrived(INFO, mail, at, **more))
        return self.mailbox.read(id_).mail

    def all_arrive(self, mails: Sequence[ParsedMail]) -> list[Mail]:
        """Several, a minute after one another."""
        return [
            self.arrives(mail, MONDAY + timedelta(minutes=place))
            for place, mail in enumerate(mails)
        ]

    def _clock(self) -> datetime:
        return self.now
