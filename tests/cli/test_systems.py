"""`systems` and what `doctor` says of systems: which there are, their secrets, how they do."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop import secrets
from kcc_desktop.commands import doctor_program, doctor_systems
from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.workspace import open_workspace
from tests.cli.conftest import NOW
from tests.support.http_server import HttpServer, Reply, Request, running_http

Call = Callable[..., int]
Capture = pytest.CaptureFixture[str]

DESCRIBED = """
kind = "open311"
name = "Meldsysteem"
[http]
address = "{address}"
"""


class Ring:
    """A keyring of this test alone, in memory."""

    viable = True
    kept: dict[str, str] = {}  # noqa: RUF012 (shared by all that are made)

    def get_password(self, service: str, _user: str) -> str | None:
        return self.kept.get(service)

    def set_password(self, service: str, _user: str, password: str) -> None:
        self.kept[service] = password

    def delete_password(self, service: str, _user: str) -> None:
        del self.kept[service]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the keyring of this test holds."""
    monkeypatch.setattr(Ring, "kept", {})
    monkeypatch.setattr(secrets, "SAFE", (f"{__name__}:Ring",))
    return Ring.kept


@pytest.fixture
def folder(settings_file: Path) -> Path:
    """Where this user's systems are described."""
    made = settings_file.parent / "systems"
    made.mkdir()
    return made


@pytest.fixture
def town() -> Iterator[HttpServer]:
    """An Open311 system without a single report, whose clock agrees with that of the test."""

    def answer(_: Request) -> Reply:
        return Reply.json([], Date=format_datetime(NOW, usegmt=True))

    with running_http(answer) as server:
        yield server


def describe(folder: Path, name: str, address: str, more: str = "") -> None:
    (folder / f"{name}.toml").write_text(DESCRIBED.format(address=address) + more, "utf-8")


def test_nothing_is_described(call: Call, capsys: Capture, settings_file: Path) -> None:
    assert call("systems", "list") == 3
    assert str(settings_file.parent / "systems") in capsys.readouterr().err


def test_systems_are_named_with_what_they_can_do(call: Call, capsys: Capture, folder: Path) -> None:
    describe(folder, "meldingen", "https://meldingen.example/open311/v2")
    assert call("systems", "list", "--lang", "en") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t")[:3] == ["meldingen", "open311", "Meldsysteem"]
    assert "finding by number" in line


@pytest.mark.parametrize("action", ["list", "check"])
def test_a_wrong_description_is_named_with_its_line(
    call: Call, capsys: Capture, folder: Path, action: str
) -> None:
    describe(folder, "goed", "https://meldingen.example")
    describe(folder, "mis", "https://meldingen.example", "password = 'x'")
    assert call("systems", action) == 1
    told = capsys.readouterr()
    assert "goed" in told.out
    assert "mis.toml: regel 6: een geheim hoort niet in dit bestand" in told.err


def test_a_folder_may_be_named(call: Call, capsys: Capture, tmp_path: Path) -> None:
    describe(tmp_path, "hier", "https://meldingen.example")
    assert call("systems", "check", "--systems", str(tmp_path)) == 0
    assert "hier" in capsys.readouterr().out


def test_the_settings_name_a_folder(
    call: Call, capsys: Capture, settings_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "elders").mkdir()
    describe(tmp_path / "elders", "daar", "https://meldingen.example")
    settings_file.write_text(f"systems = {str(tmp_path / 'elders')!r}", "utf-8")
    assert call("systems", "list") == 0
    assert "daar" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["meldingen", "meldingen-client"])
