"""Answering a mail of the shared mailbox, and passing it on to somebody outside."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.errors import InvalidInput, NotFound
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.lists import StandardText, fitting
from kcc_desktop.domain.mail import (
    Address,
    Automatic,
    Mail,
    Mailbox,
    MailPart,
    MailState,
    OutgoingMail,
    ParsedPart,
)
from kcc_desktop.domain.mail_drafts import (
    AUTOMATIC_WORDS,
    MOST_ATTACHED,
    MOST_RECEIVERS,
    MailDraft,
    MailKind,
    bare_subject,
    is_address,
    quoted_below,
    subject_with,
)
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.systems import OutboxItem, OutboxKind
from kcc_desktop.domain.told_promises import promises_told
from kcc_desktop.services import beside as kept
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.tell import Tell, Told

_NOBODY = Said("Vul in aan wie de mail gaat.", "Fill in to whom the mail goes.")
_NO_ADDRESS = Said("“{0}” is geen e-mailadres.", "“{0}” is no e-mail address.")
_TOO_MANY = Said(
    f"Een mail kan aan hooguit {MOST_RECEIVERS} adressen.",
    f"A mail can go to {MOST_RECEIVERS} addresses at most.",
)
_TOO_LARGE = Said(
    "De bijlagen zijn samen te groot (meer dan 20 MB).",
    "The attachments are too large together (more than 20 MB).",
)
_NO_TEXT = Said("Schrijf eerst iets.", "Write something first.")
_NO_MAILBOX = Said(
    "De postbus van deze mail is niet (meer) ingesteld. Vraag het de beheerder.",
    "The mailbox of this mail is not set up (any more). Ask the administrator.",
)
#: Without letters and digits that are easily mistaken for each other.
_MARK_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class MailChoices:
    """What helps in writing: the standard texts that fit, and the Answer of its report if any."""

    texts: tuple[StandardText, ...] = ()
    told: Told | None = None


class AnswerMail:
    """Answers mails as `actor`, from the mailbox in which they arrived."""

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        mailboxes: Sequence[Mailbox],
        tell: Tell,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._mailboxes: Mapping[str, Mailbox] = {one.key: one for one in mailboxes}
        self._tell = tell

    def reply(self, mail: Mail, language: Language = Language.NL) -> MailDraft:
        """An empty answer to a mail, to whoever wrote it. Raises InvalidInput for what is
        automatic.
        """
        if mail.automatic is not Automatic.NO:
            raise InvalidInput(AUTOMATIC_WORDS[mail.automatic])
        to = mail.to if mail.direction is Direction.OUT else (_answered_at(mail),)
        mark = next(iter(mail.case_numbers), "")
        subject = subject_with(mark, mail.subject)
        return MailDraft(MailKind.REPLY, mail, to, subject, "", quoted_below(mail, language))

    def forward(self, mail: Mail, language: Language = Language.NL) -> MailDraft:
        """A mail that passes this one on with all that hangs on it; its subject carries a token."""
        token = "".join(secrets.choice(_MARK_SIGNS) for _ in range(8))
        parts = tuple(part for part in mail.parts if part.digest)
        subject = subject_with(token, mail.subject, "Fwd:")
        quoted = quoted_below(mail, language)
        return MailDraft(MailKind.FORWARD, mail, (), subject, "", quoted, kept=parts)

    def choices(self, mail: Mail, language: Language = Language.NL) -> MailChoices:
        """What helps in answering it."""
        told = self._told(mail, language)
        step = str(told.trail.stage) if told else ""
        products = {mail.product_id} if mail.product_id else set()
        with self._workspace.look() as work:
            return MailChoices(fitting(work.lists.standard_texts(), products, step), told)

    def send(self, draft: MailDraft, *, key: str, told: Told | None = None) -> Mail:
        """Keeps the mail as sent, in the outbox of its mailbox; gives it as it is kept.

        A reply is an outgoing contact, of the party and about the cases of what it answers; with
        `told` it told the resident that Answer. A second time changes nothing.

        Raises:
            InvalidInput: when a receiver, the text or the mailbox is missing, or it is too large.
            Conflict: when somebody did something with the mail meanwhile.
            NotAllowed, NotFound, WorkspaceFault: as everywhere.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        _check(draft)
        mailbox = self._mailboxes.get(draft.answers.mailbox)
        if mailbox is None:
            raise InvalidInput(_NO_MAILBOX)
        with self._workspace.work(self._actor) as work:
            return _Sending(work, self._actor, mailbox, self._clock(), key).send(draft, told)

    def _told(self, mail: Mail, language: Language) -> Told | None:
        if mail.contact_id is None:
            return None
        with self._workspace.look() as work:
            report = work.reports.of_contact(mail.contact_id)
        if report.kind is ReportKind.CONTACT:
            return None
        try:
            return self._tell.report(report, language, mail.party_id)
        except NotFound:  # it went away between the two looks
            return None


