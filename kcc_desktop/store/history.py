"""The history of the tables: which revisions there are, and moving a workspace along them.

Opening a workspace only compares one word with this module; SQLAlchemy and Alembic are loaded to
make or upgrade.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import WorkspaceMissing, WorkspaceNewer, WorkspaceOlder
from kcc_desktop.store.places import Place
from kcc_desktop.store.search import names
from kcc_desktop.store.search.reader import Reader
from kcc_desktop.store.sentences import about

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

#: All revisions in order; the last is the one that this version works with.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]


_HAS_REVISION = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    "postgresql": "SELECT 1 FROM pg_class WHERE oid = to_regclass('alembic_version')",
}


def revision(reader: Reader) -> str | None:
    """The revision at which this workspace stands, or None when there is no workspace."""
    if not reader.rows(_HAS_REVISION[reader.engine]):
        return None
    rows = reader.rows("SELECT version_num FROM alembic_version")
    return str(rows[0][0]) if rows else None


def check(reader: Reader, place: Place) -> None:
    """Raises WorkspaceMissing, WorkspaceOlder or WorkspaceNewer unless it stands at `HEAD`."""
    found = revision(reader)
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
        return name not in names.table_names()
    return not (kind == "index" and name == names.TRIGRAM_INDEX)


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
    from kcc_desktop.store.search.sql import CoreReader  # noqa: PLC0415 - brings SQLAlchemy

    return REVISIONS.index(revision(CoreReader(connection)) or to) > REVISIONS.index(to)
