"""`doctor`: a sentence for everything, and no secrets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop.demo.mails import read_mails

Call = Callable[..., int]


def findings(call: Call, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = call("doctor", "--json", *arguments)
    return code, json.loads(capsys.readouterr().out)


def test_a_good_workspace_is_well(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    code, told = findings(call, capsys, "--workspace", sample_url)
    wrong = [check["text"] for check in told["checks"] if check["level"] == "wrong"]
    slow = [check for check in told["checks"] if check["topic"] == "speed"]
    # How fast this machine is at this moment is no matter of a test.
    assert set(wrong) <= {check["text"] for check in slow}
    assert (code == 0) is told["well"] is (not wrong)
    topics = [check["topic"] for check in told["checks"]]
    assert list(dict.fromkeys(topics)) == [
        "program",
        "window",
        "settings",
        "workspace",
        "integrity",
        "speed",
        "systems",
    ]
    (workspace,) = [check for check in told["checks"] if check["topic"] == "workspace"]
    assert workspace["facts"]["contacts"] == 2000 + len(read_mails().mails)
    assert workspace["facts"]["engine"].startswith("SQLite 3.")
    assert {name for check in slow for name in check["facts"]} == {"round_trip_ms", "search_ms"}


def test_an_empty_workspace_is_well_on_both_engines(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str
) -> None:
    _, told = findings(call, capsys, "--workspace", empty_url)
    (workspace,) = [check for check in told["checks"] if check["topic"] == "workspace"]
    assert workspace["level"] == "well"
    assert workspace["facts"]["parties"] == 0
    assert {check["level"] for check in told["checks"] if check["topic"] == "integrity"} == {"well"}


def test_people_read_sentences(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    call("doctor", "--workspace", sample_url)
    lines = capsys.readouterr().out.splitlines()
    assert all(line[0] in "✓•✗" for line in lines[:-2])
    assert any(line.startswith("✓ De gegevens zijn heel.") for line in lines)
    assert any("Zoeken kost" in line for line in lines)


def test_without_a_workspace_not_all_is_well_and_it_says_how_to_make_one(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = findings(call, capsys)
    (wrong,) = [check for check in told["checks"] if check["level"] == "wrong"]
    assert (code, wrong["topic"]) == (1, "workspace")
    assert "db create" in wrong["text"]


def test_a_damaged_workspace_is_wrong(
    call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(b"not a database at all" * 1000)
    code, told = findings(call, capsys, "--workspace", f"sqlite:///{path}")
    assert (code, told["well"]) == (1, False)
    assert "workspace" in [check["topic"] for check in told["checks"] if check["level"] == "wrong"]


@pytest.mark.parametrize("url", ["postgresql://desk:geheim@127.0.0.1:1/kcc"])
def test_a_password_is_never_shown(
    call: Call, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    for arguments in (["--json"], []):
        assert call("doctor", *arguments, "--workspace", url) == 1
        said = capsys.readouterr()
        assert "geheim" not in said.out + said.err


def test_settings_that_are_wrong_are_one_of_the_findings(
    call: Call, capsys: pytest.CaptureFixture[str], settings_file: Path
) -> None:
    settings_file.write_text("near_metres = true", "utf-8")
    code, told = findings(call, capsys)
    (settings,) = [check for check in told["checks"] if check["topic"] == "settings"]
    assert (code, settings["level"]) == (1, "wrong")
    assert "regel 1" in settings["text"]
