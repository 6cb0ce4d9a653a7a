"""Mail of the shared mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.said import Said


class MailState(StrEnum):
    """Where a mail stands. `SPAM` and `PERSONAL` are put away and found by nobody."""

    NEW = "new"
    TAKEN = "taken"
    ANSWERED = "answered"
    HANDED_OVER = "handed_over"
    FORWARDED = "forwarded"
    DONE = "done"
    SPAM = "spam"
    PERSONAL = "personal"


OPEN = frozenset({MailState.NEW, MailState.TAKEN})
AWAY = frozenset({MailState.SPAM, MailState.PERSONAL})

MAIL_STATE_WORDS: dict[MailState, Said] = {
    MailState.NEW: Said("nieuw", "new"),
    MailState.TAKEN: Said("in behandeling", "taken"),
    MailState.ANSWERED: Said("beantwoord", "answered"),
    MailState.HANDED_OVER: Said("overgedragen", "handed over"),
    MailState.FORWARDED: Said("doorgestuurd", "forwarded"),
    MailState.DONE: Said("afgehandeld", "done"),
    MailState.SPAM: Said("ongewenst", "spam"),
    MailState.PERSONAL: Said("persoonlijk", "personal"),
}


class Automatic(StrEnum):
    """Why a mail was written by no person (RFC 3834): it is never answered by the program."""

    NO = ""
    REPLY = "reply"
    BULK = "bulk"
    BOUNCE = "bounce"
    LOOP = "loop"


class MailProblem(StrEnum):
    """What of a message could not be read; or, of a part, why its content was not kept."""

    HEADERS = "headers"
    NESTED = "nested"
    MANY_PARTS = "many_parts"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"


MAIL_PROBLEM_WORDS: dict[MailProblem, Said] = {
    MailProblem.HEADERS: Said(
        "De kopregels zijn veel te lang; alleen het begin is gelezen.",
        "The headers are far too long; only their beginning was read.",
    ),
    MailProblem.NESTED: Said(
        "Dit bericht zit te diep in elkaar; wat dieper zit is als geheel bewaard.",
        "This message is nested too deeply; what lies deeper is kept as a whole.",
    ),
    MailProblem.MANY_PARTS: Said(
        "Dit bericht heeft te veel onderdelen; alleen de eerste zijn uitgepakt.",
        "This message has too many parts; only the first were unpacked.",
    ),
    MailProblem.TOO_LARGE: Said(
        "Dit is te groot en is niet opgehaald; het staat nog in de postbus.",
        "This is too large and was not fetched; it still stands in the mailbox.",
    ),
    MailProblem.UNREADABLE: Said(
        "Dit bericht was niet veilig te lezen; het is bewaard zoals het kwam.",
        "This message could not be read safely; it is kept as it came.",
    ),
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What is known of a mailbox: `key` as with systems, `name` as shown, its own `address`."""

    key: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's address with the name that the mail gave; both as they came, cleaned."""

    name: str
    address: str

    @property
    def shown(self) -> str:
        """Name and address on one line."""
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True)
class MailPart:
    """What hangs on a mail. `type` follows from its content, `size` is in bytes.

    `digest` names the content (SHA-256); `withheld` (a `MailProblem`) says why that was not kept.
    """

    position: int
    name: str
    type: str
    size: int
    digest: str = ""
    inline: bool = False
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """A part as it was read, with its content."""

    part: MailPart
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A message as it was read, whatever state it was in.

    `body` is plain text without what it quotes, `quoted` what it quotes. `written_at` is what the
    message says itself. `problem` (a `MailProblem`) says what could not be read; then the message
    itself is one of the `parts`, so that nothing is lost.
    """

    message_id: str
    content_key: str
    sender: Address
    to: tuple[Address, ...]
    subject: str
    body: str
    quoted: str = ""
    cc: tuple[Address, ...] = ()
    reply_to: str = ""
    in_reply_to: str = ""
    refers_to: tuple[str, ...] = ()
    written_at: datetime | None = None
    automatic: Automatic = Automatic.NO
    parts: tuple[ParsedPart, ...] = ()
    problem: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it is kept. `arrived_at` is when its mailbox got it.

    `case_numbers` are those of the cases it was linked with, `mentions` the numbers in its text.
    """

    id: int
    mailbox: str
    message_id: str
    thread_id: int
    direction: Direction
    sender: Address
    to: tuple[Address, ...]
    subject: str
    body: str
    arrived_at: datetime
    contact_id: int | None = None
    party_id: int | None = None
    party_name: str = ""
    case_ids: tuple[int, ...] = ()
    case_numbers: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    product_id: int | None = None
    product: str = ""
    quoted: str = ""
    cc: tuple[Address, ...] = ()
    reply_to: str = ""
    in_reply_to: str = ""
    refers_to: tuple[str, ...] = ()
    written_at: datetime | None = None
    automatic: Automatic = Automatic.NO
    problem: str = ""
    state: MailState = MailState.NEW
    state_by: str = ""
    state_at: datetime | None = None
    taken_login: str = ""
    taken_by: str = ""
    taken_at: datetime | None = None
    snoozed_until: datetime | None = None
    parts: tuple[MailPart, ...] = ()
    size: int = 0
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with it."""
        return self.state in OPEN

    @property
    def is_away(self) -> bool:
        """Whether it was put away as unwanted or personal."""
        return self.state in AWAY


class MailList(StrEnum):
    """The lists of the shared mailbox. What is snoozed stands in no other list until its time."""

    OPEN = "open"
    MINE = "mine"
    SNOOZED = "snoozed"
    DONE = "done"
    AWAY = "away"


MAIL_LIST_WORDS: dict[MailList, Said] = {
    MailList.OPEN: Said("Te behandelen", "To handle"),
    MailList.MINE: Said("Van mij", "Mine"),
    MailList.SNOOZED: Said("Uitgesteld", "Snoozed"),
    MailList.DONE: Said("Afgehandeld", "Handled"),
    MailList.AWAY: Said("Weggezet", "Put away"),
}


@dataclass(frozen=True, slots=True)
class MailFilter:
    """What of a list is wanted. `mailbox` is a key, empty for all; `login` is whose MINE it is.

    `text` must stand in the sender, the subject or the body.
    """

    mailbox: str = ""
    text: str = ""
    login: str = ""
    is_newest_first: bool = False


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail as a line of a list. `preview` is how its text begins, `parts` how many hang on it,
    `in_thread` how many mails its thread has.
    """

    id: int
    mailbox: str
    thread_id: int
    sender: Address
    subject: str
    preview: str
    arrived_at: datetime
    state: MailState
    state_by: str = ""
    taken_login: str = ""
    taken_by: str = ""
    taken_at: datetime | None = None
    snoozed_until: datetime | None = None
    contact_id: int | None = None
    party_id: int | None = None
    party_name: str = ""
    case_numbers: tuple[str, ...] = ()
    product: str = ""
    automatic: Automatic = Automatic.NO
    problem: str = ""
    parts: int = 0
    in_thread: int = 1
    version: int = 1


@dataclass(frozen=True, slots=True)
class FolderMark:
    """How far a folder was fetched: all UIDs up to `last_uid` within one `validity`."""

    mailbox: str
    folder: str
    validity: int = 0
    last_uid: int = 0


@dataclass(frozen=True, slots=True)
class RawMail:
    """A message as a mailbox gave it. `data` is empty when it was too large to fetch whole;
    then `head` holds its header and `size` says how large it is.
    """

    uid: int
    data: bytes
    arrived_at: datetime
    size: int
    head: bytes = b""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page of a folder, oldest first; go on from `mark`, at once when there is `more`."""

    mails: tuple[RawMail, ...]
    mark: FolderMark
    more: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail to be sent. Its `message_id` was made beforehand: by that it is recognised."""

    mailbox: str
    message_id: str
    sender: Address
    to: tuple[Address, ...]
    subject: str
    body: str
    written_at: datetime
    cc: tuple[Address, ...] = ()
    in_reply_to: str = ""
    refers_to: tuple[str, ...] = ()
    parts: tuple[ParsedPart, ...] = ()
