"""Conversations, mails and visits in the workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, or_, select, update

from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome
from kcc_desktop.domain.ids import id_for, new_id
from kcc_desktop.services.ports import Put
from kcc_desktop.store import mail_contacts
from kcc_desktop.store.bulk import distinct_chunks, free_id, free_ids
from kcc_desktop.store.columns import storable
from kcc_desktop.store.contact_rows import insert_contacts, load_contacts
from kcc_desktop.store.job import Job
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import contact, party

_LAST_CONTACT = Prepared(
    update(party)
    .where(party.c.id == bindparam("own_id"))
    .where(or_(party.c.last_contact_at.is_(None), party.c.last_contact_at < bindparam("moment")))
    .values(last_contact_at=bindparam("moment"))
)
_KNOWN = Prepared(
    select(contact.c.source_key).where(
        contact.c.source == bindparam("source"), Among(contact.c.source_key)
    )
)
#: Among how many of the newest contacts of all an agent's latest is looked for: so nobody's start
#: waits for a walk through years of contacts.
_RECENT = 2_000
_RECENT_ONES = select(contact).order_by(contact.c.id.desc()).limit(_RECENT).subquery()


class SqlContacts:
    """`services.ports.Contacts`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def get(self, contact_id: int) -> Contact:
        """The contact with its questions. Raises NotFound."""
        found = load_contacts(self._connection, [contact_id])
        if contact_id not in found:
            raise not_found("contact")
        return found[contact_id]

    def add(self, contact_: Contact, *, key: str) -> int:
        """Records a finished contact, under its own id when it has one; returns the id."""
        id_ = free_id(self._connection, contact, contact_.id or new_id(contact_.at))
        first = self._job.log.claim(key, "record", "contact", id_)
        if first is not None:
            return first
        self._insert([replace(contact_, id=id_, version=1)])
        return id_

    def add_many(self, contacts: Sequence[Contact], *, source: str) -> Sequence[Put]:
        """Brings contacts in; what was recorded before stays as it was."""
        puts: list[Put] = []
        sourced = [one if one.source else replace(one, source=source) for one in contacts]
        for piece in distinct_chunks(sourced, _identity):
            known = self._known(piece)
            fresh = [one for one in piece if _identity(one) not in known]
            self._add_fresh(fresh, source)
            puts += [Put.SAME if _identity(one) in known else Put.NEW for one in piece]
        return puts

    def latest_way(self, agent_id: int, location_id: int | None) -> tuple[Channel, str] | None:
        """The channel, with its key in the managed list, by which the latest contact of this agent
        at this location came in; None when it isn't among the newest of all.
        """
        ones = _RECENT_ONES.c
        wanted = (
            select(ones.channel, ones.channel_key)
            .where(ones.agent_id == agent_id, ones.direction == Direction.IN)
            .where(ones.location_id.is_not_distinct_from(location_id))
            .order_by(ones.id.desc())
            .limit(1)
        )
        row = self._connection.execute(wanted).first()
        return None if row is None else (Channel(row.channel), row.channel_key or "")

    def link(
        self,
        contact_id: int,
        *,
        party_id: int | None,
        case_ids: Sequence[int],
        product_id: int | None = None,
        key: str,
    ) -> Contact:
        """Says of a mail whose it is, and about what. Raises NotFound."""
        return mail_contacts.link(
            self._job,
            contact_id,
            party_id=party_id,
            case_ids=case_ids,
            product_id=product_id,
            key=key,
        )

    def conclude(self, contact_id: int, outcome: Outcome, *, key: str) -> None:
        """The questions of a mail that were still open ended so. Raises NotFound."""
        mail_contacts.conclude(self._job, contact_id, outcome, key=key)

    def _known(self, piece: Sequence[Contact]) -> set[tuple[str, str]]:
        keys: dict[str, list[str]] = defaultdict(list)
        for one in piece:
            if one.source_key:
                source, key = _identity(one)
                keys[source].append(key)
        return {
            (source, row.source_key)
            for source, wanted in keys.items()
            for row in _KNOWN.rows(self._connection, source=source, wanted=wanted)
        }

    def _add_fresh(self, fresh: Sequence[Contact], source: str) -> None:
        if not fresh:
            return
        wanted = [one.id or id_for(one.at, f"{one.source}/{one.source_key}") for one in fresh]
        ids = free_ids(self._connection, contact, wanted)
        self._insert([replace(one, id=id_, version=1) for one, id_ in zip(fresh, ids, strict=True)])
        self._job.log.many("import", "contact", ids, source)

    def _insert(self, contacts: Sequence[Contact]) -> None:
        whole = insert_contacts(self._connection, contacts)
        latest: dict[int, datetime] = {}
        for one in whole:
            if one.party_id is not None:
                latest[one.party_id] = max(one.at, latest.get(one.party_id, one.at))
        rows = [{"own_id": id_, "moment": at} for id_, at in sorted(latest.items())]
        _LAST_CONTACT.run_many(self._connection, rows)
        self._job.index.contacts(whole)


def _identity(one: Contact) -> tuple[str, str]:
    """What tells contacts apart; one without a key of its own is like no other."""
    return storable(one.source), storable(one.source_key) or f"\0{id(one)}"
