"""The mails of the shared mailbox in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select, update

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.mail import (
    FolderMark,
    Mail,
    MailFilter,
    MailLine,
    MailList,
    MailPart,
    ParsedPart,
)
from kcc_desktop.store import mail_contacts, mail_contents, mail_finding, mail_lists
from kcc_desktop.store.bulk import free_id, insert_many, put_row
from kcc_desktop.store.contact_rows import load_contacts
from kcc_desktop.store.job import Job
from kcc_desktop.store.mail_rows import load_mails, mail_row
from kcc_desktop.store.mail_tables import (
    mail_folder,
    mail_message,
    mail_reference,
)
from kcc_desktop.store.refusals import conflict, not_found

_columns = mail_message.c
#: As many mails as one thread or one look for references gives.
_MOST = 200
#: What `change` may change.
_CHANGES = (
    "state",
    "state_by",
    "state_at",
    "taken_login",
    "taken_by",
    "taken_at",
    "snoozed_until",
    "product_id",
)


class SqlMail:
    """`services.ports_mail.MailStore`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    # reading

    def get(self, mail_id: int) -> Mail:
        """The mail with its parts. Raises NotFound."""
        found = load_mails(self._connection, [mail_id])
        if mail_id not in found:
            raise not_found("mail")
        return found[mail_id]

    def thread(self, thread_id: int) -> Sequence[Mail]:
        """All mails of a thread, oldest first."""
        own = select(_columns.id).where(_columns.thread_id == thread_id)
        return _mails(self._connection, own.order_by(_columns.id).limit(_MOST))

    def page(
        self,
        which: MailList,
        wanted: MailFilter,
        *,
        after: MailLine | None,
        limit: int,
        now: datetime,
    ) -> Sequence[MailLine]:
        """The next `limit` lines of a list after the line `after`."""
        return mail_lists.page(self._connection, which, wanted, after=after, limit=limit, now=now)

    def counts(self, wanted: MailFilter, *, now: datetime) -> Mapping[MailList, int]:
        """How long each list is."""
        return mail_lists.counts(self._connection, wanted, now=now)

    def content(self, mail_id: int, position: int) -> ParsedPart:
        """A part with its content. Raises NotFound."""
        parts = [part for part in self.get(mail_id).parts if part.position == position]
        if not parts:
            raise not_found("mail")
        return self.with_content(parts)[0]

    def with_content(self, parts: Sequence[MailPart]) -> Sequence[ParsedPart]:
        """Parts, known by their digests, with their content. Raises NotFound."""
        return mail_contents.with_content(self._connection, parts)

    def known(self, mailbox: str, message_id: str, content_key: str) -> int | None:
        """The id under which a message is kept already.

        What we sent comes back from the folder of what was sent with other headers.
        """
        same = or_(
            _columns.content_key == content_key,
            (_columns.direction == Direction.OUT) & (_columns.message_id != ""),
        )
        found = select(_columns.id).where(
            _columns.mailbox == mailbox, _columns.message_id == message_id, same
        )
        known: int | None = self._connection.execute(found.limit(1)).scalar()
        return known

    def referred(self, message_ids: Sequence[str]) -> Sequence[Mail]:
        """The mails that are known by these Message-IDs or tokens, newest first."""
        wanted = [one for one in message_ids if one]
        if not wanted:
            return []
        named = select(mail_reference.c.mail_id).where(mail_reference.c.message_id.in_(wanted))
        own = select(_columns.id).where(_columns.id.in_(named))
        return _mails(self._connection, own.order_by(_columns.id.desc()).limit(_MOST))

    def alike(self, mailbox: str, subject_key: str, address: str) -> Mail | None:
        """The newest mail of this mailbox with this subject, from or to this address."""
        own = select(_columns.id).where(
            _columns.subject_key == subject_key, _columns.mailbox == mailbox
        )
        wanted = email_key(address)
        newest = _mails(self._connection, own.order_by(_columns.id.desc()).limit(_MOST))
        return next((mail for mail in newest if wanted in _addresses(mail)), None)

    def of_contacts(self, contact_ids: Sequence[int]) -> Sequence[Mail]:
        """The mails that these contacts are, by id."""
        own = select(_columns.id).where(_columns.contact_id.in_(list(contact_ids)))
        return _mails(self._connection, own.order_by(_columns.id))

    def parties_at(self, address: str) -> Sequence[tuple[int, str]]:
        """Who has this e-mail address; of doubles only one."""
        return mail_finding.parties_at(self._connection, address)

    def cases_with(self, numbers: Sequence[str]) -> Sequence[tuple[int, str]]:
        """The cases that have one of these numbers whole."""
        return mail_finding.cases_with(self._connection, numbers)

    # changing

    def add(
        self, mail: Mail, parts: Sequence[ParsedPart], *, content_key: str, known_as: Sequence[str]
    ) -> int:
        """Keeps a message once, with its parts; returns its id, or that of the first time."""
        id_ = free_id(self._connection, mail_message, mail.id or new_id(mail.arrived_at))
        identity = hashlib.sha256(mail.message_id.encode("utf-8", "replace")).hexdigest()[:24]
        key = f"mail/{mail.mailbox}/{content_key}/{identity}"
        if mail.direction is Direction.OUT:
            key = f"mail/{mail.mailbox}/{content_key}"
        first = self._job.log.claim(key, "mail", "mail", id_)
        if first is not None:
            return first
        own = replace(mail, id=id_, thread_id=mail.thread_id or id_, version=1)
        row = mail_row(own, content_key=content_key, indexed=_terms(self._job, own.contact_id))
        insert_many(self._connection, mail_message, [row])
        _add_names(self._connection, own, known_as)
        mail_contents.add_parts(self._connection, id_, parts)
        return id_

    def change(self, mail: Mail, action: str, *, key: str, detail: str = "") -> Mail:
        """Puts what `mail` says in the place of what stands. Raises Conflict, NotFound."""
        if self._job.log.claim(key, action, "mail", mail.id, detail) is None:
            self._change(mail, key, {})
        return self.get(mail.id)

    def put_away(self, mail: Mail, *, key: str) -> Mail:
        """Like `change`; its contact is found no more and belongs to nobody."""
        if self._job.log.claim(key, str(mail.state), "mail", mail.id) is None:
            before = self.get(mail.id)
            more: dict[str, Any] = {}
            if before.contact_id is not None and not before.is_away:
                more["away"] = mail_contacts.withdraw(self._job, before.contact_id)
            self._change(mail, key, more)
        return self.get(mail.id)

    def put_back(self, mail: Mail, *, key: str) -> Mail:
        """Undoes that: the contact is found again, and belongs to whom it did."""
        if self._job.log.claim(key, "put_back", "mail", mail.id) is None:
            self._change(mail, key, {})
            away = select(_columns.away).where(_columns.id == mail.id)
            belonged = self._connection.execute(away).scalar()
            if mail.contact_id is not None and belonged:
                mail_contacts.bring_back(self._job, mail.contact_id, belonged)
            emptied = update(mail_message).where(_columns.id == mail.id)
            self._connection.execute(emptied.values(away=None))
        return self.get(mail.id)

    def put_content(self, data: bytes) -> str:
        """Keeps content once; returns its digest."""
        return mail_contents.put_content(self._connection, data)

    # how far each folder was fetched

    def mark(self, mailbox: str, folder: str) -> FolderMark:
        """From where to go on."""
        columns = mail_folder.c
        stored = select(mail_folder).where(columns.mailbox == mailbox, columns.folder == folder)
        row = self._connection.execute(stored).first()
        if row is None:
            return FolderMark(mailbox, folder)
        return FolderMark(mailbox, folder, row.validity, row.last_uid)

    def go_on(self, mark: FolderMark, *, at: datetime) -> None:
        """Go on from there next time."""
        row = {
            "mailbox": mark.mailbox,
            "folder": mark.folder,
            "validity": mark.validity,
            "last_uid": mark.last_uid,
            "at": at,
        }
        put_row(self._connection, mail_folder, row)

    # parts of these

    def _change(self, mail: Mail, key: str, more: Mapping[str, Any]) -> None:
        """Raises Conflict when somebody was first, NotFound when it isn't there."""
        values = {name: getattr(mail, name) for name in _CHANGES} | dict(more)
        own = update(mail_message).where(_columns.id == mail.id, _columns.version == mail.version)
        changed = self._connection.execute(own.values(version=mail.version + 1, **values))
        if changed.rowcount:
            return
        present = self.get(mail.id)
        winner = self._job.log.last_actor("mail", mail.id, but=key)
        raise conflict("mail", winner=winner, version=present.version)


def _mails(connection: Connection, query: Select[Any]) -> list[Mail]:
    ids = list(connection.execute(query).scalars())
    found = load_mails(connection, ids)
    return [found[id_] for id_ in ids if id_ in found]


def _terms(job: Job, contact_id: int | None) -> str:
    """By what the contact of a new mail is indexed."""
    own = load_contacts(job.connection, [contact_id]) if contact_id is not None else {}
    return job.index.contact_terms(own[contact_id]) if contact_id in own else ""


def _add_names(connection: Connection, mail: Mail, known_as: Sequence[str]) -> None:
    names = (mail.message_id, mail.in_reply_to, *mail.refers_to, *known_as)
    rows = [{"message_id": name, "mail_id": mail.id} for name in dict.fromkeys(names) if name]
    insert_many(connection, mail_reference, rows)


def _addresses(mail: Mail) -> set[str]:
    return {email_key(one.address) for one in (mail.sender, *mail.to, *mail.cc)}
