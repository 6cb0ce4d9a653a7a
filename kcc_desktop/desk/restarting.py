"""Starts the program anew, with the arguments that it was started with."""

from __future__ import annotations

import subprocess
import sys

#: Told to the new program, which waits until this one has let go of its place.
AGAIN = "--again"


def start_anew() -> None:
    """Start it; it goes on after this process has ended."""
    arguments = [argument for argument in sys.argv[1:] if argument != AGAIN]
    subprocess.Popen(
        [sys.executable, "-m", "kcc_desktop", *arguments, AGAIN], start_new_session=True
    )
