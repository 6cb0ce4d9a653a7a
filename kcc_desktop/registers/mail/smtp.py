"""Sending mail by SMTP (RFC 5321), and keeping it with what was sent."""

from __future__ import annotations

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING

from imapclient import SEEN, IMAPClient

from kcc_desktop.domain.errors import InvalidInput, SystemAway, SystemFault, SystemRejected
from kcc_desktop.domain.mail import Address, OutgoingMail
from kcc_desktop.domain.mail_drafts import is_address
from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.mail.account import Account, Line
from kcc_desktop.registers.mail.imap import CONNECT_S, READ_S, ImapConnection, sent_folder_of
from kcc_desktop.registers.mail.mail_faults import of_smtp
from kcc_desktop.registers.mail.plain import line_of

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

_MAY_HAVE_GONE = Said(
    "{name} nam de mail misschien aan: het antwoord kwam niet. Kijk of de mail is aangekomen "
    "voordat u hem opnieuw verstuurt.",
    "{name} may have taken the mail: its answer never came. Look whether the mail arrived before "
    "you send it again.",
)
_PARTLY_REFUSED = Said(
    "{name} weigerde {refused} van de {all} ontvangers, als eerste {address} ({code}). De anderen "
    "hebben de mail: stuur wie hem mist een nieuwe.",
    "{name} refused {refused} of the {all} receivers, {address} first ({code}). The others have "
    "the mail: send a new one to whoever misses it.",
)
_TYPE = re.compile(r"([a-z0-9!#$&^_.+-]{1,60})/([a-z0-9!#$&^_.+-]{1,80})")


@dataclass(frozen=True, slots=True)
class SentCopies:
    """Where what was sent is kept. `appends` is false where the server does so by itself."""

    connection: ImapConnection
    described: str = ""
    appends: bool = True

    def folder(self, client: IMAPClient) -> str:
        """The folder of what was sent."""
        return sent_folder_of(client, self.described)


class SmtpSending:
    """`services.ports_mail.Sending`. For one thread; each mail goes over a line of its own.

    Of a mail whose answer is lost, what was sent tells more only where the server keeps it itself
    (SystemAway, `may_have_arrived`); else a person has to look (SystemRejected).
    """

    def __init__(self, line: Line, account: Account, copies: SentCopies) -> None:
        self._line = line
        self._account = account
        self._copies = copies

    def send(self, mail: OutgoingMail, deadline: Deadline) -> None:
        """Sends it and puts it with what was sent; that it stands there is no part of sending."""
        try:
            message = message_of(mail)
        except (ValueError, UnicodeError) as fault:  # an address or a name that no mail can have
            raise faults.unsendable(self._account.name) from fault
        refused = self._send(message, mail, deadline)
        if self._copies.appends:
            with suppress(SystemFault):  # it was sent: sending it again would be worse
                self._keep(message, deadline)
        if refused:  # the others have it: sending it again would give it to them twice
            raise self._partly_refused(refused, len(mail.to) + len(mail.cc))

    def was_sent(self, message_id: str, deadline: Deadline) -> bool:
        """Whether a mail with this Message-ID stands with what was sent."""
        with self._copies.connection.client(deadline) as client:
            folder = self._copies.folder(client)
            if not client.folder_exists(folder):
                return False
            client.select_folder(folder, readonly=True)
            return bool(client.search(["HEADER", "Message-ID", f"<{_id(message_id)}>"]))

    def examine(self, deadline: Deadline) -> None:
        """Connects and logs in. Raises SystemFault."""
        _leave(self._reached(deadline))

    def close(self) -> None:
        """Lets go of the connection to what was sent."""
        self._copies.connection.close()

    def _send(
        self, message: EmailMessage, mail: OutgoingMail, deadline: Deadline
    ) -> dict[str, tuple[int, bytes]]:
        """Those whom the server refused, with its answers. Raises SystemFault: nobody has it."""
        receivers = [one.address for one in (*mail.to, *mail.cc)]
        server = self._reached(deadline)
        try:
            refused = server.send_message(message, mail.sender.address, receivers)
        except (smtplib.SMTPException, OSError) as fault:
            server.close()  # a goodbye would wait as long again for a server that hangs
            told = of_smtp(self._account.name, self._account.key, fault, was_sent=True)
            raise self._lost(told) from fault
        _leave(server)
        return refused

    def _lost(self, fault: SystemFault) -> SystemFault:
        """What a mail that may have gone asks for: only a copy by the server itself can be found.

        Our own copy follows on the answer, so that there is none says nothing.
        """
        lost = isinstance(fault, SystemAway) and fault.may_have_arrived
        if not (lost and self._copies.appends):
            return fault
        name = self._account.name
        said = Said(_MAY_HAVE_GONE.nl.format(name=name), _MAY_HAVE_GONE.en.format(name=name))
        return SystemRejected(said, system=name)

    def _reached(self, deadline: Deadline) -> smtplib.SMTP:
        """The server, logged in. Raises SystemFault; then nothing was sent."""
        try:
            return self._connected(deadline)
        except (smtplib.SMTPException, OSError) as fault:
            raise of_smtp(self._account.name, self._account.key, fault, was_sent=False) from fault
        except InvalidInput as fault:
            raise SystemAway(fault.said, system=self._account.name) from fault

    def _partly_refused(
        self, refused: dict[str, tuple[int, bytes]], receivers: int
    ) -> SystemRejected:
        address, (code, _) = next(iter(refused.items()))
        told = {"name": self._account.name, "refused": len(refused), "all": receivers}
        told |= {"address": address, "code": code}
        said = Said(_PARTLY_REFUSED.nl.format(**told), _PARTLY_REFUSED.en.format(**told))
        return SystemRejected(said, system=self._account.name)

    def _connected(self, deadline: Deadline) -> smtplib.SMTP:
        line, account = self._line, self._account
        if deadline.passed:
            raise faults.late(account.name, may_have_arrived=False)
        patience = max(0.1, min(CONNECT_S, deadline.left))
        if line.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                line.host, line.port, timeout=patience, context=line.trust()
            )
        else:
            server = smtplib.SMTP(line.host, line.port, timeout=patience)
        try:
            self._greet(server, deadline)
        except BaseException:
            server.close()
            raise
        if server.sock is not None:
            server.sock.settimeout(max(0.1, min(READ_S, deadline.left)))
        return server

    def _greet(self, server: smtplib.SMTP, deadline: Deadline) -> None:
        server.ehlo_or_helo_if_needed()
        if self._line.security == "starttls":
            server.starttls(context=self._line.trust())
            server.ehlo()
        if not self._account.user:
            return
        secret = self._account.credential(deadline)
        try:
            if self._account.is_token:
                _log_in_with_token(server, self._account.user, secret)
            else:
                server.login(self._account.user, secret)
        except smtplib.SMTPAuthenticationError:
            self._account.was_refused()
            raise

    def _keep(self, message: EmailMessage, deadline: Deadline) -> None:
        with self._copies.connection.client(deadline, writes=True) as client:
            folder = self._copies.folder(client)
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, message.as_bytes(policy=policy.SMTP), flags=[SEEN])


