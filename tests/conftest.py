"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import hatch_build
from tests.support.postgres import Server, end_shared_server, server_programs, shared_server
from tests.support.xvfb import is_installed, running_xvfb

ROOT = Path(__file__).resolve().parent.parent
RUN_FOLDER = "KCC_TEST_RUN_FOLDER"
#: The Wednesday on which Suzanne calls.
SAMPLE_DAY = date(2026, 3, 4)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Before the first test: what all worker processes of this run share."""
    if _is_worker(config):
        return
    try:
        hatch_build.build(ROOT)
    except hatch_build.AssetsFailed as failed:
        raise pytest.UsageError(str(failed)) from failed
    os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="kcc-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """After the last test of the last worker."""
    if _is_worker(config) or RUN_FOLDER not in os.environ:
        return
    run_folder = Path(os.environ.pop(RUN_FOLDER))
    end_shared_server(run_folder)
    shutil.rmtree(run_folder, ignore_errors=True)


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the design, real data and recordings, beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder 'shared' with real data is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Server:
    """A running PostgreSQL server, one for the whole test run."""
    if server_programs() is None:
        pytest.skip("no PostgreSQL server of version 15 or newer is installed")
    return shared_server(Path(os.environ[RUN_FOLDER]))


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of a new, empty database on the server, for this test alone."""
    name = postgres_server.create_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet, for this test alone."""
    return f"sqlite:///{(tmp_path / 'workspace.sqlite').as_posix()}"


@pytest.fixture(params=["sqlite", "postgresql"])
def workspace_url(request: pytest.FixtureRequest) -> str:
    """An empty place for a workspace: the test is run once on each engine."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(scope="session")
def sqlite_sample_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample municipality as it is on SAMPLE_DAY, in a SQLite file; only to be read."""
    from kcc_desktop import demo

    url = f"sqlite:///{(tmp_path_factory.mktemp('sample') / 'sample.sqlite').as_posix()}"
    demo.build(url, SAMPLE_DAY)
    return url


@pytest.fixture(scope="session")
def postgres_sample_url(postgres_server: Server) -> Iterator[str]:
    """The same on the server; only to be read."""
    from kcc_desktop import demo

    name = postgres_server.create_database()
    demo.build(postgres_server.url(name), SAMPLE_DAY)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[str]:
    """The name of a real X11 display, for programs started with DISPLAY and QT_QPA_PLATFORM=xcb."""
    if not is_installed():
        pytest.skip("Xvfb is not installed")
    with running_xvfb() as display:
        yield display
