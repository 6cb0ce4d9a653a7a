"""Every view is whole on every screen: nothing cut off, nothing over another, no window too large.

The program pictures itself in a process of its own, over the sample municipality; what it prints is
what can't be read whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kcc_desktop.commands.views_shown import VIEWS

#: A small screen and a usual one as they are, and the smallest and the largest at twice the size.
LOOKS = [
    ("nl", 100, "1366x768", "--light"),
    ("en", 100, "1440x900", "--dark"),
    ("nl", 200, "1366x768", "--light"),
    ("nl", 200, "3840x2160", "--dark"),
]


@pytest.fixture
def workspace(sqlite_sample_url: str, tmp_path: Path) -> str:
    """A copy of the sample, for looking leaves its traces."""
    file = tmp_path / "sample.sqlite"
    shutil.copyfile(sqlite_sample_url.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file.as_posix()}"


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("language", "scale", "size", "colours"), LOOKS)
def test_nothing_is_cut_off_or_covered(
    tmp_path: Path, workspace: str, language: str, scale: int, size: str, colours: str
) -> None:
    out = tmp_path / "pictures"
    out.mkdir()
    look = ["--lang", language, "--scale", str(scale), "--size", size, colours]
    where = ["--workspace", workspace, "--out", str(out)]
    kinds = ("CONFIG", "DATA", "CACHE", "STATE")
    done = subprocess.run(
        [sys.executable, "-m", "kcc_desktop", "screenshot", "--part", *look, *where],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in kinds},
        timeout=850,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    pictures = {path.name for path in out.iterdir()}
    scheme = colours.removeprefix("--")
    assert pictures == {f"{v.name}-{language}-{size}-{scale}-{scheme}.png" for v in VIEWS}
    width, height = map(int, size.split("x"))
    assert all(
        (image.width(), image.height()) == (width, height)
        for image in (QImage(str(out / name)) for name in pictures)
    )
