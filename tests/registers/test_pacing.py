"""Asking no more often than is allowed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kcc_desktop.domain.errors import SystemBusy
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.pacing import BURST, Pacing
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply


class Time:
    """Seconds that pass when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 5.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def went(per_minute: int, times: int, deadline: Deadline) -> list[float]:
    """At which second each of so many in a row went."""
    passing = Time()
    pacing = Pacing("Planning", per_minute, lambda: passing.now, passing.sleep)
    moments = []
    for _ in range(times):
        pacing.wait(deadline)
        moments.append(passing.now - 5)
    return moments


def test_after_a_burst_they_go_evenly(deadline: Deadline) -> None:
    assert went(30, BURST + 3, deadline) == [0] * BURST + [2, 4, 6]


def test_without_a_bound_none_waits(deadline: Deadline) -> None:
    assert went(0, 100, deadline) == [0] * 100


def test_who_would_wait_too_long_is_told_at_once(deadline: Deadline) -> None:
    passing = Time()
    pacing = Pacing("Planning", 1, lambda: passing.now, passing.sleep)
    for _ in range(BURST):
        pacing.wait(deadline)
    with pytest.raises(SystemBusy) as caught:
        pacing.wait(Deadline(1))
    assert caught.value.wait == 60
    assert passing.now == 5
    passing.now += 60
    pacing.wait(Deadline(1))


def test_a_caller_keeps_to_it(
    serve: Callable[..., HttpServer], calling: Callable[..., Caller]
) -> None:
    server = serve(lambda _: Reply())
    caller = calling(server.address, per_minute=1)
    for _ in range(BURST):
        caller.get("x", Deadline(20))
    with pytest.raises(SystemBusy):
        caller.get("x", Deadline(20))
    assert len(server.requests) == BURST
