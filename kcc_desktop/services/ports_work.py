"""What handing over, handling and being kept informed need of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kcc_desktop.domain.handover import Promise
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.told_promises import Departed, ToldPromise
from kcc_desktop.domain.work_list import Sort, Worker, WorkFilter, WorkLine, WorkList


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines a list has, and how many of them are late; counting stops at MOST_COUNTED."""

    lines: int
    late: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """An open handover whose next promise has passed, and nobody was told so yet."""

    handover_id: int
    promise: Promise
    subject: str
    report: ReportKey
    who: str


class WorkLists(Protocol):
    """The lists from which people work."""

    def page(
        self,
        which: WorkList,
        worker: Worker,
        wanted: WorkFilter,
        sort: Sort,
        *,
        after: WorkLine | None,
        limit: int,
        now: datetime,
    ) -> Sequence[WorkLine]:
        """The next `limit` lines after the line `after` (as it was given)."""
        ...

    def line(self, handover_id: int, *, now: datetime) -> WorkLine | None:
        """One handover as a line, whatever its state; None when it isn't there."""
        ...

    def parts(self, handover_id: int, *, now: datetime) -> Sequence[WorkLine]:
        """The parts into which a handover was split, oldest first."""
        ...

    def tally(self, which: WorkList, worker: Worker, *, now: datetime) -> Tally:
        """How long a list is."""
        ...

    def overdue(self, *, now: datetime, limit: int) -> Sequence[Overdue]:
        """Open handovers whose next promise passed before `now` and that were not escalated."""
        ...

    def escalate(self, one: Overdue, *, at: datetime, key: str) -> bool:
        """Marks it as escalated, unless somebody did, or its promise is another by now.

        Says whether this was the first time that this promise was, by `key`.
        """
        ...


class Notices(Protocol):
    """What the program tells colleagues."""

    def tell(self, notices: Sequence[Notice], *, key: str) -> None:
        """Adds these; the ids are given here."""
        ...

    def of(
        self, login: str, *, unread: bool, before: Notice | None, limit: int
    ) -> Sequence[Notice]:
        """What somebody was told, newest first, older than `before`."""
        ...

    def unread(self, login: str) -> int:
        """How many somebody has not read; counting stops at MOST_COUNTED."""
        ...

    def mark_read(self, login: str, ids: Sequence[int] | None, *, at: datetime) -> None:
        """Marks these of somebody's as read, or all of them."""
        ...

    def void(
        self,
        handover_ids: Sequence[int],
        kinds: Sequence[NoticeKind],
        *,
        since: datetime,
        at: datetime,
    ) -> None:
        """Marks what anybody was told of these handovers since then, of these kinds, as read."""
        ...


class Follows(Protocol):
    """Who wants to be kept informed of which reports."""

    def follow(self, login: str, report: ReportKey, *, at: datetime, key: str) -> None:
        """From now on; nothing changes for who does already."""
        ...

    def unfollow(self, login: str, report: ReportKey, *, key: str) -> None:
        """No longer."""
        ...

    def logins(self, report: ReportKey) -> frozenset[str]:
        """Who does."""
        ...

    def of(self, login: str) -> Sequence[ReportKey]:
        """What somebody follows, latest first."""
        ...

    def report_of(self, handover_id: int) -> ReportKey:
        """The report that a handover belongs to. Raises NotFound."""
        ...


class Ledger(Protocol):
    """What residents were told, and what became of it."""

    def add(self, told: Sequence[ToldPromise], *, key: str) -> None:
        """Adds these; the ids are given here."""
        ...

    def of(self, report: ReportKey) -> Sequence[ToldPromise]:
        """What was told of a report, oldest first."""
        ...

    def departed(self, login: str | None, *, limit: int) -> Sequence[Departed]:
        """What departed and is not settled, told by `login` or by anyone; oldest first."""
        ...

    def settle(self, ids: Sequence[int], *, at: datetime, key: str) -> None:
        """These were kept, or the resident knows better by now."""
        ...

    def compare(self, reports: Sequence[ReportKey], *, at: datetime) -> None:
        """Marks what departs from the days planned now, and tells whoever told it."""
        ...
