"""A shared workspace that can't be used: a sentence that says what to do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from kcc_desktop.domain.errors import (
    DiskFull,
    InvalidInput,
    KccError,
    WorkspaceAway,
    WorkspaceFault,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceRefused,
)
from kcc_desktop.store import postgres
from kcc_desktop.store.faults import fault_of
from kcc_desktop.store.places import place_of
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.store.making import HILDE, contact
from tests.support.postgres import HOST, Server, running_postgres, server_programs

#: Connecting gives up after 5 seconds, a silent line after 9.
AT_ONCE = 25


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that these tests may stop."""
    if server_programs() is None:
        pytest.skip("no PostgreSQL server of version 15 or newer is installed")
    with running_postgres() as server:
        # What is committed must be there after a stop without warning.
        server.execute("ALTER SYSTEM SET synchronous_commit = on")
        server.execute("SELECT pg_reload_conf()")
        yield server


def told(url: str, kind: type[KccError]) -> str:
    """What is said when it can't be opened; never the password."""
    began = time.monotonic()
    with pytest.raises(kind) as fault:
        open_workspace(url)
    assert time.monotonic() - began < AT_ONCE
    assert "geheim" not in fault.value.said.nl + fault.value.said.en
    return fault.value.said.nl


def test_nothing_listens() -> None:
    with closing(socket.create_server((HOST, 0))) as listening:
        port = listening.getsockname()[1]
    said = told(f"postgresql://hilde:geheim@{HOST}:{port}/kcc", WorkspaceAway)
    assert f"kcc@{HOST}:{port}" in said
    assert "antwoordt niet" in said


def test_something_listens_but_never_answers() -> None:
    with closing(socket.create_server((HOST, 0))) as listening:
        port = listening.getsockname()[1]
        told(f"postgresql://hilde@{HOST}:{port}/kcc", WorkspaceAway)


def test_no_such_host() -> None:
    told("postgresql://hilde@nergens.invalid/kcc", WorkspaceAway)


def test_no_such_database(postgres_server: Server) -> None:
    assert "createdb" in told(postgres_server.url("nergens"), WorkspaceMissing)


def test_a_database_without_workspace(postgres_url: str) -> None:
    assert "db create" in told(postgres_url, WorkspaceMissing)


def test_making_one_where_one_stands(postgres_workspace_url: str) -> None:
    with pytest.raises(InvalidInput):
        create_workspace(postgres_workspace_url)


