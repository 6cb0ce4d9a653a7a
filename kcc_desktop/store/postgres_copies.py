"""Backups of the shared workspace, by PostgreSQL's own pg_dump and pg_restore."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, make_url
from sqlalchemy.pool import NullPool

from kcc_desktop.domain.errors import InvalidInput, WorkspaceFault
from kcc_desktop.domain.said import Said
from kcc_desktop.store import history
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import Place
from kcc_desktop.store.postgres import CONNECT_SECONDS
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.sentences import already_there

_FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
_PLAIN = ("--no-owner", "--no-privileges", "--no-comments")
_MAGIC = b"PGDMP"


def backup(place: Place, part: Path) -> None:
    """Dumps the workspace to `part`, as it is at one moment, and reads the dump's contents."""
    with _connected(place) as connection:
        history.check(CoreReader(connection), place)
    _run(place, "pg_dump", "--format=custom", *_PLAIN, f"--file={part}", f"--dbname={_uri(place)}")
    _run(place, "pg_restore", "--list", str(part))


def restore(place: Place, file: Path, stamp: str, *, replace: bool) -> str:
    """Puts `file` back: straight into an empty database, else beside it and then in its place."""
    if not _is_dump(file):
        raise InvalidInput(
            Said(
                f"{file} is geen reservekopie van een PostgreSQL-werkvoorraad.",
                f"{file} is no backup of a workspace on PostgreSQL.",
            )
        )
    with _connected(place) as connection:
        empty = not inspect(connection).get_table_names()
        holds = not empty and _holds_something(connection)
    if empty:
        _fill(place, file)
        return ""
    if holds and not replace:
        raise InvalidInput(already_there(place))
    return _swap(place, file, stamp)


def programs(name: str) -> Iterator[str]:
    """Where `name` (`pg_dump`, `pg_restore`) is found, the newest version first."""
    folders = [found for root, below in _FOLDERS for found in Path(root).glob(below)]
    for folder in sorted(folders, key=_version, reverse=True):
        found = shutil.which(name, path=str(folder))
        if found:
            yield found
    if on_path := shutil.which(name):
        yield on_path


def _version(folder: Path) -> int:
    numbers = re.findall(r"\d+", str(folder))
    return int(numbers[-1]) if numbers else 0


def _is_dump(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def _holds_something(connection: Connection) -> bool:
    if history.revision(CoreReader(connection)) is None:
        return True
    return connection.exec_driver_sql("SELECT 1 FROM audit_entry LIMIT 1").first() is not None


def _fill(place: Place, file: Path) -> None:
    """All or nothing, into the empty database of `place`."""
    whole = ("--exit-on-error", "--single-transaction")
    _run(place, "pg_restore", *whole, *_PLAIN, f"--dbname={_uri(place)}", str(file))
    with _connected(place) as connection:
        history.check(CoreReader(connection), place)


def _swap(place: Place, file: Path, stamp: str) -> str:
    """Fills a new database and gives it the name; the old one keeps its data under another."""
    name = str(place.url.database)
    fresh, kept = f"{name}-new-{stamp}", f"{name}-{stamp}"
    with _served(place) as connection:
        shape = _shape(connection, name)
        _command(connection, f"CREATE DATABASE {_quoted(fresh)} TEMPLATE template0 {shape}")
        try:
            _fill(_named(place, fresh), file)
            _rename(connection, name, kept)
            _rename(connection, fresh, name)
        except BaseException:
            _command(connection, f"DROP DATABASE IF EXISTS {_quoted(fresh)}")
            raise
    return kept


def _rename(connection: Connection, old: str, new: str) -> None:
    _command(connection, f"ALTER DATABASE {_quoted(old)} RENAME TO {_quoted(new)}")


def _shape(connection: Connection, name: str) -> str:
    query = (
        "SELECT pg_encoding_to_char(encoding), datcollate, datctype"
        " FROM pg_database WHERE datname = %s"
    )
    encoding, collate, ctype = connection.exec_driver_sql(query, (name,)).one()
    return f"ENCODING '{encoding}' LC_COLLATE '{collate}' LC_CTYPE '{ctype}'"


def _command(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement.replace("%", "%%"))


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _named(place: Place, database: str) -> Place:
    """Another database of the same server."""
    return Place(place.url.set(database=database).render_as_string(hide_password=False))


@contextmanager
def _connected(place: Place, **options: Any) -> Iterator[Connection]:
    """A connection that is gone after the block, so that databases can be renamed."""
    arguments = {"connect_timeout": CONNECT_SECONDS, "application_name": "kcc-desktop db"}
    engine = create_engine(place.url, poolclass=NullPool, connect_args=arguments, **options)
    with told(place), engine.connect() as connection:
        yield connection


@contextmanager
def _served(place: Place) -> Iterator[Connection]:
    """A connection to the server's own database, outside any transaction."""
    own = _named(place, "postgres")
    with told(place), _connected(own, isolation_level="AUTOCOMMIT") as connection:
        yield connection


def _uri(place: Place) -> str:
    """For the command line, where everybody could read a password."""
    return make_url(place.shown).set(drivername="postgresql").render_as_string(hide_password=False)


def _run(place: Place, name: str, *arguments: str) -> None:
    program = next(programs(name), None)
    if program is None:
        raise WorkspaceFault(
            Said(
                f"Het programma {name} van PostgreSQL is niet gevonden. Installeer de"
                " PostgreSQL-clientprogramma's (postgresql-client) en probeer het opnieuw.",
                f"PostgreSQL's program {name} was not found. Install the PostgreSQL client"
                " programs (postgresql-client) and try again.",
            )
        )
    surroundings = dict(os.environ, LC_MESSAGES="C")
    password = place.url.password or place.url.query.get("password")
    if password:
        surroundings["PGPASSWORD"] = str(password)
    done = subprocess.run(
        [program, *arguments],
        env=surroundings,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise _failed(name, done.stderr)


def _failed(name: str, said: str) -> WorkspaceFault:
    last = (said.strip().splitlines() or [""])[-1]
    return WorkspaceFault(
        Said(
            f"{name} is niet gelukt; er is niets gewijzigd. De melding was: {last}",
            f"{name} failed; nothing was changed. It said: {last}",
        )
    )
