"""The municipality's own people and places in the workspace: short lists, read whole."""

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
        """All locations, by name."""
        return [Location(**row) for row in self._all(location, location.c.name)]

    def departments(self) -> Sequence[Department]:
        """All departments, by name."""
        return [Department(**row) for row in self._all(department, department.c.name)]

    def groups(self) -> Sequence[Group]:
        """All groups, by name."""
        return [Group(**row) for row in self._all(work_group, work_group.c.name)]

    def employees(self) -> Sequence[Employee]:
        """All colleagues, by first name and surname."""
        query = select(employee).order_by(employee.c.first_name, employee.c.surname)
        return [_employee(row) for row in self._job.connection.execute(query)]

    def agents(self) -> Sequence[Agent]:
        """All agents, by login."""
        return [
            Agent(**(row | {"role": Role(row["role"]), "skills": tuple(row["skills"])}))
            for row in self._all(agent, agent.c.login)
        ]

    def _put(self, table: Table, rows: Sequence[Any], *, key: str = "key") -> list[Put]:
        return put_rows(self._job, table, [asdict(row) for row in rows], key=key).puts

    def _all(self, table: Table, *order: Any) -> list[dict[str, Any]]:
        query = select(table).order_by(*order)
        return [row._asdict() for row in self._job.connection.execute(query)]


def _employee(row: Any) -> Employee:
    values = row._asdict()
    del values["indexed"]
    return Employee(**values)
