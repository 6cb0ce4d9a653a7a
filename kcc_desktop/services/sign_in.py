"""Who works here: the colleague that a login belongs to, with its role."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.managing import Sheet
from kcc_desktop.domain.organisation import Agent, Employee, Role
from kcc_desktop.services.ports import Work, Workspace


class SignIn:
    """Tells who a login is. In a workspace without agents whoever opens it may do everything."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def actor(self, login: str) -> Actor:
        """Who acts under `login`; somebody whom the workspace doesn't know is an agent there.

        A user who was taken out of use may still look, and change nothing.
        """
        with self._workspace.look() as work:
            agents = work.organisation.agents()
            agent = next((one for one in agents if one.login.casefold() == login.casefold()), None)
            if agent is None:
                return Actor(login, login, roles=_roles_of_unknown(work, login, agents))
            return _known(agent, _employee(work, agent))


def _roles_of_unknown(work: Work, login: str, agents: Sequence[Agent]) -> tuple[Role, ...]:
    if not agents:
        return tuple(Role)
    users = (row["login"].casefold() for row in work.managed.rows(Sheet.AGENTS))
    return () if login.casefold() in users else (Role.AGENT,)


def _employee(work: Work, agent: Agent) -> Employee | None:
    employees = work.organisation.employees()
    return next((one for one in employees if one.id == agent.employee_id), None)


def _known(agent: Agent, employee: Employee | None) -> Actor:
    """The actor; of a colleague who works here no more only what stands with the user."""
    return Actor(
        name=employee.full_name if employee else agent.login,
        login=agent.login,
        agent_id=agent.id,
        location_id=agent.location_id,
        roles=(agent.role,),
        employee_id=employee.id if employee else None,
        department_id=employee.department_id if employee else None,
    )
