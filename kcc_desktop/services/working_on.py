"""Who has which handover before them: shown to others, so that nobody works on it twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import MARK_LASTS, Mark
from kcc_desktop.services.ports import Clock, Workspace


class WorkingOn:
    """The marks as `actor` sees and sets them."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def mark(self, handover_id: int) -> Mark:
        """Marks it as before `actor`, or renews that; gives the mark that stands, which is somebody
        else's when they came first and are still there.
        """
        now = self._clock()
        mark = Mark(handover_id, self._actor.login, self._actor.name, now)
        with self._workspace.work(self._actor) as work:
            return work.floor.put_mark(mark, now, now - MARK_LASTS)

    def leave(self, handover_id: int) -> None:
        """It is no longer before `actor`."""
        with self._workspace.work(self._actor) as work:
            work.floor.remove_mark(handover_id, self._actor.login)

    def others(self, handover_ids: Sequence[int]) -> Mapping[int, str]:
        """Who else works on which of these handovers, by name."""
        with self._workspace.look() as work:
            marks = work.floor.marks(handover_ids, self._clock() - MARK_LASTS)
        return {one.handover_id: one.who for one in marks if one.login != self._actor.login}
