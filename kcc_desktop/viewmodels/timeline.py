"""The timeline of the party that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.timeline import PAGE, EntryKind, TimelineCounts, TimelineEntry
from kcc_desktop.models.timeline import TimelineModel
from kcc_desktop.models.timeline_rows import TimelineRow, timeline_row
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.report_lines import entries_of

if TYPE_CHECKING:
    from kcc_desktop.domain.report import ReportRows
    from kcc_desktop.domain.said import Language, Said

ALL = tuple(EntryKind)


class TimelineViewModel(QObject):
    """Fetches pages of the timeline, of all kinds or one.

    Signals:
        counted(TimelineCounts): how many lines there are of each kind.
        filled(): the first page is here; `lines` holds it.
        failed(Said): a page could not be fetched.
    """

    counted = Signal(object)
    filled = Signal()
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._language = language
        self.lines = TimelineModel(self._row, self)
        self.lines.more_requested.connect(self._on_more_requested)
        self._party_ids: tuple[int, ...] = ()
        self._kinds: tuple[EntryKind, ...] = ALL
        self._first: Latest[Sequence[TimelineEntry]] = Latest(
            self, counter, self._on_first, self._on_failed
        )
        self._more: Latest[Sequence[TimelineEntry]] = Latest(
            self, counter, self._on_more, self._on_failed
        )

    @property
    def waiting(self) -> bool:
        """Whether a page is still to come."""
        return self._first.waiting or self._more.waiting

    def open(
        self, party_ids: tuple[int, ...], counts: TimelineCounts, newest: Sequence[TimelineEntry]
    ) -> None:
        """Show the timeline of these parties (one, with its doubles); its first page is here."""
        self._forget()
        self._party_ids, self._kinds = party_ids, ALL
        self.counted.emit(counts)
        self._on_first(newest)

    def choose(self, kind: EntryKind | None) -> None:
        """Show one kind of lines, or all of them."""
        kinds = ALL if kind is None else (kind,)
        if kinds != self._kinds:
            self._kinds = kinds
            self._fetch_first()

    def refresh(self) -> None:
        """Fetch the lines of the parties anew: something in them was changed."""
        if self._party_ids:
            self._fetch_first()

    def show_rows(self, rows: ReportRows) -> None:
        """Show the lines of one report whose party isn't known."""
        self._forget()
        self._party_ids = ()
        self.counted.emit(None)
        self.lines.start(entries_of(rows), more=False)
        self.filled.emit()

    def _forget(self) -> None:
        self._first.forget()
        self._more.forget()

    def _fetch_first(self) -> None:
        self._more.forget()
        self._first.ask(_page(self._party_ids, self._kinds, None))

    @Slot()
    def _on_more_requested(self) -> None:
        last = self.lines.last
        if last is not None:
            self._more.ask(_page(self._party_ids, self._kinds, (last.at, last.id)))

    def _on_first(self, entries: Sequence[TimelineEntry]) -> None:
        self.lines.start(entries, more=len(entries) == PAGE)
        self.filled.emit()

    def _on_more(self, entries: Sequence[TimelineEntry]) -> None:
        self.lines.extend(entries, more=len(entries) == PAGE)

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)

    def _row(self, entry: TimelineEntry) -> TimelineRow:
        return timeline_row(entry, self._language, self._clock())


def _page(
    party_ids: tuple[int, ...],
    kinds: tuple[EntryKind, ...],
    before: tuple[datetime, int] | None,
) -> Callable[[Services], Sequence[TimelineEntry]]:
    """The question for the page of lines that are older than `before`."""
    return lambda services: services.look.timeline(
        party_ids, before=before, limit=PAGE, kinds=kinds
    )
