"""The program itself, run on a real display, and read and worked as a screen reader does it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import atspi

WITHIN = 90  # seconds; a computer may have more to do


@dataclass(frozen=True, slots=True)
class Running:
    """The program, and what a screen reader reads of it."""

    reader: atspi.Reader

    def find(self, name: str, *, role: str = "") -> atspi.Node:
        """The first thing that shows under this name; waits until it is there."""
        return self.wait(lambda: self._look(name, role), f"nothing is called {name}")

    def all(self) -> list[atspi.Node]:
        """Everything that shows."""
        return [node for top in self.reader.windows() for node in self.reader.walk(top)]

    def wait(self, look: Callable[[], atspi.Node | None], complaint: str) -> atspi.Node:
        until = time.monotonic() + WITHIN
        while time.monotonic() < until:
            try:
                found = look()
            except LookupError:  # it went while it was looked at
                found = None
            if found is not None:
                return found
            time.sleep(0.3)
        raise AssertionError(complaint)

    def _look(self, name: str, role: str) -> atspi.Node | None:
        fitting = (
            node
            for node in self.all()
            if node.name.startswith(name) and (not role or node.role == role)
        )
        return next(fitting, None)


@contextmanager
def running_program(folder: Path, display: str, arguments: Sequence[str]) -> Iterator[Running]:
    """The program with its files in `folder`, while the block runs."""
    with atspi.running_bus() as session:
        program = subprocess.Popen(
            [sys.executable, "-m", "kcc_desktop", *arguments],
            env=_surroundings(folder, display, session),
        )
        reader = atspi.Reader(session)
        try:
            yield Running(reader)
        finally:
            reader.close()
            program.terminate()
            program.wait(timeout=30)


def _surroundings(folder: Path, display: str, session: str) -> dict[str, str]:
    kinds = ("CONFIG", "DATA", "CACHE", "STATE")
    return os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "DBUS_SESSION_BUS_ADDRESS": session,
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds},
    }
