"""Opening, making and upgrading, with every check that comes before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from kcc_desktop.domain.errors import (
    InvalidInput,
    WorkspaceFault,
    WorkspaceMissing,
    WorkspaceReadOnly,
)
from kcc_desktop.store import history, postgres, sentences, sqlite_file
from kcc_desktop.store.engines import Engines, engines_for
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import Place, place_of
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.unit_of_work import SqlWorkspace


def opened(url: str, *, read_only: bool = False) -> SqlWorkspace:
    """See `workspace.open_workspace`."""
    place = place_of(url)
    sqlite_file.check_place(place)
    with _engines(place) as engines:
        with engines.reader.connect() as connection:
            _check_server(connection, place)
            history.check(CoreReader(connection), place)
        return SqlWorkspace(place, engines, read_only=read_only)


def created(url: str) -> SqlWorkspace:
    """See `workspace.create_workspace`."""
    place = place_of(url)
    if place.file is not None:
        _make_file(place, place.file)
    with _engines(place) as engines:
        with engines.writer.begin() as connection:
            _check_server(connection, place)
            if inspect(connection).get_table_names():
                raise InvalidInput(sentences.already_there(place))
            history.move(connection, "head")
        return SqlWorkspace(place, engines)


def upgraded(url: str) -> None:
    """See `workspace.upgrade_workspace`."""
    place = place_of(url)
    sqlite_file.check_place(place)
    with _engines(place) as engines:
        with engines.writer.begin() as connection:
            if history.revision(CoreReader(connection)) in history.REVISIONS:
                history.move(connection, "head")
            history.check(CoreReader(connection), place)
        engines.close()


@contextmanager
def _engines(place: Place) -> Iterator[Engines]:
    """Engines that are closed when the block fails."""
    engines = engines_for(place)
    try:
        with told(place):
            yield engines
    except BaseException:
        engines.close()
        raise


def _check_server(connection: Connection, place: Place) -> None:
    if connection.dialect.name != "postgresql":
        return
    version = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    if version < postgres.OLDEST:
        raise WorkspaceFault(sentences.too_old_server(place, version, postgres.OLDEST))


def _make_file(place: Place, file: Path) -> None:
    try:
        if file.exists() and file.stat().st_size and not sqlite_file.looks_whole(file):
            raise InvalidInput(sentences.already_there(place))
        file.parent.mkdir(parents=True, exist_ok=True)
        with told(place):
            sqlite_file.make_file(file)
    except (OSError, WorkspaceMissing) as error:  # missing: it could not even be begun
        raise WorkspaceReadOnly(sentences.not_writable(file)) from error