class _Sending:
    """One mail that goes out, within one unit of work."""

    def __init__(self, work: Work, actor: Actor, mailbox: Mailbox, now: datetime, key: str) -> None:
        self._work = work
        self._actor = actor
        self._mailbox = mailbox
        self._now = now
        self._key = key

    def send(self, draft: MailDraft, told: Told | None) -> Mail:
        """Keeps all that belongs to it, and puts it in the outbox."""
        answered = self._answered(draft)
        contact_id = self._contact(draft, told) if draft.kind is MailKind.REPLY else None
        own = self._mail(draft, contact_id)
        parts = [*self._work.mail.with_content(draft.kept), *draft.files]
        token = _token_in(draft.subject) if draft.kind is MailKind.FORWARD else ""
        known_as = [token] if token else []
        id_ = self._work.mail.add(own, parts, content_key=self._key, known_as=known_as)
        self._work.outbox.add(self._item(own, id_))
        self._conclude(draft, answered)
        return self._work.mail.get(id_)

    def _answered(self, draft: MailDraft) -> Mail:
        """What it answers, in its new state."""
        forwards = draft.kind is MailKind.FORWARD
        state = MailState.FORWARDED if forwards else MailState.ANSWERED
        changed = replace(
            draft.answers,
            state=state,
            state_by=self._actor.name,
            state_at=self._now,
            snoozed_until=None,
        )
        action = "forward" if forwards else "answer"
        return self._work.mail.change(changed, action, key=self._key)

    def _conclude(self, draft: MailDraft, answered: Mail) -> None:
        if answered.contact_id is None or answered.direction is Direction.OUT:
            return
        forwards = draft.kind is MailKind.FORWARD
        outcome = Outcome.REFERRED if forwards else Outcome.ANSWERED
        self._work.contacts.conclude(answered.contact_id, outcome, key=f"{self._key}/outcome")

    def _contact(self, draft: MailDraft, told: Told | None) -> int:
        mail = draft.answers
        contact = Contact(
            id=new_id(self._now),
            at=self._now,
            channel=Channel.EMAIL,
            direction=Direction.OUT,
            subject=draft.subject,
            note=draft.body.strip(),
            party_id=mail.party_id,
            agent=self._actor.name,
            agent_id=self._actor.agent_id,
            location_id=self._actor.location_id,
            questions=(Question(0, 0, 0, bare_subject(mail.subject), outcome=Outcome.ANSWERED),),
            case_ids=mail.case_ids,
            told=told is not None,
            finished_at=self._now,
        )
        id_ = self._work.contacts.add(contact, key=f"{self._key}/contact")
        if id_ == contact.id:
            beside = kept.Beside((), self._handovers(mail), _told_beside(told))
            kept.keep_beside(self._work, self._actor, contact, beside, self._key)
        return id_

    def _handovers(self, mail: Mail) -> tuple[int, ...]:
        """The handover that what is answered led to, where there is no case."""
        if mail.contact_id is None:
            return ()
        report: ReportKey = self._work.reports.of_contact(mail.contact_id)
        return (report.id,) if report.kind is ReportKind.HANDOVER else ()

    def _mail(self, draft: MailDraft, contact_id: int | None) -> Mail:
        mail = draft.answers
        domain = self._mailbox.address.rpartition("@")[2] or "localhost"
        id_ = new_id(self._now)
        quoted = f"\n\n{draft.quoted}" if draft.quoted else ""
        return Mail(
            id=id_,
            mailbox=mail.mailbox,
            message_id=f"{id_}.{secrets.token_hex(6)}@{domain}",
            thread_id=mail.thread_id,
            direction=Direction.OUT,
            sender=Address(self._mailbox.name, self._mailbox.address),
            to=draft.to,
            cc=draft.cc,
            subject=draft.subject,
            body=draft.body.strip(),
            quoted=quoted.strip(),
            arrived_at=self._now,
            written_at=self._now,
            contact_id=contact_id,
            in_reply_to=mail.message_id,
            refers_to=_references(mail),
            mentions=mail.case_numbers,
            product_id=mail.product_id,
            state=MailState.DONE,
            state_by=self._actor.name,
            state_at=self._now,
        )

    def _item(self, own: Mail, id_: int) -> OutboxItem:
        return OutboxItem(
            id=0,
            system=self._mailbox.key,
            kind=OutboxKind.MAIL,
            key=f"mail/{self._key}",
            subject=own.subject,
            content={"mail_id": id_},
            made_at=self._now,
            made_by=self._actor.name,
            login=self._actor.login,
            contact_id=own.contact_id,
        )


