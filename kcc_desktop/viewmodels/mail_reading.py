"""The mail that is read: its thread, what hangs on it, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.mail import MailState
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.mail import Mail, MailPart, ParsedPart
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.mailbox import MailRead, SharedMailbox

Step = Callable[["SharedMailbox", "Mail", str], "Mail"]


class MailReadingViewModel(QObject):
    """Holds one mail, and does things with it.

    Signals:
        opened(MailRead): this mail is read now, or is so now; None: no mail.
        changed(Mail, str): something was done with a mail; the word says what.
        content_ready(ParsedPart): something that hangs on it is here.
        failed(Said): something could not be done.
    """

    opened = Signal(object)
    changed = Signal(object, str)
    content_ready = Signal(object)
    failed = Signal(object)

    def __init__(
        self, counter: Counter, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.read: MailRead | None = None
        self.login = ""
        self._errands = Errands(self, counter)
        self._reading: Latest[MailRead] = Latest(self, counter, self._on_read, self.failed.emit)
        self._fetching: Latest[ParsedPart] = Latest(
            self, counter, self.content_ready.emit, self.failed.emit
        )

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._reading.waiting or self._fetching.waiting or self._errands.waiting

    @property
    def mail(self) -> Mail | None:
        """The mail that is read."""
        return self.read.mail if self.read else None

    @property
    def is_mine(self) -> bool:
        """Whether who is signed in is on it."""
        return self.mail is not None and self.mail.taken_login == self.login

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """From now on `actor` does things with it."""
        self.login = actor.login

    def open(self, mail_id: int) -> None:
        """Read this mail."""
        if self.mail is None or self.mail.id != mail_id:
            self._fetching.forget()
        self._reading.ask(lambda services: _shared(services).read(mail_id))

    def close(self) -> None:
        """Read none."""
        self._reading.forget()
        self.read = None
        self.opened.emit(None)

    @Slot()
    def again(self) -> None:
        """Somebody may have done something with it."""
        if self.mail is not None:
            self.open(self.mail.id)

    def fetch(self, part: MailPart) -> None:
        """Fetch something that hangs on it."""
        mail = self.mail
        if mail is not None:
            self._fetching.ask(lambda services: _shared(services).content(mail.id, part.position))

    # --- what is done with it

    @Slot()
    def take(self) -> None:
        """Who is signed in is on it; who was on it before is asked for it by `take_over`."""
        self._do("take", lambda box, mail, key: box.take(mail, key=key))

    @Slot()
    def take_over(self) -> None:
        """The same though somebody else is on it."""
        self._do("take_over", lambda box, mail, key: box.take_over(mail, key=key))

    @Slot()
    def let_go(self) -> None:
        """Nobody is on it."""
        self._do("let_go", lambda box, mail, key: box.let_go(mail, key=key))

    @Slot()
    def finish(self) -> None:
        """Nothing more is to be done with it."""
        self._do("finish", lambda box, mail, key: box.done(mail, key=key))

    @Slot()
    def open_again(self) -> None:
        """Something is to be done with it after all."""
        mail = self.mail
        if mail is not None and mail.is_away:
            self._do("put_back", lambda box, one, key: box.put_back(one, key=key))
        else:
            self._do("reopen", lambda box, one, key: box.open_again(one, key=key))

    def put_away(self, state: MailState) -> None:
        """It is unwanted, or personal."""
        self._do(str(state), lambda box, mail, key: box.put_away(mail, state, key=key))

    def snooze(self, until: datetime | None) -> None:
        """Out of sight until then; None: in sight again."""
        word = "snooze" if until else "wake"
        self._do(word, lambda box, mail, key: box.snooze(mail, until, key=key))

    def link(self, party_id: int | None, case_ids: tuple[int, ...] = ()) -> None:
        """It is of this party, and about these cases."""
        self._do(
            "link",
            lambda box, mail, key: box.link(
                mail,
                party_id=party_id,
                case_ids=case_ids,
                product_id=mail.product_id,
                key=key,
            ),
        )

    def undo(self, mail: Mail, word: str) -> None:
        """Take back what `changed` told of."""
        steps: dict[str, Step] = {
            "finish": lambda box, one, key: box.open_again(one, key=key),
            "snooze": lambda box, one, key: box.snooze(one, None, key=key),
            "spam": lambda box, one, key: box.put_back(one, key=key),
            "personal": lambda box, one, key: box.put_back(one, key=key),
        }
        if word in steps:
            self._run(mail, "undo", steps[word])

    def _do(self, word: str, step: Step) -> None:
        if self.mail is not None:
            self._run(self.mail, word, step)

    def _run(self, mail: Mail, word: str, step: Step) -> None:
        key = f"mail/{mail.id}/{word}/{new_id(self._clock())}"
        self._errands.run(
            lambda services: step(_shared(services), mail, key),
            lambda changed: self._on_changed(changed, word),
            self._on_refused,
        )

    def _on_changed(self, mail: Mail, word: str) -> None:
        self.changed.emit(mail, word)
        if self.mail is not None and self.mail.id == mail.id:
            self.again()

    def _on_refused(self, said: Said) -> None:
        self.failed.emit(said)
        self.again()

    def _on_read(self, read: MailRead) -> None:
        self.read = read
        self.opened.emit(read)


def _shared(services: Services) -> SharedMailbox:
    from kcc_desktop.services.mailbox import SharedMailbox  # noqa: PLC0415 (see `counter`)

    return services.of(SharedMailbox)
