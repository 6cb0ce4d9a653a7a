"""Parties as rows, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete

from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    NameKind,
    Party,
    PartyKind,
    Phone,
    Scheme,
)
from kcc_desktop.store.bulk import digest, insert_many, rows_by
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import (
    party,
    party_address,
    party_email,
    party_identifier,
    party_name,
    party_phone,
)

#: The tables that hold the parts of a party.
PARTS = (party_name, party_address, party_email, party_phone, party_identifier)
_REMOVALS = [Prepared(delete(table).where(Among(table.c.party_id))) for table in PARTS]


def party_row(one: Party) -> dict[str, Any]:
    """The row of the party itself, without its parts."""
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "secret": one.secret,
        "warning": one.warning,
        "version": one.version,
    }


def party_digest(one: Party) -> str:
    """A fingerprint of everything that an import can bring."""
    return digest(
        str(one.kind),
        [(name.full, str(name.kind)) for name in one.names],
        [(a.street, a.number, a.addition, a.postcode, a.place) for a in one.addresses],
        list(one.emails),
        [(phone.e164, phone.shown) for phone in one.phones],
        [(str(identifier.scheme), identifier.value) for identifier in one.identifiers],
        one.secret,
        one.warning,
    )


def insert_parts(connection: Connection, parties: Sequence[Party]) -> None:
    """Inserts the names, addresses, ... of parties that have none yet."""
    for table in PARTS:
        rows = [
            {"party_id": one.id, "position": position, **values}
            for one in parties
            for position, values in enumerate(_PART_VALUES[table.name](one))
        ]
        insert_many(connection, table, rows)


def remove_parts(connection: Connection, party_ids: Sequence[int]) -> None:
    """Removes the names, addresses, ... of these parties, to make room for what is known now."""
    for removal in _REMOVALS:
        removal.run(connection, wanted=party_ids)


def load_parties(connection: Connection, ids: Sequence[int]) -> dict[int, Party]:
    """The parties among `ids` that there are."""
    parts = {table.name: _parts(connection, table, ids) for table in PARTS}
    return {
        row.id: _party(row, {name: found[row.id] for name, found in parts.items()})
        for row in rows_by(connection, party.c.id, ids)
    }


def _parts(connection: Connection, table: Table, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows_by(connection, table.c.party_id, ids):
        found[row.party_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.position)
    return found


def _party(row: Any, parts: dict[str, list[Any]]) -> Party:
    return Party(
        id=row.id,
        kind=PartyKind(row.kind),
        names=tuple(Name(n.full_name, NameKind(n.kind)) for n in parts["party_name"]),
        addresses=tuple(
            Address(a.street, a.number, a.addition, a.postcode, a.place)
            for a in parts["party_address"]
        ),
        emails=tuple(e.address for e in parts["party_email"]),
        phones=tuple(Phone(p.e164, p.shown) for p in parts["party_phone"]),
        identifiers=tuple(Identifier(Scheme(i.scheme), i.value) for i in parts["party_identifier"]),
        secret=row.secret,
        warning=row.warning,
        version=row.version,
    )


def _names(one: Party) -> list[dict[str, Any]]:
    return [{"full_name": name.full, "kind": name.kind} for name in one.names]


def _addresses(one: Party) -> list[dict[str, Any]]:
    return [
        {
            "street": address.street,
            "number": address.number,
            "addition": address.addition,
            "postcode": address.postcode,
            "place": address.place,
        }
        for address in one.addresses
    ]


def _emails(one: Party) -> list[dict[str, Any]]:
    return [{"address": address} for address in one.emails]


def _phones(one: Party) -> list[dict[str, Any]]:
    return [{"e164": phone.e164, "shown": phone.shown} for phone in one.phones]


def _identifiers(one: Party) -> list[dict[str, Any]]:
    return [{"scheme": own.scheme, "value": own.value} for own in dict.fromkeys(one.identifiers)]


_PART_VALUES: dict[str, Callable[[Party], list[dict[str, Any]]]] = {
    "party_name": _names,
    "party_address": _addresses,
    "party_email": _emails,
    "party_phone": _phones,
    "party_identifier": _identifiers,
}
