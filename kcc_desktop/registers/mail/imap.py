"""Fetching from a mailbox by IMAP (RFC 3501), and waiting for what is new (RFC 2177)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from kcc_desktop.domain.errors import SystemFault, SystemRefused
from kcc_desktop.domain.mail import Fetched, FolderMark, RawMail
from kcc_desktop.registers import faults
from kcc_desktop.registers.mail.account import Account, Line
from kcc_desktop.registers.mail.limits import MOST_BYTES, MOST_HEADER_BYTES
from kcc_desktop.registers.mail.mail_faults import told
from kcc_desktop.services.ports import Clock
from kcc_desktop.services.ports_systems import Deadline

_SIZE, _ARRIVED, _SENT = b"RFC822.SIZE", b"INTERNALDATE", b"\\Sent"
_WHOLE = f"BODY.PEEK[]<0.{MOST_BYTES + 1}>".encode()
_HEAD = f"BODY.PEEK[HEADER]<0.{MOST_HEADER_BYTES}>".encode()
#: Messages of a page, and the bytes of them that are in memory at once.
PAGE, MOST_AT_ONCE = 25, 8_000_000
CONNECT_S, READ_S = 10.0, 30.0
#: A server may end what is quiet for half an hour; one looks anew well before that.
_LONGEST_WAIT_S = 540.0
_LOOKS_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Folders:
    """Which folders are fetched and how. `days` is how far back one begins in a new folder."""

    inboxes: tuple[str, ...] = ("INBOX",)
    sent: str = ""
    days: int = 30
    marks_read: bool = False


class ImapConnection:
    """One connection, made when it is needed and again when it was lost. For one thread."""

    def __init__(self, line: Line, account: Account) -> None:
        self._line = line
        self._account = account
        self._client: IMAPClient | None = None

    @contextmanager
    def client(self, deadline: Deadline, *, writes: bool = False) -> Iterator[IMAPClient]:
        """The connection, logged in. Raises SystemFault; a connection with a fault is given up."""
        try:
            with told(self._account.name, self._account.key):
                client = self._client or self._connected(deadline)
            with told(self._account.name, self._account.key, writes=writes):
                client.socket().settimeout(max(0.1, min(READ_S, deadline.left)))
                yield client
        except SystemFault:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of it; from another thread this ends what is under way."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(OSError):  # the line is lost already
                client.socket().shutdown(socket.SHUT_RDWR)
            with suppress(OSError, IMAPClientError):
                client.shutdown()

    def _connected(self, deadline: Deadline) -> IMAPClient:
        if deadline.passed:
            raise faults.late(self._account.name, may_have_arrived=False)
        line = self._line
        patience = max(0.1, min(CONNECT_S, deadline.left))
        client = IMAPClient(
            line.host,
            port=line.port,
            ssl=line.security == "tls",
            ssl_context=line.trust() if line.security == "tls" else None,
            timeout=SocketTimeout(connect=patience, read=patience),
        )
        self._client = client
        client.normalise_times = False
        client.socket().setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if line.security == "starttls":
            client.starttls(line.trust())
        self._log_in(client, deadline)
        return client

    def _log_in(self, client: IMAPClient, deadline: Deadline) -> None:
        account = self._account
        secret = account.credential(deadline)
        try:
            if account.is_token:
                client.oauth2_login(account.user, secret)
            else:
                client.login(account.user, secret)
        except IMAPClientError as fault:
            if isinstance(fault.__context__, IMAPClientAbortError):
                raise fault.__context__ from fault  # the line broke: nobody refused anything
            account.was_refused()
            refused: SystemRefused = faults.refused_login(account.name, account.key)
            raise refused from fault


class ImapFetching:
    """The folders of one mailbox, as `services.ports_mail.Fetching` has them."""

    def __init__(self, line: Line, account: Account, folders: Folders, clock: Clock) -> None:
        self._connection = ImapConnection(line, account)
        self._folders = folders
        self._clock = clock
        self._closed = threading.Event()
        self._sent = folders.sent

    @property
    def inboxes(self) -> Sequence[str]:
        """The folders into which mail comes."""
        return self._folders.inboxes

    def sent_folder(self, deadline: Deadline) -> str:
        """The folder of what was sent: as described, else as the server says (RFC 6154)."""
        if not self._sent:
            with self._connection.client(deadline) as client:
                self._sent = sent_folder_of(client, "")
        return self._sent

    def fetch(self, mark: FolderMark, deadline: Deadline) -> Fetched:
        """The next page after `mark`, oldest first."""
        with self._connection.client(deadline) as client:
            validity = self._select(client, mark.folder)
            if validity is None:
                return Fetched((), mark)
            last = mark.last_uid if mark.validity == validity else self._begin(client)
            uids = _after(client, last)
            page, mails = _page(client, uids)
        reached = FolderMark(mark.mailbox, mark.folder, validity, page[-1] if page else last)
        return Fetched(tuple(mails), reached, more=len(uids) > len(page))

    def wait(self, seconds: float) -> None:
        """Until something new may be there, for `seconds` at most, or until it is closed."""
        limit = min(seconds, _LONGEST_WAIT_S)
        try:
            with self._connection.client(Deadline(CONNECT_S + READ_S)) as client:
                if client.has_capability("IDLE"):
                    client.select_folder(self._folders.inboxes[0], readonly=True)
                    self._idle(client, Deadline(limit))
                    return
        except SystemFault:
            limit = min(limit, 5.0)  # fetching tells what is wrong, soon
        self._closed.wait(limit)

    def settle(self, folder: str, uids: Sequence[int], deadline: Deadline) -> None:
        """These were taken in: they are marked as read, where the mailbox is set up so."""
        if uids and self._folders.marks_read:
            with self._connection.client(deadline) as client:
                client.select_folder(folder)
                client.add_flags(list(uids), [SEEN], silent=True)

    def close(self) -> None:
        """Lets go of the connection; safe from any thread."""
        self._closed.set()
        self._connection.close()

    def _select(self, client: IMAPClient, folder: str) -> int | None:
        """Its UIDVALIDITY; None for a folder that is not there."""
        if not client.folder_exists(folder):
            return None
        return int(client.select_folder(folder, readonly=True)[b"UIDVALIDITY"])

    def _begin(self, client: IMAPClient) -> int:
        """The UID below what arrived in the last days, in a folder that is new to us."""
        since = (self._clock() - timedelta(days=self._folders.days)).date()
        recent = client.search(["SINCE", since])
        if recent:
            return int(min(recent)) - 1
        every = client.search(["ALL"])
        return int(max(every)) if every else 0

    def _idle(self, client: IMAPClient, deadline: Deadline) -> None:
        client.idle()
        while not deadline.passed and not self._closed.is_set():
            if _is_news(client.idle_check(timeout=min(_LOOKS_EVERY_S, deadline.left))):
                break
        if not self._closed.is_set():
            client.idle_done()


def sent_folder_of(client: IMAPClient, described: str) -> str:
    """The folder of what was sent: as described, else as the server says (RFC 6154)."""
    return described or str(client.find_special_folder(_SENT) or "Sent")


def _after(client: IMAPClient, last: int) -> list[int]:
    """All UIDs above `last`; `n:*` also gives the highest one when that is below n."""
    return sorted(uid for uid in client.search(["UID", f"{last + 1}:*"]) if uid > last)


def _page(client: IMAPClient, uids: Sequence[int]) -> tuple[list[int], list[RawMail]]:
    """The next UIDs that fit in memory together, and the messages among them.

    What was removed meanwhile is left out.
    """
    told_of: dict[int, Any] = client.fetch(list(uids[:PAGE]), [_SIZE, _ARRIVED]) if uids else {}
    page: list[int] = []
    mails: list[RawMail] = []
    for uid in uids[:PAGE]:
        known = told_of.get(uid)
        size = int(known[_SIZE]) if known else 0
        if mails and size + sum(len(one.data) for one in mails) > MOST_AT_ONCE:
            break
        page.append(uid)
        mails += [] if known is None else _mail(client, uid, known[_ARRIVED], size)
    return page, mails


def _mail(client: IMAPClient, uid: int, arrived: datetime, size: int) -> list[RawMail]:
    """One message; of what is too large only the header.

    The server tells the second; within that the UIDs tell what came first.
    """
    aware = (arrived if arrived.tzinfo else arrived.replace(tzinfo=UTC)).astimezone(UTC)
    aware = aware.replace(microsecond=uid % 1_000 * 1_000)
    large = size > MOST_BYTES
    body: dict[bytes, Any] = client.fetch([uid], [_HEAD if large else _WHOLE]).get(uid, {})
    data = next((value for name, value in body.items() if name.startswith(b"BODY[")), None)
    if data is None:
        return []
    return [RawMail(uid, b"", aware, size, data) if large else RawMail(uid, data, aware, size)]


def _is_news(answers: Sequence[Any]) -> bool:
    """Whether an answer to IDLE says that something came."""
    return any(len(one) > 1 and one[1] in (b"EXISTS", b"RECENT") for one in answers)
