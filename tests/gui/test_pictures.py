"""The verbs that picture the window, in a process of their own, over a real workspace."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.workspace import open_workspace
from tests.gui.town import LAMP, SUZANNE


@pytest.fixture
def workspace(sqlite_workspace_url: str) -> str:
    """A workspace with Suzanne and her lamp."""
    made = open_workspace(sqlite_workspace_url)
    with made.work(Actor("test", "test", origin="test")) as work:
        party_id = work.parties.add(SUZANNE, key="suzanne")
        work.cases.put_many([replace(LAMP, party_id=party_id)])
    made.close()
    return sqlite_workspace_url


def _run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program without a display, for a user who never started it before."""
    absent = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in absent}
    folders = {
        f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    return subprocess.run(
        [sys.executable, "-m", "kcc_desktop", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment | folders,
        timeout=150,
    )


@pytest.mark.parametrize("view", ["agent", "results", "empty"])
def test_a_picture_of_each_view(tmp_path: Path, workspace: str, view: str) -> None:
    out = tmp_path / "picture.png"
    words = ["--view", view, "--query", "lindelaan", "--out", str(out), "--workspace", workspace]
    done = _run(tmp_path, "screenshot", *words)
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1440, 900)


def test_size_and_scale_are_those_of_the_picture(tmp_path: Path, workspace: str) -> None:
    out = tmp_path / "picture.png"
    look = ["--size", "1366x768", "--scale", "200", "--dark", "--lang", "en"]
    words = ["--query", "suzanne", "--out", str(out), "--workspace", workspace]
    done = _run(tmp_path, "screenshot", *look, *words)
    assert (done.returncode, done.stdout) == (0, f"The picture is in {out}\n")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(683, 700).lightness() < 80


def test_nothing_to_open_is_said(tmp_path: Path, workspace: str) -> None:
    out = tmp_path / "picture.png"
    done = _run(
        tmp_path, "screenshot", "--query", "xyzzy", "--out", str(out), "--workspace", workspace
    )
    assert (done.returncode, done.stderr) == (3, "Niets gevonden voor: xyzzy\n")
    assert not out.exists()


@pytest.mark.parametrize("option", [("--size", "groot"), ("--scale", "0"), ("--view", "geen")])
def test_wrong_use_is_said(tmp_path: Path, option: tuple[str, str]) -> None:
    done = _run(tmp_path, "screenshot", "--out", str(tmp_path / "a.png"), *option)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_picture_that_cannot_be_saved_is_said(tmp_path: Path, workspace: str) -> None:
    out = tmp_path / "absent" / "picture.png"
    done = _run(
        tmp_path, "screenshot", "--view", "empty", "--out", str(out), "--workspace", workspace
    )
    assert done.returncode == 1
    assert "kan niet worden bewaard" in done.stderr


def test_a_missing_workspace_is_said(tmp_path: Path) -> None:
    out, url = tmp_path / "a.png", f"sqlite:///{tmp_path / 'absent.sqlite'}"
    done = _run(tmp_path, "screenshot", "--query", "aa", "--out", str(out), "--workspace", url)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_the_story_answers_suzanne(tmp_path: Path) -> None:
    out = tmp_path / "story.png"
    done = _run(tmp_path, "demo-story", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert "kapotte straatlantaarn in de Lindelaan" in done.stdout
    assert str(out) in done.stdout
    assert not QImage(str(out)).isNull()
