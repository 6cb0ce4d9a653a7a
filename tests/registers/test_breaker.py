"""Leaving a system alone, and finding out whether it does again."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from kcc_desktop.domain.errors import SystemAway, SystemBusy, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.registers.breaker import FAULTS, LONGEST_REST_S, REST_S, Breaker, BreakerState

SAID = Said("weg", "away")


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker("Planning", clock)


def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(SystemAway, match="weg"), breaker.attempt():
            raise SystemAway(SAID, system="Planning")


def test_it_opens_after_a_row_of_faults(breaker: Breaker) -> None:
    fail(breaker, FAULTS - 1)
    assert breaker.state is BreakerState.CLOSED
    fail(breaker)
    assert breaker.state is BreakerState.OPEN
    with pytest.raises(SystemAway, match="Over 15 s"), breaker.attempt():
        pytest.fail("nothing may get through")


@pytest.mark.parametrize("answer", [None, SystemRejected(SAID, system="Planning")])
def test_an_answer_ends_the_row(breaker: Breaker, answer: Exception | None) -> None:
    fail(breaker, FAULTS - 1)
    with suppress(SystemRejected), breaker.attempt():  # a refusal is an answer too
        if answer:
            raise answer
    fail(breaker, FAULTS - 1)
    assert breaker.state is BreakerState.CLOSED


def test_after_its_rest_one_may_try(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, FAULTS)
    clock.now += REST_S
    assert breaker.state is BreakerState.HALF_OPEN
    with breaker.attempt(), pytest.raises(SystemAway), breaker.attempt():
        pytest.fail("only one at a time")
    assert breaker.state is BreakerState.CLOSED


def test_a_trial_that_fails_doubles_the_rest_up_to_a_bound(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, FAULTS)
    rest = REST_S
    for _ in range(8):
        clock.now += rest
        fail(breaker)
        rest = min(rest * 2, LONGEST_REST_S)
        clock.now += rest - 1
        assert breaker.state is BreakerState.OPEN
        clock.now += 1
        assert breaker.state is BreakerState.HALF_OPEN
    with breaker.attempt():
        pass
    fail(breaker, FAULTS)
    clock.now += REST_S
    assert breaker.state is BreakerState.HALF_OPEN


def test_a_trial_that_is_broken_off_leaves_room_for_another(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, FAULTS)
    clock.now += REST_S
    with pytest.raises(KeyboardInterrupt), breaker.attempt():
        raise KeyboardInterrupt
    with breaker.attempt():
        pass
    assert breaker.state is BreakerState.CLOSED


def test_of_many_at_once_one_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, FAULTS)
    clock.now += REST_S
    together, tried, others = threading.Barrier(8), [], threading.Semaphore(0)

    def ask(number: int) -> None:
        together.wait(30)
        try:
            with breaker.attempt():
                tried.append(number)
                for _ in range(7):  # holds on until all the others were refused
                    others.acquire(timeout=30)
        except SystemAway:
            others.release()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(tried) == 1


def test_who_asked_to_be_left_alone_is(breaker: Breaker, clock: Clock) -> None:
    breaker.pause(40)
    breaker.pause(10)
    with pytest.raises(SystemBusy) as caught, breaker.attempt():
        pytest.fail("nothing may get through")
    assert caught.value.wait == 40
    assert breaker.state is BreakerState.CLOSED
    clock.now += 40
    with breaker.attempt():
        pass
