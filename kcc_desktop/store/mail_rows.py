"""Mails as rows, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.mail import Address, Automatic, Mail, MailPart, MailState
from kcc_desktop.domain.mail_threads import subject_key
from kcc_desktop.store.bulk import rows_by
from kcc_desktop.store.mail_tables import mail_message, mail_part
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import case, contact, contact_case, party, product

_columns = mail_message.c
_MAILS = Prepared(
    select(
        mail_message,
        contact.c.party_id,
        party.c.name.label("party_name"),
        party.c.secret.label("is_secret"),
        product.c.name.label("product"),
    )
    .outerjoin(contact, contact.c.id == _columns.contact_id)
    .outerjoin(party, party.c.id == contact.c.party_id)
    .outerjoin(product, product.c.id == _columns.product_id)
    .where(Among(_columns.id))
)
_CASES = Prepared(
    select(contact_case.c.contact_id, case.c.id, case.c.number)
    .join(case, case.c.id == contact_case.c.case_id)
    .where(Among(contact_case.c.contact_id))
    .order_by(contact_case.c.case_id)
)
#: What stands in the row and in the mail under the same name.
_SAME = (
    "id",
    "mailbox",
    "message_id",
    "thread_id",
    "contact_id",
    "subject",
    "body",
    "quoted",
    "reply_to",
    "in_reply_to",
    "written_at",
    "arrived_at",
    "problem",
    "product_id",
    "state_by",
    "state_at",
    "taken_login",
    "taken_by",
    "taken_at",
    "snoozed_until",
    "size",
    "version",
)


def mail_row(mail: Mail, *, content_key: str, indexed: str) -> dict[str, Any]:
    """The row of a new mail."""
    same: dict[str, Any] = {name: getattr(mail, name) for name in _SAME}
    return same | {
        "content_key": content_key,
        "direction": mail.direction,
        "refers_to": list(mail.refers_to),
        "from_name": mail.sender.name,
        "from_address": mail.sender.address,
        "to_addresses": _pairs(mail.to),
        "cc_addresses": _pairs(mail.cc),
        "subject_key": subject_key(mail.subject),
        "automatic": mail.automatic,
        "case_numbers": list(mail.mentions),
        "state": mail.state,
        "indexed": indexed,
    }


def part_row(mail_id: int, part: MailPart) -> dict[str, Any]:
    """The row of what hangs on a mail."""
    return {
        "mail_id": mail_id,
        "position": part.position,
        "name": part.name,
        "type": part.type,
        "size": part.size,
        "digest": part.digest,
        "inline": part.inline,
        "withheld": part.withheld,
    }


def load_mails(connection: Connection, ids: Sequence[int]) -> dict[int, Mail]:
    """The mails among `ids` that there are, with their parts and what they belong to."""
    rows = _MAILS.rows(connection, wanted=list(ids)) if ids else []
    parts: dict[int, list[MailPart]] = defaultdict(list)
    for row in rows_by(connection, mail_part.c.mail_id, [row.id for row in rows]):
        parts[row.mail_id].append(_part(row))
    cases = linked_cases(connection, [row.contact_id for row in rows])
    return {
        row.id: _mail(row, sorted(parts[row.id], key=lambda one: one.position), cases)
        for row in rows
    }


def linked_cases(
    connection: Connection, contact_ids: Iterable[int | None]
) -> dict[int, list[tuple[int, str]]]:
    """Per contact its cases: ids and numbers."""
    wanted = [id_ for id_ in contact_ids if id_ is not None]
    cases: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in _CASES.rows(connection, wanted=wanted) if wanted else ():
        cases[row.contact_id].append((row.id, row.number))
    return cases


def _mail(
    row: Any, parts: Sequence[MailPart], cases: Mapping[int, Sequence[tuple[int, str]]]
) -> Mail:
    own = cases.get(row.contact_id or 0, ())
    same: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return Mail(
        **same,
        direction=Direction(row.direction),
        sender=Address(row.from_name, row.from_address),
        to=_addresses(row.to_addresses),
        cc=_addresses(row.cc_addresses),
        refers_to=tuple(row.refers_to),
        party_id=row.party_id,
        party_name="" if row.is_secret else row.party_name or "",
        case_ids=tuple(id_ for id_, _ in own),
        case_numbers=tuple(number for _, number in own),
        mentions=tuple(row.case_numbers),
        product=row.product or "",
        automatic=Automatic(row.automatic),
        state=MailState(row.state),
        parts=tuple(parts),
    )


def _part(row: Any) -> MailPart:
    return MailPart(
        row.position, row.name, row.type, row.size, row.digest, bool(row.inline), row.withheld
    )


def _pairs(addresses: Iterable[Address]) -> list[list[str]]:
    return [[one.name, one.address] for one in addresses]


def _addresses(pairs: Iterable[Sequence[str]]) -> tuple[Address, ...]:
    return tuple(Address(name, address) for name, address in pairs)
