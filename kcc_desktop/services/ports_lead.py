"""What leading a team needs of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from kcc_desktop.domain.board import Away, BoardRow, Mark
from kcc_desktop.domain.handover import Promise
from kcc_desktop.domain.steps import State


@dataclass(frozen=True, slots=True)
class Held:
    """Where a handover stands, while nobody else can change it (until the end of the unit of work).

    `last_by` is who did something with it last.
    """

    id: int
    subject: str
    version: int
    state: State
    department_id: int
    group_id: int | None
    employee_id: int | None
    created_login: str
    last_by: str


@dataclass(frozen=True, slots=True)
class Move:
    """A handover that a team lead gave to somebody else; a batch is what was moved at once."""

    id: int
    batch_id: int
    handover_id: int
    at: datetime
    login: str
    who: str
    reason: str
    from_department_id: int
    from_group_id: int | None
    from_employee_id: int | None
    to_department_id: int
    to_group_id: int | None
    to_employee_id: int | None
    moved_version: int
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an agent is there (`state`: here, busy, away), and on how many contacts."""

    login: str
    who: str
    state: str
    seen_at: datetime
    contacts: int = 0
    location_id: int | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A list as somebody arranged it. Without `login` it is everyone's.

    `place` says which list; `arrangement` is plain JSON that the list itself understands.
    """

    id: int
    login: str
    place: str
    name: str
    arrangement: Mapping[str, Any] = field(default_factory=dict)
    position: int = 0


class Leading(Protocol):
    """Open work as a whole, and moving it."""

    def open_rows(self, now: datetime, limit: int) -> Sequence[BoardRow]:
        """Open handovers, the oldest first, at most `limit`; with who works on them at `now`."""
        ...

    def workloads(self, employee_ids: Sequence[int]) -> Mapping[int, int]:
        """How many open handovers each of these colleagues has."""
        ...

    def hold(self, handover_ids: Sequence[int]) -> Mapping[int, Held]:
        """Keeps these handovers from being changed by others until the unit of work ends.

        Waits for whoever is changing one of them; gives them as they then are.
        """
        ...

    def begun(self, key: str) -> int | None:
        """The batch that was moved under this idempotency key, if there is one."""
        ...

    def begin(self, key: str, batch_id: int, reason: str) -> None:
        """Writes the audit line of a batch."""
        ...

    def logins(self, employee_ids: Sequence[int | None]) -> Mapping[int | None, str]:
        """The logins of those among these colleagues who have one."""
        ...

    def add_moves(self, moves: Sequence[Move]) -> None:
        """Writes down what was moved."""
        ...

    def moves(self, batch_id: int) -> Sequence[Move]:
        """The moves of a batch."""
        ...

    def batches(self, login: str, since: datetime) -> Sequence[int]:
        """The batches that `login` moved since then and not undid whole; newest first."""
        ...

    def undo_moves(self, move_ids: Sequence[int], at: datetime) -> None:
        """Writes down that these moves were taken back."""
        ...

    def state_before(self, move: Move) -> State:
        """The state in which a handover was when it was moved."""
        ...

    def promises_before(self, move: Move) -> Sequence[Promise] | None:
        """What was promised of a handover when it was moved; None when that was not changed."""
        ...

    def missed_searches(self, since: date, limit: int) -> Sequence[tuple[str, int]]:
        """What was sought without a hit since that day and not dealt with, most often first."""
        ...


class Floor(Protocol):
    """Who is there, and what they have before them."""

    def put_presence(self, presence: Presence) -> None:
        """Says that somebody is there."""
        ...

    def presences(self, since: datetime) -> Sequence[Presence]:
        """Everyone heard of since then."""
        ...

    def put_mark(self, mark: Mark, seen_at: datetime, stale: datetime) -> Mark:
        """Marks a handover, unless somebody else's mark was renewed since `stale`; gives the mark
        that stands.
        """
        ...

    def remove_mark(self, handover_id: int, login: str) -> None:
        """Takes one's own mark away."""
        ...

    def marks(self, handover_ids: Sequence[int], since: datetime) -> Sequence[Mark]:
        """The marks on these handovers that were renewed since then."""
        ...


class Absences(Protocol):
    """Who is away, and who does the work meanwhile."""

    def from_day(self, day: date) -> Sequence[Away]:
        """All absences that are not over before `day`, the first to begin first."""
        ...

    def add(self, away: Away, *, key: str) -> int:
        """Writes an absence down; returns its id."""
        ...

    def cancel(self, absence_id: int, *, version: int, at: datetime, key: str) -> None:
        """Takes an absence back. Raises Conflict, NotFound."""
        ...


class SavedViews(Protocol):
    """Lists as people arranged them."""

    def of(self, login: str, place: str) -> Sequence[SavedView]:
        """One's own and everyone's, in their order."""
        ...

    def put(self, view: SavedView) -> SavedView:
        """Saves a view; one with the same login, place and name is replaced."""
        ...

    def remove(self, view_id: int, login: str) -> None:
        """Takes one's own view away; does nothing where it isn't there."""
        ...
