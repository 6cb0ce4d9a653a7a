"""Bringing parties in from a file, again and again without doubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select

from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.party import Identifier, Party, Scheme
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import (
    change_many,
    distinct_chunks,
    free_ids,
    insert_many,
    rows_by,
)
from kcc_desktop.store.columns import storable
from kcc_desktop.store.job import Job
from kcc_desktop.store.party_rows import (
    insert_parts,
    party_digest,
    party_row,
    remove_parts,
)
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import party, party_identifier

#: What tells parties apart, the surest first.
_TELLING = (Scheme.EXTERNAL, Scheme.BSN, Scheme.INSZ, Scheme.RSIN, Scheme.KBO, Scheme.KVK)


_OWNERS = Prepared(
    select(party_identifier).where(
        party_identifier.c.scheme == bindparam("scheme"), Among(party_identifier.c.value)
    )
)
Key = tuple[str, str]


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

    owner: dict[Key, int]
    rows: Mapping[int, Any]
    external: frozenset[int]

    def row_of(self, one: Party) -> Any:
        """The row of the party that `one` is, or None."""
        telling = _telling(one)
        if telling is None:
            return None
        found = self.owner.get(_key(telling))
        if found is None and telling.scheme is Scheme.EXTERNAL:
            found = self._without_external(one)
        return None if found is None else self.rows[found]

    def claimed(self, one: Party, id_: int) -> tuple[Identifier, ...]:
        """The identifiers of `one` that no other party has; from now on they are of `id_`."""
        return tuple(
            own
            for own in dict.fromkeys(one.identifiers)
            if self.owner.setdefault(_key(own), id_) == id_
        )

    def _without_external(self, one: Party) -> int | None:
        owners = (self.owner.get(_key(own)) for own in one.identifiers if own.scheme in _TELLING)
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
    owner = dict(_owners(job, piece))
    ids = list(dict.fromkeys(owner.values()))
    rows = {row.id: row for row in rows_by(job.connection, party.c.id, ids)}
    columns = party_identifier.c
    named = rows_by(job.connection, columns.party_id, ids)
    external = frozenset(row.party_id for row in named if row.scheme == Scheme.EXTERNAL)
    return _Known(owner, rows, external)


def _owners(job: Job, piece: Sequence[Party]) -> Iterator[tuple[Key, int]]:
    values: dict[str, list[str]] = defaultdict(list)
    for one in piece:
        for own in one.identifiers:
            scheme, value = _key(own)
            values[scheme].append(value)
    for scheme, wanted in values.items():
        for row in _OWNERS.rows(job.connection, scheme=scheme, wanted=wanted):
            yield (row.scheme, row.value), row.party_id


def _key(own: Identifier) -> Key:
    return own.scheme.value, storable(own.value)


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
        rows.append(party_row(replaced[-1]) | {"digest": party_digest(one)})
    change_many(job.connection, party, rows)
    remove_parts(job.connection, list(changed))
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
