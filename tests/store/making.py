"""Short ways to make what the tests are about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, CaseEvent, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction
from kcc_desktop.domain.handover import Handover, HandoverKind
from kcc_desktop.domain.organisation import Department, Employee
from kcc_desktop.domain.party import Identifier, Name, Party, PartyKind, Scheme
from kcc_desktop.domain.steps import State, Step
from kcc_desktop.services.ports import Work

HILDE = Actor("Hilde Vos", "hilde", agent_id=None)
LUC = Actor("Luc Peeters", "luc")
MONDAY = datetime(2026, 3, 2, 9, 12, tzinfo=UTC)
FRIDAY = date(2026, 3, 6)


def later(minutes: float) -> datetime:
    """So many minutes after Monday morning."""
    return MONDAY + timedelta(minutes=minutes)


def person(name: str = "Suzanne de Wit", **more: Any) -> Party:
    """A person with this name."""
    return Party(**({"id": 0, "kind": PartyKind.PERSON, "names": (Name(name),)} | more))


def external(value: str) -> Identifier:
    """The key of a party in an imported file."""
    return Identifier(Scheme.EXTERNAL, value)


def contact(at: datetime = MONDAY, **more: Any) -> Contact:
    """A phone call at this moment."""
    given = {
        "id": 0,
        "at": at,
        "channel": Channel.PHONE,
        "direction": Direction.IN,
        "subject": "Lantaarn",
        "note": "Lantaarn 14 brandt niet.",
    }
    return Contact(**(given | more))


def case(key: str = "771970", at: datetime = MONDAY, **more: Any) -> Case:
    """A case of the register `mor`."""
    given = {
        "id": 0,
        "number": f"MOR-{key}",
        "source": "mor",
        "source_key": key,
        "title": "Lantaarn kapot",
        "opened_at": at,
    }
    return Case(**(given | more))


def event(minutes: float, step: Step = Step.RECEIVED, text: str = "", **more: Any) -> CaseEvent:
    """Something that happened in a case so many minutes after Monday morning."""
    return CaseEvent(
        **({"id": 0, "case_id": 0, "at": later(minutes), "step": step, "text": text} | more)
    )


def planned(day: date, fetched: float = 0, source: str = "mor", **more: Any) -> PlannedDate:
    """A planned day as `source` gave it so many minutes after Monday morning."""
    given = {"id": 0, "day": day, "source": source, "fetched_at": later(fetched)}
    return PlannedDate(**(given | more))


def handover(department_id: int, **more: Any) -> Handover:
    """Work handed over on Monday morning."""
    given = {
        "id": 0,
        "kind": HandoverKind.WORK,
        "subject": "Lantaarn 14",
        "note": "Brandt niet.",
        "state": State.NEW,
        "created_at": MONDAY,
        "created_by": "Luc Peeters",
        "department_id": department_id,
        "department": "",
    }
    return Handover(**(given | more))


def a_department(work: Work, key: str = "onderhoud", name: str = "Onderhoud") -> Department:
    """Brings a department in."""
    work.organisation.put_departments([Department(0, key, name)])
    return next(one for one in work.organisation.departments() if one.key == key)


def an_employee(work: Work, department_id: int, key: str = "stef") -> Employee:
    """Brings Stef Maas in."""
    work.organisation.put_employees([Employee(0, key, "Stef", "Maas", department_id)])
    return next(one for one in work.organisation.employees() if one.key == key)