def message_of(mail: OutgoingMail) -> EmailMessage:
    """The message as it travels. Raises ValueError for what can't be written in a header."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = _address(mail.sender)
    message["To"] = [_address(one) for one in mail.to]
    if mail.cc:
        message["Cc"] = [_address(one) for one in mail.cc]
    message["Subject"] = line_of(mail.subject, 400)
    message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = f"<{_id(mail.message_id)}>"
    if mail.in_reply_to:
        message["In-Reply-To"] = f"<{_id(mail.in_reply_to)}>"
    references = [f"<{_id(one)}>" for one in mail.refers_to if one]
    if references:
        message["References"] = " ".join(references)
    message.set_content(mail.body)
    for one in mail.parts:
        main, sub = _type(one.part.type)
        name = line_of(one.part.name, 150)
        message.add_attachment(one.data, maintype=main, subtype=sub, filename=name)
    return message


def _address(one: Address) -> HeaderAddress:
    if not is_address(one.address):
        raise ValueError(one.address)
    name = line_of(one.name, 150)
    return HeaderAddress(name, addr_spec=one.address)


def _id(message_id: str) -> str:
    """A Message-ID that begins no other header and no other id."""
    return re.sub(r"[\s<>]", "", line_of(message_id, 250))


def _type(claimed: str) -> tuple[str, str]:
    found = _TYPE.fullmatch(claimed.lower())
    is_own = found is not None and found[1] not in {"multipart", "message"}
    return (found[1], found[2]) if found and is_own else ("application", "octet-stream")


def _log_in_with_token(server: smtplib.SMTP, user: str, token: str) -> None:
    """XOAUTH2; an empty answer to what the server says is wrong lets it refuse."""
    first = f"user={user}\x01auth=Bearer {token}\x01\x01"
    server.auth("XOAUTH2", lambda challenge=None: first if challenge is None else "")


def _leave(server: smtplib.SMTP) -> None:
    """Says goodbye; what was sent is sent."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()
