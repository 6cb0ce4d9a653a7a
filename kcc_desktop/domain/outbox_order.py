"""Whose turn it is in the outbox of one system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.domain.systems import OutboxState

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
#: Waits differ by up to so large a part, so that desks and systems do not all try at once.
_JITTER = 0.25


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whose turn it is. With a `token` it has arrived; only its number is awaited."""

    state: OutboxState
    next_at: datetime | None = None
    token: str = ""
    handover_id: int | None = None
    case_id: int | None = None
    id: int = 0

    @property
    def reports(self) -> frozenset[tuple[str, int]]:
        """What it is about."""
        about = (("handover", self.handover_id), ("case", self.case_id))
        return frozenset((kind, id_) for kind, id_ in about if id_ is not None)


def following(standing: Iterable[Standing], now: datetime) -> Standing | None:
    """Of what is open for one system, oldest first, the one to be sent now.

    What is stuck, or only waits for its number, holds up what is about the same report. One that
    waits for its time holds up all behind it: the system is away for those too. One that is being
    sent, seen by whoever alone may send, was left behind by a desk that went.
    """
    held: set[tuple[str, int]] = set()
    for one in standing:
        if one.reports & held:
            held |= one.reports
            continue
        ready = one.next_at is None or one.next_at <= now
        if one.state is OutboxState.STUCK or (one.token and not ready):
            held |= one.reports
            continue
        return one if ready else None
    return None


def wait(attempts: int, dice: Random) -> timedelta:
    """How long to wait after so many attempts failed: ever longer, at most LONGEST_WAIT."""
    times: int = 2 ** min(max(attempts - 1, 0), 16)
    return min(FIRST_WAIT * times, LONGEST_WAIT) * (1 - _JITTER * dice.random())
