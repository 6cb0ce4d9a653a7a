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
PAGE, MOST_AT_ONCE = 50, 8_000_000
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


@dataclass(slots=True)
class _Walk:
    """An open folder that is walked through: up to `last`, with these UIDs still to come."""

    client: IMAPClient
    folder: str
    validity: int
    last: int
    uids: list[int]

    @property
    def mark(self) -> tuple[str, int, int]:
        """How far it came."""
        return self.folder, self.validity, self.last


class ImapFetching:
    """The folders of one mailbox, as `services.ports_mail.Fetching` has them."""

    def __init__(self, line: Line, account: Account, folders: Folders, clock: Clock) -> None:
        self._connection = ImapConnection(line, account)
        self._folders = folders
        self._clock = clock
        self._closed = threading.Event()
        self._sent = folders.sent
        self._walk: _Walk | None = None

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
            walk = self._walking(client, mark)
            if walk is None:
                return Fetched((), mark)
            page, mails = _page(client, walk.uids)
        walk.last = page[-1] if page else walk.last
        walk.uids = walk.uids[len(page) :]
        reached = FolderMark(mark.mailbox, mark.folder, walk.validity, walk.last)
        return Fetched(tuple(mails), reached, more=bool(walk.uids))

    def wait(self, seconds: float) -> None:
        """Until something new may be there, for `seconds` at most, or until it is closed."""
        limit = min(seconds, _LONGEST_WAIT_S)
        try:
            with self._connection.client(Deadline(CONNECT_S + READ_S)) as client:
                if client.has_capability("IDLE"):
                    self._walk = None
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
                if self._walk is None or self._walk.folder != folder:
                    self._walk = None
                    client.select_folder(folder)
                client.add_flags(list(uids), [SEEN], silent=True)

    def close(self) -> None:
        """Lets go of the connection; safe from any thread."""
        self._closed.set()
        self._connection.close()

    def _walking(self, client: IMAPClient, mark: FolderMark) -> _Walk | None:
        """What is left of a folder after `mark`; None for a folder that is not there.

        Opening a folder of 50,000 messages takes a server seconds, so the pages of one look go on
        with what was found when it was opened.
        """
        walk = self._walk
        goes_on = walk is not None and walk.uids and walk.client is client
        if walk is None or not goes_on or walk.mark != (mark.folder, mark.validity, mark.last_uid):
            walk = self._walk = self._opened(client, mark)
        return walk

    def _opened(self, client: IMAPClient, mark: FolderMark) -> _Walk | None:
        if not client.folder_exists(mark.folder):
            return None
        readonly = not self._folders.marks_read
        told_of = client.select_folder(mark.folder, readonly=readonly)
        validity = int(told_of[b"UIDVALIDITY"])
        last = mark.last_uid if mark.validity == validity else self._begin(client)
        return _Walk(client, mark.folder, validity, last, _after(client, last))

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

    What was removed meanwhile is left out; of what is too large only the header comes.
    """
    known: dict[int, Any] = client.fetch(list(uids[:PAGE]), [_SIZE, _ARRIVED]) if uids else {}
    page: list[int] = []
    together = 0
    for uid in uids[:PAGE]:
        size = int(known[uid][_SIZE]) if uid in known else 0
        together += 0 if size > MOST_BYTES else size
        if page and together > MOST_AT_ONCE:
            break
        page.append(uid)
    large = {uid for uid in page if uid in known and int(known[uid][_SIZE]) > MOST_BYTES}
    whole = [uid for uid in page if uid in known and uid not in large]
    bodies = {**_bodies(client, whole, _WHOLE), **_bodies(client, sorted(large), _HEAD)}
    mails = [
        _mail(uid, known[uid], bodies[uid], is_whole=uid not in large)
        for uid in page
        if uid in bodies
    ]
    return page, mails


def _bodies(client: IMAPClient, uids: Sequence[int], wanted: bytes) -> dict[int, bytes]:
    """What the server gives of these messages, in one answer."""
    answered: dict[int, Any] = client.fetch(list(uids), [wanted]) if uids else {}
    return {
        uid: value
        for uid, body in answered.items()
        for name, value in body.items()
        if name.startswith(b"BODY[") and value is not None
    }


def _mail(uid: int, known: dict[bytes, Any], data: bytes, *, is_whole: bool) -> RawMail:
    """One message. The server tells the second of its arrival, the UIDs what came first in that."""
    arrived: datetime = known[_ARRIVED]
    aware = (arrived if arrived.tzinfo else arrived.replace(tzinfo=UTC)).astimezone(UTC)
    at = aware.replace(microsecond=uid % 1_000 * 1_000)
    size = int(known[_SIZE])
    return RawMail(uid, data, at, size) if is_whole else RawMail(uid, b"", at, size, data)


def _is_news(answers: Sequence[Any]) -> bool:
    """Whether an answer to IDLE says that something came."""
    return any(len(one) > 1 and one[1] in (b"EXISTS", b"RECENT") for one in answers)
