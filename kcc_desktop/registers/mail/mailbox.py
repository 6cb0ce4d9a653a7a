"""A mailbox of the contact centre, as a description gives it.

kind = "mailbox"
name = "Postbus info"
address = "info@vlietstede.example"
[imap]
host = "imap.vlietstede.example"
port = 993
security = "tls"                # or starttls, or none on this machine
folders = ["INBOX"]
sent = "Verzonden"              # empty: as the server says
days = 30                       # how far back the first fetch goes
marks_read = false
[smtp]
host = "smtp.vlietstede.example"
port = 587
security = "starttls"
keeps_sent = true               # false where the server itself keeps what was sent
[login]
user = "info@vlietstede.example"
by = "password"                 # or oauth2, and then:
token_url = "https://login.vlietstede.example/token"
client_id = "kcc-desktop"
grant = "refresh_token"         # or client_credentials
scope = "mail"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.domain.mail import Fetched, FolderMark, Mailbox, OutgoingMail
from kcc_desktop.domain.outside import mail_address
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, SystemFace, Verdict
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.logins import Kept
from kcc_desktop.registers.mail.account import SECURITIES, Account, Line
from kcc_desktop.registers.mail.imap import Folders, ImapConnection, ImapFetching
from kcc_desktop.registers.mail.smtp import SentCopies, SmtpSending
from kcc_desktop.registers.reach import OWN_MACHINE, Reach
from kcc_desktop.registers.tokens import Grant, Tokens

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description, Section
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

_NO_ADDRESS = Said(
    "schrijf een e-mailadres, als info@gemeente.example.",
    "write an e-mail address, as info@town.example.",
)
_OPEN_LINE = Said(
    "zonder TLS kan alleen op deze machine zelf; kies tls of starttls.",
    "without TLS is only possible on this machine itself; choose tls or starttls.",
)
_FETCHED = Said("ophalen (IMAP) lukt, in {ms} ms", "fetching (IMAP) works, in {ms} ms")
_SENT = Said("versturen (SMTP) lukt, in {ms} ms", "sending (SMTP) works, in {ms} ms")


class Postbox:
    """One mailbox: `services.ports_mail.Fetching` and `Sending`, each over a line of its own."""

    def __init__(
        self,
        mailbox: Mailbox,
        face: SystemFace,
        fetching: ImapFetching,
        sending: SmtpSending,
        let_go: Callable[[], None],
    ) -> None:
        self.mailbox = mailbox
        self.face = face
        self._fetching = fetching
        self._sending = sending
        self._let_go = let_go

    @property
    def folders(self) -> Sequence[str]:
        """The folders into which mail comes."""
        return self._fetching.inboxes

    def sent_folder(self, deadline: Deadline) -> str:
        """The folder of what was sent."""
        return self._fetching.sent_folder(deadline)

    def fetch(self, mark: FolderMark, deadline: Deadline) -> Fetched:
        """The next page after `mark`."""
        return self._fetching.fetch(mark, deadline)

    def wait(self, seconds: float) -> None:
        """Until something new may be there."""
        self._fetching.wait(seconds)

    def settle(self, folder: str, uids: Sequence[int], deadline: Deadline) -> None:
        """These were taken in."""
        self._fetching.settle(folder, uids, deadline)

    def send(self, mail: OutgoingMail, deadline: Deadline) -> None:
        """Sends it and puts it with what was sent."""
        self._sending.send(mail, deadline)

    def was_sent(self, message_id: str, deadline: Deadline) -> bool:
        """Whether a mail with this Message-ID stands with what was sent."""
        return self._sending.was_sent(message_id, deadline)

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """Whether mail can be fetched and sent, and how fast. Raises nothing."""
        return (
            _tried("reachable", _FETCHED, lambda: self._fetching.sent_folder(deadline)),
            _tried("speed", _SENT, lambda: self._sending.examine(deadline)),
        )

    def close(self) -> None:
        """Lets go of all lines; safe from any thread, and ends what is under way."""
        self._fetching.close()
        self._sending.close()
        self._let_go()


def make(description: Description, secrets: Secrets, clock: Clock) -> Postbox:
    """The mailbox of this description; makes no connection. Raises InvalidInput."""
    address = description.text("address")
    if not mail_address(address):
        raise description.fault("address", _NO_ADDRESS)
    imap, smtp = description.section("imap"), description.section("smtp")
    account, let_go = _account(description, secrets)
    fetching = ImapFetching(_line(imap, 993, "tls"), account, _folders(imap), clock)
    copies = SentCopies(
        ImapConnection(_line(imap, 993, "tls"), account),
        imap.text("sent", ""),
        smtp.yes("keeps_sent", True),
    )
    sending = SmtpSending(_line(smtp, 587, "starttls"), account, copies)
    mailbox = Mailbox(description.key, description.name, address)
    return Postbox(mailbox, description.face(frozenset()), fetching, sending, let_go)


def _line(section: Section, port: int, security: str) -> Line:
    line = Line(
        section.text("host"),
        section.whole("port", port, least=1, most=65_535),
        section.one_of("security", SECURITIES, security),
        section.file("certificate_authority"),
    )
    if line.security == "none" and line.host not in OWN_MACHINE:
        raise section.fault("security", _OPEN_LINE)
    return line


def _folders(imap: Section) -> Folders:
    return Folders(
        imap.texts("folders", ("INBOX",)) or ("INBOX",),
        imap.text("sent", ""),
        imap.whole("days", 30, least=1, most=3_650),
        imap.yes("marks_read", False),
    )


def _account(description: Description, secrets: Secrets) -> tuple[Account, Callable[[], None]]:
    """As whom, and what lets go of the connections for that."""
    login = description.section("login")
    name, key, user = description.name, description.key, login.text("user", "")
    kept = Kept(secrets, key, name)
    if login.one_of("by", ("password", "oauth2"), "password") == "password":
        known = Account(name, key, user, lambda _deadline: kept.value(), renew=kept.renew)
        return known, lambda: None
    tokens = _tokens(login, description, kept, secrets)
    account = Account(name, key, user, tokens.token, is_token=True, renew=tokens.forget)
    return account, tokens.close


def _tokens(login: Section, description: Description, kept: Kept, secrets: Secrets) -> Tokens:
    name, key = description.name, description.key
    grants = ("refresh_token", "client_credentials")
    refreshes = login.one_of("grant", grants, "refresh_token") == "refresh_token"
    how = login.one_of("client_login", ("basic", "form", "none"), "none" if refreshes else "basic")
    client = Kept(secrets, f"{key}-client", name) if refreshes else kept
    grant = Grant(
        client_id=login.text("client_id"),
        client=None if how == "none" else client,
        refresh=kept if refreshes else None,
        scope=login.text("scope", ""),
        client_in_form=how == "form",
    )
    return Tokens(Caller(f"{name} (login)", key, Reach(login.address("token_url"))), grant)


def _tried(what: str, seen: Said, attempt: Callable[[], object]) -> Examined:
    begun = perf_counter()
    try:
        attempt()
    except SystemFault as fault:
        return Examined(what, Verdict.BAD, fault.said)
    ms = round((perf_counter() - begun) * 1000)
    return Examined(what, Verdict.GOOD, Said(seen.nl.format(ms=ms), seen.en.format(ms=ms)))
