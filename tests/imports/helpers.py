"""What the tests of the imports say to one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case
from kcc_desktop.services.imports.bring_in import BroughtIn, Plan
from kcc_desktop.services.imports.open311 import Open311Reader
from kcc_desktop.services.imports.records import Problem, Record, Row

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ACTOR = Actor(name="Pieter", login="pieter", origin="import")

Write = Callable[[str, str | bytes], Path]
Bring = Callable[[Plan[object]], BroughtIn]


def row_of(values: dict[str, object]) -> Row:
    """A row given by name and value (a tuple: the name stands there twice)."""
    held = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
    return Row(Record(1, "1", held))


def read_case(
    values: dict[str, object], zone: str = "Europe/Amsterdam"
) -> tuple[Case | None, list[Problem]]:
    """The case of one request, and what could not be used."""
    row = row_of(values)
    return Open311Reader("Open311", ZoneInfo(zone), NOW).read(row), row.problems
