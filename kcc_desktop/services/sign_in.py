"""Who works here: the colleague that a login belongs to, with its role."""

from __future__ import annotations

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.organisation import Agent, Employee, Role
from kcc_desktop.services.ports import Work, Workspace


class SignIn:
    """Tells who a login is. In a workspace without agents whoever opens it may do everything."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def actor(self, login: str) -> Actor:
        """Who acts under `login`; somebody whom the workspace doesn't know is an agent there."""
        with self._workspace.look() as work:
            agents = work.organisation.agents()
            agent = next((one for one in agents if one.login.casefold() == login.casefold()), None)
            if agent is None:
                roles = (Role.AGENT,) if agents else tuple(Role)
                return Actor(login, login, roles=roles)
            return _known(agent, _employee(work, agent))


def _employee(work: Work, agent: Agent) -> Employee:
    return next(one for one in work.organisation.employees() if one.id == agent.employee_id)


def _known(agent: Agent, employee: Employee) -> Actor:
    return Actor(
        name=employee.full_name,
        login=agent.login,
        agent_id=agent.id,
        location_id=agent.location_id,
        roles=(agent.role,),
        employee_id=employee.id,
        department_id=employee.department_id,
    )
