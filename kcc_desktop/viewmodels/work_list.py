"""One list of handovers: its lines, how it is arranged, and the arrangements kept by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.work_list import (
    MOST_COUNTED,
    Grouping,
    Sort,
    WorkFilter,
    WorkLine,
    WorkList,
    group_of,
    heading,
)
from kcc_desktop.models.work_list import Entry, WorkListModel
from kcc_desktop.models.work_rows import Heading, WorkRow, work_row
from kcc_desktop.viewmodels.arrangement import Arrangement
from kcc_desktop.viewmodels.counter import Counter, Latest, Services

if TYPE_CHECKING:
    from kcc_desktop.domain.organisation import Department
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.lists import Lists

PAGE = 120
TYPING = 120  # ms of quiet after which a typed filter is asked for
MOST_MARKED = 500
AGING = 30_000  # ms after which what depends on the clock is said anew


@dataclass(frozen=True, slots=True)
class ListPage:
    """Lines of a list, and whether there are more."""

    lines: tuple[WorkLine, ...]
    more: bool


class WorkListViewModel(QObject):
    """Fetches a list, page by page; grouped, its first thousand at once.

    Signals:
        chosen(WorkList): another list is shown.
        arranged(): `arrangement` is another one.
        filled(): the first page is here; `lines` holds it.
        departments_known(): `departments` is known.
        failed(Said): a page could not be fetched.
    """

    chosen = Signal(object)
    arranged = Signal()
    filled = Signal()
    departments_known = Signal()
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language, self.clock = language, clock
        self.which = WorkList.MINE
        self.arrangement = Arrangement()
        self.departments: tuple[Department, ...] = ()
        self.lines = WorkListModel(self._row, self)
        self.lines.more_requested.connect(self._on_more_requested)
        self._first: Latest[ListPage] = Latest(self, counter, self._on_first, self._on_failed)
        self._more: Latest[ListPage] = Latest(self, counter, self._on_more, self._on_failed)
        self._line: Latest[WorkLine | None] = Latest(self, counter, self._on_line, self._on_failed)
        self._known: Latest[tuple[Department, ...]] = Latest(
            self, counter, self._on_departments, self._on_failed
        )
        self._looking: Latest[Mapping[int, str]] = Latest(
            self,
            counter,
            self.lines.mark_busy,
            lambda _said: None,  # a mark is a courtesy
        )
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.refresh)
        self._aging = QTimer(self, interval=AGING)
        self._aging.timeout.connect(self.lines.repaint)
        self._aging.start()

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._first, self._more, self._line, self._known)
        return self._typing.isActive() or any(one.waiting for one in asked)

    def choose(self, which: WorkList) -> None:
        """Show this list; another one begins as it comes."""
        if which is not self.which:
            self.which, self.arrangement = which, Arrangement()
            self.lines.start((), more=False)
            self.arranged.emit()
        self.chosen.emit(which)
        self.refresh()
        if not self.departments:
            self._known.ask(_departments)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the list so."""
        if arrangement == self.arrangement:
            return
        typed = replace(self.arrangement.wanted, text=arrangement.wanted.text)
        only_typed = arrangement == replace(self.arrangement, wanted=typed)
        self.arrangement = arrangement
        self.arranged.emit()
        if only_typed:
            self._typing.start()
        else:
            self.refresh()

    def sort(self, sort: Sort) -> None:
        """Show the list in this order."""
        self.arrange(replace(self.arrangement, sort=sort))

    def clear_filter(self) -> None:
        """Show all lines."""
        self.arrange(replace(self.arrangement, wanted=WorkFilter()))

    @Slot()
    def refresh(self) -> None:
        """Fetch the list anew; as much of it as is here now."""
        self._typing.stop()
        self._more.forget()
        limit = max(PAGE, min(MOST_COUNTED, len(self.lines.lines())))
        self._first.ask(self._page(None, self._limit(limit)))

    @Slot()
    def look_who_is_busy(self) -> None:
        """Fetch who works on which of the lines that are here."""
        ids = [line.id for line in self.lines.lines()[:MOST_MARKED]]
        if ids and not self._looking.waiting:
            self._looking.ask(lambda services: _others(services, ids))

    def refresh_line(self, handover_id: int) -> None:
        """Fetch one line anew, where it stands."""
        if self.lines.row_of(handover_id) is not None:
            self._line.ask(lambda services: _lists(services).line(handover_id))

    def _limit(self, wanted: int) -> int:
        return wanted if self.arrangement.grouping is Grouping.NONE else MOST_COUNTED

    def _page(self, after: WorkLine | None, limit: int) -> Callable[[Services], ListPage]:
        which, wanted, sort = self.which, self.arrangement.wanted, self.arrangement.sort

        def fetch(services: Services) -> ListPage:
            lines = tuple(_lists(services).page(which, wanted, sort, after, limit))
            return ListPage(lines, more=len(lines) == limit)

        return fetch

    @Slot()
    def _on_more_requested(self) -> None:
        last = self.lines.last
        if last is not None:
            self._more.ask(self._page(last, PAGE))

    def _on_first(self, page: ListPage) -> None:
        grouping = self.arrangement.grouping
        if grouping is Grouping.NONE:
            self.lines.start(page.lines, more=page.more)
        else:
            self.lines.start(self._grouped(page.lines, grouping), more=False)
        self.filled.emit()
        self.look_who_is_busy()

    def _on_more(self, page: ListPage) -> None:
        self.lines.extend(page.lines, more=page.more)

    def _on_line(self, line: WorkLine | None) -> None:
        if line is not None:
            self.lines.put(line)

    def _on_departments(self, departments: tuple[Department, ...]) -> None:
        self.departments = departments
        self.departments_known.emit()

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)

    def _grouped(self, lines: Sequence[WorkLine], by: Grouping) -> list[Entry]:
        """The lines under their headings; within one they keep their order."""
        now = self.clock()
        entries: list[Entry] = []
        ordered = sorted(lines, key=lambda line: group_of(line, by, now))
        for key, own in groupby(ordered, lambda line: group_of(line, by, now)):
            rows = list(own)
            entries += [Heading(heading(key, by).in_(self.language), len(rows)), *rows]
        return entries

    def _row(self, line: WorkLine, busy: str) -> WorkRow:
        return work_row(line, self.language, self.clock(), busy)


def _lists(services: Services) -> Lists:
    from kcc_desktop.services.lists import Lists  # noqa: PLC0415 (see `counter`)

    return services.of(Lists)


def _departments(services: Services) -> tuple[Department, ...]:
    from kcc_desktop.services.pass_on import PassOn  # noqa: PLC0415 (see `counter`)

    return services.of(PassOn).departments()


def _others(services: Services, ids: Sequence[int]) -> Mapping[int, str]:
    from kcc_desktop.services.working_on import WorkingOn  # noqa: PLC0415 (see `counter`)

    return services.of(WorkingOn).others(ids)
