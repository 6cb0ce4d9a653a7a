"""What the status of an answer means."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.registers import faults
from kcc_desktop.registers.answers import Answer
from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.own_words import own_words

#: When a busy system does not say how long, and what is believed of it at most.
WAIT_S, LONGEST_WAIT_S = 30.0, 3600.0

_LATE = frozenset({408, 425})


def fault_in(answer: Answer, ask: Ask, key: str) -> SystemFault | None:
    """The fault that the status tells of; None for an answer that can be used.

    What a server refuses before it looked at it (401, 403, 408, 425, 429) did not arrive; after
    another 5xx that stays open.
    """
    status, name = answer.status, answer.system
    if status < 300 or status in ask.also:
        return None
    if status < 400:
        return faults.points_elsewhere(name, only_read=ask.only_reads)
    if status == 429 or (status == 503 and "retry-after" in answer.headers):
        return faults.busy(name, _wait(answer))
    if status >= 500:
        return faults.fails(name, status, may_have_arrived=not ask.only_reads)
    if status in _LATE:
        return faults.late(name, may_have_arrived=False)
    return _refusal(answer, key)


def _refusal(answer: Answer, key: str) -> SystemFault:
    if answer.status == 401:
        return faults.refused_login(answer.system, key)
    if answer.status == 403:
        return faults.refused_right(answer.system)
    return faults.rejected(answer.system, answer.status, own_words(answer))


def _wait(answer: Answer) -> float:
    """Seconds that Retry-After asks for (RFC 9110, 10.2.3): a number, or a moment by its clock."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return _believed(float(asked[:9]))
    until = moment_in(asked)
    if until is None:
        return WAIT_S
    now = moment_in(answer.headers.get("date", "")) or datetime.now(UTC)
    return _believed((until - now).total_seconds())


def _believed(seconds: float) -> float:
    return min(max(seconds, 1.0), LONGEST_WAIT_S)


def moment_in(date: str) -> datetime | None:
    """The moment of an HTTP date; None when it is none."""
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
