"""Rows of all groups as hits, in one statement: only what the list of results shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.store.search.sql import run

#: Groups whose ids hold the moment at which they happened, with their table.
MOMENT_TABLES = {HitGroup.CASE: "case_file", HitGroup.CONTACT: "contact"}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_DETAIL = 160
_MICROSECONDS = {
    "sqlite": "p.last_contact_at",
    "postgresql": "CAST(extract(epoch FROM p.last_contact_at) * 1000000 AS bigint)",
}
#: Per group, of the rows whose ids `{ids}` gives: id, title, three texts, three numbers.
_SELECTS = {
    HitGroup.PARTY: """
        p.id, p.name, a.street, a.addition, a.place,
            CAST(a.number AS bigint), {microseconds}, CAST(p.secret AS integer)
        FROM ({ids}) AS hit JOIN party p ON p.id = hit.id
        LEFT JOIN party_address a ON a.party_id = p.id AND a.position = 0
    """,
    HitGroup.CASE: """
        c.id, c.title, c.number, c.street || ' ' || coalesce(CAST(c.house_number AS text), '')
            || c.addition, c.step, c.party_id, c.id, 0
        FROM ({ids}) AS hit JOIN case_file c ON c.id = hit.id
    """,
    HitGroup.CONTACT: """
        c.id, c.subject, p.name, c.channel, '', c.party_id,
            (SELECT min(l.case_id) FROM contact_case l WHERE l.contact_id = c.id), 0
        FROM ({ids}) AS hit JOIN contact c ON c.id = hit.id LEFT JOIN party p ON p.id = c.party_id
    """,
    HitGroup.ARTICLE: f"""
        a.id, a.title, substr(a.answer, 1, {_LONGEST_DETAIL}), a.kind, '', 0, 0, 0
        FROM ({{ids}}) AS hit JOIN article a ON a.id = hit.id
    """,
    HitGroup.COLLEAGUE: """
        e.id, e.first_name || ' ' || e.surname, e.job, d.name, '', 0, 0, 0
        FROM ({ids}) AS hit JOIN employee e ON e.id = hit.id
        LEFT JOIN department d ON d.id = e.department_id
    """,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One way to some hits of a group: a query for their ids with its values, and how they fit."""

    group: HitGroup
    ids: str
    values: tuple[object, ...]
    match: Match
    missing: int = 0


def hits_of(connection: Connection, parts: Sequence[Part]) -> list[Hit]:
    """The hits of all parts, in the order of the parts; one hit may come from several."""
    if not parts:
        return []
    microseconds = _MICROSECONDS[connection.dialect.name]
    queries = (
        f"SELECT {number}, " + _SELECTS[part.group].format(ids=part.ids, microseconds=microseconds)
        for number, part in enumerate(parts)
    )
    values = [value for part in parts for value in part.values]
    found: list[list[Hit]] = [[] for _ in parts]
    for number, *row in run(connection, " UNION ALL ".join(queries), values):
        part = parts[number]
        found[number].append(_SHAPES[part.group](part, *row))
    return [hit for hits in found for hit in hits]


def _party(part: Part, id_: int, name: str, *row: Any) -> Hit:
    street, addition, place, number, microseconds, secret = row
    house = f"{street or ''} {number or ''}{addition or ''}".strip()
    detail = ", ".join(text for text in (house, place) if text)
    at = None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds)
    badge = "secret" if secret else ""
    return Hit(
        part.group, id_, name, detail, part.match, at, id_, badge=badge, missing=part.missing
    )


def _case(part: Part, id_: int, title: str, *row: Any) -> Hit:
    number, where, step, party_id, case_id, _ = row
    detail = " · ".join(text for text in (number, where.strip()) if text)
    at = moment_of(id_)
    return Hit(
        part.group, id_, title, detail, part.match, at, party_id, case_id, step, part.missing
    )


def _contact(part: Part, id_: int, subject: str, *row: Any) -> Hit:
    name, channel, _, party_id, case_id, _ = row
    return Hit(
        part.group,
        id_,
        subject,
        name or "",
        part.match,
        moment_of(id_),
        party_id,
        case_id,
        channel,
        part.missing,
    )


def _article(part: Part, id_: int, title: str, *row: Any) -> Hit:
    answer, kind, *_ = row
    return Hit(part.group, id_, title, answer, part.match, badge=kind, missing=part.missing)


def _colleague(part: Part, id_: int, name: str, *row: Any) -> Hit:
    job, department, *_ = row
    detail = " · ".join(text for text in (job, department) if text)
    return Hit(part.group, id_, name.strip(), detail, part.match, missing=part.missing)


_SHAPES: dict[HitGroup, Callable[..., Hit]] = {
    HitGroup.PARTY: _party,
    HitGroup.CASE: _case,
    HitGroup.CONTACT: _contact,
    HitGroup.ARTICLE: _article,
    HitGroup.COLLEAGUE: _colleague,
}
