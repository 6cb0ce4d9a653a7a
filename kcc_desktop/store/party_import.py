"""Bringing parties in from a file, again and again without doubles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, tuple_, update

from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.party import Identifier, Party, Scheme
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import (
    chunks,
    distinct_chunks,
    free_ids,
    insert_many,
    rows_by,
    update_many,
)
from kcc_desktop.store.job import Job
from kcc_desktop.store.party_rows import PARTS, insert_parts, party_digest, party_row
from kcc_desktop.store.tables import party, party_identifier

#: What tells parties apart, the surest first.
_TELLING = (Scheme.EXTERNAL, Scheme.BSN, Scheme.INSZ, Scheme.RSIN, Scheme.KBO, Scheme.KVK)


def put_many(job: Job, parties: Sequence[Party], *, source: str) -> Sequence[Put]:
    """Adds parties that are new and replaces those that differ.

    A party is known by its EXTERNAL identifier; where that is new, by its BSN or company number,
    provided that the party with it has no EXTERNAL one of its own. An identifier that belongs to
    another party is left with that one. A party without identifiers is always new.
    """
    puts: list[Put] = []
    for piece in distinct_chunks(parties, _identity):
        puts += _put_piece(job, piece, source)
    return puts


def _identity(one: Party) -> object:
    return _telling(one) or object()


def _telling(one: Party) -> Identifier | None:
    for scheme in _TELLING:
        if value := one.identifier(scheme):
            return Identifier(scheme, value)
    return None


@dataclass(frozen=True, slots=True)
class _Known:
    """Who has which identifier (kept up to date), and what is known of those parties."""

    owner: dict[tuple[str, str], int]
    rows: Mapping[int, Any]
    external: frozenset[int]

    def row_of(self, one: Party) -> Any:
        """The row of the party that `one` is, or None."""
        telling = _telling(one)
        if telling is None:
            return None
        found = self.owner.get((telling.scheme, telling.value))
        if found is None and telling.scheme is Scheme.EXTERNAL:
            found = self._without_external(one)
        return None if found is None else self.rows[found]

    def claimed(self, one: Party, id_: int) -> tuple[Identifier, ...]:
        """The identifiers of `one` that no other party has; from now on they are of `id_`."""
        return tuple(
            own
            for own in dict.fromkeys(one.identifiers)
            if self.owner.setdefault((own.scheme, own.value), id_) == id_
        )

    def _without_external(self, one: Party) -> int | None:
        owners = (
            self.owner.get((own.scheme, own.value))
            for own in one.identifiers
            if own.scheme in _TELLING
        )
        return next((id_ for id_ in owners if id_ and id_ not in self.external), None)


def _put_piece(job: Job, piece: Sequence[Party], source: str) -> list[Put]:
    known = _known(job, piece)
    fresh: list[Party] = []
    changed: dict[int, tuple[Party, int]] = {}
    puts: list[Put] = []
    for one in piece:
        row = known.row_of(one)
        if row is None or row.id in changed:
            fresh.append(one)
            puts.append(Put.NEW)
        elif row.digest == party_digest(one):
            puts.append(Put.SAME)
        else:
            changed[row.id] = (one, row.version + 1)
            puts.append(Put.CHANGED)
    _replace(job, changed, known, source)
    _add(job, fresh, known, source)
    return puts


def _known(job: Job, piece: Sequence[Party]) -> _Known:
    wanted = [(own.scheme.value, own.value) for one in piece for own in one.identifiers]
    owner = dict(_owners(job, wanted))
    ids = list(dict.fromkeys(owner.values()))
    rows = {row.id: row for row in rows_by(job.connection, party, party.c.id, ids)}
    columns = party_identifier.c
    named = rows_by(job.connection, party_identifier, columns.party_id, ids)
    external = frozenset(row.party_id for row in named if row.scheme == Scheme.EXTERNAL)
    return _Known(owner, rows, external)


def _owners(job: Job, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    columns = party_identifier.c
    for piece in chunks(wanted):
        query = select(party_identifier).where(tuple_(columns.scheme, columns.value).in_(piece))
        for row in job.connection.execute(query):
            yield (row.scheme, row.value), row.party_id


def _add(job: Job, fresh: Sequence[Party], known: _Known, source: str) -> None:
    now = datetime.now(UTC)
    ids = free_ids(job.connection, party, [one.id or _wanted_id(one, now) for one in fresh])
    added = [
        replace(one, id=id_, version=1, identifiers=known.claimed(one, id_))
        for one, id_ in zip(fresh, ids, strict=True)
    ]
    digests = map(party_digest, fresh)
    rows = [party_row(one) | {"digest": own} for one, own in zip(added, digests, strict=True)]
    insert_many(job.connection, party, rows)
    _finish(job, added, source)


def _replace(
    job: Job, changed: Mapping[int, tuple[Party, int]], known: _Known, source: str
) -> None:
    replaced: list[Party] = []
    rows: list[dict[str, Any]] = []
    for id_, (one, version) in changed.items():
        replaced.append(replace(one, id=id_, version=version, identifiers=known.claimed(one, id_)))
        row = party_row(replaced[-1]) | {"digest": party_digest(one), "own_id": id_}
        del row["id"]
        rows.append(row)
    update_many(job.connection, update(party).where(party.c.id == bindparam("own_id")), rows)
    for table in PARTS:
        job.connection.execute(delete(table).where(table.c.party_id.in_(list(changed))))
    _finish(job, replaced, source)


def _finish(job: Job, parties: Sequence[Party], source: str) -> None:
    if not parties:
        return
    insert_parts(job.connection, parties)
    job.log.many("import", "party", [one.id for one in parties], source)
    job.index.parties(parties)


def _wanted_id(one: Party, now: datetime) -> int:
    telling = _telling(one)
    return id_for(now, f"{telling.scheme}:{telling.value}" if telling else repr(one.names))
