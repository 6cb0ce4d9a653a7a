"""What the shared mailbox needs from the world around it, beside `services.ports`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kcc_desktop.domain.mail import (
        Fetched,
        FolderMark,
        Mail,
        Mailbox,
        MailFilter,
        MailLine,
        MailList,
        MailPart,
        OutgoingMail,
        ParsedMail,
        ParsedPart,
        RawMail,
    )
    from kcc_desktop.domain.systems import Examined
    from kcc_desktop.services.ports_systems import Deadline


class MailStore(Protocol):
    """The mails that are kept (`work.mail`). Everything that changes one is audited."""

    # reading

    def get(self, mail_id: int) -> Mail:
        """The mail with its parts. Raises NotFound."""
        ...

    def thread(self, thread_id: int) -> Sequence[Mail]:
        """All mails of a thread, oldest first."""
        ...

    def page(
        self,
        which: MailList,
        wanted: MailFilter,
        *,
        after: MailLine | None,
        limit: int,
        now: datetime,
    ) -> Sequence[MailLine]:
        """The next `limit` lines of a list after the line `after`, as it was given."""
        ...

    def counts(self, wanted: MailFilter, *, now: datetime) -> Mapping[MailList, int]:
        """How long each list is; what is longer than 1,000 counts as 1,000."""
        ...

    def content(self, mail_id: int, position: int) -> ParsedPart:
        """A part with its content. Raises NotFound, also for what was withheld."""
        ...

    def with_content(self, parts: Sequence[MailPart]) -> Sequence[ParsedPart]:
        """Parts, known by their digests, with their content. Raises NotFound."""
        ...

    def known(self, mailbox: str, message_id: str, content_key: str) -> int | None:
        """The id under which a message is kept already; one that we sent goes by its Message-ID."""
        ...

    def referred(self, message_ids: Sequence[str]) -> Sequence[Mail]:
        """The mails that are known by these Message-IDs or tokens, newest first."""
        ...

    def alike(self, mailbox: str, subject_key: str, address: str) -> Mail | None:
        """The newest mail of this mailbox with this subject, from or to this address."""
        ...

    def of_contacts(self, contact_ids: Sequence[int]) -> Sequence[Mail]:
        """The mails that these contacts are, by id."""
        ...

    def parties_at(self, address: str) -> Sequence[tuple[int, str]]:
        """Who has this e-mail address: ids and names; of doubles only one."""
        ...

    def cases_with(self, numbers: Sequence[str]) -> Sequence[tuple[int, str]]:
        """The cases that have one of these numbers whole: ids and numbers."""
        ...

    # changing

    def add(
        self, mail: Mail, parts: Sequence[ParsedPart], *, content_key: str, known_as: Sequence[str]
    ) -> int:
        """Keeps a message once, with its parts; returns its id, or that of the first time.

        `known_as` are further names by which replies find it (a token).
        """
        ...

    def change(self, mail: Mail, action: str, *, key: str, detail: str = "") -> Mail:
        """Puts state, who took it, snooze and product as `mail` says, based on `mail.version`.

        Raises Conflict, which says who was first, and NotFound.
        """
        ...

    def put_away(self, mail: Mail, *, key: str) -> Mail:
        """Like `change` to SPAM or PERSONAL; its contact is found no more and belongs to nobody."""
        ...

    def put_back(self, mail: Mail, *, key: str) -> Mail:
        """Undoes that: the contact is found again, and belongs to whom it did."""
        ...

    def put_content(self, data: bytes) -> str:
        """Keeps content once; returns its digest."""
        ...

    # how far each folder was fetched

    def mark(self, mailbox: str, folder: str) -> FolderMark:
        """From where to go on."""
        ...

    def go_on(self, mark: FolderMark, *, at: datetime) -> None:
        """Go on from there next time."""
        ...


class Fetching(Protocol):
    """A mailbox that is fetched from. May block; raises `SystemFault` only."""

    @property
    def mailbox(self) -> Mailbox:
        """Which mailbox it is."""
        ...

    @property
    def folders(self) -> Sequence[str]:
        """The folders into which mail comes."""
        ...

    def sent_folder(self, deadline: Deadline) -> str:
        """The folder in which stands what was sent, also by others from the same mailbox."""
        ...

    def fetch(self, mark: FolderMark, deadline: Deadline) -> Fetched:
        """The next page after `mark`. What changed meanwhile may come twice, is never missed."""
        ...

    def wait(self, seconds: float) -> None:
        """Returns when something new may be there, or it was closed; after `seconds` at most."""
        ...

    def settle(self, folder: str, uids: Sequence[int], deadline: Deadline) -> None:
        """These were taken in: they are marked as read, where the mailbox is set up so."""
        ...

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """How it does, for `doctor`. Raises nothing."""
        ...

    def close(self) -> None:
        """Let go of the connection; safe from any thread, and ends what is under way."""
        ...


class Sending(Protocol):
    """A mailbox that is sent from. May block; raises `SystemFault` only."""

    def send(self, mail: OutgoingMail, deadline: Deadline) -> None:
        """Sends it and puts it with what was sent.

        Raises SystemRejected when no receiver is accepted, or sending it again can't help.
        """
        ...

    def was_sent(self, message_id: str, deadline: Deadline) -> bool:
        """Whether a mail with this Message-ID stands with what was sent."""
        ...


class MailParsing(Protocol):
    """Reads messages, each where it can be killed. Raises SystemAway when that can't be begun."""

    def parse(self, raw: RawMail) -> ParsedMail:
        """What the message says; what can't be read is kept whole and has a `problem`."""
        ...

    def parse_file(self, data: bytes, name: str, arrived_at: datetime) -> ParsedMail:
        """The same for an .eml or .msg file. Raises InvalidInput when it is neither."""
        ...

    def close(self) -> None:
        """Ends the process that reads."""
        ...
