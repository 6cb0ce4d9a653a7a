"""A real X11 display without a screen, for the tests that open a real window."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def is_installed() -> bool:
    """Whether this computer has Xvfb."""
    return shutil.which("Xvfb") is not None


@contextmanager
def running_xvfb(size: str = "1920x1080x24") -> Iterator[str]:
    """A display of `size` (width x height x bits) while the block runs; gives its name, ":7"."""
    reader, writer = os.pipe()
    shape = ["-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), *shape],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()  # written once it takes connections
        assert number, "Xvfb ended before it had a display"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=20)
