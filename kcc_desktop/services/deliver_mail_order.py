"""The way of handovers to a department that has only a mailbox: each goes as one plain mail.

Its answer comes back into the mailbox that sent it (`services.department_answers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Protocol, runtime_checkable

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import SystemRejected
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.mail import Address, Mailbox, OutgoingMail
from kcc_desktop.domain.mail_orders import mail_order
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import OutboxItem, OutboxKind, SystemFace
from kcc_desktop.services.courier import Sent
from kcc_desktop.services.outbox_content import report_of
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_mail import Sending
from kcc_desktop.services.ports_systems import Deadline

_ONLY_REPORTS = Said(
    "Deze afdeling krijgt alleen overdrachten per mail.",
    "This department only gets handovers by mail.",
)
_NO_MAILBOX = Said(
    "De postbus die voor {name} verstuurt, is niet (goed) beschreven. Vraag het de beheerder.",
    "The mailbox that sends for {name} is not described, or not rightly. Ask the administrator.",
)


@runtime_checkable
class ByMail(Protocol):
    """A department that gets its work by mail, from the mailbox with the key `mailbox`."""

    @property
    def face(self) -> SystemFace: ...
    @property
    def address(self) -> str: ...
    @property
    def mailbox(self) -> str: ...


class Sender(Sending, Protocol):
    """A mailbox that is sent from, and which one it is."""

    @property
    def mailbox(self) -> Mailbox: ...


class MailOrderDelivery:
    """Sends to one department (`services.courier.Delivery`)."""

    def __init__(
        self, workspace: Workspace, department: ByMail, sender: Sender | None, clock: Clock
    ) -> None:
        self._workspace = workspace
        self._department = department
        self._sender = sender
        self._clock = clock

    @property
    def key(self) -> str:
        """For which department, as the outbox names its system."""
        return self._department.face.key

    @property
    def name(self) -> str:
        """How it is shown."""
        return self._department.face.name

    def send(self, item: OutboxItem, deadline: Deadline, *, again: bool) -> Sent:
        """Sends it, unless an earlier attempt did."""
        if item.kind is not OutboxKind.REPORT or item.handover_id is None:
            raise SystemRejected(_ONLY_REPORTS, system=self.name)
        if self._sender is None:
            said = Said(*(form.format(name=self.name) for form in (_NO_MAILBOX.nl, _NO_MAILBOX.en)))
            raise SystemRejected(said, system=self.name)
        mail = self._mail(item, item.handover_id, self._sender.mailbox)
        if not (again and self._sender.was_sent(mail.message_id, deadline)):
            self._sender.send(mail, deadline)
        return Sent()

    def keep(self, work: Work, item: OutboxItem, sent: Sent) -> None:
        """Nothing more: what becomes of it, the department answers."""

    def _mail(self, item: OutboxItem, handover_id: int, mailbox: Mailbox) -> OutgoingMail:
        order = mail_order(report_of(item.content), handover_id, due=self._due(handover_id))
        return OutgoingMail(
            mailbox=mailbox.key,
            message_id=_message_id(item.key, mailbox),
            sender=Address(mailbox.name, mailbox.address),
            to=(Address(self.name, self._department.address),),
            subject=order.subject,
            body=order.body,
            written_at=self._clock(),
        )

    def _due(self, handover_id: int) -> datetime | None:
        """By when it was promised to be done."""
        with self._workspace.work(Actor(self.name, "", origin="system", roles=())) as work:
            promises = work.handovers.get(handover_id).promises
        return next((one.due for one in promises if one.kind is PromiseKind.DONE), None)


def mail_order_deliveries(
    workspace: Workspace, systems: Iterable[object], mailboxes: Sequence[Sender], clock: Clock
) -> list[MailOrderDelivery]:
    """The ways to those of `systems` that are a department by mail."""
    senders = {one.mailbox.key: one for one in mailboxes}
    departments = [one for one in systems if isinstance(one, ByMail)]
    return [
        MailOrderDelivery(workspace, one, senders.get(one.mailbox), clock) for one in departments
    ]


def _message_id(key: str, mailbox: Mailbox) -> str:
    """The same for the same handover, so that one that was sent before is recognised.

    Bare, as every id of ours: its angle brackets come with the header.
    """
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"order.{digest}@{mailbox.address.rpartition('@')[2]}"
