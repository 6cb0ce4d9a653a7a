"""Who did or saw what, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kcc_desktop.domain.organisation import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name to show, a login to log, and from where (`desk`, `cli`, `import`, ...).

    `roles` say what the actor may do (`domain.roles`); `employee_id` and `department_id` who that
    is among the colleagues, where known.
    """

    name: str
    login: str
    origin: str = "desk"
    agent_id: int | None = None
    location_id: int | None = None
    roles: tuple[Role, ...] = (Role.AGENT,)
    employee_id: int | None = None
    department_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log, as BIO2 asks: action, object, result, origin, actor, time.

    `key` is the idempotency key of the change: a second attempt with the same key changes nothing
    and gets the first one's result (`object_id`).
    """

    id: int
    at: datetime
    actor: str
    login: str
    origin: str
    action: str
    object_kind: str
    object_id: int
    result: str = "ok"
    detail: str = ""
    key: str = ""
