"""The small town in a workspace on each engine, made once, only to be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import create_workspace
from tests.search import town
from tests.support.postgres import Server


@pytest.fixture(scope="session")
def sqlite_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The town on SQLite."""
    file = tmp_path_factory.mktemp("town") / "town.sqlite"
    workspace = create_workspace(f"sqlite:///{file.as_posix()}")
    town.fill(workspace)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def postgres_town(postgres_server: Server) -> Iterator[Workspace]:
    """The town on PostgreSQL."""
    database = postgres_server.create_database()
    workspace = create_workspace(postgres_server.url(database))
    town.fill(workspace)
    yield workspace
    workspace.close()
    postgres_server.drop_database(database)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def town_workspace(request: pytest.FixtureRequest) -> Workspace:
    """The town: the test is run once on each engine."""
    workspace: Workspace = request.getfixturevalue(f"{request.param}_town")
    return workspace
