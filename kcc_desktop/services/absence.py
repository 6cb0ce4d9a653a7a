"""Who is away, and who does the work meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import Away
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.services.ports import Clock, Workspace

_LONGEST = timedelta(days=731)
_DAYS = Said(
    "De laatste dag ligt niet voor de eerste, en hooguit twee jaar later.",
    "The last day is not before the first, and at most two years later.",
)
_ONESELF = Said("Iemand kan zichzelf niet vervangen.", "Nobody can stand in for themselves.")


@dataclass(frozen=True, slots=True)
class Absences:
    """Those who are away now or will be, and all colleagues."""

    away: tuple[Away, ...]
    employees: tuple[Employee, ...]


class Absence:
    """Keeps absences as `actor`; changing them asks for Right.MANAGE_ABSENCE."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def read(self) -> Absences:
        """All that are not over, and who could be away. Raises WorkspaceFault."""
        with self._workspace.look() as work:
            away: Sequence[Away] = work.absences.from_day(local(self._clock()).date())
            return Absences(tuple(away), tuple(work.organisation.employees()))

    def add(self, away: Away, *, key: str) -> int:
        """Writes down that somebody is away; returns its id.

        Raises NotAllowed, InvalidInput (days that can't be, somebody standing in for themselves).
        """
        require(self._actor, Right.MANAGE_ABSENCE)
        if not away.from_day <= away.until_day <= away.from_day + _LONGEST:
            raise InvalidInput(_DAYS)
        if away.replaced_by_id == away.employee_id:
            raise InvalidInput(_ONESELF)
        with self._workspace.work(self._actor) as work:
            return work.absences.add(away, key=key)

    def cancel(self, away: Away, *, key: str) -> None:
        """Somebody is there again, or never went. Raises NotAllowed, Conflict, NotFound."""
        require(self._actor, Right.MANAGE_ABSENCE)
        with self._workspace.work(self._actor) as work:
            work.absences.cancel(away.id, version=away.version, at=self._clock(), key=key)
