"""Leaving a system alone: after a row of faults, and when it asked for it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from enum import StrEnum

from kcc_desktop.domain.errors import SystemAway, SystemFault
from kcc_desktop.registers import faults

FAULTS = 5
REST_S = 15.0
LONGEST_REST_S = 300.0


class BreakerState(StrEnum):
    """`CLOSED` lets everything through, `OPEN` nothing, `HALF_OPEN` one question on trial."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class Breaker:
    """Opens after `FAULTS` faults in a row, then lets one through after a rest.

    Each trial that fails doubles the rest. Safe from any thread.
    """

    def __init__(self, name: str, now: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._now = now
        self._lock = threading.Lock()
        self._faults = 0
        self._rest = REST_S
        self._opens_at = 0.0
        self._paused_until = 0.0
        self._on_trial = False

    @property
    def state(self) -> BreakerState:
        """Whether questions get through."""
        with self._lock:
            return self._state()

    @property
    def paused_for(self) -> float:
        """Seconds for which the system asked to be left alone; 0 when it did not."""
        return max(0.0, self._paused_until - self._now())

    def pause(self, seconds: float) -> None:
        """The system asks to be left alone."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._now() + seconds)

    @contextlib.contextmanager
    def attempt(self) -> Iterator[None]:
        """One question; any other fault than SystemAway is an answer too.

        Raises SystemBusy or SystemAway without asking while the system is left alone.
        """
        self._begin()
        try:
            yield
        except SystemAway:
            self._failed()
            raise
        except SystemFault:
            self._answered()
            raise
        else:
            self._answered()
        finally:
            with self._lock:
                self._on_trial = False

    def _state(self) -> BreakerState:
        if self._faults < FAULTS:
            return BreakerState.CLOSED
        if self._on_trial or self._now() >= self._opens_at:
            return BreakerState.HALF_OPEN
        return BreakerState.OPEN

    def _begin(self) -> None:
        with self._lock:
            if self.paused_for > 0:
                raise faults.busy(self._name, self.paused_for)
            state = self._state()
            if state is BreakerState.OPEN or self._on_trial:
                rest = max(1.0, self._opens_at - self._now())
                raise faults.resting(self._name, rest)
            self._on_trial = state is BreakerState.HALF_OPEN

    def _failed(self) -> None:
        with self._lock:
            if self._on_trial:
                self._rest = min(self._rest * 2, LONGEST_REST_S)
            self._faults += 1
            self._opens_at = self._now() + self._rest

    def _answered(self) -> None:
        with self._lock:
            self._faults = 0
            self._rest = REST_S