def test_a_secret_goes_into_the_keyring_unseen(
    call: Call,
    capsys: Capture,
    folder: Path,
    ring: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    describe(folder, "meldingen", "https://meldingen.example")
    monkeypatch.setattr("sys.stdin", io.StringIO("geheim-é\nnot this\n"))
    assert call("systems", "secret", key) == 0
    assert ring == {f"kcc-desktop/{key}": "geheim-é"}
    told = capsys.readouterr()
    assert "geheim-é" not in told.out + told.err
    assert call("systems", "secret", key, "--forget") == 0
    assert ring == {}


@pytest.mark.parametrize(
    ("key", "given", "complaint"),
    [("anders", "x\n", "Er zijn: meldingen"), ("meldingen", "\n", "niets opgegeven")],
)
def test_a_secret_that_is_not_taken(
    call: Call,
    capsys: Capture,
    folder: Path,
    ring: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    given: str,
    complaint: str,
) -> None:
    describe(folder, "meldingen", "https://meldingen.example")
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    assert call("systems", "secret", key) == 1
    assert complaint in capsys.readouterr().err
    assert ring == {}


def test_without_a_keyring_no_secret_is_asked_for(
    call: Call, capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(folder, "meldingen", "https://meldingen.example")
    monkeypatch.setattr(secrets, "SAFE", ())
    assert call("systems", "secret", "meldingen") == 1
    assert "KCC_SECRET_" in capsys.readouterr().err


# --- doctor --------------------------------------------------------------------------------------


@pytest.fixture
def systems_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what `doctor` says of Qt, which takes a process of its own."""
    monkeypatch.setattr(doctor_program, "findings", lambda: ())


def of_systems(call: Call, capsys: Capture, url: str, *more: str) -> list[dict[str, Any]]:
    """What `doctor` says of systems."""
    call("doctor", "--json", "--workspace", url, *more)
    told = json.loads(capsys.readouterr().out)
    return [check for check in told["checks"] if check["topic"] == "systems"]


alone = pytest.mark.usefixtures("systems_alone")


@alone
def test_doctor_examines_each_system(
    call: Call, capsys: Capture, folder: Path, town: HttpServer, sqlite_workspace_url: str
) -> None:
    describe(folder, "meldingen", town.address)
    describe(folder, "weg", "http://127.0.0.1:9/")
    describe(folder, "mis", "https://meldingen.example", "password = 'x'")
    checks = of_systems(call, capsys, sqlite_workspace_url)
    by_system: dict[str, dict[str, str]] = {}
    for check in checks:
        facts = check["facts"]
        by_system.setdefault(facts.get("system", ""), {})[facts.get("what", "")] = check["level"]
    assert by_system["meldingen"].items() >= {"reachable": "well", "login": "well"}.items()
    assert by_system["weg"] == {"reachable": "wrong"}
    (problem,) = [check for check in checks if check["facts"].get("file") == "mis.toml"]
    assert (problem["level"], problem["facts"]["line"]) == ("wrong", 6)


@alone
def test_doctor_speaks_both_languages(
    call: Call, capsys: Capture, folder: Path, town: HttpServer, sqlite_workspace_url: str
) -> None:
    describe(folder, "meldingen", town.address)
    dutch = of_systems(call, capsys, sqlite_workspace_url)
    english = of_systems(call, capsys, sqlite_workspace_url, "--lang", "en")
    assert any(check["text"] == "Meldsysteem: Het systeem is te bereiken." for check in dutch)
    assert any(check["text"] == "Meldsysteem: The system can be reached." for check in english)


@alone
def test_doctor_lists_statuses_that_nobody_gave_a_meaning(
    call: Call, capsys: Capture, folder: Path, town: HttpServer, empty_url: str
) -> None:
    describe(folder, "meldingen", town.address)
    workspace = open_workspace(empty_url)
    with workspace.work(Actor("Beheer", "beheer")) as work:
        work.system_marks.met("meldingen", ["Wacht op materiaal"] * 2, at=NOW)
    workspace.close()
    checks = of_systems(call, capsys, empty_url)
    (told,) = [check for check in checks if check["facts"].get("what") == "statuses"]
    assert told["level"] == "note"
    assert "Wacht op materiaal" in told["text"]


@alone
def test_a_system_that_hangs_delays_none_of_the_others(
    call: Call,
    capsys: Capture,
    folder: Path,
    town: HttpServer,
    sqlite_workspace_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor_systems, "PATIENCE_S", 4.0)
    describe(folder, "meldingen", town.address)
    with running_http(lambda _: Reply()) as silent:

        def wait(_: Request) -> Reply:
            silent.ending.wait()
            return Reply()

        silent.answer = wait
        describe(folder, "hangt", silent.address)
        levels = {
            (check["facts"].get("system"), check["facts"].get("what")): check["level"]
            for check in of_systems(call, capsys, sqlite_workspace_url)
        }
    assert levels["hangt", "reachable"] == "wrong"
    assert levels["meldingen", "reachable"] == "well"


@alone
def test_doctor_examines_the_systems_of_the_sample(call: Call, capsys: Capture) -> None:
    call("doctor", "--json", "--demo")
    told = json.loads(capsys.readouterr().out)
    checks = [check for check in told["checks"] if check["topic"] == "systems"]
    names = {check["text"].partition(":")[0] for check in checks if "system" in check["facts"]}
    assert names >= {"Onderhoudsplanning", "Rioolbeheer", "Meldingen buitenruimte"}
    # The clock of this test stands still, that of the sample's planning does not.
    wrong = {check["facts"]["what"] for check in checks if check["level"] == "wrong"}
    assert wrong <= {"clock"}
