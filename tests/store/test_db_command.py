"""`kcc-desktop db`: what it does and says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcc_desktop.cli import main
from kcc_desktop.store.engines import engines_for
from kcc_desktop.store.places import place_of
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import HILDE, contact, person


def test_make_check_save_and_put_back(
    workspace_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--workspace", workspace_url]
    assert main(["db", "create", *where]) == 0
    assert "is gemaakt" in capsys.readouterr().out
    assert main(["db", "upgrade", *where]) == 0
    assert main(["db", "check", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("✓") for line in lines[1:])
    assert main(["db", "backup", str(tmp_path / "kopie"), *where]) == 0
    assert str(tmp_path / "kopie") in capsys.readouterr().out
    assert main(["db", "restore", str(tmp_path / "kopie"), "--replace", *where]) == 0
    assert "bewaard als" in capsys.readouterr().out


def test_making_one_twice_is_a_fault_with_a_sentence(
    made_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["db", "create", "--workspace", made_url, "--lang", "en"]) != 0
    said = capsys.readouterr().err
    assert "nothing was changed" in said
    assert "Traceback" not in said


def test_what_cannot_be_found_is_told(made_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_workspace(made_url)
    with workspace.work(HILDE) as work:
        work.parties.add(person(), key="p")
        work.contacts.add(contact(), key="c")
    workspace.close()
    engines = engines_for(place_of(made_url))
    with engines.writer.begin() as connection:
        on_file = made_url.startswith("sqlite")
        forget = "INSERT INTO party_words (party_words) VALUES ('delete-all')"
        connection.exec_driver_sql(forget if on_file else "DELETE FROM party_words")
    engines.close()
    assert main(["db", "check", "--workspace", made_url]) == 1
    wrong = [line for line in capsys.readouterr().out.splitlines() if line.startswith("✗")]
    assert len(wrong) == 1
    assert "Van 1 personen en organisaties staan er 0" in wrong[0]


def test_a_broken_reference_is_told(
    sqlite_workspace_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engines = engines_for(place_of(sqlite_workspace_url))
    with engines.writer.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("INSERT INTO party_email VALUES (7, 0, 'x@y.example')")
    engines.close()
    assert main(["db", "check", "--workspace", sqlite_workspace_url]) == 1
    assert "party_email" in capsys.readouterr().out
