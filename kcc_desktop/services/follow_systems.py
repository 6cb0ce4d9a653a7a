"""Following what changes in outside systems: one desk at a time asks, and all have it.

The cursor is kept in the transaction that takes the cases in, so nothing is missed or lost when a
desk goes in between. Whoever asks holds a lease; a desk that goes is followed up within a minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import SystemBusy, SystemFault
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, Changed, SystemFace
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_systems import Deadline, OutsideSystem, TellsChanges
from kcc_desktop.services.take_in import actor_of, note_state, take_in

#: Desks look each quarter of a minute, so another takes over within a minute.
LEASE = timedelta(seconds=45)
#: How long one page may take: well within the lease.
PAGE_SECONDS = 25.0
#: So many pages are read in one go; what is left follows with the next.
MOST_PAGES = 200
#: So many cases are taken in within one transaction.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of asking: how many cases are new or changed, how long the first page took, and
    what went wrong. `asked` is false when another desk does it, or it was done just now.
    """

    asked: bool = False
    news: int = 0
    more: bool = False
    elapsed_ms: float | None = None
    fault: Said | None = None


class FollowSystem:
    """Follows one system, as the desk that `holder` names."""

    def __init__(
        self,
        workspace: Workspace,
        system: OutsideSystem,
        clock: Clock,
        holder: str,
        *,
        lasts: timedelta = LEASE,
    ) -> None:
        self._workspace = workspace
        self._system = system
        self._clock = clock
        self._holder = holder
        self._lasts = lasts

    @property
    def face(self) -> SystemFace:
        """Which system it is."""
        return self._system.face

    def poll(self) -> Followed:
        """Asks what changed and takes it in, page by page. Runs on the system's own lane.

        Raises WorkspaceFault; what was taken in before stays.
        """
        system = self._system
        if Ability.CHANGES not in self.face.abilities or not isinstance(system, TellsChanges):
            return Followed()
        begun = self._begin()
        if begun is None:
            return Followed()
        try:
            return self._pages(system, begun)
        except SystemFault as fault:
            self._failed(fault, begun)
            return Followed(asked=True, fault=fault.said)

    def _begin(self) -> str | None:
        """The cursor, once the lease is ours."""
        with self._workspace.work(actor_of(self.face)) as work:
            if not self._take(work) or not is_due(work, self.face, self._clock):
                return None
            return work.system_marks.cursor(self.face.key)

    def _take(self, work: Work) -> bool:
        return work.leases.take(f"system/{self.face.key}", self._holder, lasts=self._lasts)

    def _pages(self, system: TellsChanges, cursor: str) -> Followed:
        news, first_ms = 0, 0.0
        for _ in range(MOST_PAGES):
            started = perf_counter()
            changed = system.changed(cursor, Deadline(PAGE_SECONDS))
            elapsed = (perf_counter() - started) * 1000
            first_ms = first_ms or elapsed
            fresh = self._keep(changed, cursor, elapsed)
            if fresh is None:  # the lease went to another desk meanwhile, which goes on from there
                break
            news += fresh
            if not changed.more or changed.cursor == cursor:
                return Followed(asked=True, news=news, elapsed_ms=first_ms)
            cursor = changed.cursor
        return Followed(asked=True, news=news, more=True, elapsed_ms=first_ms)

    def _keep(self, changed: Changed, asked_from: str, elapsed_ms: float) -> int | None:
        """Takes one page in, with the cursor behind it; None when it is no longer ours to do."""
        face, now = self.face, self._clock()
        *first, last = list(_parts(changed.cases)) or [()]
        news = 0
        for part in first:
            with self._workspace.work(actor_of(face)) as work:
                news += take_in(work, face, part, at=now).news
        with self._workspace.work(actor_of(face)) as work:
            if not self._take(work) or work.system_marks.cursor(face.key) != asked_from:
                return None
            news += take_in(work, face, last, at=now).news
            work.system_marks.go_on(face.key, changed.cursor, at=now)
            slow = timedelta(milliseconds=elapsed_ms) > face.patience
            condition = SourceCondition.SLOW if slow else SourceCondition.UP
            whole = None if changed.more else now  # until the last page it knows less than that
            note_state(work, face, condition, at=whole, elapsed_ms=elapsed_ms)
        return news

    def _failed(self, fault: SystemFault, begun_from: str) -> None:
        """It is away, or wants to be left alone; what is known of it keeps its age."""
        busy = isinstance(fault, SystemBusy)
        condition = SourceCondition.SLOW if busy else SourceCondition.AWAY
        with self._workspace.work(actor_of(self.face)) as work:
            note_state(work, self.face, condition)
            cursor = work.system_marks.cursor(self.face.key) or begun_from
            work.system_marks.go_on(self.face.key, cursor, at=self._clock())


def _parts(cases: Sequence[Case]) -> Iterator[Sequence[Case]]:
    """A page in parts; each waits for others who write, and they for it, no longer than it takes.

    The last part goes with the cursor. What came in twice since is the same once more.
    """
    for start in range(0, len(cases), AT_ONCE):
        yield cases[start : start + AT_ONCE]


def is_due(work: Work, face: SystemFace, clock: Clock) -> bool:
    """Whether it is time to ask a system what changed.

    A moment far ahead comes from a desk whose clock is wrong, and holds nobody up.
    """
    if Ability.CHANGES not in face.abilities:
        return False
    asked = work.system_marks.followed([face.key]).get(face.key)
    if asked is None:
        return True
    since = clock() - asked
    return since >= face.pace or since < -face.pace
