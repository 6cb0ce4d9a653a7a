"""Every check of the project as a named step; all are run, whatever the earlier ones said."""

from __future__ import annotations

import os
import subprocess
import time
from typing import NamedTuple

from kcc_desktop.domain.said import Said
from tools.environment import PYTHON, ROOT, SCRIPTS
from tools.telling import Teller

MOST_WORKERS = 4  # each may run a window, and all share one database server


class Check(NamedTuple):
    """A step with a name and the command that decides it."""

    name: str
    command: list[str]


STATIC = (
    Check("ruff check", [str(PYTHON), "-m", "ruff", "check", "."]),
    Check("ruff format", [str(PYTHON), "-m", "ruff", "format", "--check", "."]),
    Check("mypy", [str(PYTHON), "-m", "mypy"]),
    Check("lint-imports", [str(SCRIPTS / "lint-imports"), "--no-cache"]),
)


def run_all(pytest_arguments: list[str], teller: Teller) -> int:
    """Run each check, the tests last; gives 0 when all passed, else 1."""
    began = time.monotonic()
    failed = [check.name for check in STATIC if not _passes(check, teller)]
    if not _tests_pass(pytest_arguments):
        failed.append("pytest")
    teller.say(_summary(failed, time.monotonic() - began))
    return 1 if failed else 0


def _passes(check: Check, teller: Teller) -> bool:
    began = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, capture_output=True, text=True, check=False)
    mark = "✗" if done.returncode else "✓"
    line = f"{mark} {check.name} ({time.monotonic() - began:.1f} s)"
    teller.say(Said(nl=line, en=line))
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def _tests_pass(arguments: list[str]) -> bool:
    workers = min((os.cpu_count() or 1) + 1, MOST_WORKERS)  # one or another is always waiting
    shared_out = ["-n", str(workers), "--dist", "worksteal"]
    command = [str(PYTHON), "-m", "pytest", *shared_out, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _summary(failed: list[str], seconds: float) -> Said:
    if failed:
        names = ", ".join(failed)
        return Said(
            nl=f"Mislukt: {names} ({seconds:.0f} s)", en=f"Failed: {names} ({seconds:.0f} s)"
        )
    return Said(
        nl=f"Alle controles geslaagd ({seconds:.0f} s)", en=f"All checks passed ({seconds:.0f} s)"
    )
