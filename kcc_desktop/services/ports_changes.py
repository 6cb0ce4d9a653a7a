"""What the change feed needs of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log as the feed gives it: what somebody changed."""

    id: int
    at: datetime
    actor: str
    login: str
    action: str
    object_kind: str
    object_id: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the log was read. Only the store looks into it.

    `snapshot` is what a server had committed then; on a file, `floor` is the id from which lines
    are looked at again and `seen` those among them that were given already.
    """

    snapshot: str = ""
    floor: int = 0
    seen: frozenset[int] = frozenset()


class ChangeLog(Protocol):
    """The log, read onwards from a mark."""

    def mark(self) -> Mark:
        """Where the log ends now."""
        ...

    def since(self, mark: Mark, limit: int) -> tuple[Sequence[Change], Mark]:
        """The changes that were committed after `mark`, in the order of their ids, and a new mark.

        None is missed and none comes twice, in whatever order they were committed. At most `limit`
        come; whoever gets that many must take it that anything may have changed. Looks at a
        person's file are no changes.
        """
        ...
