"""The search on the driver alone is the search of a unit of work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import WorkspaceDamaged, WorkspaceMissing, WorkspaceNewer
from kcc_desktop.services.find import Find
from kcc_desktop.store.file_search import FileSearch
from kcc_desktop.store.workspace import create_workspace, open_workspace

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
QUERIES = (
    "lantaarn lindelaan",
    "lantarn",
    "suzanne",
    "06 12345678",
    "maandag lantaarn",
    "3523",
    "verlichting straat",
    "afval container vol",
)


def test_it_finds_what_a_unit_of_work_finds(sqlite_sample_url: str) -> None:
    workspace, search = open_workspace(sqlite_sample_url), FileSearch(sqlite_sample_url)
    with closing(workspace), closing(search):
        whole, alone = Find(workspace, lambda: NOW), Find(search, lambda: NOW)
        for query in QUERIES:
            expected, found = whole.find(query), alone.find(query)
            assert expected.hits, query
            assert found.hits == expected.hits
            assert (found.corrected, found.sources) == (expected.corrected, expected.sources)


def test_it_sees_what_was_written_since(tmp_path: Path) -> None:
    url, file = _workspace(tmp_path)
    with closing(FileSearch(url)) as search:
        with search.look() as looking:
            assert looking.finding.synonyms() == []
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("INSERT INTO synonym (word, other) VALUES ('kliko', 'container')")
        with search.look() as looking:
            assert [one.word for one in looking.finding.synonyms()] == ["kliko"]


def test_what_fails_while_looking_leaves_it_usable(tmp_path: Path) -> None:
    url, _ = _workspace(tmp_path)
    with closing(FileSearch(url)) as search:
        with pytest.raises(RuntimeError), search.look():
            raise RuntimeError
        with search.look() as looking:
            assert not looking.finding.knows("lantaarn")


def test_it_can_change_nothing(tmp_path: Path) -> None:
    url, _ = _workspace(tmp_path)
    with closing(FileSearch(url)) as search, pytest.raises(sqlite3.OperationalError, match="write"):
        search._connection.execute("DELETE FROM synonym")


def test_a_file_that_is_no_use_is_refused_with_its_own_sentence(tmp_path: Path) -> None:
    url, file = _workspace(tmp_path)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceNewer):
        FileSearch(url)
    file.write_bytes(b"no database")
    with pytest.raises(WorkspaceDamaged):
        FileSearch(url)
    file.unlink()
    with pytest.raises(WorkspaceMissing):
        FileSearch(url)


def _workspace(folder: Path) -> tuple[str, Path]:
    file = folder / "workspace.sqlite"
    url = f"sqlite:///{file}"
    create_workspace(url).close()
    return url, file
