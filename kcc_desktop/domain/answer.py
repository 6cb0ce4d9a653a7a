"""The Answer: what a good agent says aloud when asked "what happened to my report?"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kcc_desktop.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of the answer, with the source that says so and from when that is.

    `key` marks a clause to stress whole; `stress` the words within it to stress.
    """

    text: str
    source: str = ""
    as_of: datetime | None = None
    key: bool = False
    stress: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in full and in its clauses, which joined by blanks are the text.

    `stage` is where the report stands.
    """

    text: str
    stage: Step
    clauses: tuple[Clause, ...]
