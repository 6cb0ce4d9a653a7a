"""What can be said of a workspace as a whole: its engine, version, size and how much it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kcc_desktop.store import history
from kcc_desktop.store.engines import engines_for
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import place_of
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.sqlite_file import check_place
from kcc_desktop.store.tables import article, case, contact, handover, party, product

_COUNTED = {
    "parties": party,
    "contacts": contact,
    "cases": case,
    "handovers": handover,
    "articles": article,
    "products": product,
}


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """`place` is its URL without a password, `engine` says `SQLite 3.45.1`, `size` is in bytes."""

    place: str
    engine: str
    revision: str
    size: int
    counts: Mapping[str, int]


def workspace_facts(url: str) -> WorkspaceFacts:
    """The facts of the workspace at `url`.

    Raises:
        WorkspaceFault: when it can't be opened.
        InvalidInput: when `url` is no address of a workspace.
    """
    place = place_of(url)
    engines = engines_for(place)
    try:
        with told(place):
            check_place(place)
            with engines.reader.begin() as connection:
                history.check(CoreReader(connection), place)
                return _facts(connection, place.shown)
    finally:
        engines.close()


def _facts(connection: Connection, shown: str) -> WorkspaceFacts:
    on_file = connection.dialect.name == "sqlite"
    engine, size = (_of_file if on_file else _of_server)(connection)
    counts = {
        name: connection.scalar(select(func.count()).select_from(counted)) or 0
        for name, counted in _COUNTED.items()
    }
    return WorkspaceFacts(shown, engine, history.HEAD, size, counts)


def _of_file(connection: Connection) -> tuple[str, int]:
    version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return f"SQLite {version}", pages * size


def _of_server(connection: Connection) -> tuple[str, int]:
    version = connection.exec_driver_sql("SHOW server_version").scalar_one()
    size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
    return f"PostgreSQL {version.split()[0]}", size
