"""What this colleague is told: notices as they come, and promises that no longer hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.moments import ago, local, long_day, short_day
from kcc_desktop.domain.notices import Notice, NoticeKind, sentence
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.domain.told_promises import Departed
    from kcc_desktop.services.notices import NoticeBoard
    from kcc_desktop.services.promises import PromiseLedger

translate = QCoreApplication.translate
POLL = 2_000  # ms
LOOKED_AT = 20
SHOWN = 200
_TONES = {
    NoticeKind.REFUSED: Tone.BAD,
    NoticeKind.DEPARTED: Tone.WARN,
    NoticeKind.NOT_SEEN: Tone.WARN,
    NoticeKind.NOT_KEPT: Tone.BAD,
    NoticeKind.MANY_LATE: Tone.BAD,
    NoticeKind.STUCK: Tone.BAD,
    NoticeKind.NO_CASE: Tone.BAD,
    NoticeKind.GIVEN_UP: Tone.WARN,
    NoticeKind.CHASED: Tone.WARN,
    NoticeKind.DONE: Tone.GOOD,
    NoticeKind.PLANNED: Tone.GOOD,
    NoticeKind.PARTS_DONE: Tone.GOOD,
}
_ICONS = {
    NoticeKind.CALLBACK: "phone",
    NoticeKind.PLANNED: "planning",
    NoticeKind.DONE: "check",
    NoticeKind.PARTS_DONE: "check",
    NoticeKind.REFUSED: "cross",
    NoticeKind.CHASED: "clock",
    NoticeKind.NOT_SEEN: "clock",
    NoticeKind.NOT_KEPT: "warning",
    NoticeKind.MANY_LATE: "warning",
    NoticeKind.DEPARTED: "warning",
    NoticeKind.STUCK: "warning",
    NoticeKind.NO_CASE: "warning",
    NoticeKind.GIVEN_UP: "cross",
}


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in the list; `unread` stands in bold."""

    notice: Notice
    words: str
    when: str
    icon: str
    tone: Tone
    unread: bool

    @property
    def spoken(self) -> str:
        """The notice as a screen reader says it."""
        new = translate("Notices", "nieuw") if self.unread else ""
        return ", ".join(part for part in (new, self.words, self.when) if part)


@dataclass(frozen=True, slots=True)
class DepartedRow:
    """A promise that no longer holds; `phone` is the number to call the resident back on."""

    departed: Departed
    words: str
    now: str
    phone: str

    @property
    def spoken(self) -> str:
        """The promise as a screen reader says it."""
        return ", ".join(part for part in (self.words, self.now, self.phone) if part)


@dataclass(frozen=True, slots=True)
class _Heard:
    fresh: tuple[Notice, ...]
    unread: int


