"""A small department at work, for the tests of lists, handling, notices and the promise ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import Handover, Promise, PromiseKind
from kcc_desktop.domain.knowledge import Product, ServiceFormula, Term, TermUnit
from kcc_desktop.domain.notices import NoticeKind
from kcc_desktop.domain.organisation import Agent, Department, Employee, Group, Location, Role
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.hand_over import HandOver
from kcc_desktop.services.lists import Lists
from kcc_desktop.services.notices import NoticeBoard
from kcc_desktop.services.ports import Work, Workspace
from tests.store.making import MONDAY, handover

LAMP = 7
_KEYS = count()
LAMP_TERMS = (
    Term(PromiseKind.SEEN, 4, TermUnit.WORKING_HOURS),
    Term(PromiseKind.DONE, 5, TermUnit.WORKING_DAYS),
)
_COLLEAGUES = (
    ("hilde.vos", "Hilde", "Vos", "onthaal", "balie", Role.AGENT),
    ("karin.smit", "Karin", "Smit", "onthaal", "balie", Role.LEAD),
    ("stef.maas", "Stef", "Maas", "onderhoud", "verlichting", Role.BACK_OFFICE),
    ("omar.idrissi", "Omar", "Idrissi", "onderhoud", "wegen", Role.BACK_OFFICE),
    ("nina.bos", "Nina", "Bos", "groen", "bomen", Role.BACK_OFFICE),
)


class Hands:
    """The clock of a test, which stands still until it is set."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> datetime:
        """So much later."""
        self.now += timedelta(**by)
        return self.now


@dataclass(frozen=True, slots=True)
class Town:
    """Departments, groups and colleagues by their key; who they are as actors by login."""

    workspace: Workspace
    clock: Hands
    departments: dict[str, int]
    groups: dict[str, int]
    people: dict[str, Actor]

    def lists(self, login: str) -> Lists:
        """The lists of a colleague."""
        return Lists(self.workspace, self.people[login], self.clock)

    def hands(self, login: str) -> HandOver:
        """What a colleague does with handovers."""
        return HandOver(self.workspace, self.people[login], self.clock, Calendar())

    def board(self, login: str) -> NoticeBoard:
        """The notices of a colleague."""
        return NoticeBoard(self.workspace, self.people[login], self.clock)

    def told(self, login: str) -> list[NoticeKind]:
        """The kinds of what a colleague was told, newest first."""
        return [notice.kind for notice in self.board(login).page()]

    def give(self, **more: Any) -> Handover:
        """A lamp that Hilde hands over to Onderhoud now."""
        given: dict[str, Any] = {
            "department_id": self.departments["onderhoud"],
            "created_at": self.clock(),
            "created_by": "Hilde Vos",
            "created_login": "hilde.vos",
        } | more
        one = handover(**given)
        with self.workspace.work(self.people["hilde.vos"]) as work:
            return work.handovers.get(work.handovers.add(one, key=f"give/{next(_KEYS)}"))

    def due(self, **after: float) -> tuple[Promise, ...]:
        """Promised to be done so long after now."""
        return (Promise(PromiseKind.DONE, self.clock() + timedelta(**after)),)


def make_town(workspace: Workspace) -> Town:
    """The small department, on Monday morning."""
    with workspace.work(Actor("x", "x")) as work:
        departments, groups = _places(work)
        people = _people(work, departments, groups)
        work.knowledge.put_products([Product(LAMP, "lamp", "kapotte straatlantaarn")], source="u")
        formula = ServiceFormula(0, LAMP, departments["onderhoud"], terms=LAMP_TERMS)
        work.knowledge.put_formulas([formula])
    return Town(workspace, Hands(), departments, groups, people)


def _places(work: Work) -> tuple[dict[str, int], dict[str, int]]:
    names = {"onthaal": "Onthaal", "onderhoud": "Onderhoud", "groen": "Groenbeheer"}
    work.organisation.put_locations([Location(0, "Zuid")])
    work.organisation.put_departments([Department(0, key, name) for key, name in names.items()])
    departments = {one.key: one.id for one in work.organisation.departments()}
    homes = {key: home for *_, home, key, _ in _COLLEAGUES}
    work.organisation.put_groups(
        [Group(0, key, key.title(), departments[home]) for key, home in homes.items()]
    )
    return departments, {one.key: one.id for one in work.organisation.groups()}


def _people(work: Work, departments: dict[str, int], groups: dict[str, int]) -> dict[str, Actor]:
    work.organisation.put_employees(
        [
            Employee(0, login, first, last, departments[home], groups[group])
            for login, first, last, home, group, _ in _COLLEAGUES
        ]
    )
    ids = {one.key: one.id for one in work.organisation.employees()}
    (zuid,) = work.organisation.locations()
    roles = {login: role for login, *_, role in _COLLEAGUES}
    work.organisation.put_agents(
        [Agent(0, login, ids[login], zuid.id, role) for login, role in roles.items()]
    )
    return {
        login: replace(
            Actor(f"{first} {last}", login, location_id=zuid.id, roles=(role,)),
            employee_id=ids[login],
            department_id=departments[home],
        )
        for login, first, last, home, _, role in _COLLEAGUES
    }
