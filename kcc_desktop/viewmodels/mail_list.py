"""The lists of the shared mailbox: which one is shown, its mails, and how long each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.mail import MailFilter, MailLine, MailList
from kcc_desktop.models.mail_lines import MailLinesModel
from kcc_desktop.models.mail_rows import MailRow, mail_row
from kcc_desktop.viewmodels.counter import Counter, Latest, Services

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.mail import Mailbox
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.mailbox import SharedMailbox

PAGE = 100
TYPING = 150  # ms of quiet after which a typed filter is asked for
AGING = 30_000  # ms after which what depends on the clock is said anew


@dataclass(frozen=True, slots=True)
class MailPage:
    """Lines of a list, and whether there are more."""

    lines: tuple[MailLine, ...]
    more: bool


class MailListViewModel(QObject):
    """Fetches a list of mails page by page, and counts all lists.

    Signals:
        filled(): the first page is here.
        counted(): `counts` are new.
        mailboxes_known(): `mailboxes` are known.
        failed(Said): something could not be fetched.
    """

    filled = Signal()
    counted = Signal()
    mailboxes_known = Signal()
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
        self.which, self.wanted = MailList.OPEN, MailFilter()
        self.counts: Mapping[MailList, int] = {}
        self.mailboxes: tuple[Mailbox, ...] = ()
        self._login = ""
        self.lines = MailLinesModel(self._row, self)
        self.lines.more_requested.connect(self._on_more_requested)
        fail = self.failed.emit
        self._first: Latest[MailPage] = Latest(self, counter, self._on_first, fail)
        self._more: Latest[MailPage] = Latest(self, counter, self._on_more, fail)
        self._counting: Latest[Mapping[MailList, int]] = Latest(
            self, counter, self._on_counts, self._ignore
        )
        self._knowing: Latest[tuple[Mailbox, ...]] = Latest(
            self, counter, self._on_mailboxes, self._ignore
        )
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.refresh)
        self._aging = QTimer(self, interval=AGING)
        self._aging.timeout.connect(self.lines.repaint)
        self._aging.start()

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._first, self._more, self._counting, self._knowing)
        return self._typing.isActive() or any(one.waiting for one in asked)

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """From now on it is the mailbox as `actor` works from it."""
        self._login = actor.login
        self._knowing.ask(_mailboxes)
        self.recount()

    def choose(self, which: MailList) -> None:
        """Show this list."""
        if which is not self.which:
            self.which = which
            self.lines.start((), more=False)
        self.refresh()

    def filter(self, **values: object) -> None:
        """Show only what fits (fields of `MailFilter`)."""
        wanted = replace(self.wanted, **values)  # type: ignore[arg-type]  # the fields of it
        if wanted != self.wanted:
            self.wanted = wanted
            self._typing.start()

    @Slot()
    def refresh(self) -> None:
        """Fetch the list anew; as much of it as is here now."""
        self._typing.stop()
        self._more.forget()
        self._first.ask(self._page(None, max(PAGE, len(self.lines.lines))))
        self.recount()

    @Slot()
    def recount(self) -> None:
        """Count all lists anew."""
        wanted = MailFilter(self.wanted.mailbox)
        self._counting.ask(lambda services: _shared(services).counts(wanted))

    def _page(self, after: MailLine | None, limit: int) -> Callable[[Services], MailPage]:
        which, wanted = self.which, self.wanted

        def fetch(services: Services) -> MailPage:
            lines = _shared(services).page(which, wanted, after, limit)
            return MailPage(tuple(lines), len(lines) == limit)

        return fetch

    def _on_first(self, page: MailPage) -> None:
        self.lines.start(page.lines, more=page.more)
        self.filled.emit()

    def _on_more(self, page: MailPage) -> None:
        self.lines.extend(page.lines, more=page.more)

    def _on_counts(self, counts: Mapping[MailList, int]) -> None:
        self.counts = counts
        self.counted.emit()

    def _on_mailboxes(self, mailboxes: Sequence[Mailbox]) -> None:
        self.mailboxes = tuple(mailboxes)
        self.mailboxes_known.emit()

    @Slot()
    def _on_more_requested(self) -> None:
        if self.lines.lines:
            self._more.ask(self._page(self.lines.lines[-1], PAGE))

    def _row(self, line: MailLine) -> MailRow:
        return mail_row(line, self.language, self.clock(), self._login)

    def _ignore(self, said: Said) -> None:
        """A count is a courtesy: the list itself says what is wrong."""


def _shared(services: Services) -> SharedMailbox:
    from kcc_desktop.services.mailbox import SharedMailbox  # noqa: PLC0415 (see `counter`)

    return services.of(SharedMailbox)


def _mailboxes(services: Services) -> tuple[Mailbox, ...]:
    return _shared(services).mailboxes