@contextmanager
def scram(server: Server) -> Iterator[None]:
    """The server asks passwords of everybody but its owner while the block runs."""
    rules = server.data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"host all hilde {HOST}/32 scram-sha-256\n{before}")
    server.execute("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        rules.write_text(before)
        server.execute("SELECT pg_reload_conf()")


def test_a_wrong_password(own_server: Server) -> None:
    own_server.execute("CREATE ROLE hilde LOGIN PASSWORD 'goed'")
    with scram(own_server):
        for login in ("hilde:geheim", "hilde"):
            url = f"postgresql://{login}@{HOST}:{own_server.port}/postgres"
            assert "weigert" in told(url, WorkspaceRefused)


def test_an_unknown_login(postgres_server: Server) -> None:
    told(f"postgresql://niemand@{HOST}:{postgres_server.port}/postgres", WorkspaceRefused)


def test_no_right_to_the_tables(postgres_server: Server, postgres_workspace_url: str) -> None:
    name = f"gast_{threading.get_native_id()}"
    postgres_server.execute(f"CREATE ROLE {name} LOGIN")
    database = postgres_workspace_url.rsplit("/", 1)[1]
    told(f"postgresql://{name}@{HOST}:{postgres_server.port}/{database}", WorkspaceRefused)
    postgres_server.execute(f"DROP ROLE {name}")


def test_no_right_to_add_the_extensions(postgres_server: Server, postgres_url: str) -> None:
    name = f"maker_{threading.get_native_id()}"
    database = postgres_url.rsplit("/", 1)[1]
    postgres_server.execute(f"CREATE ROLE {name} LOGIN")
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute(f"GRANT CREATE ON SCHEMA public TO {name}".encode())
    url = f"postgresql://{name}@{HOST}:{postgres_server.port}/{database}"
    with pytest.raises(WorkspaceRefused) as fault:
        create_workspace(url)
    assert "unaccent" in fault.value.said.nl
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as owner:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert owner.execute(tables).fetchone() == (0,)
        owner.execute(f"DROP OWNED BY {name}".encode())
    postgres_server.execute(f"DROP ROLE {name}")


def test_a_server_that_is_too_old(
    postgres_workspace_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "OLDEST", 99)
    assert "nodig is 99 of nieuwer" in told(postgres_workspace_url, WorkspaceFault)


def test_a_standby_lets_nothing_be_written(
    postgres_server: Server, postgres_workspace_url: str
) -> None:
    database = postgres_workspace_url.rsplit("/", 1)[1]
    setting = f'ALTER DATABASE "{database}" SET default_transaction_read_only = on'
    postgres_server.execute(setting)
    workspace = open_workspace(postgres_workspace_url)
    with pytest.raises(WorkspaceReadOnly), workspace.work(HILDE) as work:
        work.contacts.add(contact(), key="k")
    workspace.close()


def test_somebody_holds_a_lock_for_too_long(
    postgres_server: Server, postgres_workspace_url: str
) -> None:
    database = postgres_workspace_url.rsplit("/", 1)[1]
    postgres_server.execute(f"ALTER DATABASE \"{database}\" SET lock_timeout = '100ms'")
    workspace = open_workspace(postgres_workspace_url)
    with psycopg.connect(postgres_workspace_url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE contact IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(WorkspaceLocked), workspace.work(HILDE) as work:
            work.contacts.add(contact(), key="k")
    workspace.close()


def test_a_server_that_is_stopped_and_comes_back(own_server: Server) -> None:
    name = own_server.create_database()
    workspace = create_workspace(own_server.url(name))
    with workspace.look() as work:
        assert work.reports.sources() == []
    own_server.stop()
    try:
        for _ in range(2):
            with pytest.raises(WorkspaceAway), workspace.look() as work:
                work.reports.sources()
            with pytest.raises(WorkspaceAway), workspace.work(HILDE) as work:
                work.contacts.add(contact(), key="k")
    finally:
        own_server.start()
    with workspace.work(HILDE) as work:
        id_ = work.contacts.add(contact(), key="k")
    with workspace.look() as work:
        assert work.contacts.get(id_).id == id_
    workspace.close()


def test_a_server_that_restarted_unseen_is_no_fault_at_all(own_server: Server) -> None:
    name = own_server.create_database()
    workspace = create_workspace(own_server.url(name))
    with workspace.look() as work:
        assert work.reports.sources() == []
    own_server.stop()
    own_server.start()
    with workspace.work(HILDE) as work:
        assert work.contacts.add(contact(), key="k")
    workspace.close()


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", DiskFull),
        ("57P03", WorkspaceAway),
        ("08006", WorkspaceAway),
        ("40P01", WorkspaceLocked),
        ("28P01", WorkspaceRefused),
    ],
)
def test_what_the_server_says_by_number(state: str, kind: type[KccError]) -> None:
    """Those that can't well be brought about here."""
    from sqlalchemy.exc import DBAPIError

    error = DBAPIError("statement", {}, psycopg.errors.lookup(state)("..."))
    assert type(fault_of(error, place_of("postgresql://server/kcc"))) is kind


@pytest.mark.parametrize("state", ["23505", "22P02", "42P01"])
def test_a_bug_of_ours_is_no_fault_of_the_surroundings(state: str) -> None:
    from sqlalchemy.exc import DBAPIError

    error = DBAPIError("statement", {}, psycopg.errors.lookup(state)("..."))
    assert fault_of(error, place_of("postgresql://server/kcc")) is None


def test_the_password_is_in_no_file(tmp_path: Path) -> None:
    place = place_of("postgresql://hilde:geheim@server/kcc")
    assert "geheim" not in place.shown + place.name
