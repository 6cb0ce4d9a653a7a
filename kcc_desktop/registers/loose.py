"""Taking values out of JSON of which nothing may be taken for granted.

What is of another type than was agreed is as if it were not there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.records import stands_for_nothing


def part(value: object, *names: str) -> object:
    """What stands under these names, each within the one before; None when there is no such."""
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def table(value: object, *names: str) -> Mapping[str, object]:
    """The object there; an empty one when it is none."""
    found = part(value, *names)
    return found if isinstance(found, dict) else {}


def items(value: object, *names: str, most: int = 1_000) -> list[object]:
    """The list there, at most so long; an empty one when it is none."""
    found = part(value, *names)
    return found[:most] if isinstance(found, list) else []


def line(value: object, *names: str, longest: int = clean.LONGEST_LINE) -> str:
    """The text or number there on one line; empty when it is none, or only says that."""
    return _cut(clean.one_line(_written(part(value, *names))), longest)


def text(value: object, *names: str) -> str:
    """The text there with its lines; empty when it is none, or only says that."""
    return _cut(clean.cleaned(_written(part(value, *names))), clean.LONGEST_TEXT)


def number(value: object, *names: str) -> float | None:
    """The finite number there, also when it is written as text."""
    try:
        found = float(_written(part(value, *names)))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def whole(value: object, *names: str) -> int | None:
    """The whole number there, also when it is written as text."""
    found = number(value, *names)
    return int(found) if found is not None and found.is_integer() else None


def moment(value: object, *names: str) -> datetime | None:
    """The moment there in UTC; one without a zone is taken to be in UTC."""
    found = part(value, *names)
    return when.moment(found, UTC) if isinstance(found, str) else None


def _written(found: object) -> str:
    if isinstance(found, bool) or not isinstance(found, (str, int, float)):
        return ""
    return str(found)


def _cut(written: str, longest: int) -> str:
    if stands_for_nothing(written):
        return ""
    return written if len(written) <= longest else written[: longest - 1] + "…"
