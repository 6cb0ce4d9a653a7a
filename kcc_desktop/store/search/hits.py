"""Rows of each group as hits: only what the list of results shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.store.columns import Moment
from kcc_desktop.store.search.sql import marks, run

#: Groups whose ids hold the moment at which they happened, with their table.
MOMENT_TABLES = {HitGroup.CASE: "case_file", HitGroup.CONTACT: "contact"}

_LONGEST_DETAIL = 160
_MOMENT = Moment()

#: Per group: what a hit shows, of the rows whose ids `hit` holds.
_QUERIES = {
    HitGroup.PARTY: """
        SELECT p.id, p.name, p.secret, p.last_contact_at, a.street, a.number, a.addition, a.place
        FROM hit JOIN party p ON p.id = hit.id
        LEFT JOIN party_address a ON a.party_id = p.id AND a.position = 0
    """,
    HitGroup.CASE: """
        SELECT c.id, c.title, c.number, c.street, c.house_number, c.addition, c.party_id, c.step
        FROM hit JOIN case_file c ON c.id = hit.id
    """,
    HitGroup.CONTACT: """
        SELECT c.id, c.subject, p.name, c.party_id, c.channel,
            (SELECT min(l.case_id) FROM contact_case l WHERE l.contact_id = c.id)
        FROM hit JOIN contact c ON c.id = hit.id LEFT JOIN party p ON p.id = c.party_id
    """,
    HitGroup.ARTICLE: f"""
        SELECT a.id, a.title, substr(a.answer, 1, {_LONGEST_DETAIL}), a.kind
        FROM hit JOIN article a ON a.id = hit.id
    """,
    HitGroup.COLLEAGUE: """
        SELECT e.id, e.first_name, e.surname, e.job, d.name
        FROM hit JOIN employee e ON e.id = hit.id
        LEFT JOIN department d ON d.id = e.department_id
    """,
}


def hits_among(
    connection: Connection,
    group: HitGroup,
    ids: str,
    values: Sequence[object],
    match: Match,
    missing: int,
) -> list[Hit]:
    """The hits whose ids the query `ids` (with `values`) gives."""
    query = f"WITH hit AS ({ids}) {_QUERIES[group]}"
    shape = _SHAPES[group]
    return [shape(connection, match, missing, *row) for row in run(connection, query, values)]


def hits_with(
    connection: Connection, group: HitGroup, ids: Sequence[int], match: Match
) -> list[Hit]:
    """The hits with these ids, in their order."""
    if not ids:
        return []
    keys = {HitGroup.PARTY: "party", HitGroup.ARTICLE: "article", HitGroup.COLLEAGUE: "employee"}
    table = MOMENT_TABLES.get(group) or keys[group]
    query = f"SELECT id FROM {table} WHERE id IN ({marks(ids)})"
    found = {hit.id: hit for hit in hits_among(connection, group, query, ids, match, 0)}
    return [found[id_] for id_ in ids if id_ in found]


def _party(connection: Connection, match: Match, missing: int, *row: Any) -> Hit:
    id_, name, secret, last_contact, street, number, addition, place = row
    where = ", ".join(part for part in (_house(street, number, addition), place) if part)
    at = _MOMENT.process_result_value(last_contact, connection.dialect)
    badge = "secret" if secret else ""
    return Hit(
        HitGroup.PARTY, id_, name, where, match, at, party_id=id_, badge=badge, missing=missing
    )


def _case(_: Connection, match: Match, missing: int, *row: Any) -> Hit:
    id_, title, number, street, house, addition, party_id, step = row
    detail = " · ".join(part for part in (number, _house(street, house, addition)) if part)
    return Hit(HitGroup.CASE, id_, title, detail, match, _at(id_), party_id, id_, step, missing)


def _contact(_: Connection, match: Match, missing: int, *row: Any) -> Hit:
    id_, subject, name, party_id, channel, case_id = row
    return Hit(
        HitGroup.CONTACT, id_, subject, name or "", match, _at(id_), party_id, case_id, channel,
        missing,
    )  # fmt: skip


def _article(_: Connection, match: Match, missing: int, *row: Any) -> Hit:
    id_, title, answer, kind = row
    return Hit(HitGroup.ARTICLE, id_, title, answer, match, badge=kind, missing=missing)


def _colleague(_: Connection, match: Match, missing: int, *row: Any) -> Hit:
    id_, first_name, surname, job, department = row
    detail = " · ".join(part for part in (job, department) if part)
    name = f"{first_name} {surname}".strip()
    return Hit(HitGroup.COLLEAGUE, id_, name, detail, match, missing=missing)


_SHAPES: dict[HitGroup, Callable[..., Hit]] = {
    HitGroup.PARTY: _party,
    HitGroup.CASE: _case,
    HitGroup.CONTACT: _contact,
    HitGroup.ARTICLE: _article,
    HitGroup.COLLEAGUE: _colleague,
}


def _at(id_: int) -> datetime:
    return moment_of(id_)


def _house(street: str | None, number: int | None, addition: str | None) -> str:
    if not street:
        return ""
    house = f"{number or ''}{addition or ''}"
    return f"{street} {house}".strip()
