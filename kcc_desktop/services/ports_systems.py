"""What the services need from outside systems.

A system is one object that has `face` and those of the small Protocols below that its
`face.abilities` name. Everything here may block, is called on a lane of the system's own, never
with a unit of work open, and ends before its deadline. All of them raise `SystemFault`.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kcc_desktop.domain.case import Case, Place
    from kcc_desktop.domain.steps import Step
    from kcc_desktop.domain.systems import (
        Awaited,
        CaseLink,
        CaseRelation,
        Changed,
        Examined,
        NewReport,
        OutboxItem,
        OutboxState,
        StatusMeaning,
        SystemFace,
        Taken,
        Traces,
        Update,
    )


class Deadline:
    """A moment by which a question must have been answered, however many calls it takes."""

    def __init__(self, seconds: float) -> None:
        self._ends = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; never less than 0."""
        return max(0.0, self._ends - monotonic())

    @property
    def passed(self) -> bool:
        """Whether there is no time left."""
        return self.left <= 0


class Secrets(Protocol):
    """The secrets of systems, by their keys: a key, a password, or a token."""

    def secret(self, key: str) -> str:
        """The secret of the system `key`; empty when there is none."""
        ...

    def keep(self, key: str, secret: str) -> None:
        """Keep another one from now on, as where a system gives a new token at each use."""
        ...


class OutsideSystem(Protocol):
    """Any outside system."""

    @property
    def face(self) -> SystemFace:
        """What the rest of the program knows of it."""
        ...

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """How it does, for `doctor`: reachable, login, rights, clock, certificate, speed.

        Raises nothing: a fault is one of the things that were seen.
        """
        ...

    def close(self) -> None:
        """Let go of connections; safe from any thread, and ends what is under way."""
        ...


@runtime_checkable
class FindsByNumber(Protocol):
    """Finds cases by the number that residents know."""

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]: ...


@runtime_checkable
class FindsByWords(Protocol):
    """Finds cases by words of their text."""

    def by_words(self, words: str, deadline: Deadline) -> Sequence[Case]: ...


@runtime_checkable
class FindsByPlace(Protocol):
    """Finds cases about a place: an address, a street, or near coordinates."""

    def by_place(self, place: Place, deadline: Deadline) -> Sequence[Case]: ...


@runtime_checkable
class FindsByParty(Protocol):
    """Finds the cases of a person or organisation."""

    def by_party(self, traces: Traces, deadline: Deadline) -> Sequence[Case]: ...


@runtime_checkable
class TellsChanges(Protocol):
    """Tells what changed."""

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """What changed since `cursor` (empty: since the beginning of what is kept).

        Call it again with the new cursor while there is more. What changed while it was asked may
        come twice, and is never missed.
        """
        ...


@runtime_checkable
class TakesReports(Protocol):
    """Takes new reports."""

    def report(self, report: NewReport, deadline: Deadline) -> Taken:
        """Brings a report in.

        Raises SystemRejected when sending the same again can't help.
        """
        ...

    def recognise(self, report: NewReport, deadline: Deadline) -> Taken | None:
        """What became of this report when it was sent before; None when it never arrived.

        Asked before a report is sent again of which the answer never came.
        """
        ...

    def result(self, token: str, deadline: Deadline) -> Taken:
        """The number for a token; without a number yet, the token again."""
        ...


@runtime_checkable
class TakesUpdates(Protocol):
    """Takes notes and steps on cases that it has."""

    def update(self, update: Update, deadline: Deadline) -> Case | None:
        """Tells it; gives the case as it then is, where the system says so.

        Doing it twice with the same key shows once. Raises Conflict when the case was changed
        there meanwhile, SystemRejected when the system does not take it.
        """
        ...


class Leases(Protocol):
    """Who of the desks does what only one of them may do at a time."""

    def take(
        self, name: str, holder: str, *, lasts: timedelta, now: datetime | None = None
    ) -> bool:
        """Whether `holder` has `name` from now on: it was free, ran out, or was its own.

        Without `now` the clock of the workspace counts, so that desks whose clocks differ agree.
        """
        ...

    def leave(self, name: str, holder: str) -> None:
        """Let go of it at once."""
        ...


