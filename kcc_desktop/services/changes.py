"""The change feed: what was changed in the workspace since one last looked, by whomever."""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.ports_changes import Change, Mark

#: More at once than a screen cares to tell apart: then it looks at everything anew.
MOST_CHANGES = 500


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed, oldest first. `overflowed`: so much that not all of it is named."""

    rows: tuple[Change, ...] = ()
    overflowed: bool = False

    def __bool__(self) -> bool:
        return bool(self.rows)

    def touch(self, object_kind: str, *ids: int) -> bool:
        """Whether something of this kind (with one of `ids`, if given) was or may be changed."""
        return self.overflowed or any(
            row.object_kind == object_kind and (not ids or row.object_id in ids)
            for row in self.rows
        )

    def ids(self, object_kind: str) -> frozenset[int]:
        """What was changed of this kind."""
        return frozenset(row.object_id for row in self.rows if row.object_kind == object_kind)


class ChangeFeed:
    """Follows the log of a workspace. The first `poll` sets the mark and gives nothing.

    One poll is one query by index. What another desk commits is in the next poll, so polling each
    second shows it within two.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._mark: Mark | None = None

    def poll(self) -> Changes:
        """What was committed since the last poll. Raises WorkspaceFault; then poll again."""
        with self._workspace.look() as work:
            if self._mark is None:
                self._mark = work.changes.mark()
                return Changes()
            rows, mark = work.changes.since(self._mark, MOST_CHANGES)
        self._mark = mark
        return Changes(tuple(rows), overflowed=len(rows) >= MOST_CHANGES)
