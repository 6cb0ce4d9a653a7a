"""Mails that somebody brings in by hand: files out of another mail program."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.mail import Mailbox
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.services.mail_in import Arrived, MailIn
from kcc_desktop.services.ports import Clock
from kcc_desktop.services.ports_mail import MailParsing

LARGEST = 35_000_000
_NO_MAILBOX = Said(
    "Er is nog geen postbus ingesteld waar deze mail in kan. Vraag het de beheerder.",
    "No mailbox is set up yet that this mail can go into. Ask the administrator.",
)
_TOO_LARGE = Said(
    "Dit bestand is te groot: hoogstens 35 MB.", "This file is too large: 35 MB at most."
)


class DropMail:
    """Takes in mails from files as `actor`, into the first of the `mailboxes`."""

    def __init__(
        self,
        mail_in: MailIn,
        parsing: MailParsing,
        actor: Actor,
        clock: Clock,
        mailboxes: Sequence[Mailbox],
    ) -> None:
        self._mail_in = mail_in
        self._parsing = parsing
        self._actor = actor
        self._clock = clock
        self._mailboxes = tuple(mailboxes)

    def take_in(self, data: bytes, name: str) -> int:
        """Takes in an .eml or .msg file; gives the id of the mail, which is the same each time.

        Raises InvalidInput when it is neither or too large, NotAllowed, and WorkspaceFault.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        if not self._mailboxes:
            raise InvalidInput(_NO_MAILBOX)
        if len(data) > LARGEST:
            raise InvalidInput(_TOO_LARGE)
        now = self._clock()
        parsed = self._parsing.parse_file(data, name, now)
        at = min(parsed.written_at or now, now)
        return self._mail_in.take_in(Arrived(self._mailboxes[0], parsed, at), self._actor)
