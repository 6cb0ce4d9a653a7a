"""The history of the tables: which revisions there are, and moving a workspace along them.

Opening a workspace only compares one word with this module; Alembic is loaded to make or upgrade.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from kcc_desktop.domain.errors import WorkspaceMissing, WorkspaceNewer, WorkspaceOlder
from kcc_desktop.store.places import Place
from kcc_desktop.store.search import schema
from kcc_desktop.store.sentences import about

if TYPE_CHECKING:
    from alembic.config import Config

#: All revisions in order; the last is the one that this version works with.
REVISIONS = ("0001", "0002")
HEAD = REVISIONS[-1]


def revision(connection: Connection) -> str | None:
    """The revision at which this workspace stands, or None when there is no workspace."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def check(connection: Connection, place: Place) -> None:
    """Raises WorkspaceMissing, WorkspaceOlder or WorkspaceNewer unless it stands at `HEAD`."""
    found = revision(connection)
    if found is None:
        raise WorkspaceMissing(about(WorkspaceMissing, place))
    if found == HEAD:
        return
    kind = WorkspaceOlder if found in REVISIONS else WorkspaceNewer
    raise kind(about(kind, place))


def is_ours(name: str | None, kind: str, parents: object = None) -> bool:
    """Whether a table or index is part of the models: those of the search differ per engine."""
    del parents
    if kind == "table":
        return name not in schema.table_names()
    return not (kind == "index" and name == schema.TRIGRAM_INDEX)


def move(connection: Connection, to: str) -> None:
    """Brings the tables to revision `to` (`head`, `base` or one of `REVISIONS`), either way."""
    from alembic import command  # noqa: PLC0415 - only who makes or upgrades needs it

    config = configuration(connection)
    if to == "base" or (to in REVISIONS and _is_back(connection, to)):
        command.downgrade(config, to)
    else:
        command.upgrade(config, to)


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for running on `connection`."""
    from alembic.config import Config  # noqa: PLC0415 - only who makes or upgrades needs it

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _is_back(connection: Connection, to: str) -> bool:
    return REVISIONS.index(revision(connection) or to) > REVISIONS.index(to)
