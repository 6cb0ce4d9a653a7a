"""The municipality's own people and places in the workspace: short lists, read whole.

What is no longer used is left out; `store.admin` shows it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Table, select

from kcc_desktop.domain.organisation import Agent, Department, Employee, Group, Location, Role
from kcc_desktop.services.ports import Put
from kcc_desktop.store.bulk import rows_by
from kcc_desktop.store.catalogue import put_rows
from kcc_desktop.store.job import Job
from kcc_desktop.store.tables import agent, department, employee, location, work_group


class SqlOrganisation:
    """`services.ports.Organisation`."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def put_locations(self, rows: Sequence[Location]) -> Sequence[Put]:
        """Brings locations in; their name tells which is which."""
        return self._put(location, rows, key="name")

    def put_departments(self, rows: Sequence[Department]) -> Sequence[Put]:
        """Brings departments in, by key."""
        return self._put(department, rows)

    def put_groups(self, rows: Sequence[Group]) -> Sequence[Put]:
        """Brings groups in, by key."""
        return self._put(work_group, rows)

    def put_employees(self, rows: Sequence[Employee]) -> Sequence[Put]:
        """Brings colleagues in, by key."""
        written = put_rows(self._job, employee, [asdict(row) for row in rows], key="key")
        found = rows_by(self._job.connection, employee.c.id, written.ids)
        self._job.index.employees([_employee(row) for row in found])
        return written.puts

    def put_agents(self, rows: Sequence[Agent]) -> Sequence[Put]:
        """Brings agents in, by login."""
        return self._put(agent, rows, key="login")

    def locations(self) -> Sequence[Location]:
        """All locations in use, by name."""
        return [Location(**row) for row in self._all(location, location.c.name)]

    def departments(self) -> Sequence[Department]:
        """All departments in use, by name."""
        return [Department(**row) for row in self._all(department, department.c.name)]

    def groups(self) -> Sequence[Group]:
        """All groups in use, by name."""
        return [Group(**row) for row in self._all(work_group, work_group.c.name)]

    def employees(self) -> Sequence[Employee]:
        """All colleagues who work here, by first name and surname."""
        order = (employee.c.first_name, employee.c.surname)
        query = select(employee).where(employee.c.active).order_by(*order)
        return [_employee(row) for row in self._job.connection.execute(query)]

    def agents(self) -> Sequence[Agent]:
        """All agents who may sign in, by login."""
        return [
            Agent(**(row | {"role": Role(row["role"]), "skills": tuple(row["skills"])}))
            for row in self._all(agent, agent.c.login)
        ]

    def _put(self, table: Table, rows: Sequence[Any], *, key: str = "key") -> list[Put]:
        return put_rows(self._job, table, [asdict(row) for row in rows], key=key).puts

    def _all(self, table: Table, *order: Any) -> list[dict[str, Any]]:
        query = select(table).where(table.c.active).order_by(*order)
        return [row._asdict() for row in self._job.connection.execute(query)]


def _employee(row: Any) -> Employee:
    values = row._asdict()
    del values["indexed"]
    return Employee(**values)
