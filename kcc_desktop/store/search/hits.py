"""Rows of all groups as hits, in one statement: only what the list of results shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.store.search.reader import Reader

#: Groups whose ids hold the moment at which they happened, with their table.
MOMENT_TABLES = {HitGroup.CASE: "case_file", HitGroup.CONTACT: "contact"}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_DETAIL = 160
_MICROSECONDS = {
    "sqlite": "{}",
    "postgresql": "CAST(extract(epoch FROM {}) * 1000000 AS bigint)",
}
#: Columns with a moment, by their names in the selects.
_MOMENTS = {
    "last_contact": "p.last_contact_at",
    "publish_from": "a.publish_from",
    "publish_until": "a.publish_until",
}
#: Per group, of the rows whose ids `{ids}` gives: id, title, three texts, three numbers.
_SELECTS = {
    HitGroup.PARTY: """
        p.id, p.name, a.street, a.addition, a.place,
            CAST(a.number AS bigint), {last_contact}, CAST(p.secret AS integer)
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
        a.id, a.title, substr(a.answer, 1, {_LONGEST_DETAIL}), a.kind, '',
            {{publish_from}}, {{publish_until}}, 0
        FROM ({{ids}}) AS hit JOIN article a ON a.id = hit.id
    """,
    HitGroup.COLLEAGUE: """
        e.id, e.first_name || ' ' || e.surname, e.job, d.name, '', 0, 0, 0
        FROM ({ids}) AS hit JOIN employee e ON e.id = hit.id AND e.active
        LEFT JOIN department d ON d.id = e.department_id
    """,
}


@dataclass(frozen=True, slots=True)
class Way:
    """How the hits fit that a query found: how well, and how many of the words they miss."""

    match: Match
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A query for ids of a group, with its values.

    Its rows are the place in `ways` of how something was found, and its id.
    """

    group: HitGroup
    ids: str
    values: tuple[object, ...]
    ways: tuple[Way, ...]


def hits_of(reader: Reader, parts: Sequence[Part]) -> list[Hit]:
    """The hits of all parts, in the order of the parts and their ways; one may come more often."""
    if not parts:
        return []
    values = [value for part in parts for value in part.values]
    query = _union(reader.engine, tuple((part.group, part.ids) for part in parts))
    found: list[list[list[Hit]]] = [[[] for _ in part.ways] for part in parts]
    for number, way, *row in reader.rows(query, values, again=True):
        part = parts[number]
        found[number][way].append(_SHAPES[part.group](part.ways[way], *row))
    return [hit for ways in found for hits in ways for hit in hits]


@lru_cache(maxsize=256)
def _union(engine: str, parts: tuple[tuple[HitGroup, str], ...]) -> str:
    """One statement for all parts. Short, for the driver keeps only short ones as it reads them."""
    moments = {name: _MICROSECONDS[engine].format(column) for name, column in _MOMENTS.items()}
    selects = (
        f"SELECT {number}, hit.way, " + _SELECTS[group].format(ids=ids, **moments)
        for number, (group, ids) in enumerate(parts)
    )
    return " ".join(" UNION ALL ".join(selects).split())


def _party(way: Way, id_: int, name: str, *row: Any) -> Hit:
    street, addition, place, number, microseconds, secret = row
    house = f"{street or ''} {number or ''}{addition or ''}".strip()
    detail = ", ".join(text for text in (house, place) if text)
    at = _moment(microseconds)
    badge = "secret" if secret else ""
    return Hit(
        HitGroup.PARTY, id_, name, detail, way.match, at, id_, badge=badge, missing=way.missing
    )


def _case(way: Way, id_: int, title: str, *row: Any) -> Hit:
    number, where, step, party_id, case_id, _ = row
    detail = " · ".join(text for text in (number, where.strip()) if text)
    at = moment_of(id_)
    return Hit(
        HitGroup.CASE, id_, title, detail, way.match, at, party_id, case_id, step, way.missing
    )


def _contact(way: Way, id_: int, subject: str, *row: Any) -> Hit:
    name, channel, _, party_id, case_id, _ = row
    return Hit(
        HitGroup.CONTACT,
        id_,
        subject,
        name or "",
        way.match,
        moment_of(id_),
        party_id,
        case_id,
        channel,
        way.missing,
    )


def _article(way: Way, id_: int, title: str, *row: Any) -> Hit:
    answer, kind, _, begins, ends, _ = row
    return Hit(
        HitGroup.ARTICLE,
        id_,
        title,
        answer,
        way.match,
        badge=kind,
        missing=way.missing,
        shown_from=_moment(begins),
        shown_until=_moment(ends),
    )


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds)


def _colleague(way: Way, id_: int, name: str, *row: Any) -> Hit:
    job, department, *_ = row
    detail = " · ".join(text for text in (job, department) if text)
    return Hit(HitGroup.COLLEAGUE, id_, name.strip(), detail, way.match, missing=way.missing)


_SHAPES: dict[HitGroup, Callable[..., Hit]] = {
    HitGroup.PARTY: _party,
    HitGroup.CASE: _case,
    HitGroup.CONTACT: _contact,
    HitGroup.ARTICLE: _article,
    HitGroup.COLLEAGUE: _colleague,
}
