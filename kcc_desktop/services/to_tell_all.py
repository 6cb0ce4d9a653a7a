"""Telling everybody who reported the same how it ended: by mail in one go, or one by one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.mail import Address, Mail, Mailbox, MailState
from kcc_desktop.domain.mail_drafts import is_address
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.systems import OutboxItem, OutboxKind
from kcc_desktop.domain.told_promises import promises_told
from kcc_desktop.services import beside as kept
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.residents_told import Resident, residents_of
from kcc_desktop.services.tell import Tell, Told

_NO_MAILBOX = Said(
    "Er is geen postbus ingesteld om uit te versturen. Vraag het de beheerder.",
    "No mailbox is set up to send from. Ask the administrator.",
)
_SUBJECT = Said("Uw melding", "Your report")
_DEAR = Said("Beste {name},", "Dear {name},")
_REGARDS = Said("Met vriendelijke groet,", "Kind regards,")


@dataclass(frozen=True, slots=True)
class ToTell:
    """A resident, what there is to tell, and the mail that would say so (empty: by phone)."""

    resident: Resident
    told: Told
    subject: str
    body: str


class ToTellAll:
    """Tells residents as `actor`; mails go from the first of the `mailboxes`."""

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        tell: Tell,
        mailboxes: Sequence[Mailbox] = (),
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._tell = tell
        self._mailbox = next(iter(mailboxes), None)

    @property
    def can_mail(self) -> bool:
        """Whether there is a mailbox to send from."""
        return self._mailbox is not None

    def all(self, report: ReportKey, language: Language) -> Sequence[ToTell]:
        """Everybody who reported this, those first who still have to hear how it ended.

        Each hears what concerns them alone.
        """
        with self._workspace.look() as work:
            residents = residents_of(work, report)
        found = [self._to_tell(one, language) for one in residents]
        return sorted(found, key=lambda one: one.resident.told)

    def mail(self, wanted: Sequence[ToTell], *, key: str) -> int:
        """Mails these, each a mail of their own; gives how many. A second time changes nothing.

        Whoever has no address, or has heard it, gets none. Raises InvalidInput without a mailbox,
        NotAllowed, WorkspaceFault.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        mailbox = self._mailbox
        if mailbox is None:
            raise InvalidInput(_NO_MAILBOX)
        mailed = [one for one in wanted if not one.resident.told and is_address(one.resident.email)]
        for one in mailed:
            own = f"{key}/{one.resident.party.id}"
            with self._workspace.work(self._actor) as work:
                _Mailing(work, self._actor, mailbox, self._clock(), own).mail(one)
        return len(mailed)

    def _to_tell(self, resident: Resident, language: Language) -> ToTell:
        told = self._tell.report(resident.report, language, resident.party.id)
        number = f" {told.trail.number}" if told.trail.number else ""
        signed = self._mailbox.name if self._mailbox else self._actor.name
        dear = _DEAR.in_(language).format(name=resident.party.name)
        body = f"{dear}\n\n{told.answer.text}\n\n{_REGARDS.in_(language)}\n{signed}"
        return ToTell(resident, told, f"{_SUBJECT.in_(language)}{number}", body)


class _Mailing:
    """One mail that tells a resident how it ended, within one unit of work."""

    def __init__(self, work: Work, actor: Actor, mailbox: Mailbox, now: datetime, key: str) -> None:
        self._work = work
        self._actor = actor
        self._mailbox = mailbox
        self._now = now
        self._key = key

    def mail(self, one: ToTell) -> None:
        """Keeps contact and mail, and puts the mail in the outbox."""
        contact = self._contact(one)
        if self._work.contacts.add(contact, key=f"{self._key}/contact") != contact.id:
            return
        handovers = tuple(handover.id for handover in one.told.rows.handovers)
        about = kept.Told(
            one.told.trail.key, one.told.answer.text, promises_told(one.told.trail), handovers
        )
        loose = handovers if one.told.trail.key.kind is ReportKind.HANDOVER else ()
        beside = kept.Beside((), loose, about)
        kept.keep_beside(self._work, self._actor, contact, beside, self._key)
        mail = self._mail(one, contact.id)
        id_ = self._work.mail.add(mail, (), content_key=self._key, known_as=())
        self._work.outbox.add(self._item(mail, id_))

    def _contact(self, one: ToTell) -> Contact:
        case = one.told.rows.case
        case_id = case.id if case else None
        return Contact(
            id=new_id(self._now),
            at=self._now,
            channel=Channel.EMAIL,
            direction=Direction.OUT,
            subject=one.subject,
            note=one.body,
            party_id=one.resident.party.id,
            agent=self._actor.name,
            agent_id=self._actor.agent_id,
            location_id=self._actor.location_id,
            questions=(Question(0, 0, 0, one.subject, outcome=Outcome.ANSWERED, case_id=case_id),),
            case_ids=(case_id,) if case_id else (),
            told=True,
            finished_at=self._now,
        )

    def _mail(self, one: ToTell, contact_id: int) -> Mail:
        domain = self._mailbox.address.rpartition("@")[2] or "localhost"
        id_ = new_id(self._now)
        number = one.told.trail.number
        return Mail(
            id=id_,
            mailbox=self._mailbox.key,
            message_id=f"{id_}.{secrets.token_hex(6)}@{domain}",
            thread_id=id_,
            direction=Direction.OUT,
            sender=Address(self._mailbox.name, self._mailbox.address),
            to=(Address(one.resident.party.name, one.resident.email),),
            subject=f"{one.subject} [{number}]" if number else one.subject,
            body=one.body,
            arrived_at=self._now,
            written_at=self._now,
            contact_id=contact_id,
            state=MailState.DONE,
            state_by=self._actor.name,
            state_at=self._now,
        )

    def _item(self, mail: Mail, id_: int) -> OutboxItem:
        return OutboxItem(
            id=0,
            system=self._mailbox.key,
            kind=OutboxKind.MAIL,
            key=f"mail/{self._key}",
            subject=mail.subject,
            content={"mail_id": id_},
            made_at=self._now,
            made_by=self._actor.name,
            login=self._actor.login,
            contact_id=mail.contact_id,
        )
