"""What every test may ask for."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import hatch_build
from kcc_desktop import demo
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.support.postgres import Server, end_shared_server, server_programs, shared_server
from tests.support.workspaces import postgres_template, sqlite_template, url_of
from tests.support.xvfb import is_installed, running_xvfb

ROOT = Path(__file__).resolve().parent.parent
RUN_FOLDER = "KCC_TEST_RUN_FOLDER"
#: The Wednesday on which Suzanne calls.
SAMPLE_DAY = date(2026, 3, 4)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples each time, however long a busy computer takes for one of them.
settings.register_profile(
    "the same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("the same")

#: What takes long comes first: at the end no worker is left with it while the others are done.
LONG = ("test_every_view", "journeys", "test_pictures", "_killed", "test_bench", "test_bring_in")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The same order in all processes of a run."""
    items.sort(key=lambda item: not any(word in item.nodeid for word in LONG))


#: Python looks for rings of what nobody needs on whatever thread it is; what Qt made must end on
#: the thread on which it was made. So this is done between tests, after so many of them.
COLLECTED_EACH = 25
_tests_done = itertools.count(1)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """After each test."""
    try:
        return (yield)
    finally:
        if next(_tests_done) % COLLECTED_EACH == 0:
            gc.collect()


def pytest_configure(config: pytest.Config) -> None:
    """Before the first test: what all worker processes of this run share."""
    gc.disable()
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
def qapp_args() -> list[str]:
    """The application of tests in this process has the style of the program's own."""
    return ["kcc-desktop", "-style", "fusion"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the design, real data and recordings, beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder 'shared' with real data is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """The folder of the whole test run, whatever process asks."""
    return Path(os.environ[RUN_FOLDER])


@pytest.fixture(scope="session")
def postgres_server(run_folder: Path) -> Server:
    """A running PostgreSQL server, one for the whole test run."""
    if server_programs() is None:
        pytest.skip("no PostgreSQL server of version 15 or newer is installed")
    return shared_server(run_folder)


@contextmanager
def _database(server: Server, template: str = "template1") -> Iterator[str]:
    """The URL of a new copy of a database while the block runs."""
    name = server.create_database(template)
    try:
        yield server.url(name)
    finally:
        server.drop_database(name)


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of a new, empty database on the server, for this test alone."""
    with _database(postgres_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet, for this test alone."""
    return url_of(tmp_path / "workspace.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def workspace_url(request: pytest.FixtureRequest) -> str:
    """An empty place for a workspace: the test is run once on each engine."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


def _make_empty(url: str) -> None:
    create_workspace(url).close()


def _make_sample(url: str) -> None:
    demo.build(url, SAMPLE_DAY)


@pytest.fixture(scope="session")
def sqlite_empty_file(run_folder: Path) -> Path:
    """The file with an empty workspace; to be copied, not opened."""
    return sqlite_template(run_folder, "empty", _make_empty)


@pytest.fixture
def sqlite_workspace_url(sqlite_empty_file: Path, sqlite_url: str) -> str:
    """The URL of an empty embedded workspace, for this test alone."""
    return _copied(sqlite_empty_file, sqlite_url)


@pytest.fixture(scope="session")
def postgres_empty_database(run_folder: Path, postgres_server: Server) -> str:
    """The database with an empty workspace; to be copied, not connected to."""
    return postgres_template(run_folder, postgres_server, "empty", _make_empty)


@pytest.fixture
def postgres_workspace_url(postgres_empty_database: str, postgres_server: Server) -> Iterator[str]:
    """The URL of an empty shared workspace, for this test alone."""
    with _database(postgres_server, postgres_empty_database) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def made_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty workspace: the test is run once on each engine."""
    names = {"sqlite": "sqlite_workspace_url", "postgresql": "postgres_workspace_url"}
    url: str = request.getfixturevalue(names[request.param])
    return url


@pytest.fixture
def workspace(made_url: str) -> Iterator[SqlWorkspace]:
    """An empty workspace on each engine, open."""
    opened = open_workspace(made_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_sample_file(run_folder: Path) -> Path:
    """The file with the sample municipality as it is on SAMPLE_DAY; to be copied, not opened."""
    return sqlite_template(run_folder, "sample", _make_sample)


@pytest.fixture(scope="session")
def postgres_sample_database(run_folder: Path, postgres_server: Server) -> str:
    """The database with the same; to be copied, not connected to."""
    return postgres_template(run_folder, postgres_server, "sample", _make_sample)


@pytest.fixture(scope="session")
def sqlite_sample_url(sqlite_sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample in a SQLite file; only to be read."""
    return _copied(sqlite_sample_file, url_of(tmp_path_factory.mktemp("sample") / "sample.sqlite"))


@pytest.fixture(scope="session")
def postgres_sample_url(postgres_sample_database: str, postgres_server: Server) -> Iterator[str]:
    """The same on the server; only to be read."""
    with _database(postgres_server, postgres_sample_database) as url:
        yield url


@pytest.fixture
def own_sqlite_sample_url(sqlite_sample_file: Path, sqlite_url: str) -> str:
    """The sample in a SQLite file, for this test alone."""
    return _copied(sqlite_sample_file, sqlite_url)


@pytest.fixture
def own_postgres_sample_url(
    postgres_sample_database: str, postgres_server: Server
) -> Iterator[str]:
    """The sample on the server, for this test alone."""
    with _database(postgres_server, postgres_sample_database) as url:
        yield url


def _copied(file: Path, url: str) -> str:
    shutil.copyfile(file, url.removeprefix("sqlite:///"))
    return url


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[str]:
    """The name of a real X11 display, for programs started with DISPLAY and QT_QPA_PLATFORM=xcb."""
    if not is_installed():
        pytest.skip("Xvfb is not installed")
    with running_xvfb() as display:
        yield display
