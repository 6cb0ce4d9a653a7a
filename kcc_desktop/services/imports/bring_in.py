"""Bringing a file in: batch by batch, each in one transaction with the mark of how far we are.

Whatever ends it halfway (a kill, a lost line, a full disk), the same file goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Generic, TypeVar

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports.problem_file import ProblemFile
from kcc_desktop.services.imports.records import BrokenOff, Record, Row
from kcc_desktop.services.ports import Clock, ImportMark, Put, Work, Workspace

T = TypeVar("T")

BATCH = 1_000

#: Is told how much of the whole was taken (0..1) and what was counted until now.
Progress = Callable[[float, "Counts"], None]


@dataclass(slots=True)
class Counts:
    """What became of the records. `fields` counts unusable fields of rows that were kept."""

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rows: int = 0
    fields: int = 0

    @property
    def nothing_usable(self) -> bool:
        """Whether something was read and none of it could be used: probably the wrong file."""
        return self.read > 0 and self.rows == self.read


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """One import: where records come from, how they are read, and where they go.

    `kind` and `digest` together name it, so that it can go on; `digest` covers the content and
    every choice that changes what becomes of it. `records` is given whom to tell how many of `size`
    bytes were taken.
    """

    kind: str
    digest: str
    size: int
    records: Callable[[Callable[[int], None]], Iterator[Record]]
    read: Callable[[Row], T | None]
    put: Callable[[Work, Sequence[T]], Sequence[Put]]
    finish: Callable[[Work], None] | None = None


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How an import went.

    `went_on_from` records were dealt with before; `finished_before` is when the same file was last
    brought in whole. `broken` says why the file could not be read to its end.
    """

    counts: Counts
    went_on_from: int = 0
    finished_before: datetime | None = None
    broken: Said | None = None


class BringIn:
    """Carries out plans in one workspace, on behalf of `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def carry_out(self, plan: Plan[T], problems: ProblemFile, progress: Progress) -> BroughtIn:
        """Brings everything in that is not in yet. Raises WorkspaceFault, InvalidInput."""
        with self._workspace.look() as work:
            mark = work.imports.get(plan.kind, plan.digest)
        start = mark.position if mark and mark.finished_at is None else 0
        problems.go_on_from(start)
        counts = Counts()
        taken = _Taken(plan.size)
        broken = None
        try:
            for batch in _batches(islice(plan.records(taken), start, None)):
                self._bring(plan, batch, problems, counts)
                progress(taken.fraction, counts)
        except BrokenOff as fault:
            broken = fault.said
        else:
            wrong_file = start == 0 and counts.nothing_usable
            self._finish(plan, start + counts.read, wrong_file=wrong_file)
        return BroughtIn(counts, start, mark.finished_at if mark else None, broken)

    def _bring(
        self, plan: Plan[T], batch: Sequence[Record], problems: ProblemFile, counts: Counts
    ) -> None:
        items = []
        tally = Counts(read=len(batch))
        for record in batch:
            row = Row(record)
            item = plan.read(row)
            problems.write(record.position, row.problems)
            if item is None:
                tally.rows += 1
            else:
                items.append(item)
                tally.fields += len(row.problems)
        problems.flush()  # before the mark says that these records are done
        with self._workspace.work(self._actor) as work:
            _count(plan.put(work, items), tally)
            work.imports.put(ImportMark(plan.kind, plan.digest, batch[-1].position))
        _add(counts, tally)

    def _finish(self, plan: Plan[T], position: int, *, wrong_file: bool) -> None:
        with self._workspace.work(self._actor) as work:
            if plan.finish and not wrong_file:
                plan.finish(work)
            work.imports.put(ImportMark(plan.kind, plan.digest, position, self._clock()))


class _Taken:
    """How much of a file was taken."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._bytes = 0

    def __call__(self, taken: int) -> None:
        self._bytes = taken

    @property
    def fraction(self) -> float:
        return min(1.0, self._bytes / self._size) if self._size else 1.0


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """Records by the batch; what came before a file broke off is given first."""
    batch: list[Record] = []
    broken: BrokenOff | None = None
    while broken is None:
        try:
            batch = []
            batch.extend(islice(records, BATCH))
        except BrokenOff as fault:
            broken = fault
        if batch:
            yield batch
        elif broken is None:
            return
    raise broken


def _count(puts: Sequence[Put], tally: Counts) -> None:
    tally.new += sum(put is Put.NEW for put in puts)
    tally.changed += sum(put is Put.CHANGED for put in puts)
    tally.same += sum(put is Put.SAME for put in puts)


def _add(counts: Counts, tally: Counts) -> None:
    counts.read += tally.read
    counts.new += tally.new
    counts.changed += tally.changed
    counts.same += tally.same
    counts.rows += tally.rows
    counts.fields += tally.fields
