"""The way of mails from the outbox to a mailbox."""

from __future__ import annotations

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import OutboxItem, OutboxKind
from kcc_desktop.services.courier import Sent
from kcc_desktop.services.mail_answer import outgoing
from kcc_desktop.services.ports import Work, Workspace
from kcc_desktop.services.ports_mail import Sending
from kcc_desktop.services.ports_systems import Deadline

_NO_MAIL = Said("Dit is geen mail.", "This is no mail.")


class MailDelivery:
    """Sends from one mailbox (`services.courier.Delivery`)."""

    def __init__(self, workspace: Workspace, sending: Sending, key: str, name: str) -> None:
        self._workspace = workspace
        self._sending = sending
        self._key = key
        self._name = name

    @property
    def key(self) -> str:
        """From which mailbox."""
        return self._key

    @property
    def name(self) -> str:
        """How the mailbox is shown."""
        return self._name

    def send(self, item: OutboxItem, deadline: Deadline, *, again: bool) -> Sent:
        """Sends it, unless an earlier attempt did."""
        if item.kind is not OutboxKind.MAIL:
            raise SystemRejected(_NO_MAIL, system=self._name)
        with self._workspace.work(Actor(self._name, "", origin="system", roles=())) as work:
            mail = outgoing(work, item)
        if not (again and self._sending.was_sent(mail.message_id, deadline)):
            self._sending.send(mail, deadline)
        return Sent()

    def keep(self, work: Work, item: OutboxItem, sent: Sent) -> None:
        """Nothing more: the mail was kept when it was written."""
