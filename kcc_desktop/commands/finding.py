"""One thing that `doctor` looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kcc_desktop.domain.said import Said


class Level(StrEnum):
    """All is well; worth knowing, yet nothing is wrong; something must be done."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at (`topic`), how it is, and the sentence that says so and what to do."""

    topic: str
    level: Level
    said: Said
    facts: Mapping[str, object] = field(default_factory=dict)
