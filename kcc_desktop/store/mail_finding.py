"""What a mail may belong to: who has its address, which cases have the numbers in its text."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.keys import LONGEST_KEY, KeyScheme, case_number_keys, email_key
from kcc_desktop.store.bulk import rows_by
from kcc_desktop.store.doubles import same_as
from kcc_desktop.store.tables import case, party, search_key

_MOST = 200


def parties_at(connection: Connection, address: str) -> list[tuple[int, str]]:
    """Who has this e-mail address, by id; of doubles only one."""
    key = email_key(address)[:LONGEST_KEY]
    ids = _keyed(connection, HitGroup.PARTY, KeyScheme.EMAIL, [key])
    seen: set[int] = set()
    for id_ in ids:
        if id_ not in seen:
            seen |= same_as(connection, id_) - {id_}
    rows = rows_by(connection, party.c.id, [id_ for id_ in ids if id_ not in seen])
    return sorted((row.id, row.name) for row in rows)


def cases_with(connection: Connection, numbers: Sequence[str]) -> list[tuple[int, str]]:
    """The cases that have one of these numbers whole, by id."""
    keys = [case_number_keys(number)[0][:LONGEST_KEY] for number in numbers]
    ids = _keyed(connection, HitGroup.CASE, KeyScheme.CASE, keys)
    return sorted((row.id, row.number) for row in rows_by(connection, case.c.id, ids))


def _keyed(
    connection: Connection, group: HitGroup, scheme: KeyScheme, keys: Sequence[str]
) -> list[int]:
    wanted = [key for key in keys if key]
    columns = search_key.c
    found = select(columns.ref).where(
        columns.kind == group.value, columns.scheme == scheme.value, columns.key.in_(wanted)
    )
    rows = connection.execute(found.limit(_MOST)).scalars() if wanted else ()
    return sorted(set(rows))