class SystemMarks(Protocol):
    """How far each system was followed, and what its statuses mean."""

    def cursor(self, system: str) -> str:
        """From where to go on; empty for the beginning."""
        ...

    def followed(self, systems: Sequence[str]) -> dict[str, datetime]:
        """When each of these was last asked what changed, for those that ever were."""
        ...

    def go_on(self, system: str, cursor: str, *, at: datetime) -> None:
        """It was asked what changed; follow it from `cursor` next time."""
        ...

    def meanings(self, system: str) -> Sequence[StatusMeaning]:
        """All statuses that were met or given a meaning, by status."""
        ...

    def met(self, system: str, statuses: Sequence[str], *, at: datetime) -> None:
        """These statuses were met."""
        ...

    def mean(self, meaning: StatusMeaning, step: Step | None, *, key: str) -> StatusMeaning:
        """Gives a status its meaning, based on `meaning`. Raises Conflict."""
        ...


class Outbox(Protocol):
    """What goes out to other systems: kept, in order, exactly once."""

    def add(self, item: OutboxItem) -> int:
        """Keeps it, in the transaction of whatever it belongs to; a repeated key changes nothing.

        Returns the id.
        """
        ...

    def due(self, system: str, *, now: datetime) -> OutboxItem | None:
        """The oldest that waits for this system, when its time has come; what is stuck holds up
        only what is about the same report.

        One in the state SENDING was left behind by a desk that went: what became of it is unknown.
        """
        ...

    def get(self, item_id: int) -> OutboxItem:
        """One of them. Raises NotFound."""
        ...

    def begin(self, item: OutboxItem, *, at: datetime) -> OutboxItem | None:
        """Marks it as being sent; None when somebody else was first."""
        ...

    def settle(self, item: OutboxItem, *, at: datetime) -> OutboxItem:
        """Records how an attempt went: its state, number, token, fault and next moment."""
        ...

    def listed(self, states: Sequence[OutboxState], limit: int) -> Sequence[OutboxItem]:
        """Newest first."""
        ...

    def of_report(
        self, *, handover_id: int | None = None, case_id: int | None = None
    ) -> Sequence[OutboxItem]:
        """What went out, or waits, about one report, oldest first."""
        ...

    def open_systems(self, *, now: datetime) -> frozenset[str]:
        """The systems for which something waits whose time has come, or was left behind."""
        ...

    def counts(self) -> dict[OutboxState, int]:
        """How many are in each state, DONE left out."""
        ...


class CaseLinks(Protocol):
    """What belongs together: cases of several systems, handovers and the cases made of them."""

    def link(
        self, case_id: int, other_id: int, relation: CaseRelation, *, at: datetime, key: str
    ) -> None:
        """From now on; linking twice changes nothing."""
        ...

    def of(self, case_id: int) -> Sequence[CaseLink]:
        """What a case is linked with, either way round, oldest first."""
        ...

    def appeared(self, handover_id: int, case_id: int, *, key: str) -> None:
        """The case made of a handover is there: handover, question and contact belong to it, and so
        do those who follow the handover and what was told of it. Raises NotFound.
        """
        ...

    def expect(self, handover_id: int, due: datetime | None, *, key: str) -> None:
        """A case for it is expected by `due`; without it, no longer. Raises NotFound."""
        ...

    def awaited(self, *, now: datetime, limit: int) -> Sequence[Awaited]:
        """Open handovers without a case past its time that nobody was told of yet, oldest first."""
        ...

    def missed(self, awaited: Awaited) -> bool:
        """Somebody is told that its case did not appear; whether this is the first time."""
        ...

    def numbered(self, numbers: Sequence[str]) -> Sequence[tuple[int, str]]:
        """The cases that bear exactly one of these numbers: ids with sources, oldest first."""
        ...
