"""Backups: whole, checked, and nothing is ever overwritten."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import (
    InvalidInput,
    WorkspaceDamaged,
    WorkspaceFault,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceReadOnly,
)
from kcc_desktop.store import postgres_copies
from kcc_desktop.store.copies import backup, restore
from kcc_desktop.store.places import place_of
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.store.making import HILDE, contact
from tests.support.postgres import Server

NOW = datetime(2026, 11, 21, 20, 24, tzinfo=UTC)


def record(url: str, key: str) -> int:
    workspace = open_workspace(url)
    with workspace.work(HILDE) as work:
        id_ = work.contacts.add(contact(note=key), key=key)
    workspace.close()
    return id_


def note(url: str, id_: int) -> str:
    workspace = open_workspace(url)
    with workspace.look() as work:
        found = work.contacts.get(id_).note
    workspace.close()
    return found


def test_a_backup_put_back_elsewhere_is_the_same(
    made_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    id_ = record(made_url, "bewaard")
    file = tmp_path / "kopie.backup"
    backup(made_url, file)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
    name = "postgres_url" if made_url.startswith("postgresql") else "sqlite_url"
    if name == "sqlite_url":
        elsewhere = f"sqlite:///{tmp_path}/elders/kcc.sqlite"
        (tmp_path / "elders").mkdir()
    else:
        elsewhere = request.getfixturevalue(name)
    assert restore(elsewhere, file, NOW) == ""
    assert note(elsewhere, id_) == "bewaard"


def test_what_is_recorded_while_others_work_is_in_it_whole(made_url: str, tmp_path: Path) -> None:
    workspace = open_workspace(made_url)
    with workspace.work(HILDE) as work:
        work.contacts.add(contact(), key="first")
        backup(made_url, tmp_path / "kopie")
    workspace.close()
    assert (tmp_path / "kopie").stat().st_size > 0


def test_a_backup_never_overwrites(made_url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopie"
    file.write_text("iets anders")
    with pytest.raises(InvalidInput):
        backup(made_url, file)
    assert file.read_text() == "iets anders"


def test_a_backup_to_where_nothing_can_be_written(made_url: str, tmp_path: Path) -> None:
    with pytest.raises((WorkspaceReadOnly, WorkspaceFault)):
        backup(made_url, tmp_path / "geen" / "map" / "kopie")


def test_of_a_backup_that_cannot_be_written_its_own_name_is_said(
    sqlite_workspace_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "geen" / "map" / "kopie"
    with pytest.raises(WorkspaceReadOnly, match="kan niet worden geschreven") as fault:
        backup(sqlite_workspace_url, file)
    assert fault.value.said.nl.startswith(f"{file} kan")


def test_without_a_workspace_there_is_no_backup_of_it(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        backup(f"sqlite:///{tmp_path}/geen.db", tmp_path / "kopie")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_put_back_where_nothing_can_be_written(
    sqlite_workspace_url: str, tmp_path: Path
) -> None:
    backup(sqlite_workspace_url, tmp_path / "kopie")
    with pytest.raises(WorkspaceReadOnly, match="kan niet worden geschreven"):
        restore(f"sqlite:///{tmp_path}/geen/map.db", tmp_path / "kopie", NOW)


def test_what_was_never_a_backup_is_not_told_to_be_put_back(
    sqlite_workspace_url: str, tmp_path: Path
) -> None:
    (tmp_path / "README.md").write_text("# Lees mij")
    with pytest.raises(WorkspaceDamaged, match="geen reservekopie van een werkvoorraad"):
        restore(sqlite_workspace_url, tmp_path / "README.md", NOW)


def test_a_workspace_that_holds_something_is_not_replaced_unasked(
    made_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "kopie"
    backup(made_url, file)
    id_ = record(made_url, "later")
    with pytest.raises(InvalidInput):
        restore(made_url, file, NOW)
    assert note(made_url, id_) == "later"


def test_what_is_replaced_is_kept_under_another_name(
    made_url: str, postgres_server: Server, tmp_path: Path
) -> None:
    before = record(made_url, "eerst")
    file = tmp_path / "kopie"
    backup(made_url, file)
    after = record(made_url, "later")
    kept = restore(made_url, file, NOW, replace=True)
    assert "20261121-202400" in kept
    assert note(made_url, before) == "eerst"
    on_file = made_url.startswith("sqlite")
    kept_url = f"sqlite:///{kept}" if on_file else postgres_server.url(kept)
    assert note(kept_url, after) == "later"
    if not on_file:
        postgres_server.drop_database(kept)


def test_an_empty_workspace_makes_room(sqlite_workspace_url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopie"
    backup(sqlite_workspace_url, file)
    assert restore(sqlite_workspace_url, file, NOW)
    open_workspace(sqlite_workspace_url).close()


def test_a_workspace_that_is_open_elsewhere_is_not_replaced(made_url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopie"
    backup(made_url, file)
    id_ = record(made_url, "later")
    other = open_workspace(made_url)
    with other.look() as work:
        assert work.contacts.get(id_).note == "later"
        with pytest.raises(WorkspaceLocked):
            restore(made_url, file, NOW, replace=True)
    other.close()
    assert note(made_url, id_) == "later"


def test_a_damaged_workspace_can_be_replaced_and_is_kept(
    sqlite_workspace_url: str, tmp_path: Path
) -> None:
    id_ = record(sqlite_workspace_url, "goed")
    backup(sqlite_workspace_url, tmp_path / "kopie")
    file = place_of(sqlite_workspace_url).file
    assert file is not None
    file.write_bytes(os.urandom(9_000))
    damaged = file.read_bytes()
    with pytest.raises(InvalidInput):
        restore(sqlite_workspace_url, tmp_path / "kopie", NOW)
    kept = restore(sqlite_workspace_url, tmp_path / "kopie", NOW, replace=True)
    assert Path(kept).read_bytes() == damaged
    assert note(sqlite_workspace_url, id_) == "goed"


def test_a_damaged_workspace_gives_no_backup(sqlite_workspace_url: str, tmp_path: Path) -> None:
    file = place_of(sqlite_workspace_url).file
    assert file is not None
    size = file.stat().st_size
    with file.open("rb+") as opened:
        opened.seek(size - 4_096 * 30)
        opened.write(os.urandom(4_096 * 30))
    with pytest.raises(WorkspaceDamaged):
        backup(sqlite_workspace_url, tmp_path / "kopie")
    assert not (tmp_path / "kopie").exists()


@pytest.mark.parametrize("content", [b"", b"geen kopie", b"PGDMP en dan niets"])
def test_what_is_no_backup_replaces_nothing(made_url: str, tmp_path: Path, content: bytes) -> None:
    id_ = record(made_url, "goed")
    (tmp_path / "kopie").write_bytes(content)
    with pytest.raises((InvalidInput, WorkspaceFault)):
        restore(made_url, tmp_path / "kopie", NOW, replace=True)
    assert note(made_url, id_) == "goed"


def test_a_backup_that_is_not_there(made_url: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        restore(made_url, tmp_path / "nergens", NOW)


def test_the_password_is_never_on_the_command_line(
    postgres_workspace_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], str]] = []

    def listen(command: list[str], env: dict[str, str], **more: object) -> object:
        seen.append((command, env.get("PGPASSWORD", "")))
        return type("Done", (), {"returncode": 1, "stderr": "klaar"})()

    monkeypatch.setattr(postgres_copies.subprocess, "run", listen)
    url = postgres_workspace_url.replace("kcc_test@", "kcc_test:geheim@")
    with pytest.raises(WorkspaceFault):
        backup(url, tmp_path / "kopie")
    ((command, password),) = seen
    assert "geheim" not in " ".join(command)
    assert password == "geheim"


def test_without_the_programs_it_says_what_to_install(
    postgres_workspace_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_copies, "programs", lambda _name: iter(()))
    with pytest.raises(WorkspaceFault) as fault:
        backup(postgres_workspace_url, tmp_path / "kopie")
    assert "postgresql-client" in fault.value.said.nl


def test_a_backup_of_an_older_workspace_is_for_the_same_kind_of_place(
    sqlite_workspace_url: str, postgres_url: str, tmp_path: Path
) -> None:
    backup(sqlite_workspace_url, tmp_path / "kopie")
    with pytest.raises(InvalidInput):
        restore(postgres_url, tmp_path / "kopie", NOW)
    create_workspace(postgres_url).close()
