"""Workspaces of both engines, copied from one that was made by the migrations."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.support.postgres import Server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty embedded workspace that nobody has open."""
    file = tmp_path_factory.mktemp("template") / "empty.sqlite"
    create_workspace(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> Iterator[str]:
    """The name of a database with an empty workspace to which nobody is connected."""
    name = postgres_server.create_database()
    create_workspace(postgres_server.url(name)).close()
    yield name
    postgres_server.drop_database(name)


@pytest.fixture
def sqlite_workspace_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of an empty embedded workspace, for this test alone."""
    file = tmp_path / "workspace.sqlite"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_workspace_url(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """The URL of an empty shared workspace, for this test alone."""
    name = postgres_server.create_database(postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def made_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty workspace: the test is run once on each engine."""
    names = {"sqlite": "sqlite_workspace_url", "postgresql": "postgres_workspace_url"}
    url: str = request.getfixturevalue(names[request.param])
    return url


@pytest.fixture
def workspace(made_url: str) -> Iterator[SqlWorkspace]:
    """An empty workspace, open."""
    opened = open_workspace(made_url)
    yield opened
    opened.close()
