"""An embedded workspace that can't be used: a sentence that says what to do, nothing deleted."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import (
    DiskFull,
    InvalidInput,
    KccError,
    WorkspaceDamaged,
    WorkspaceFault,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceOlder,
    WorkspaceReadOnly,
)
from kcc_desktop.store.checking import check
from kcc_desktop.store.every_table import metadata
from kcc_desktop.store.workspace import create_workspace, open_workspace, upgrade_workspace
from tests.store.making import HILDE, contact, person

PAGE = 4_096


@pytest.fixture
def url(sqlite_workspace_url: str) -> str:
    """An embedded workspace with something in it."""
    workspace = open_workspace(sqlite_workspace_url)
    with workspace.work(HILDE) as work:
        for n in range(300):
            work.parties.add(person(f"Bewoner {n}"), key=f"p{n}")
    workspace.close()
    return sqlite_workspace_url


@pytest.fixture
def file(url: str) -> Path:
    """Its file."""
    return Path(url.removeprefix("sqlite:///"))


def refused(url: str, kind: type[KccError]) -> KccError:
    """The fault that opening gives, which must leave the file as it was."""
    file = Path(url.removeprefix("sqlite:///"))
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(kind) as fault:
        open_workspace(url)
    assert (file.read_bytes() if file.exists() else None) == before
    assert str(file) in fault.value.said.nl
    assert str(file) in fault.value.said.en
    return fault.value


def test_missing(tmp_path: Path) -> None:
    fault = refused(f"sqlite:///{tmp_path}/nergens.sqlite", WorkspaceMissing)
    assert "db create" in fault.said.nl
    assert not (tmp_path / "nergens.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"Beste mevrouw, ...\n" * 99, b"SQLite format 3\0"])
def test_no_database(url: str, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "reservekopie" in refused(url, WorkspaceDamaged).said.nl


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceFault):
        open_workspace(f"sqlite:///{tmp_path}")


def test_cut_off(url: str, file: Path) -> None:
    with file.open("rb+") as opened:
        opened.truncate(file.stat().st_size // 2)
    refused(url, WorkspaceDamaged)


def test_overwritten_from_the_start(url: str, file: Path) -> None:
    with file.open("rb+") as opened:
        opened.write(os.urandom(4_096))
    refused(url, WorkspaceDamaged)


def test_half_overwritten(url: str, file: Path) -> None:
    half = file.stat().st_size // 2
    overwrite(file, half, half)
    with pytest.raises(WorkspaceDamaged):
        read_everything(url)


def test_a_damaged_page_is_told_when_it_is_met(url: str, file: Path) -> None:
    overwrite(file, file.stat().st_size - 20 * PAGE, 20 * PAGE)
    with pytest.raises(WorkspaceDamaged):
        read_everything(url)
    assert not all(checked.well for checked in check(url))


def overwrite(file: Path, start: int, length: int) -> None:
    with file.open("rb+") as opened:
        opened.seek(start)
        opened.write(b"\xff" * length)


def read_everything(url: str) -> None:
    workspace = open_workspace(url)
    try:
        with workspace.look() as work:
            for table in metadata.sorted_tables:
                work._job.connection.execute(table.select()).all()
    finally:
        workspace.close()


def test_another_programs_database(tmp_path: Path) -> None:
    file = tmp_path / "bladwijzers.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE moz_places (id)")
    refused(f"sqlite:///{file}", WorkspaceMissing)
    with pytest.raises(InvalidInput):
        create_workspace(f"sqlite:///{file}")


@pytest.mark.parametrize(
    ("revision", "kind", "advice"),
    [("0000", WorkspaceNewer, "nieuwere versie"), ("9999", WorkspaceNewer, "nieuwere versie")],
)
def test_another_version(
    url: str, file: Path, revision: str, kind: type[KccError], advice: str
) -> None:
    set_revision(file, revision)
    assert advice in refused(url, kind).said.nl
    with pytest.raises(kind):
        upgrade_workspace(url)


def test_an_older_version(url: str, file: Path) -> None:
    from kcc_desktop.store import history

    set_revision(file, history.REVISIONS[0])
    assert "db upgrade" in refused(url, WorkspaceOlder).said.nl


def set_revision(file: Path, revision: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_held_by_another_program(url: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kcc_desktop.store import sqlite_file

    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)
    workspace = open_workspace(url)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceLocked) as fault, workspace.work(HILDE) as work:
            work.contacts.add(contact(), key="k")
        assert "niet opgeslagen" in fault.value.said.nl
        with workspace.look() as work:
            assert work.reports.sources() == []
    with workspace.work(HILDE) as work:
        assert work.contacts.add(contact(), key="k")
    workspace.close()


READ = """
import os, sys
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import KccError
from kcc_desktop.store.every_table import metadata
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import contact
if os.getuid() == 0:
    # Who drops these rights may not even see the modules any more: load them first.
    workspace = open_workspace(sys.argv[2])
    with workspace.work(Actor("x", "x")) as work:
        work.parties.doubles(1), work.contacts.add(contact(), key="k")
    os.setgid(65534), os.setuid(65534)
