"""A real PostgreSQL server for the tests, on a free loopback port and in a folder of its own.

Standard library only, psycopg aside where a database is made: `run.py` asks it whether a server
is installed before any package is.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.support.once import made, once

OLDEST = 15
SUPERUSER = "kcc_test"
HOST = "127.0.0.1"
PATIENCE = 120.0  # seconds
PLACES = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("/usr/local/opt", "postgresql@*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
# Nothing that a test writes has to outlive a power cut, and no server follows this one.
SETTINGS = f"""
listen_addresses = '{HOST}'
unix_socket_directories = ''
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = '256MB'
autovacuum = off
max_connections = 80
shared_buffers = '64MB'
"""
#: In memory a database is made ten times as fast as on a disk, where there is so much room for it.
MEMORY = Path("/dev", "shm")
ROOM = 2 * 1024**3
_SHARED = "postgres"


class ServerFailed(Exception):
    """The server could not be set up or started; carries what it said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server: its programs, its own folder (with `data` in it) and its port."""

    programs: str
    folder: str
    port: int

    @property
    def data(self) -> Path:
        """The folder with its databases."""
        return Path(self.folder, "data")

    def url(self, database: str = "postgres") -> str:
        """Where SQLAlchemy finds `database`."""
        return f"postgresql+psycopg://{SUPERUSER}@{HOST}:{self.port}/{database}"

    def create_database(self, template: str = "template1") -> str:
        """A new database, a copy of `template` to which nobody is connected; gives its name."""
        name = f"kcc_{uuid.uuid4().hex[:16]}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return name

    def drop_database(self, name: str) -> None:
        """Remove it, whoever is connected."""
        self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """One statement on the server as a whole, outside a transaction."""
        import psycopg

        address = self.url().replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Start it and wait until it takes connections; ServerFailed when it does not."""
        log = Path(self.folder, "log")
        self._control("start", "-w", "-t", str(int(PATIENCE)), "-l", str(log))

    def stop(self) -> None:
        """Stop it, whoever is connected."""
        self._control("stop", "-w", "-m", "immediate")

    def is_running(self) -> bool:
        """Whether it runs now."""
        return _call(self, "pg_ctl", "status", "-D", str(self.data))[0] == 0

    def _control(self, *arguments: str) -> None:
        _run(self, "pg_ctl", "-s", "-D", str(self.data), *arguments)


def server_programs() -> Path | None:
    """The folder with the newest installed server's programs; None without one new enough."""
    folders = [found for root, below in PLACES for found in Path(root).glob(below)]
    on_path = shutil.which("pg_ctl")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    versions = [(_version(folder), folder) for folder in folders]
    newest = max(versions, default=(0, None))
    return newest[1] if newest[0] >= OLDEST else None


@contextmanager
def running_postgres() -> Iterator[Server]:
    """A new, empty server while the block runs; ServerFailed when there can be none."""
    server = _set_up()
    try:
        server.start()
        yield server
    finally:
        _end(server)


def shared_server(run_folder: Path) -> Server:
    """The one server of a test run: started by the first process that asks, found by the others.

    `run_folder` is the run's own; `end_shared_server` with the same folder stops it.
    """
    return Server(**json.loads(once(run_folder, _SHARED, _started)))


def end_shared_server(run_folder: Path) -> None:
    """Stop the server of a test run, if one was started, and remove its folder."""
    server = made(run_folder, _SHARED)
    if server is not None:
        _end(Server(**json.loads(server)))


def _started() -> str:
    server = _set_up()
    try:
        server.start()
    except BaseException:
        _end(server)
        raise
    return json.dumps(asdict(server))


def _memory() -> Path | None:
    """A folder that is kept in memory, where this computer has one with room enough."""
    fits = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if fits and shutil.disk_usage(MEMORY).free > ROOM else None


def _set_up() -> Server:
    programs = server_programs()
    if programs is None:
        raise ServerFailed(f"no PostgreSQL server of version {OLDEST} or newer is installed")
    folder = tempfile.mkdtemp(prefix="kcc-postgres-", dir=_memory())
    server = Server(str(programs), folder, _free_port())
    owner = _other_user()
    if owner:
        shutil.chown(folder, owner, _group_of(owner))
    locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    shape = ["--encoding=UTF8", f"--locale={locale}", "--auth=trust", "--no-sync"]
    _run(server, "initdb", f"--username={SUPERUSER}", *shape, "-D", str(server.data))
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"{SETTINGS}port = {server.port}\n")
    return server


def _end(server: Server) -> None:
    if server.is_running():
        server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


def _run(server: Server, program: str, *arguments: str) -> None:
    code, said = _call(server, program, *arguments)
    if code:
        raise ServerFailed(f"{program} failed: {said}")


def _call(server: Server, program: str, *arguments: str) -> tuple[int, str]:
    # Output goes to a file, not a pipe: the server that pg_ctl leaves running would hold that open.
    output = Path(server.folder, f"{program}.out")
    with output.open("wb") as said:
        done = subprocess.run(
            [str(Path(server.programs, program)), *arguments],
            cwd=server.folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            **_as_other_user(),
        )
    return done.returncode, output.read_text("utf-8", errors="replace")


def _as_other_user() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root."""
    owner = _other_user()
    return {"user": owner, "group": _group_of(owner), "extra_groups": []} if owner else {}


def _other_user() -> str | None:
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _group_of(owner: str) -> int:
    """The number of the group that a user belongs to first."""
    import pwd

    return pwd.getpwnam(owner).pw_gid


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port


def _version(folder: Path) -> int:
    try:
        asked = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return 0
    words = asked.stdout.split()  # "postgres (PostgreSQL) 15.18 (Debian ...)"
    return int(words[2].partition(".")[0]) if len(words) > 2 and words[2][0].isdigit() else 0
