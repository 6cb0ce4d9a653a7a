"""The contacts of mails. Unlike others, they get their party, cases and outcome afterwards: what
was said stays as it was, and whose it is comes to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update

from kcc_desktop.domain.contact import Contact, Outcome
from kcc_desktop.store.bulk import insert_many
from kcc_desktop.store.contact_rows import load_contacts
from kcc_desktop.store.doubles import require
from kcc_desktop.store.job import Job
from kcc_desktop.store.mail_tables import mail_message
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import contact, contact_case, party, question


def link(
    job: Job,
    contact_id: int,
    *,
    party_id: int | None,
    case_ids: Sequence[int],
    product_id: int | None,
    key: str,
) -> Contact:
    """Says of the contact of a mail whose it is, and about what. Raises NotFound."""
    before = _mail_contact(job, contact_id)
    detail = f"{before.party_id} -> {party_id}; {', '.join(map(str, case_ids))}"
    if job.log.claim(key, "link", "contact", contact_id, detail) is not None:
        return _mail_contact(job, contact_id)
    if party_id is not None:
        require(job.connection, [party_id])
    _belongs_to(job, before, party_id)
    _is_about(job, before, case_ids)
    if product_id is not None:
        _asks_for(job, contact_id, product_id)
    after = _mail_contact(job, contact_id)
    _index(job, after)
    return after


def conclude(job: Job, contact_id: int, outcome: Outcome, *, key: str) -> None:
    """The questions of the contact of a mail that were open ended so."""
    _mail_contact(job, contact_id)
    if job.log.claim(key, "conclude", "contact", contact_id, outcome.value) is None:
        still_open = question.c.outcome == Outcome.OPEN
        job.connection.execute(
            update(question)
            .where(question.c.contact_id == contact_id, still_open)
            .values(outcome=outcome)
        )


def withdraw(job: Job, contact_id: int) -> dict[str, Any]:
    """Takes a contact out of every search and timeline; gives what it belonged to."""
    before = _mail_contact(job, contact_id)
    gone = delete(contact_case).where(contact_case.c.contact_id == contact_id)
    job.connection.execute(gone)
    _belongs_to(job, before, None)
    _index(job, _mail_contact(job, contact_id), shown=False)
    return {"party_id": before.party_id, "case_ids": list(before.case_ids)}


def bring_back(job: Job, contact_id: int, belonged: dict[str, Any]) -> None:
    """Undoes that."""
    before = _mail_contact(job, contact_id)
    _belongs_to(job, before, belonged.get("party_id"))
    _is_about(job, before, belonged.get("case_ids", ()))
    _index(job, _mail_contact(job, contact_id))


def _mail_contact(job: Job, contact_id: int) -> Contact:
    """The contact, if it is one of a mail. Raises NotFound."""
    is_mail = select(mail_message.c.id).where(mail_message.c.contact_id == contact_id)
    found = load_contacts(job.connection, [contact_id])
    if contact_id not in found or job.connection.execute(is_mail).first() is None:
        raise not_found("contact")
    return found[contact_id]


def _belongs_to(job: Job, before: Contact, party_id: int | None) -> None:
    own = update(contact).where(contact.c.id == before.id)
    job.connection.execute(own.values(party_id=party_id, version=contact.c.version + 1))
    if party_id is not None:
        _last_heard(job, party_id, before.at)


def _last_heard(job: Job, party_id: int, at: datetime) -> None:
    older = or_(party.c.last_contact_at.is_(None), party.c.last_contact_at < bindparam("moment"))
    heard = update(party).where(party.c.id == party_id, older)
    job.connection.execute(heard.values(last_contact_at=bindparam("moment")), {"moment": at})


def _is_about(job: Job, before: Contact, case_ids: Sequence[int]) -> None:
    stored = select(contact_case.c.case_id).where(contact_case.c.contact_id == before.id)
    fresh = set(case_ids) - set(job.connection.execute(stored).scalars())
    rows = [{"contact_id": before.id, "case_id": id_} for id_ in sorted(fresh)]
    insert_many(job.connection, contact_case, rows)


def _asks_for(job: Job, contact_id: int, product_id: int) -> None:
    asked = update(question).where(question.c.contact_id == contact_id)
    job.connection.execute(
        asked.where(question.c.product_id.is_(None)).values(product_id=product_id)
    )


def _index(job: Job, own: Contact, *, shown: bool = True) -> None:
    kept = select(mail_message.c.indexed).where(mail_message.c.contact_id == own.id)
    before = str(job.connection.execute(kept).scalar() or "")
    terms = job.index.mail_contact(own, before, shown=shown)
    by_contact = update(mail_message).where(mail_message.c.contact_id == own.id)
    job.connection.execute(by_contact.values(indexed=terms))
