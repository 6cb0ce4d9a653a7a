"""What the statuses of a system mean in our steps, as its description says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.words import fold

#: The steps that a system's status can mean; the others are our own.
MEANINGS = tuple(step for step in Step if step not in (Step.UNKNOWN, Step.HANDED_OVER))
CLOSING = frozenset({Step.DONE, Step.REFUSED, Step.TOLD})


@dataclass(frozen=True, slots=True)
class Statuses:
    """Statuses with their steps; how a status is written in capitals makes no difference."""

    steps: Mapping[str, Step]

    @classmethod
    def of(cls, table: Mapping[str, Step]) -> Statuses:
        """From statuses as they are written."""
        return cls({status_key(status): step for status, step in table.items()})

    def step(self, status: str) -> Step:
        """What it means; UNKNOWN for one that the description does not name."""
        return self.steps.get(status_key(status), Step.UNKNOWN)


def status_key(status: str) -> str:
    """A status in the one form in which it is compared."""
    return " ".join(fold(status).split())
