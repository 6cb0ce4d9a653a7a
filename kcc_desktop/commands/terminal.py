"""Writing to a terminal, a pipe or a file: always UTF-8, and nothing from outside steers it."""

from __future__ import annotations

import io
import os
import sys
import unicodedata

#: Characters that change in which direction what follows is read.
_BIDI = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_SHOWN_AS_IS = {"\n", "\t"}


def prepare() -> None:
    """Make the standard streams UTF-8, whatever the system thinks; before anything is written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def printable(text: str) -> str:
    """`text` without what could move the cursor, change colours or turn the reading direction."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _SHOWN_AS_IS:
        return character
    steers = character in _BIDI or unicodedata.category(character) in {"Cc", "Cs"}
    return "\N{REPLACEMENT CHARACTER}" if steers else character


def _escaped(character: str) -> str:
    return character if _shown(character) == character else f"\\u{ord(character):04x}"


def say(text: str) -> None:
    """A line on standard output."""
    sys.stdout.write(printable(text) + "\n")


def say_json(text: str) -> None:
    """JSON on standard output: it means the same, with what could steer a terminal as escapes."""
    steered = (_escaped(character) for character in text)
    sys.stdout.write("".join(steered) + "\n")


def complain(text: str) -> None:
    """A line on standard error."""
    sys.stderr.write(printable(text) + "\n")


def let_go_of_pipe() -> None:
    """Whoever read our output is gone: nothing may go there any more, not even at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
