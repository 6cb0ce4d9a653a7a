"""The process that reads messages: one after the other, each within its time and memory.

It is begun anew when it dies, so nothing here catches what must kill it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kcc_desktop.domain.mail import MailProblem, ParsedMail
from kcc_desktop.registers.mail.frames import frames_of
from kcc_desktop.registers.mail.limits import MEMORY, SECONDS
from kcc_desktop.registers.mail.msg import SIGNATURE, as_message
from kcc_desktop.registers.mail.reading import read, read_head

#: What is asked of one message: all of it, only its header, or how much memory was used.
READ, HEAD, USED = b"read", b"head", b"used"
#: What is said first: from now on the time that a message takes is its own.
READY = b"ready"


def serve(calls: Connection) -> None:
    """Reads what comes until nothing more does; what it dies of, the message itself tells."""
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (stays open)
    _limit_memory()
    calls.send_bytes(READY)
    with contextlib.suppress(EOFError, KeyboardInterrupt):  # the program is done, or was ended
        while True:
            asked, raw = calls.recv_bytes(), calls.recv_bytes()
            if asked == USED:
                calls.send_bytes(str(_most_memory()).encode())
                continue
            for frame in frames_of(_within_time(asked, raw)):
                calls.send_bytes(frame)


def _within_time(asked: bytes, raw: bytes) -> ParsedMail:
    with _ended_after(SECONDS):
        if asked == HEAD:
            return read_head(raw, MailProblem.UNREADABLE)
        return read(as_message(raw) if raw.startswith(SIGNATURE) else raw)


@contextlib.contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """The system ends this process when it takes more of the processor, also within C code."""
    timer: Any = getattr(signal, "setitimer", None)
    if timer is None:  # Windows: the program itself looks at the clock
        yield
        return
    timer(signal.ITIMER_PROF, seconds)
    yield
    timer(signal.ITIMER_PROF, 0)


def _limit_memory() -> None:
    """No more than `MEMORY` beyond what this process has reserved when it begins."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 (there is none on Windows)

    told = Path("/proc/self/statm").read_text(encoding="ascii").split()
    pages, resident = int(told[0]), int(told[1])
    most = (pages - resident) * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _most_memory() -> int:
    """The most bytes of memory that this process had at once; 0 where that is not told."""
    if sys.platform != "linux":
        return 0
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) * 1024
