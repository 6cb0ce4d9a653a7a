"""Persons and organisations in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select, update

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.keys import LONGEST_KEY
from kcc_desktop.domain.party import Party, PartyLink, Representation
from kcc_desktop.services.ports import Put
from kcc_desktop.store import doubles, party_import
from kcc_desktop.store.bulk import change_many, free_id, insert_many, put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.party_rows import insert_parts, load_parties, party_row, remove_parts
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.tables import party, representation, search_key


class SqlParties:
    """`services.ports.Parties`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def get(self, party_id: int) -> Party:
        """The party. Raises NotFound."""
        found = load_parties(self._connection, [party_id])
        if party_id not in found:
            raise not_found("party")
        return found[party_id]

    def anybody(self) -> bool:
        """Whether there is any."""
        return self._connection.scalar(select(party.c.id).limit(1)) is not None

    def add(self, party_: Party, *, key: str) -> int:
        """Adds a party, under its own id when it has one; returns the id."""
        wanted = party_.id or new_id(datetime.now(UTC))
        one = replace(party_, id=free_id(self._connection, party, wanted), version=1)
        first = self._job.log.claim(key, "add", "party", one.id)
        if first is not None:
            return first
        insert_many(self._connection, party, [party_row(one)])
        insert_parts(self._connection, [one])
        self._job.index.parties([one])
        return one.id

    def change(self, party_: Party, *, key: str) -> Party:
        """Replaces what is known of the party, based on its version. Raises Conflict, NotFound."""
        if self._job.log.claim(key, "change", "party", party_.id) is not None:
            return self.get(party_.id)
        changed = replace(party_, version=party_.version + 1)
        self._take_version(party_)
        change_many(self._connection, party, [party_row(changed)])
        remove_parts(self._connection, [changed.id])
        insert_parts(self._connection, [changed])
        self._job.index.parties([changed])
        return changed

    def put_many(self, parties: Sequence[Party], *, source: str) -> Sequence[Put]:
        """Brings parties in from a file; see `party_import`."""
        return party_import.put_many(self._job, parties, source=source)

    def link_doubles(self, party_id: int, double_id: int, *, key: str) -> PartyLink:
        """Says that two parties are one and the same."""
        return doubles.link(self._job, party_id, double_id, key=key)

    def unlink_doubles(self, link_id: int, *, key: str) -> PartyLink:
        """Takes that back; who was first to do so stays."""
        return doubles.unlink(self._job, link_id, key=key)

    def doubles(self, party_id: int) -> Sequence[int]:
        """All parties that are one and the same with this one, itself included, lowest first."""
        return sorted(doubles.same_as(self._connection, party_id))

    def links(self, party_id: int) -> Sequence[PartyLink]:
        """The links that stand between this party and others that are the same, oldest first."""
        return doubles.links(self._connection, party_id)

    def having(self, keys: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str, int]]:
        """Who has exactly these keys: each key (scheme and value) with the id of a party."""
        columns = search_key.c
        found: list[tuple[str, str, int]] = []
        for scheme in sorted({scheme for scheme, _ in keys}):
            wanted = sorted({key[:LONGEST_KEY] for own, key in keys if own == scheme and key})
            query = select(columns.scheme, columns.key, columns.ref).where(
                columns.scheme == scheme,
                columns.key.in_(wanted),
                columns.kind == HitGroup.PARTY,
            )
            found += [(row.scheme, row.key, row.ref) for row in self._connection.execute(query)]
        return found

    def represent(self, representation_: Representation, *, key: str) -> None:
        """Records who may speak on behalf of whom; a new role replaces the old."""
        detail = f"{representation_.representative_id}: {representation_.role}"
        claimed = self._job.log.claim(key, "represent", "party", representation_.party_id, detail)
        if claimed is not None:
            return
        ids = [representation_.party_id, representation_.representative_id]
        doubles.require(self._connection, ids)
        put_row(
            self._connection,
            representation,
            {
                "party_id": representation_.party_id,
                "representative_id": representation_.representative_id,
                "role": representation_.role,
            },
        )

    def representatives(self, party_id: int) -> Sequence[tuple[Representation, str]]:
        """Who may speak on behalf of this party, with names, by name."""
        query = (
            select(representation, party.c.name)
            .join(party, party.c.id == representation.c.representative_id)
            .where(representation.c.party_id == party_id)
            .order_by(party.c.name)
        )
        return [
            (Representation(row.party_id, row.representative_id, row.role), row.name)
            for row in self._connection.execute(query)
        ]

    def _take_version(self, party_: Party) -> None:
        columns = party.c
        taken = self._connection.execute(
            update(party)
            .where(columns.id == party_.id, columns.version == party_.version)
            .values(version=party_.version + 1)
        )
        if taken.rowcount:
            return
        present = self.get(party_.id)
        # The line of this attempt goes with the transaction; the one before it is the winner's.
        winner = self._job.log.last_actor("party", party_.id, skip=1)
        raise conflict("party", winner=winner, version=present.version)
