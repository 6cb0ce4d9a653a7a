"""Workspaces that are made once a test run, to be copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.once import once
from tests.support.postgres import Server

Make = Callable[[str], None]


def sqlite_template(run_folder: Path, name: str, make: Make) -> Path:
    """The file that `make` makes at the URL it is given, for the whole run; nobody opens it."""
    file = run_folder / f"{name}.sqlite"

    def made() -> str:
        make(url_of(file))
        return str(file)

    return Path(once(run_folder, f"{name}-sqlite", made))


def postgres_template(run_folder: Path, server: Server, name: str, make: Make) -> str:
    """The name of the database that `make` fills, for the whole run; nobody connects to it."""

    def made() -> str:
        database = server.create_database()
        make(server.url(database))
        return database

    return once(run_folder, f"{name}-postgres", made)


def url_of(file: Path) -> str:
    """The URL of the workspace in this file."""
    return f"sqlite:///{file.as_posix()}"
