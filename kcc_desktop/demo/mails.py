"""The shared mailbox of the sample: its mails go in as any other, and some were already handled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kcc_desktop.demo.content import content_folder
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.yaml_records import read_record
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Direction
from kcc_desktop.domain.mail import (
    Address,
    Automatic,
    Mail,
    Mailbox,
    MailPart,
    MailState,
    ParsedMail,
    ParsedPart,
)
from kcc_desktop.services.mail_in import Arrived, MailIn
from kcc_desktop.services.mailbox import SharedMailbox
from kcc_desktop.services.ports import Workspace

FILE = "mails.yaml"


@dataclass(frozen=True, slots=True)
class AttachedText:
    """A small file that hangs on a mail."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class MailText:
    """One mail. `taken`, `done` and `spam` are logins; `until` is when it comes back in sight."""

    key: str
    at: str
    name: str
    address: str
    subject: str
    body: str
    quoted: str = ""
    replies: str = ""
    automatic: str = ""
    taken: str = ""
    done: str = ""
    spam: str = ""
    until: str = ""
    attached: AttachedText | None = None


@dataclass(frozen=True, slots=True)
class MailboxText:
    """The mailbox itself."""

    key: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MailsText:
    """All of it."""

    mailbox: MailboxText
    mails: tuple[MailText, ...]


def read_mails() -> MailsText:
    """The content. Raises ContentError."""
    import yaml  # noqa: PLC0415 (who only opens the sample reads nothing of this)

    text = content_folder().joinpath(FILE).read_text("utf-8")
    return read_record(MailsText, yaml.safe_load(text), FILE)


def sample_mailbox() -> Mailbox:
    """The shared mailbox of the sample municipality."""
    text = read_mails().mailbox
    return Mailbox(text.key, text.name, text.address)


def put_mails(workspace: Workspace, sample: Sample) -> None:
    """Takes all mails in, and does what was done with them. Raises WorkspaceFault."""
    text, days = read_mails(), Days(sample.now.date(), sample.now)
    mailbox = Mailbox(text.mailbox.key, text.mailbox.name, text.mailbox.address)
    _put_hers(workspace, sample, mailbox)
    mail_in = MailIn(workspace, lambda: sample.now)
    ids: dict[str, int] = {}
    for mail in text.mails:
        at = min(days.moment(mail.at), sample.now)
        ids[mail.key] = mail_in.take_in(Arrived(mailbox, _parsed(mail, mailbox), at))
    agents = {agent.login: agent for agent in sample.municipality.agents.values()}
    names = {one.id: one.full_name for one in sample.municipality.employees.values()}
    for mail in text.mails:
        login = mail.taken or mail.done or mail.spam
        agent = agents.get(login)
        name = names.get(agent.employee_id, login) if agent else mailbox.name
        box = SharedMailbox(workspace, Actor(name, login), lambda: sample.now, (mailbox,))
        _handle(box, mail, ids[mail.key], days)


def _handle(box: SharedMailbox, mail: MailText, mail_id: int, days: Days) -> None:
    kept, key = box.read(mail_id).mail, f"demo/mail/{mail.key}"
    if mail.taken:
        box.take(kept, key=key)
    elif mail.done:
        box.done(kept, key=key)
    elif mail.spam:
        box.put_away(kept, MailState.SPAM, key=key)
    elif mail.until:
        box.snooze(kept, days.moment(mail.until), key=key)


def _parsed(mail: MailText, mailbox: Mailbox) -> ParsedMail:
    return ParsedMail(
        message_id=_message_id(mail.key),
        content_key=sha256(mail.body.encode()).hexdigest(),
        sender=Address(mail.name, mail.address),
        to=(Address(mailbox.name, mailbox.address),),
        subject=mail.subject,
        body=mail.body.strip(),
        quoted=mail.quoted.strip(),
        in_reply_to=_message_id(mail.replies) if mail.replies else "",
        automatic=Automatic(mail.automatic),
        parts=_parts(mail),
        size=len(mail.body),
    )


def _message_id(key: str) -> str:
    return f"{key}@mail.example"


def _parts(mail: MailText) -> tuple[ParsedPart, ...]:
    if mail.attached is None:
        return ()
    data = mail.attached.text.encode()
    digest = sha256(data).hexdigest()
    return (ParsedPart(MailPart(1, mail.attached.name, "text/plain", len(data), digest), data),)


def _put_hers(workspace: Workspace, sample: Sample, mailbox: Mailbox) -> None:
    """The mails with which stories begin: their contacts stand already, and were handed over."""
    handed = {one.contact_id for one in sample.made.handovers}
    emails: Mapping[int, str] = {
        each.party.id: each.party.emails[0] for each in sample.people.all if each.party.emails
    }
    names = {each.party.id: each.party.name for each in sample.people.all}
    with workspace.work(Actor(mailbox.name, "", origin="demo")) as work:
        for contact in sample.made.contacts:
            address = emails.get(contact.party_id or 0)
            if address is None or contact.id not in handed or not _came_by_mail(contact):
                continue
            sender = Address(names[contact.party_id or 0], address)
            work.mail.add(
                _mail_of(contact, sender, mailbox),
                (),
                content_key=str(contact.id),
                known_as=(),
            )


def _came_by_mail(contact: Contact) -> bool:
    return contact.channel is Channel.EMAIL and contact.direction is Direction.IN


def _mail_of(contact: Contact, sender: Address, mailbox: Mailbox) -> Mail:
    asked = contact.questions[0] if contact.questions else None
    return Mail(
        id=contact.id,
        mailbox=mailbox.key,
        message_id=f"{contact.id}@mail.example",
        thread_id=0,
        direction=contact.direction,
        sender=sender,
        to=(Address(mailbox.name, mailbox.address),),
        subject=contact.subject,
        body=max(contact.note, asked.text if asked else "", key=len),
        arrived_at=contact.at,
        contact_id=contact.id,
        product_id=asked.product_id if asked else None,
        state=MailState.HANDED_OVER,
        state_by=contact.agent,
        state_at=contact.finished_at,
    )
