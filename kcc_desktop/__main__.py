"""`kcc-desktop` and `python -m kcc_desktop`: the window, or a verb without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kcc_desktop.desk import surroundings
from kcc_desktop.domain.said import Language, Said

# Answered without a window.
WITHOUT_WINDOW = ("-h", "--help", "--version")
# What a telephone system opens the window with (`domain.calls`).
LINKS = ("kcc:", "tel:", "KCC:", "TEL:")
# Options of the window that are followed by a value.
VALUED = ("--as", "--lang", "--search", "--workspace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (those of the process by default); gives its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    wants_window = not _names_verb(arguments)
    missing = surroundings.missing_display() if wants_window else None
    if missing:
        return _refuse(missing, arguments)
    try:
        return _window(arguments) if wants_window else _verb(arguments)
    except ImportError as fault:
        missing = surroundings.missing_library(fault)
        if missing is None:
            raise
        return _refuse(missing, arguments)


def _names_verb(arguments: Sequence[str]) -> bool:
    before = ["", *arguments]
    words = [word for word, option in zip(arguments, before, strict=False) if option not in VALUED]
    return any(word in WITHOUT_WINDOW or not word.startswith(("-", *LINKS)) for word in words)


def _window(arguments: Sequence[str]) -> int:
    from kcc_desktop.app import run as run_window

    return run_window(arguments)


def _verb(arguments: Sequence[str]) -> int:
    from kcc_desktop.cli import main as run_verb

    return run_verb(arguments)


def _refuse(said: Said, arguments: Sequence[str]) -> int:
    english = "--lang=en" in arguments or "--lang en" in " ".join(arguments)
    sys.stderr.write(said.in_(Language.EN if english else Language.NL) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
