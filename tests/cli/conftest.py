"""What the tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kcc_desktop import cli

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of a user who never started the program before."""
    folder = tmp_path / "home"
    for name in FOLDERS:
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture
def settings_file(home: Path) -> Path:
    """Where this user's settings are; not there yet."""
    path = home / "xdg_config_home" / "kcc-desktop" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def sample_url(sqlite_sample_url: str) -> str:
    """The sample municipality, seen at NOW."""
    return sqlite_sample_url


@pytest.fixture
def empty_url(made_url: str) -> str:
    """A new, empty workspace, once on each engine."""
    return made_url


@pytest.fixture
def call() -> Callable[..., int]:
    """Does what a command line says, at NOW; gives the exit code."""

    def main(*arguments: str) -> int:
        return cli.main(arguments, clock=lambda: NOW)

    return main


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the program as a process of its own."""

    def run(
        *arguments: str, code: str = "", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        what = ["-c", code] if code else ["-m", "kcc_desktop"]
        return subprocess.run(
            [sys.executable, *what, *arguments],
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )

    return run
