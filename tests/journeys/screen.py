"""A person at the program's own window: keys in, sights out."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
PICTURES = os.environ.get("KCC_JOURNEY_PICTURES", "")
Sight = dict[str, Any]
#: Starts the program for a login (Hilde's without one) on a display (that of the first desk without
#: one), and gives it once it takes keys.
Start = Callable[..., "Screen"]


class Screen:
    """A window on a real display: keys go in, what is in sight comes out.

    `folder` is where the user's own files are, `login` who works. Its clock is that of the journey.
    """

    def __init__(self, display: str, url: str, folder: Path, login: str = "hilde.vos") -> None:
        self._login = login
        self._environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watched", url, login],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._seen: queue.Queue[Sight] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self) -> None:
        """End the program, unless it was killed."""
        self.process.terminate()
        self.process.wait(timeout=20)
        self._reader.join(timeout=20)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill()
        self.process.wait(timeout=20)
        self._reader.join(timeout=20)

    def until(self, holds: Callable[[Sight], object]) -> Sight:
        """What is in sight once `holds` is true of it."""
        end = time.monotonic() + PATIENCE
        last: Sight = {}
        while time.monotonic() < end:
            try:
                last = self._seen.get(timeout=1)
            except queue.Empty:
                continue
            if holds(last):
                return last
        pytest.fail(f"it never came in sight; the last was {last}")

    def picture(self, name: str) -> None:
        """Keep what the window shows, where somebody wants to see the journey."""
        if not PICTURES:
            return
        folder = Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / f"{name}.{self._login}"
        wanted.touch()
        end = time.monotonic() + PATIENCE
        while wanted.exists() and time.monotonic() < end:
            time.sleep(0.05)

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would; the bare display has none."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "KCC Desktop", "windowfocus")

    def type(self, text: str) -> None:
        """Type on the keyboard of the display."""
        self._xdotool("type", "--delay", "15", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._xdotool("key", "--delay", "15", *keys)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as told:
            for line in told:
                self._seen.put(json.loads(line))