def outgoing(work: Work, item: OutboxItem) -> OutgoingMail:
    """The mail that an item of the outbox (`OutboxKind.MAIL`) stands for. Raises NotFound."""
    mail = work.mail.get(int(str(item.content["mail_id"])))
    parts: tuple[ParsedPart, ...] = tuple(work.mail.with_content(mail.parts))
    return OutgoingMail(
        mailbox=mail.mailbox,
        message_id=mail.message_id,
        sender=mail.sender,
        to=mail.to,
        cc=mail.cc,
        subject=mail.subject,
        body=f"{mail.body}\n\n{mail.quoted}".strip(),
        written_at=mail.arrived_at,
        in_reply_to=mail.in_reply_to,
        refers_to=mail.refers_to,
        parts=parts,
    )


def _told_beside(told: Told | None) -> kept.Told | None:
    if told is None:
        return None
    handovers = tuple(handover.id for handover in told.rows.handovers)
    return kept.Told(told.trail.key, told.answer.text, promises_told(told.trail), handovers)


def _answered_at(mail: Mail) -> Address:
    """Where an answer goes: Reply-To, when it is an address."""
    if is_address(mail.reply_to):
        return Address(mail.sender.name, mail.reply_to)
    return mail.sender


def _references(mail: Mail) -> tuple[str, ...]:
    """RFC 5322 3.6.4: what it referred to, and itself; of many the first and the newest."""
    all_ = tuple(one for one in dict.fromkeys((*mail.refers_to, mail.message_id)) if one)
    return all_ if len(all_) <= 20 else (all_[0], *all_[-19:])


def _token_in(subject: str) -> str:
    return subject.partition("[")[2].partition("]")[0]


def _check(draft: MailDraft) -> None:
    """Raises InvalidInput when it can't be sent so."""
    receivers = (*draft.to, *draft.cc)
    if not draft.to:
        raise InvalidInput(_NOBODY)
    if len(receivers) > MOST_RECEIVERS:
        raise InvalidInput(_TOO_MANY)
    for one in receivers:
        if not is_address(one.address):
            nl, en = _NO_ADDRESS.nl.format(one.address), _NO_ADDRESS.en.format(one.address)
            raise InvalidInput(Said(nl, en))
    if not draft.body.strip() and draft.kind is MailKind.REPLY:
        raise InvalidInput(_NO_TEXT)
    sizes: list[MailPart] = [*draft.kept, *(one.part for one in draft.files)]
    if sum(part.size for part in sizes) > MOST_ATTACHED:
        raise InvalidInput(_TOO_LARGE)
