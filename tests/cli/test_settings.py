"""The settings of one user."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import Settings, load_settings, login_name, settings_path

WHOLE = """
workspace = "postgresql://desk@db.example.org/kcc"
language = "en"
country = "BE"
opens = 09:00:00
closes = 16:30:00
near_metres = 80
near_weeks = 4
tell_surnames = true
"""


def test_without_a_file_everything_has_a_default() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert settings.workspace_url.startswith("sqlite:///")


def test_the_file_of_the_user_is_read(settings_file: Path) -> None:
    settings_file.write_text(WHOLE, "utf-8")
    assert settings_path() == settings_file
    assert load_settings() == Settings(
        "postgresql://desk@db.example.org/kcc",
        Language.EN,
        "BE",
        time(9),
        time(16, 30),
        80,
        4,
        tell_surnames=True,
    )


def test_an_editor_of_windows_puts_a_mark_in_front(settings_file: Path) -> None:
    settings_file.write_text('language = "en"', "utf-8-sig")
    assert load_settings().language is Language.EN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('language = "nl"\nlanguage = nl', "regel 2: hier staat geen geldige TOML"),
        ('\n\ncolour = "red"', "regel 3: deze instelling bestaat niet"),
        ('workspace = "mysql://x/y"', "regel 1: schrijf een werkvoorraad als"),
        ('language = "fr"', "kies nl of en"),
        ("country = 1", "kies NL of BE"),
        ('systems = ""', "schrijf het pad van een map"),
        ('opens = "half negen"', "schrijf een tijd als"),
        ('workspace = "postgresql://desk@[db/kcc"', "schrijf een werkvoorraad als"),
        ("opens = 17:00:00", "de sluitingstijd ligt niet na"),
        ("near_metres = -1", "schrijf een heel getal"),
        ("near_weeks = true", "schrijf een heel getal"),
        ('tell_surnames = "ja"', "schrijf true of false"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput) as fault:
        load_settings(path)
    assert said in fault.value.said.nl
    assert str(path) in fault.value.said.en


@pytest.mark.parametrize(
    "url", ["postgresql://desk:secret@db/kcc", "postgresql://db/kcc?user=desk&password=secret"]
)
def test_a_password_is_refused_and_not_repeated(tmp_path: Path, url: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'workspace = "{url}"', "utf-8")
    with pytest.raises(InvalidInput, match="wachtwoord") as fault:
        load_settings(path)
    assert "secret" not in fault.value.said.nl + fault.value.said.en


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput, match="niet te lezen"):
        load_settings(path)


@pytest.mark.skipif("not hasattr(__import__('os'), 'getuid')", reason="needs POSIX users")
def test_a_login_without_a_name_goes_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 3_999_999_999)
    assert login_name() == "3999999999"
