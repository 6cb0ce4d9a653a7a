"""The lists from which people work."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.work_list import ListCounts, Sort, Worker, WorkFilter, WorkLine, WorkList
from kcc_desktop.services.ports import Clock, Workspace

#: How many lines come at once, unless asked otherwise.
PAGE = 100
_MOST_DEPARTED = 1_000
_ALL = WorkFilter()
_BY_PROMISE = Sort()


class Lists:
    """The lists of `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._worker = Worker(actor.login, actor.employee_id, actor.department_id)

    def page(
        self,
        which: WorkList,
        wanted: WorkFilter = _ALL,
        sort: Sort = _BY_PROMISE,
        after: WorkLine | None = None,
        limit: int = PAGE,
    ) -> Sequence[WorkLine]:
        """The next `limit` lines of a list: those after the line `after`, as it was given.

        Fewer than `limit` mean that the list ends there.
        """
        with self._workspace.look() as work:
            return work.work_lists.page(
                which,
                self._worker,
                wanted,
                sort,
                after=after,
                limit=limit,
                now=self._clock(),
            )

    def line(self, handover_id: int) -> WorkLine | None:
        """One handover as a line, whatever its state and list; None when it isn't there."""
        with self._workspace.look() as work:
            return work.work_lists.line(handover_id, now=self._clock())

    def parts(self, handover_id: int) -> Sequence[WorkLine]:
        """The parts into which a handover was split, oldest first."""
        with self._workspace.look() as work:
            return work.work_lists.parts(handover_id, now=self._clock())

    def counts(self) -> ListCounts:
        """How long each list is, and what else waits for this colleague."""
        now, login = self._clock(), self._worker.login
        with self._workspace.look() as work:
            tallies = {
                which: work.work_lists.tally(which, self._worker, now=now) for which in WorkList
            }
            return ListCounts(
                {which: tally.lines for which, tally in tallies.items()},
                {which: tally.late for which, tally in tallies.items()},
                work.notices.unread(login),
                len(work.ledger.departed(login, limit=_MOST_DEPARTED)),
            )
