"""Desks and servers that die while they write: what was told to be safe is, and nothing is half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import KccError, WorkspaceAway
from kcc_desktop.store.checking import check
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.store.making import HILDE, a_department, contact, handover
from tests.support.postgres import Server, ServerFailed, running_postgres, server_programs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
ROUNDS = {"sqlite": 150, "postgresql": 40}
#: How much a desk records before the moment of its end is thrown, and that moment in seconds after.
MOST_RECORDED, LONGEST_AFTER = 4, 0.012


class Desks:
    """Starts desks that record for ever, and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.safe: list[tuple[str, int, int]] = []

    def live_and_die(self, department_id: int, name: str, recorded: int, seconds: float) -> None:
        """One desk, killed so many seconds after it recorded so much; remembers what it said was
        safe.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(f"{department_id} {name}\n")
        self._process.stdin.flush()
        child = int(self._until("started"))
        wanted = len(self.safe) + recorded
        while len(self.safe) < wanted:
            self._heed(self._read())
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        self._until("ended")

    def _until(self, word: str) -> str:
        """What is said after `word`; what is told to be safe before it is remembered."""
        while (words := self._read())[0] != word:
            self._heed(words)
        return words[1] if len(words) > 1 else ""

    def _heed(self, words: list[str]) -> None:
        key, contact_id, handover_id = words
        self.safe.append((key, int(contact_id), int(handover_id)))

    def _read(self) -> list[str]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the desks are gone"
        return line.split()


@contextmanager
def desks_at(url: str) -> Iterator[Desks]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.recording", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    desks = Desks(process)
    try:
        desks._until("ready")
        yield desks
    finally:
        process.communicate(timeout=30)


def test_nothing_is_lost_or_half_when_a_desk_is_killed(
    workspace: SqlWorkspace, made_url: str
) -> None:
    with workspace.work(HILDE) as work:
        department = a_department(work)
    engine = "sqlite" if made_url.startswith("sqlite") else "postgresql"
    dice = random.Random(20261121)
    with desks_at(made_url) as desks:
        for n in range(ROUNDS[engine]):
            recorded, seconds = dice.randint(0, MOST_RECORDED), dice.uniform(0, LONGEST_AFTER)
            desks.live_and_die(department.id, f"d{n}", recorded, seconds)
    assert len(desks.safe) > 50
    assert_all_is_there(workspace, desks.safe)
    assert all(checked.well for checked in check(made_url))


def assert_all_is_there(workspace: SqlWorkspace, safe: list[tuple[str, int, int]]) -> None:
    """What was told to be safe is; and contacts, handovers, events and log agree one to one."""
    with workspace.look() as work:
        connection = work._job.connection
        keys = dict(
            connection.exec_driver_sql(
                "SELECT key, object_id FROM audit_entry WHERE key LIKE 'd%%'"
                if connection.dialect.name == "postgresql"
                else "SELECT key, object_id FROM audit_entry WHERE key LIKE 'd%'"
            ).all()
        )
        for key, contact_id, handover_id in safe:
            assert keys[key] == contact_id
            assert keys[f"{key}/handover"] == handover_id
        recorded = {keys[f"{key}/handover"]: keys[key] for key in keys if "/" not in key}
        query = "SELECT id, contact_id FROM handover"
        assert dict(connection.exec_driver_sql(query).all()) == recorded
        for table, per_contact in (("contact", 1), ("question", 2), ("handover_event", 1)):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert count.scalar() == per_contact * len(recorded)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that may be killed; what it has committed must be there afterwards."""
    if server_programs() is None:
        pytest.skip("no PostgreSQL server of version 15 or newer is installed")
    with running_postgres() as server:
        server.execute("ALTER SYSTEM SET synchronous_commit = on")
        server.execute("SELECT pg_reload_conf()")
        yield server


def test_a_killed_server_loses_nothing_and_nothing_happens_twice(own_server: Server) -> None:
    workspace = create_workspace(own_server.url(own_server.create_database()))
    with workspace.work(HILDE) as work:
        department_id = a_department(work).id
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(record_all, workspace, department_id, n) for n in range(2)]
        time.sleep(0.5)
        kill(own_server)
        restart(own_server)
        ids = {**jobs[0].result(), **jobs[1].result()}
    with workspace.look() as work:
        for key, (contact_id, handover_id) in ids.items():
            assert work.contacts.get(contact_id).note == key
            assert work.handovers.get(handover_id).contact_id == contact_id
        counted = work._job.connection.exec_driver_sql("SELECT count(*) FROM contact")
        assert counted.scalar() == len(ids) == 2 * PER_DESK
    workspace.close()


PER_DESK = 300


def record_all(
    workspace: SqlWorkspace, department_id: int, desk: int
) -> dict[str, tuple[int, int]]:
    """Records contacts with their handover, each until it is known to be safe."""
    return {
        key: until_safe(workspace, department_id, key)
        for key in (f"desk {desk} contact {n}" for n in range(PER_DESK))
    }


def until_safe(workspace: SqlWorkspace, department_id: int, key: str) -> tuple[int, int]:
    for _ in range(600):
        try:
            with workspace.work(HILDE) as work:
                contact_id = work.contacts.add(contact(note=key), key=key)
                passed = handover(department_id, contact_id=contact_id)
                handover_id = work.handovers.add(passed, key=f"{key}/handover")
        except WorkspaceAway:
            time.sleep(0.1)
        else:
            return contact_id, handover_id
    raise AssertionError("the server did not come back")


def kill(server: Server) -> None:
    pid = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


def restart(server: Server) -> None:
    """The killed server's own processes may take a moment to notice."""
    for _ in range(100):
        try:
            server.start()
        except ServerFailed:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not start again")


def test_a_making_that_is_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kcc.sqlite"
    program = f"from kcc_desktop.store.workspace import create_workspace as c; c({url!r})"
    for seconds in (0.1, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.3):
        process = subprocess.Popen([sys.executable, "-c", program])
        time.sleep(seconds)
        process.kill()
        process.wait()
        if is_whole(url):
            return
    create_workspace(url).close()


def is_whole(url: str) -> bool:
    try:
        open_workspace(url).close()
    except KccError:
        return False
    return True
