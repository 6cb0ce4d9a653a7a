"""What the board of a team lead shows, read at one moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import PRESENCE_LASTS, Away, BoardRow
from kcc_desktop.domain.figures import WEEK, Hour, Share
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Department, Employee, Group
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.figures import day_by_hour, today_so_far
from kcc_desktop.services.ports import Clock, Work, Workspace

#: More open handovers than this aren't read; those due first are.
MOST_ROWS = 20_000
_MISSED_DAYS = timedelta(days=6)
_MOST_MISSED = 8
_BUSY, _HERE = "busy", "here"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be given work: how much of it they have, and whether they are away.

    `replaced_by` is who stands in meanwhile.
    """

    employee_id: int
    name: str
    department: str
    open: int = 0
    away: Away | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """All of it, as it was `at` that moment. `cut_off`: there is more open than is shown.

    What ends in `before` is of the same day a week earlier, up to the same hour.
    """

    at: datetime
    calendar: Calendar
    rows: tuple[BoardRow, ...]
    colleagues: tuple[Colleague, ...]
    departments: tuple[Department, ...]
    groups: tuple[Group, ...]
    answered: Share
    repeated: Share
    answered_before: Share
    repeated_before: Share
    busy: int
    free: int
    hours: tuple[Hour, ...]
    hours_before: tuple[Hour, ...]
    missed: tuple[tuple[str, int], ...]
    cut_off: bool = False


class Boards:
    """Reads the board for `actor`, who needs Right.REASSIGN."""

    def __init__(
        self, workspace: Workspace, actor: Actor, clock: Clock, calendar: Calendar
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar

    def read(self) -> Board:
        """The board as it is now. Raises NotAllowed, WorkspaceFault."""
        require(self._actor, Right.REASSIGN)
        now = self._clock()
        with self._workspace.look() as work:
            rows = work.leading.open_rows(now, MOST_ROWS)
            answered, repeated = today_so_far(work, now)
            hours, hours_before = day_by_hour(work, now)
            busy, free = _agents(work, now)
            return Board(
                now,
                self._calendar,
                tuple(rows),
                tuple(_colleagues(work, rows, local(now).date())),
                tuple(work.organisation.departments()),
                tuple(work.organisation.groups()),
                answered,
                repeated,
                *today_so_far(work, now - WEEK),
                busy,
                free,
                hours,
                hours_before,
                tuple(work.leading.missed_searches(local(now).date() - _MISSED_DAYS, _MOST_MISSED)),
                cut_off=len(rows) >= MOST_ROWS,
            )


def _agents(work: Work, now: datetime) -> tuple[int, int]:
    """How many agents are on a contact, and how many are there and free."""
    there = work.floor.presences(now - PRESENCE_LASTS)
    busy = sum(one.contacts > 0 or one.state == _BUSY for one in there)
    free = sum(one.contacts == 0 and one.state == _HERE for one in there)
    return busy, free


def _colleagues(work: Work, rows: Sequence[BoardRow], today: date) -> list[Colleague]:
    """Everybody who can be given work, who has most of it first."""
    employees = {one.id: one for one in work.organisation.employees()}
    departments = {one.id: one.name for one in work.organisation.departments()}
    away = {one.employee_id: one for one in work.absences.from_day(today) if one.covers(today)}
    counts = Counter(row.employee_id for row in rows)
    made = [
        Colleague(
            one.id,
            one.full_name,
            departments.get(one.department_id, ""),
            counts[one.id],
            away.get(one.id),
            _replacement(away.get(one.id), employees),
        )
        for one in employees.values()
    ]
    return sorted(made, key=lambda one: (one.away is not None, -one.open, one.name))


def _replacement(away: Away | None, employees: dict[int, Employee]) -> str:
    if away is None or away.replaced_by_id not in employees:
        return ""
    return employees[away.replaced_by_id].full_name