class NoticesViewModel(QObject):
    """Looks every two seconds what came, and holds the list.

    Signals:
        arrived(Notice, str): a notice that was not there before, and its sentence.
        counted(int): how many were not read.
        filled(): `rows` and `departed` are new.
        failed(Said): it could not be asked.
    """

    arrived = Signal(object, str)
    counted = Signal(int)
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
        self.language, self.clock = language, clock
        self.rows = RowsModel(_spoken, self)
        self.departed = RowsModel(_spoken, self)
        self._known: set[int] | None = None
        self._since = 0
        self._errands = Errands(self, counter)
        self._polling: Latest[_Heard] = Latest(self, counter, self._on_heard, _ignore)
        self._listing: Latest[tuple[Sequence[Notice], Sequence[Departed]]] = Latest(
            self, counter, self._on_listed, self.failed.emit
        )
        self._timer = Beat(self, POLL, self.poll, counter.reach)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come, other than what is looked for each two seconds."""
        return self._errands.waiting or self._listing.waiting

    @Slot()
    def start(self) -> None:
        """Look now, and from now on."""
        self.poll()
        self._timer.start()

    @Slot()
    def poll(self) -> None:
        """Look what came."""
        if not self._polling.waiting:
            self._polling.ask(_heard)

    @Slot()
    def refresh(self) -> None:
        """Fetch the list, and the promises that no longer hold."""
        self._listing.ask(_listed)

    def mark_read(self, notices: Sequence[Notice] | None = None) -> None:
        """These were read, or all."""
        self._errands.run(
            lambda services: _board(services).mark_read(notices), self._on_marked, self.failed.emit
        )

    def settle(self, row: DepartedRow) -> None:
        """The resident knows that this promise no longer holds."""
        key = f"settle/{new_id(self.clock())}"
        promise = row.departed.promise
        self._errands.run(
            lambda services: _ledger(services).settle([promise], key=key),
            self._on_marked,
            self.failed.emit,
        )

    def _on_marked(self, _nothing: None) -> None:
        self.poll()
        self.refresh()

    def _on_heard(self, heard: _Heard) -> None:
        """Tells of those that were not there before. Their ids alone don't say so: desks give them
        by clocks of their own, and one may commit later than another.
        """
        ids = [one.id for one in heard.fresh]
        if self._known is None:
            self._since = min(ids) if len(ids) == LOOKED_AT else 0
            self._known = set(ids)
        for notice in reversed(heard.fresh):
            if notice.id not in self._known and notice.id > self._since:
                self.arrived.emit(notice, plain.line(sentence(notice).in_(self.language)))
        self._known.update(ids)
        self.counted.emit(heard.unread)

    def _on_listed(self, listed: tuple[Sequence[Notice], Sequence[Departed]]) -> None:
        notices, departed = listed
        now = self.clock()
        self.rows.show([notice_row(one, self.language, now) for one in notices])
        self.departed.show([departed_row(one, self.language, now) for one in departed])
        self.filled.emit()


def notice_row(notice: Notice, language: Language, now: datetime) -> NoticeRow:
    """How `notice` reads at `now`."""
    return NoticeRow(
        notice,
        plain.line(sentence(notice).in_(language)),
        ago(notice.at, now, language),
        _ICONS.get(notice.kind, "handover"),
        _TONES.get(notice.kind, Tone.INFO),
        unread=notice.read_at is None,
    )


def departed_row(departed: Departed, language: Language, now: datetime) -> DepartedRow:
    """How a promise that no longer holds reads at `now`."""
    told, today = departed.promise, local(now).date()
    day = told.day or (local(told.due).date() if told.due else today)
    words = translate("Notices", "%1: u vertelde %2 over ‘%3’")
    resident = translate("Notices", "Bewoner") if departed.is_secret else departed.resident
    for mark, value in (
        ("%1", resident or translate("Notices", "Bewoner")),
        ("%2", long_day(day, language, today)),
        ("%3", departed.subject),
    ):
        words = words.replace(mark, plain.line(value, 80))
    days = ", ".join(short_day(one, language, today) for one in departed.planned)
    planned = translate("Notices", "Nu gepland: %1").replace("%1", days) if days else ""
    return DepartedRow(departed, words, planned, plain.line(departed.phone, 30))


def _spoken(row: NoticeRow | DepartedRow) -> str:
    return row.spoken


def _ignore(_said: Said) -> None:
    """The next look comes in two seconds; the status bar says when the workspace is away."""


def _heard(services: Services) -> _Heard:
    board = _board(services)
    return _Heard(tuple(board.page(unread=True, limit=LOOKED_AT)), board.unread())


def _listed(services: Services) -> tuple[Sequence[Notice], Sequence[Departed]]:
    return _board(services).page(limit=SHOWN), _ledger(services).open()


def _board(services: Services) -> NoticeBoard:
    from kcc_desktop.services.notices import NoticeBoard  # noqa: PLC0415 (see `counter`)

    return services.of(NoticeBoard)


def _ledger(services: Services) -> PromiseLedger:
    from kcc_desktop.services.promises import PromiseLedger  # noqa: PLC0415 (see `counter`)

    return services.of(PromiseLedger)
