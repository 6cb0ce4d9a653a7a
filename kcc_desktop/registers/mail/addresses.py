"""Addresses in a header (RFC 5322, 3.4), read in one pass whatever stands there.

The standard library calls itself for each bracket, and takes the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"?|<([^<>]*)>?|([(),;:])|([^"<>(),;:]+)|[<>]')
_ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,255}")
_ESCAPED = re.compile(r"\\(.)")


def addresses_in(text: str, most: int) -> list[tuple[str, str]]:
    """Pairs of name and address, at most `most`; what holds no address is left out."""
    found: list[tuple[str, str]] = []
    for name, address in _entries(text):
        bare = _ADDRESS.search(address or name)
        if bare is not None:
            shown = name if address else ""
            found.append((" ".join(shown.split()), bare[0]))
            if len(found) >= most:
                break
    return found


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """What stands between the commas: the words and what stood in angle brackets."""
    name: list[str] = []
    address = ""
    depth = 0
    for quoted, angled, sign, words in _TOKEN.findall(text):
        if sign in ("(", ")"):
            depth = depth + 1 if sign == "(" else max(0, depth - 1)
        elif depth:
            continue  # a comment
        elif sign == ":":
            name = []  # the name of a group
        elif sign:
            yield " ".join(name), address
            name, address = [], ""
        elif angled:
            address = angled
        elif quoted or words:
            name.append(_ESCAPED.sub(r"\1", quoted) or words)
    yield " ".join(name), address
