"""Whether a workspace is sound: whole, consistent, and findable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, column, func, select, table

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.said import Said
from kcc_desktop.store import history
from kcc_desktop.store.engines import engines_for
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import place_of
from kcc_desktop.store.search.names import WORDS
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.sqlite_file import check_place
from kcc_desktop.store.tables import article, case, contact, employee, party

_BASE = {
    HitGroup.PARTY: party,
    HitGroup.CASE: case,
    HitGroup.CONTACT: contact,
    HitGroup.ARTICLE: article,
    HitGroup.COLLEAGUE: employee,
}
_NOUNS = {
    HitGroup.PARTY: Said("personen en organisaties", "persons and organisations"),
    HitGroup.CASE: Said("zaken", "cases"),
    HitGroup.CONTACT: Said("contacten", "contacts"),
    HitGroup.ARTICLE: Said("artikelen", "articles"),
    HitGroup.COLLEAGUE: Said("collega's", "colleagues"),
}
#: As many complaints of one check as anybody reads.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: whether it is well, and what there is to say of it."""

    well: bool
    said: Said


def check(url: str) -> list[Checked]:
    """Looks at everything; takes long where much is stored.

    Raises:
        WorkspaceFault: when it can't be opened at all.
    """
    place = place_of(url)
    engines = engines_for(place)
    try:
        with told(place):
            check_place(place)
            with engines.reader.begin() as connection:
                history.check(CoreReader(connection), place)
                return [*_checks(connection)]
    finally:
        engines.close()


def _checks(connection: Connection) -> Iterator[Checked]:
    yield Checked(
        True,
        Said(f"De versie klopt ({history.HEAD}).", f"The version is right ({history.HEAD})."),
    )
    on_file = connection.dialect.name == "sqlite"
    complaints = (_of_the_file if on_file else _of_the_server)(connection)
    yield _whole(complaints)
    if complaints:
        return  # what stands in damaged pages can't be counted
    yield _references((_broken_on_file if on_file else _broken_on_server)(connection))
    for group, base in _BASE.items():
        stored = _count(connection, base)
        words = WORDS[group]
        indexed = _rows_of(connection, words) if on_file else _count(connection, table(words))
        yield _agreement(group, stored, indexed)


def _count(connection: Connection, counted: FromClause) -> int:
    return connection.scalar(select(func.count()).select_from(counted)) or 0


def _rows_of(connection: Connection, words: str) -> int:
    """How many rows an FTS5 table holds that keeps neither texts nor sizes to count.

    FTS5 keeps that number as the first varint of its record of averages (fts5_index.c).
    """
    kept = table(f"{words}_data", column("id"), column("block"))
    block = connection.scalar(select(kept.c.block).where(kept.c.id == 1))
    return _varint(block or b"\0")


def _varint(block: bytes) -> int:
    """The first number of `block`: seven bits in each byte, highest first; eight in the ninth."""
    number = 0
    for byte in block[:8]:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number
    return number << 8 | block[8]


def _of_the_file(connection: Connection) -> list[str]:
    lines = connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})").scalars().all()
    return [] if lines == ["ok"] else [str(line) for line in lines]


def _broken_on_file(connection: Connection) -> list[str]:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    return [f"{row[0]} {row[1]} -> {row[2]}" for row in broken]


def _of_the_server(connection: Connection) -> list[str]:
    """The server vouches for its pages itself, but an index may have been left unfinished."""
    query = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
    return _names(connection, query)


def _broken_on_server(connection: Connection) -> list[str]:
    """Nor can a reference be broken, unless its constraint was never looked at."""
    return _names(connection, "SELECT conname::text FROM pg_constraint WHERE NOT convalidated")


def _names(connection: Connection, query: str) -> list[str]:
    return [str(name) for name in connection.exec_driver_sql(query).scalars().fetchmany(_SHOWN)]


def _whole(complaints: list[str]) -> Checked:
    if not complaints:
        return Checked(True, Said("De gegevens zijn heel.", "The data is whole."))
    shown = "; ".join(complaints)
    return Checked(
        False,
        Said(
            f"De gegevens zijn beschadigd: {shown}. Zet een reservekopie terug.",
            f"The data is damaged: {shown}. Put back a backup.",
        ),
    )


def _references(complaints: list[str]) -> Checked:
    if not complaints:
        return Checked(True, Said("Alle verwijzingen kloppen.", "All references are right."))
    shown = "; ".join(complaints)
    return Checked(
        False,
        Said(
            f"Er zijn verwijzingen naar iets wat er niet is: {shown}.",
            f"There are references to what isn't there: {shown}.",
        ),
    )


def _agreement(group: HitGroup, stored: int, indexed: int) -> Checked:
    noun = _NOUNS[group]
    if not stored and not indexed:
        return Checked(True, Said(f"Er zijn nog geen {noun.nl}.", f"There are no {noun.en} yet."))
    if stored == indexed:
        return Checked(
            True,
            Said(f"Alle {stored} {noun.nl} zijn te vinden.", f"All {stored} {noun.en} are found."),
        )
    return Checked(
        False,
        Said(
            f"Van {stored} {noun.nl} staan er {indexed} in de zoekindex.",
            f"Of {stored} {noun.en} {indexed} are in the search index.",
        ),
    )
