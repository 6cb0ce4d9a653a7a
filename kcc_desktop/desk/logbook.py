"""The log of this user: there stands what nobody foresaw. Nothing personal belongs in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def logbook() -> Iterator[Path]:
    """Writes what goes wrong in the block to the log; gives where that is. Raises OSError."""
    import platformdirs  # noqa: PLC0415 (where all is well nothing is written)

    folder = platformdirs.user_log_path("kcc-desktop", appauthor=False, ensure_exists=True)
    handler = logging.FileHandler(folder / "kcc-desktop.log", encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("kcc_desktop")
    logger.addHandler(handler)
    try:
        yield Path(handler.baseFilename)
    finally:
        logger.removeHandler(handler)
        handler.close()
