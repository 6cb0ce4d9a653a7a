"""Reads messages in a process of their own, which is killed and replaced when one is too much."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar

from kcc_desktop.domain.errors import InvalidInput, SystemAway
from kcc_desktop.domain.mail import MailProblem, ParsedMail, RawMail
from kcc_desktop.domain.said import Said
from kcc_desktop.registers.mail import worker
from kcc_desktop.registers.mail.frames import mail_in
from kcc_desktop.registers.mail.limits import MOST_BYTES, PATIENCE_S, SECONDS
from kcc_desktop.registers.mail.msg import SIGNATURE
from kcc_desktop.registers.mail.reading import read_head, unread

log = logging.getLogger(__name__)

T = TypeVar("T")
#: Where the system does not count the time of the processor, the clock decides alone.
_PATIENCE_S = PATIENCE_S if hasattr(signal, "setitimer") else 2 * SECONDS
#: So long a process may take to begin.
_BEGINS_WITHIN_S = 60.0
#: After so many messages the process is replaced, so that what it did not give back is.
_REPLACED_AFTER = 1_000
#: A frame is never longer than a message with all its contents as JSON.
_LONGEST_FRAME = 3 * MOST_BYTES
_SELF = "KCC Desktop"
_NO_READER = Said(
    "Mail lezen lukt nu niet: deze computer kan er geen proces voor starten. Probeer het straks.",
    "Mail can't be read now: this computer can't start a process for it. Try again in a while.",
)
_NO_MAIL = Said(
    "Dit bestand is geen e-mail. Sleep een .eml- of .msg-bestand hierheen.",
    "This file is no mail. Drag an .eml or .msg file here.",
)
_TOO_LARGE = Said(
    "Deze e-mail is te groot (meer dan 35 MB).", "This mail is too large (more than 35 MB)."
)


class KillableParsing:
    """`services.ports_mail.MailParsing`. Safe from any thread; one message at a time.

    `close` is called by whoever made it; the process is begun with the first message. What reads
    raises SystemAway when it can't be begun: then no message is to blame.
    """

    def __init__(self, patience_s: float = _PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._calls: Connection | None = None
        self._done = 0

    def parse(self, raw: RawMail) -> ParsedMail:
        """What the message says; what can't be read is kept whole and has a `problem`."""
        if not raw.data or len(raw.data) > MOST_BYTES:
            return self._large(raw)
        return self._read(raw.data)

    def parse_file(self, data: bytes, name: str, arrived_at: datetime) -> ParsedMail:
        """The same for an .eml or .msg file. Raises InvalidInput when it is neither."""
        del arrived_at  # what the file says of that goes first
        if len(data) > MOST_BYTES:
            raise InvalidInput(_TOO_LARGE)
        is_named = name.lower().endswith((".eml", ".msg", ".txt"))
        if not data.startswith(SIGNATURE) and not (is_named and _looks_like_mail(data)):
            raise InvalidInput(_NO_MAIL)
        return self._read(data)

    def most_memory(self) -> int:
        """The most bytes of memory that the present process had at once; 0 without one."""
        with self._lock:
            return int(self._ask(worker.USED, b"", lambda first, _: int(first)) or 0)

    def close(self) -> None:
        """Ends the process that reads; the next message begins another."""
        with self._lock:
            self._end()

    def _read(self, data: bytes) -> ParsedMail:
        with self._lock:
            for asked in (worker.READ, worker.HEAD):
                mail = self._ask(asked, data, mail_in)
                if mail is not None:
                    return mail
        return unread(data, MailProblem.UNREADABLE)

    def _large(self, raw: RawMail) -> ParsedMail:
        """Only the header of what was too large to fetch."""
        return read_head(raw.head, MailProblem.TOO_LARGE, keep=False)

    def _ask(
        self, asked: bytes, data: bytes, taken: Callable[[bytes, Callable[[], bytes]], T]
    ) -> T | None:
        """The answer of the process; None when it died of the question."""
        calls = self._begun()
        watch = threading.Timer(self._patience_s, self._kill)
        watch.start()
        try:
            calls.send_bytes(asked)
            calls.send_bytes(data)
            answer = taken(calls.recv_bytes(_LONGEST_FRAME), lambda: calls.recv_bytes(MOST_BYTES))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as fault:
            # It died, was killed, or speaks nonsense: another takes its place.
            log.warning(
                "a mail of %s bytes ended its reader (%s): %r", len(data), self._end(), fault
            )
            return None
        finally:
            watch.cancel()
        self._done += 1
        if self._done >= _REPLACED_AFTER:
            self._end()
        return answer

    def _begun(self) -> Connection:
        """The line to the process. Raises SystemAway when it can't be begun."""
        if self._calls is not None and self._process is not None and self._process.is_alive():
            return self._calls
        self._end()
        context = multiprocessing.get_context("spawn")
        self._calls, theirs = context.Pipe()
        self._process = context.Process(target=worker.serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        if self._is_ready(self._calls):
            return self._calls
        log.warning("no reader of mail could be begun (%s)", self._end())
        raise SystemAway(_NO_READER, system=_SELF)

    @staticmethod
    def _is_ready(calls: Connection) -> bool:
        """Beginning takes the longer the busier the computer is; no message is blamed for that."""
        try:
            return calls.poll(_BEGINS_WITHIN_S) and calls.recv_bytes(100) == worker.READY
        except (OSError, EOFError):
            return False

    def _kill(self) -> None:
        process = self._process
        if process is not None and process.is_alive():
            process.kill()

    def _end(self) -> int | None:
        """Ends the process; gives how it ended, where it did so by itself."""
        code = self._process.exitcode if self._process is not None else None
        self._kill()
        if self._process is not None:
            self._process.join()
            self._process.close()
        if self._calls is not None:
            self._calls.close()
        self._process, self._calls, self._done = None, None, 0
        return code


def _looks_like_mail(data: bytes) -> bool:
    """Whether it begins with fields, one of which a mail has."""
    head = data[:20_000].lower()
    names = (b"from:", b"received:", b"date:", b"subject:", b"message-id:", b"return-path:")
    return head.startswith(names) or any(b"\n" + name in head for name in names)
