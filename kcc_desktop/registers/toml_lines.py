"""On which line each key of a TOML file stands; the standard library reads values alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

#: Path of a key: names, and numbers within an array of tables.
Location = tuple[str | int, ...]
#: Where each key stands: its line, from 1.
Lines = dict[Location, int]

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<newline>\n)
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<equals>=)
    | (?P<rest>[^\#"'\n\[\]{}=]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def lines_in(text: str) -> Lines:
    """The lines of all keys and tables in a TOML text that `tomllib` takes."""
    found: Lines = {}
    table: Location = ()
    counts: dict[Location, int] = {}
    for line, statement in _statements(text):
        header = re.match(r"\[\[?(.+?)\]\]?$", statement)
        if header:
            table = _placed(_names(header[1]), counts, is_array=statement.startswith("[["))
            for end in range(1, len(table) + 1):
                found.setdefault(table[:end], line)
            continue
        path = table
        for name in _names(statement):
            path = (*path, name)
            found.setdefault(path, line)
    return found


def _placed(names: tuple[str, ...], counts: dict[Location, int], *, is_array: bool) -> Location:
    """The path of a table, with the number of each array of tables that it stands in."""
    path: Location = ()
    for place, name in enumerate(names, 1):
        path = (*path, name)
        if is_array and place == len(names):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Per statement its line and what stands before its `=`, or the whole header of a table."""
    line, depth, begun, said, is_value = 1, 0, 0, "", False
    for token in _TOKEN.finditer(text.replace("\r\n", "\n") + "\n"):
        kind, part = token.lastgroup, token[0]
        if kind == "newline" and not (depth and is_value):
            if said.strip():
                yield begun, said.strip()
            depth, said, is_value = 0, "", False
        elif kind == "equals":
            is_value = True
        elif kind != "comment" and not is_value:
            begun = begun if said.strip() else line
            said += part
        depth += (kind == "open") - (kind == "close")
        line += part.count("\n")


def _names(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, read by the library itself."""
    value: Any = tomllib.loads(f"{dotted} = 0")
    names = []
    while isinstance(value, dict):
        ((name, value),) = value.items()
        names.append(name)
    return tuple(names)
