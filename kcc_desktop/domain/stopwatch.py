"""How long a contact takes: talking, and writing it up afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Counts the time of one contact, in seconds; while it waits, nothing is counted.

    `talked_s` and `wrapped_s` were counted before `running_since`, the moment since which it runs
    (None while it waits, since `waiting_since`). `wrapping` holds once the talk is over.
    """

    talked_s: float = 0.0
    wrapped_s: float = 0.0
    running_since: datetime | None = None
    waiting_since: datetime | None = None
    wrapping: bool = False

    @property
    def waits(self) -> bool:
        """Whether the contact waits."""
        return self.running_since is None

    def talk_s(self, now: datetime) -> int:
        """The whole seconds talked up to `now`."""
        return int(self.talked_s + (0.0 if self.wrapping else self._run(now)))

    def wrap_up_s(self, now: datetime) -> int:
        """The whole seconds spent on writing up until `now`."""
        return int(self.wrapped_s + (self._run(now) if self.wrapping else 0.0))

    def waiting_s(self, now: datetime) -> int:
        """For how many whole seconds it has been waiting at `now`; 0 when it runs."""
        return 0 if self.waiting_since is None else _seconds(self.waiting_since, now)

    def parked(self, now: datetime) -> Stopwatch:
        """Waiting from `now` on; one that waits already keeps its moment."""
        return self if self.waits else replace(self._banked(now), waiting_since=now)

    def resumed(self, now: datetime) -> Stopwatch:
        """Running from `now` on."""
        return replace(self, running_since=now, waiting_since=None) if self.waits else self

    def talked_out(self, now: datetime) -> Stopwatch:
        """The talk is over at `now`, and it is written up from then on."""
        if self.wrapping:
            return self
        return replace(self._banked(now), wrapping=True, running_since=now, waiting_since=None)

    def _banked(self, now: datetime) -> Stopwatch:
        run = self._run(now)
        if self.wrapping:
            return replace(self, wrapped_s=self.wrapped_s + run, running_since=None)
        return replace(self, talked_s=self.talked_s + run, running_since=None)

    def _run(self, now: datetime) -> float:
        """A clock that was set back counts nothing."""
        if self.running_since is None:
            return 0.0
        return max(0.0, (now - self.running_since).total_seconds())


def started(now: datetime) -> Stopwatch:
    """A watch that runs from `now` on."""
    return Stopwatch(running_since=now)


def _seconds(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds()))
