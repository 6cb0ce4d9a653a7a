"""From starting the process to a painted window, and to one that can search."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from kcc_desktop.bench.measure import Figure
from kcc_desktop.bench.stage import StageError, ready_platform
from kcc_desktop.domain.said import Said

PAINTED_LIMIT, READY_LIMIT, MEMORY_LIMIT_MB = 1.4, 2.5, 220.0
_STARTS, _WARM = 9, 1
_PATIENCE = 120

_NO_START = Said("Het venster wilde niet starten: {why}", "The window would not start: {why}")

Milestones = dict[str, tuple[float, float]]
"""Per milestone after how many milliseconds it came, and the memory then in use in MB."""


def measure_starting(url: str) -> list[Figure]:
    """Medians of some starts each of the program and of a bare window, by turns."""
    ready_platform()
    program: list[Milestones] = []
    bare: list[Milestones] = []
    for number in range(_WARM + _STARTS):
        ours, theirs = _start("program_start", url), _start("bare_start")
        if number >= _WARM:
            program.append(ours)
            bare.append(theirs)
    first = _median(bare, "painted", 0)
    memory = {"bare": _median(bare, "painted", 1), "painted": _median(program, "painted", 1)}
    return [
        Figure("painted", "ms", _median(program, "painted", 0), first, PAINTED_LIMIT),
        Figure("ready", "ms", _median(program, "ready", 0), first, READY_LIMIT),
        Figure(
            "memory",
            "MB",
            _median(program, "searched", 1),
            limit_value=MEMORY_LIMIT_MB,
            detail={**memory},
        ),
    ]


def _median(starts: list[Milestones], what: str, which: int) -> float:
    return statistics.median(start[what][which] for start in starts)


def _start(module: str, *arguments: str) -> Milestones:
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", f"kcc_desktop.bench.{module}", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_LOGGING_RULES": "*=false"},
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode:
        why = done.stderr.strip().rpartition("\n")[2]
        raise StageError(Said(_NO_START.nl.format(why=why), _NO_START.en.format(why=why)))
    told = (line.split() for line in done.stdout.splitlines())
    return {what: ((int(at) - begun) / 1e6, float(memory)) for what, at, memory in told}
