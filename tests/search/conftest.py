"""The small town in a workspace, on each engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import create_workspace
from tests.search import town


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def town_workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """The town, only to be read: it is made once for all tests."""
    database = ""
    if request.param == "sqlite":
        folder: Path = tmp_path_factory.mktemp("town")
        url = f"sqlite:///{(folder / 'town.sqlite').as_posix()}"
    else:
        server = request.getfixturevalue("postgres_server")
        database = server.create_database()
        url = server.url(database)
    workspace = create_workspace(url)
    town.fill(workspace)
    yield workspace
    workspace.close()
    if database:
        server.drop_database(database)
