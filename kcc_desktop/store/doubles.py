"""Parties that are one and the same: linking them, taking that back, and following the links."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, or_, select, update

from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.party import PartyLink
from kcc_desktop.store.bulk import free_id
from kcc_desktop.store.job import Job
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import party, party_link

_LINKS = Prepared(
    select(party_link.c.party_id, party_link.c.double_id).where(
        party_link.c.unlinked_at.is_(None),
        or_(Among(party_link.c.party_id), Among(party_link.c.double_id)),
    )
)


def same_as(connection: Connection, party_id: int) -> set[int]:
    """All parties that are one and the same with this one, itself included."""
    known = {party_id}
    fresh = known
    while fresh:
        fresh = _linked_with(connection, fresh) - known
        known = known | fresh
    return known


def link(job: Job, party_id: int, double_id: int, *, key: str) -> PartyLink:
    """Says that two parties are one and the same. Raises NotFound when one isn't there."""
    now = datetime.now(UTC)
    id_ = free_id(job.connection, party_link, new_id(now))
    detail = f"{party_id} = {double_id}"
    first = job.log.claim(key, "link", "link", id_, detail)
    if first is not None:
        return get(job.connection, first)
    require(job.connection, [party_id, double_id])
    row = {
        "id": id_,
        "party_id": party_id,
        "double_id": double_id,
        "linked_at": now,
        "linked_by": job.actor.name,
    }
    job.connection.execute(insert(party_link), row)
    return get(job.connection, id_)


def unlink(job: Job, link_id: int, *, key: str) -> PartyLink:
    """Takes a link back; who did so first stays. Raises NotFound."""
    if job.log.claim(key, "unlink", "link", link_id) is None:
        job.connection.execute(
            update(party_link)
            .where(party_link.c.id == link_id, party_link.c.unlinked_at.is_(None))
            .values(unlinked_at=datetime.now(UTC), unlinked_by=job.actor.name)
        )
    return get(job.connection, link_id)


def get(connection: Connection, link_id: int) -> PartyLink:
    """The link. Raises NotFound."""
    row = connection.execute(select(party_link).where(party_link.c.id == link_id)).first()
    if row is None:
        raise not_found("link")
    return PartyLink(**row._asdict())


def links(connection: Connection, party_id: int) -> list[PartyLink]:
    """The links of this party that stand, oldest first."""
    ends = or_(party_link.c.party_id == party_id, party_link.c.double_id == party_id)
    query = select(party_link).where(ends, party_link.c.unlinked_at.is_(None))
    rows = connection.execute(query.order_by(party_link.c.id))
    return [PartyLink(**row._asdict()) for row in rows]


def require(connection: Connection, party_ids: list[int]) -> None:
    """Raises NotFound unless all these parties are there."""
    found = connection.execute(select(party.c.id).where(party.c.id.in_(party_ids)))
    if len(found.all()) < len(set(party_ids)):
        raise not_found("party")


def _linked_with(connection: Connection, ids: set[int]) -> set[int]:
    return {id_ for row in _LINKS.rows(connection, wanted=ids) for id_ in row}
