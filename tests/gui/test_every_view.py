"""Every view is whole on every screen: nothing cut off, nothing over another, no window too large.

The program pictures itself in a process of its own, over the sample municipality; what it prints is
what can't be read whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kcc_desktop.commands.views_shown import VIEWS

#: A small screen and a usual one as they are, and the smallest and the largest at twice the size.
LOOKS = [
    ("nl", 100, ("1366x768",), "light"),
    ("en", 100, ("1440x900",), "dark"),
    ("nl", 200, ("1366x768", "3840x2160"), "light"),
]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("language", "scale", "sizes", "scheme"), LOOKS)
def test_nothing_is_cut_off_or_covered(
    tmp_path: Path,
    own_sqlite_sample_url: str,
    language: str,
    scale: int,
    sizes: tuple[str, ...],
    scheme: str,
) -> None:
    out = tmp_path / "pictures"
    out.mkdir()
    each = [word for size in sizes for word in ("--size", size)]
    look = ["--lang", language, "--scale", str(scale), *each, f"--{scheme}"]
    where = ["--workspace", own_sqlite_sample_url, "--out", str(out)]
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
    wanted = {
        f"{view.name}-{language}-{size}-{scale}-{scheme}.png": size
        for view in VIEWS
        for size in sizes
    }
    assert {path.name for path in out.iterdir()} == set(wanted)
    for name, size in wanted.items():
        image = QImage(str(out / name))
        assert f"{image.width()}x{image.height()}" == size
