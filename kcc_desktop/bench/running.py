"""The figures that can be measured, and measuring them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import Figure
from kcc_desktop.store.places import place_of

#: The names that `--only` takes, in the order in which they are measured.
PARTS = ("import", "answer", "record", "search", "open", "call", "stall", "shift", "start")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is measured: the workspace at `url`, which holds `corpus`."""

    url: str
    corpus: Corpus

    @property
    def shown(self) -> str:
        """Where it stands, without a password."""
        return place_of(self.url).shown


def measure(ground: Ground, parts: tuple[str, ...]) -> Iterator[Figure]:
    """The figures of these parts, each as soon as it is known."""
    for part in parts:
        yield from _MEASURES[part](ground)


def _import(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.bringing_in import measure_import

    return measure_import(ground.corpus.size.contacts)


def _answer(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.composing import measure_composing

    return measure_composing(ground.url, ground.corpus)


def _record(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.recording import measure_recording

    return measure_recording(ground.url, ground.corpus)


def _search(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.search import measure_search

    return measure_search(ground.url, ground.corpus)


def _open(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.opening import measure_opening

    return measure_opening(ground.url, ground.corpus)


def _call(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.calling import measure_calling

    return measure_calling(ground.url, ground.corpus)


def _stall(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.steadiness import measure_steadiness

    return measure_steadiness(ground.url, ground.corpus)


def _shift(ground: Ground) -> list[Figure]:
    del ground  # it has a workspace of its own
    from kcc_desktop.bench.shift import measure_shift

    return measure_shift()


def _start(ground: Ground) -> list[Figure]:
    from kcc_desktop.bench.starting import measure_starting

    return measure_starting(ground.url)


#: Loaded when used: who measures an import needs no window.
_MEASURES: dict[str, Callable[[Ground], list[Figure]]] = {
    "import": _import,
    "answer": _answer,
    "record": _record,
    "search": _search,
    "open": _open,
    "call": _call,
    "stall": _stall,
    "shift": _shift,
    "start": _start,
}
