"""`import` as people use it; what it reads is tested in tests/imports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kcc_desktop.store.workspace import open_workspace

Call = Callable[..., int]


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """A file with two requests, one of them with a field that can't be used."""
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / "requests.json"
    one = {"service_request_id": 101, "requested_datetime": "2010-11-15", "status": "open"}
    path.write_text(json.dumps([one, {**one, "service_request_id": 102, "lat": "=1+1", "lon": 4}]))
    return path


def test_the_closing_count_and_the_report_beside_the_file(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str, requests: Path
) -> None:
    assert call("import", "open311", str(requests), "--workspace", empty_url) == 0
    said = capsys.readouterr()
    assert "Gelezen: 2. Nieuw: 2, gewijzigd: 0, gelijk gebleven: 0." in said.out
    assert "Onbruikbaar: 0 regels en 1 losse velden." in said.out
    assert "Europe/Amsterdam" in said.out
    report = requests.with_name("requests.json.onbruikbaar.csv")
    assert str(report) in said.out
    assert "2;2;lat;'=1+1;dit is geen plek op aarde" in report.read_text("utf-8-sig")
    assert "requests.json: 100 % gedaan, 2 gelezen" in said.err
    assert call("import", "open311", str(requests), "--workspace", empty_url) == 0
    assert "Er is niets toegevoegd of gewijzigd." in capsys.readouterr().out


def test_english_says_the_same_in_english(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str, requests: Path
) -> None:
    call("import", "open311", str(requests), "--workspace", empty_url, "--lang", "en")
    said = capsys.readouterr()
    assert "Read: 2. New: 2, changed: 0, the same: 0." in said.out
    assert "this is no place on earth" in requests.with_name(
        "requests.json.onbruikbaar.csv"
    ).read_text("utf-8-sig")


def test_csv_with_the_same_names_gives_the_same_cases(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str, tmp_path: Path, requests: Path
) -> None:
    table = tmp_path / "requests.csv"
    table.write_text(
        "Service_Request_Id;requested_datetime;status\n101;2010-11-15;open\n102;2010-11-15;open\n"
    )
    call("import", "open311", str(requests), "--workspace", empty_url)
    capsys.readouterr()
    call("import", "open311", str(table), "--workspace", empty_url)
    assert "Nieuw: 0, gewijzigd: 0, gelijk gebleven: 2." in capsys.readouterr().out


@pytest.mark.skipif("not hasattr(__import__('os'), 'geteuid')", reason="needs POSIX modes")
def test_a_closed_folder_stays_as_it_is(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    sqlite_url: str,
    requests: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    assert call("db", "create", "--workspace", sqlite_url) == 0
    requests.parent.chmod(0o555)
    monkeypatch.chdir(tmp_path)
    try:
        assert call("import", "open311", str(requests), "--workspace", sqlite_url) == 0
    finally:
        requests.parent.chmod(0o755)
    assert (tmp_path / "requests.json.onbruikbaar.csv").is_file()
    assert [path.name for path in requests.parent.iterdir()] == ["requests.json"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["open311", "none.json"], "bestaat niet"),
        (["open311", "no/such/folder/none.json"], "bestaat niet"),
        (["articles", "no/such/folder/none"], "De map"),
        (["open311", "{requests}", "--zone", "Mars/Olympus"], "tijdzone Mars/Olympus"),
        (["open311", "{requests}", "--report", "{requests}"], "geen verslag van dit programma"),
        (["open311", "{requests}", "--report", "/dev/null/x.csv"], "kies met --report"),
        (["articles", "{requests}"], "De map"),
        (["products", "{requests}"], ""),
    ],
)
def test_what_can_not_be_done_is_a_sentence(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    sqlite_url: str,
    requests: Path,
    arguments: list[str],
    complaint: str,
) -> None:
    call("db", "create", "--workspace", sqlite_url)
    filled = [argument.format(requests=requests) for argument in arguments]
    code = call("import", *filled, "--workspace", sqlite_url)
    said = capsys.readouterr()
    assert complaint in said.err
    assert code == (1 if complaint else 0)
    assert "Traceback" not in said.err


def test_a_cut_file_is_a_fault_and_keeps_what_it_gave(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str, requests: Path
) -> None:
    requests.write_text(requests.read_text()[:-5])
    assert call("import", "open311", str(requests), "--workspace", empty_url) == 1
    said = capsys.readouterr()
    assert "Nieuw: 1" in said.out
    assert "afgebroken of beschadigd" in said.err
    assert call("ask", "101", "--workspace", empty_url) == 0


def test_no_workspace_is_said(
    call: Call, capsys: pytest.CaptureFixture[str], requests: Path
) -> None:
    assert call("import", "open311", str(requests)) == 1
    assert "db create" in capsys.readouterr().err


def test_a_file_in_which_nothing_is_usable_is_a_fault(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str, requests: Path
) -> None:
    requests.write_text(json.dumps([{"colour": "red"}, {"colour": "blue"}]))
    for _ in ("first", "again"):
        assert call("import", "open311", str(requests), "--workspace", empty_url) == 1
        said = capsys.readouterr()
        assert "Onbruikbaar: 2 regels" in said.out
        assert "Is het wel voor “import open311”?" in said.err
    workspace = open_workspace(empty_url)
    with workspace.look() as work:
        assert not work.reports.sources()
    workspace.close()
