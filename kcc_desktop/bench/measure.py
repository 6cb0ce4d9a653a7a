"""Time, percentiles, and the ratio between the program and the bare limit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class By(StrEnum):
    """Which figure of a row of times is compared."""

    P50 = "p50"
    P95 = "p95"


@dataclass(frozen=True, slots=True)
class Times:
    """Durations in milliseconds."""

    ms: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        """What 95 of 100 stay below."""
        if len(self.ms) < 2:
            return self.ms[0]
        return statistics.quantiles(self.ms, n=20, method="inclusive")[18]

    def value(self, by: By) -> float:
        """The figure that is compared."""
        return self.p50 if by is By.P50 else self.p95


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the outcome: what the program took, the bare limit, and what may lie between.

    With a `limit_ratio` the program's `value` may be that many times `bare`; with a `limit_value`
    it may be that much.
    """

    name: str
    unit: str
    value: float
    bare: float | None = None
    limit_ratio: float | None = None
    limit_value: float | None = None
    by: str = ""
    detail: dict[str, float | str] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        """The program against the bare limit."""
        return self.value / self.bare if self.bare else None

    @property
    def holds(self) -> bool:
        """Whether the figure stays within its limits."""
        ratio_holds = (
            self.limit_ratio is None or self.ratio is None or self.ratio <= self.limit_ratio
        )
        return ratio_holds and (self.limit_value is None or self.value <= self.limit_value)


def compare(
    name: str,
    program: Times,
    bare: Times,
    *,
    by: By,
    limit_ratio: float,
) -> Figure:
    """A figure in milliseconds, by median or by 95th percentile."""
    return Figure(
        name=name,
        unit="ms",
        value=program.value(by),
        bare=bare.value(by),
        limit_ratio=limit_ratio,
        by=str(by),
        detail={
            "program_p50": program.p50,
            "program_p95": program.p95,
            "bare_p50": bare.p50,
            "bare_p95": bare.p95,
            "rounds": len(program.ms),
        },
    )


def timed(jobs: Iterable[Callable[[], object]]) -> Times:
    """How long each job takes, one after the other."""
    return Times(tuple(_one(job) for job in jobs))


def turn_about(
    program: Iterable[Callable[[], object]], bare: Iterable[Callable[[], object]]
) -> tuple[Times, Times]:
    """Program and bare limit by turns, so that whatever else the machine does hits both."""
    pairs = [(_one(ours), _one(theirs)) for ours, theirs in zip(program, bare, strict=True)]
    return Times(tuple(pair[0] for pair in pairs)), Times(tuple(pair[1] for pair in pairs))


def _one(job: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    job()
    return (time.perf_counter_ns() - start) / 1e6
