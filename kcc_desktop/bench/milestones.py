"""What a process that is being measured tells of itself, a line each."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def told(what: str) -> None:
    """Says that `what` has come about, when, and how much memory there is in use."""
    sys.stdout.write(f"{what} {time.monotonic_ns()} {memory_mb():.1f}\n")
    sys.stdout.flush()


def memory_mb() -> float:
    """The memory of this process that is in use, in MB; at its highest where only that is known."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))
    if sys.platform == "win32":
        return 0.0
    import resource

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1e6 if sys.platform == "darwin" else 1e3)
