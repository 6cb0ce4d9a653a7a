"""Asking a system no more often than it allows."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kcc_desktop.registers import faults

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

#: So many may go at once after a while of silence, as when a dossier is opened.
BURST = 5


class Pacing:
    """At most `per_minute` requests, evenly, but for a burst; 0 is no bound. Safe from any thread.

    This desk keeps to it by itself; where several desks share one login, each is given its part.
    """

    def __init__(
        self,
        name: str,
        per_minute: int,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = name
        self._gap = 60 / per_minute if per_minute else 0.0
        self._now = now
        self._sleep = sleep
        self._lock = threading.Lock()
        self._even = 0.0

    def wait(self, deadline: Deadline) -> None:
        """Wait until one may go. Raises SystemBusy when that is after the deadline."""
        if not self._gap:
            return
        with self._lock:
            now = self._now()
            even = max(self._even, now)
            wait = even - (BURST - 1) * self._gap - now
            if wait > deadline.left:
                raise faults.busy(self._name, wait)
            self._even = even + self._gap
        if wait > 0:
            self._sleep(wait)
