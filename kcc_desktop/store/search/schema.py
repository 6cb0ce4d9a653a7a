"""The index tables of the search, which differ per engine and so stand outside the common tables.

Each group of results has one table of words, keyed by the id of the row that it leads to. On SQLite
it is a contentless FTS5 table; on PostgreSQL a table with a stored `tsvector`. See
docs/decisions/search.md for the reasons.
"""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kcc_desktop.domain.errors import WorkspaceRefused
from kcc_desktop.domain.said import Said
from kcc_desktop.store.search.names import TRIGRAM_INDEX, TRIGRAMS, WORDS

_SQLITE_WORDS = """
CREATE VIRTUAL TABLE {table} USING fts5(
    words, content='', columnsize=0, detail=none,
    tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5')
"""
_SQLITE_TRIGRAMS = f"""
CREATE TABLE {TRIGRAMS} (
    trigram TEXT NOT NULL, size INTEGER NOT NULL, word TEXT NOT NULL, trigrams INTEGER NOT NULL,
    PRIMARY KEY (trigram, size, word)) WITHOUT ROWID
"""
_POSTGRES_CREATE = (
    "CREATE TEXT SEARCH CONFIGURATION kcc_dutch (COPY = simple)",
    """
    ALTER TEXT SEARCH CONFIGURATION kcc_dutch ALTER MAPPING FOR asciiword, word, numword,
        asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
    WITH unaccent, simple
    """,
    f"CREATE INDEX {TRIGRAM_INDEX} ON known_word USING gin (word gin_trgm_ops)",
)
_POSTGRES_WORDS = (
    "CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_{table}_words ON {table} USING gin (words)",
)
_POSTGRES_DROP = (
    f"DROP INDEX IF EXISTS {TRIGRAM_INDEX}",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS kcc_dutch",
)
_EXTENSIONS = ("unaccent", "pg_trgm")


def create(connection: Connection) -> None:
    """Makes the index tables; the common tables must stand.

    Raises WorkspaceRefused when the PostgreSQL login may not install the extensions it needs.
    """
    if connection.dialect.name == "postgresql":
        _create_postgres(connection)
        return
    for table in WORDS.values():
        connection.exec_driver_sql(_SQLITE_WORDS.format(table=table))
    connection.exec_driver_sql(_SQLITE_TRIGRAMS)


def drop(connection: Connection) -> None:
    """Takes the index tables away; the extensions stay, others may use them."""
    for table in WORDS.values():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    if connection.dialect.name == "postgresql":
        for statement in _POSTGRES_DROP:
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TRIGRAMS}")


def _create_postgres(connection: Connection) -> None:
    for extension in _EXTENSIONS:
        _install(connection, extension)
    for statement in _POSTGRES_CREATE:
        connection.exec_driver_sql(statement)
    for table in WORDS.values():
        for statement in _POSTGRES_WORDS:
            connection.exec_driver_sql(statement.format(table=table))


def _install(connection: Connection, extension: str) -> None:
    there = connection.exec_driver_sql(
        "SELECT 1 FROM pg_extension WHERE extname = %s", (extension,)
    ).first()
    if there:
        return
    try:
        connection.exec_driver_sql(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    except DBAPIError as fault:
        raise WorkspaceRefused(
            Said(
                nl=f"De database mist de uitbreiding {extension} en deze login mag haar niet"
                f" installeren. Laat de beheerder 'CREATE EXTENSION {extension}' uitvoeren.",
                en=f"The database lacks the extension {extension} and this login may not install"
                f" it. Have the administrator run 'CREATE EXTENSION {extension}'.",
            )
        ) from fault