try:
    workspace = open_workspace(sys.argv[1])
    with workspace.look() as work:
        print(len(work.parties.doubles(1)))
    with workspace.work(Actor("x", "x")) as work:
        work.contacts.add(contact(), key="k")
except KccError as fault:
    print(type(fault).__name__, fault.said.nl)
"""


@pytest.fixture
def open_to_all(url: str) -> Iterator[Path]:
    """The same file in a folder to which everybody can come; those of the tests are closed."""
    if sys.platform == "win32":
        pytest.skip("file modes are a matter of POSIX")
    with tempfile.TemporaryDirectory(prefix="kcc-tests-") as made:
        folder = Path(made)
        if not all(parent.stat().st_mode & 0o001 for parent in folder.parents):
            pytest.skip("others can't come in the folder for temporary files")
        yield Path(shutil.copy(url.removeprefix("sqlite:///"), folder))
        folder.chmod(0o755)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o644), (0o555, 0o444)])
def test_a_file_that_may_only_be_read_can_still_be_looked_into(
    open_to_all: Path, folder_mode: int, file_mode: int
) -> None:
    said = (
        f"WorkspaceReadOnly U mag {open_to_all} niet wijzigen. Vraag de beheerder om schrijfrechten"
        " op het bestand en de map."
    )
    assert by_another(open_to_all, folder_mode, file_mode) == ["1", said]


def test_a_file_that_may_not_be_read(open_to_all: Path) -> None:
    (said,) = by_another(open_to_all, 0o755, 0o000)
    assert said.startswith(f"WorkspaceReadOnly U mag {open_to_all} niet lezen.")


def by_another(file: Path, folder_mode: int, file_mode: int) -> list[str]:
    """What somebody who doesn't own the file is told; nobody is bound by modes as root."""
    warm = shutil.copy(file, file.with_name("warm.sqlite"))
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    urls = [f"sqlite:///{one}" for one in (file, warm)]
    done = subprocess.run(
        [sys.executable, "-c", READ, *urls], capture_output=True, text=True, check=False
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


FILL = """
import resource, signal, sys
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import DiskFull
from kcc_desktop.store.every_table import metadata
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import contact
workspace = open_workspace(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
kept = []
try:
    for n in range(100_000):
        with workspace.work(Actor("x", "x")) as work:
            id_ = work.contacts.add(contact(note="lantaarn " * 400), key=f"c{n}")
        kept.append(id_)
except DiskFull as fault:
    print(fault.said.nl)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
with workspace.work(Actor("x", "x")) as work:
    kept.append(work.contacts.add(contact(), key="room again"))
with workspace.look() as work:
    print(len(kept), len({work.contacts.get(id_).id for id_ in kept}))
workspace.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on file sizes to set")
def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(url: str, file: Path) -> None:
    room = str(file.stat().st_size + 1_500_000)
    done = subprocess.run(
        [sys.executable, "-c", FILL, url, room], capture_output=True, text=True, check=False
    )
    assert not done.stderr, done.stderr
    said, counts = done.stdout.splitlines()
    assert "is vol" in said
    kept, found = map(int, counts.split())
    assert kept == found > 10
    assert all(checked.well for checked in check(url))


def test_a_database_that_may_not_grow_is_a_full_disk(url: str) -> None:
    workspace = open_workspace(url)
    with workspace.work(HILDE) as work:
        connection = work._job.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), workspace.work(HILDE) as work:
        work.contacts.add(contact(note="x" * 900_000), key="k")
    workspace.close()


def test_making_a_workspace_where_one_stands_changes_nothing(url: str, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(InvalidInput):
        create_workspace(url)
    assert file.read_bytes() == before


def test_making_a_workspace_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    create_workspace(f"sqlite:///{tmp_path}/een/twee/kcc.sqlite").close()
    assert (tmp_path / "een" / "twee" / "kcc.sqlite").exists()


def test_making_a_workspace_where_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    for place in (tmp_path / "bestand" / "kcc.sqlite", tmp_path):
        with pytest.raises(WorkspaceReadOnly, match="kan niet worden geschreven"):
            create_workspace(f"sqlite:///{place}")


def test_the_log_beside_the_file_is_part_of_it(url: str, file: Path, tmp_path: Path) -> None:
    """After a crash the newest changes stand in the write-ahead log alone."""
    workspace = open_workspace(url)
    with workspace.work(HILDE) as work:
        id_ = work.contacts.add(contact(), key="k")
    copy = tmp_path / "copy"
    copy.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{file}{end}", copy)
    workspace.close()
    reopened = open_workspace(f"sqlite:///{copy / file.name}")
    with reopened.look() as work:
        assert work.contacts.get(id_).subject == "Lantaarn"
    reopened.close()
