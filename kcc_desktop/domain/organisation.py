"""The municipality's own people and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

_NOON = 13


class Role(StrEnum):
    """What somebody does in this program."""

    AGENT = "agent"
    BACK_OFFICE = "back_office"
    LEAD = "lead"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Location:
    """Where agents sit."""

    id: int
    name: str
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Department:
    """A department that work is passed to. `key` is stable and never shown."""

    id: int
    key: str
    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    about: str = ""
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """A group of colleagues within a department."""

    id: int
    key: str
    name: str
    department_id: int
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Employee:
    """A colleague. `availability` has ten letters, Monday morning to Friday afternoon, `x` where
    present.
    """

    id: int
    key: str
    first_name: str
    surname: str
    department_id: int
    group_id: int | None = None
    job: str = ""
    phone: str = ""
    email: str = ""
    availability: str = ""
    replaced_by_id: int | None = None
    active: bool = True
    version: int = 1

    @property
    def full_name(self) -> str:
        """First name and surname."""
        return f"{self.first_name} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Agent:
    """A colleague with a login, a role and a desk."""

    id: int
    login: str
    employee_id: int
    location_id: int
    role: Role = Role.AGENT
    skills: tuple[str, ...] = ()
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Between which local times people work."""

    opens: time = time(8, 30)
    closes: time = time(17, 0)


def is_present(employee: Employee, at: datetime, hours: OfficeHours) -> bool:
    """Whether a colleague works at `at` (local time); the morning lasts until one o'clock."""
    half_day = at.weekday() * 2 + (at.hour >= _NOON)
    works = employee.availability[half_day : half_day + 1] == "x"
    return works and hours.opens <= at.time() < hours.closes
