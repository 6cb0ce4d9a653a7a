"""Somebody who never saw the program starts it, and works a minute later: by a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import atspi
from tests.support.program import running_program


@pytest.fixture(autouse=True)
def readable() -> None:
    lack = atspi.missing()
    if lack:
        pytest.skip(lack)


def test_an_empty_workspace_is_made_by_pressing_begin(tmp_path: Path, xvfb_display: str) -> None:
    with running_program(tmp_path, xvfb_display, ["--lang", "nl"]) as program:
        program.find("Welkom bij KCC Desktop")
        begin = program.find("Begin", role="push button")
        assert "lege werkvoorraad" in begin.description
        program.reader.press(begin)
        program.find("U bent: Beschikbaar")
    assert (tmp_path / "data" / "kcc-desktop" / "workspace.sqlite").exists()


def test_an_address_that_leads_nowhere_is_said_and_kept_nowhere(
    tmp_path: Path, xvfb_display: str
) -> None:
    with running_program(tmp_path, xvfb_display, ["--lang", "nl"]) as program:
        address = program.find("Adres van de werkvoorraad")
        program.reader.type(address, f"sqlite:///{tmp_path}/geen.sqlite")
        program.reader.press(program.find("Open", role="push button"))
        program.find("Er staat geen werkvoorraad")
        program.reader.type(address, "postgresql://ik:geheim@localhost/kcc")
        program.reader.press(program.find("Open", role="push button"))
        program.find("een wachtwoord hoort niet")
    assert not (tmp_path / "config" / "kcc-desktop" / "settings.toml").exists()
