"""Two programs on one file: neither takes the write-ahead log away under the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.file_search import FileSearch
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.store.making import contact

HILDE = Actor("Hilde Vos", "hilde.vos")
_COUNT = """
import sys
from contextlib import closing
from kcc_desktop.store.workspace import open_workspace
with closing(open_workspace(sys.argv[1])) as workspace, workspace.look() as work:
    print(work.contacts.get(int(sys.argv[2])).note)
"""
_LOOK_ONLY = """
import sys
from kcc_desktop.store.workspace import open_workspace
open_workspace(sys.argv[1]).close()
"""


def _other(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{(tmp_path / 'office.db').as_posix()}"
    create_workspace(made).close()
    return made


def test_what_is_recorded_after_another_program_came_and_went_is_kept(
    url: str, tmp_path: Path
) -> None:
    search, workspace = FileSearch(url), open_workspace(url)
    log = tmp_path / "office.db-wal"
    with search.look(), workspace.look():
        pass
    inode = log.stat().st_ino
    _other(_LOOK_ONLY, url)
    assert log.exists()
    assert log.stat().st_ino == inode
    with workspace.work(HILDE) as work:
        contact_id = work.contacts.add(contact(note="na het andere programma"), key="k")
    assert _other(_COUNT, url, str(contact_id)) == "na het andere programma"
    search.close()
    workspace.close()


def test_opening_it_once_more_lets_go_of_no_lock(url: str, tmp_path: Path) -> None:
    first = open_workspace(url)
    with first.look():
        pass
    open_workspace(url).close()
    inode = (tmp_path / "office.db-wal").stat().st_ino
    _other(_LOOK_ONLY, url)
    assert (tmp_path / "office.db-wal").stat().st_ino == inode
    first.close()
