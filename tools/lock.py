"""Write the lock files again: every package that pyproject.toml leads to, with its hashes.

Run as `.venv/bin/python tools/lock.py`. The locks fit every platform and every Python that
pyproject.toml allows, and name no place to fetch from. `--upgrade` takes the newest of all.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {
    "requirements.txt": ("build",),
    "requirements-test.txt": ("build", "test", "lock"),
}
SHAPE = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
)


def main() -> None:
    """Lock for running first; the tests then run on exactly those packages."""
    for lock, groups in GROUPS.items():
        chosen = [f"--group=pyproject.toml:{group}" for group in groups]
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *chosen, *SHAPE]
        same = [] if lock == "requirements.txt" else ["--constraint", "requirements.txt"]
        subprocess.run([*command, *same, "-o", lock, *sys.argv[1:]], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
