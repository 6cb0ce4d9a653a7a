"""What all processes of a test run share: made by the first that asks, found by the others.

Standard library only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 170.0  # seconds; below the time limit of a test, so that the sentence is read


class NotMade(Exception):
    """What was to be made could not be; carries what the process that tried said."""


def once(run_folder: Path, name: str, make: Callable[[], str]) -> str:
    """What `make` gives, called by one process of the run only.

    `run_folder` is the run's own; `name` tells apart what is made. What `make` raises is raised
    in the process that called it, and NotMade in the others.
    """
    try:
        (run_folder / f"{name}.claimed").touch(exist_ok=False)
    except FileExistsError:
        return _awaited(run_folder, name)
    try:
        given = make()
    except BaseException as fault:
        _write_whole(run_folder / f"{name}.failed", f"{type(fault).__name__}: {fault}")
        raise
    _write_whole(run_folder / f"{name}.made", given)
    return given


def made(run_folder: Path, name: str) -> str | None:
    """What was made under this name in the run; None when nothing was."""
    file = run_folder / f"{name}.made"
    return file.read_text("utf-8") if file.is_file() else None


def _awaited(run_folder: Path, name: str) -> str:
    failed = run_folder / f"{name}.failed"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if failed.is_file():
            raise NotMade(f"{name}: {failed.read_text('utf-8')}")
        given = made(run_folder, name)
        if given is not None:
            return given
        time.sleep(0.05)
    raise NotMade(f"{name}: the process that makes it did not finish")


def _write_whole(path: Path, text: str) -> None:
    """So that no reader finds half of it."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, "utf-8")
    beside.replace(path)
