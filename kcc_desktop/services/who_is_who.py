"""Who works here: where, whether they are there now, and who does their work meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kcc_desktop.domain.board import Away
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Department, Employee, OfficeHours, is_present
from kcc_desktop.services.ports import Clock, Workspace


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague. `away_until` is the last day of an absence that goes on now; `instead` who does
    the work meanwhile.
    """

    employee: Employee
    department: Department | None
    present: bool
    away_until: date | None = None
    reason: str = ""
    instead: Employee | None = None


class WhoIsWho:
    """Answers who is who. `clock` gives the present moment."""

    def __init__(self, workspace: Workspace, clock: Clock, hours: OfficeHours) -> None:
        self._workspace = workspace
        self._clock = clock
        self._hours = hours

    def people(self) -> Sequence[Person]:
        """All colleagues, by name."""
        today = local(self._clock()).date()
        with self._workspace.look() as work:
            employees = {one.id: one for one in work.organisation.employees()}
            departments = {one.id: one for one in work.organisation.departments()}
            absences = work.absences.from_day(today)
        away = {one.employee_id: one for one in absences if one.from_day <= today}
        return [self._person(one, departments, employees, away) for one in employees.values()]

    def _person(
        self,
        employee: Employee,
        departments: Mapping[int, Department],
        employees: Mapping[int, Employee],
        away: Mapping[int, Away],
    ) -> Person:
        absence = away.get(employee.id)
        present = is_present(employee, local(self._clock()), self._hours) and absence is None
        replaced_by = absence.replaced_by_id if absence else None
        instead = employees.get(replaced_by or employee.replaced_by_id or 0)
        return Person(
            employee,
            departments.get(employee.department_id),
            present,
            absence.until_day if absence else None,
            absence.reason if absence else "",
            None if present else instead,
        )
