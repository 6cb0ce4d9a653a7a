"""Looks things up while somebody is being helped: articles that fit, and who handles what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kcc_desktop.domain.article_versions import is_readable
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Department, Employee, OfficeHours, is_present
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.words import fold
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Clock, Work, Workspace

_NO_ARTICLE = Said(
    "Dit artikel is niet (meer) gepubliceerd. Zoek opnieuw.",
    "This article is not published (any more). Search again.",
)
_NO_COLLEAGUE = Said("Deze collega is er niet meer.", "This colleague is no longer there.")


@dataclass(frozen=True, slots=True)
class Handlers:
    """Who handles something: the department, and its colleagues that are there now."""

    department: Department
    present: tuple[Employee, ...]
    absent: tuple[Employee, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague, the department where they work, and whether they are there now."""

    employee: Employee
    department: Department | None
    present: bool


def _now() -> datetime:
    return datetime.now(UTC)


class LookUp:
    """Answers the knowledge panel. `clock` gives the present moment."""

    def __init__(
        self, workspace: Workspace, clock: Clock = _now, hours: OfficeHours | None = None
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._hours = hours or OfficeHours()
        self._find = Find(workspace, clock)

    def suggest(self, text: str, limit: int = 5) -> Sequence[Hit]:
        """Articles that fit the words of a report, a note or a search, best first.

        One fitting word is enough, but who has more of them comes first.
        """
        return self._find.find(text, limit, (HitGroup.ARTICLE,), fewest=1).hits

    def article(self, article_id: int) -> Article:
        """The article, as it may be read now. Raises NotFound."""
        with self._workspace.look() as work:
            article = work.knowledge.article(article_id)
        if not is_readable(article, self._clock()):
            raise NotFound(_NO_ARTICLE)
        return article

    def who_handles(self, product_id: int | None = None, department: str = "") -> Handlers | None:
        """Who handles a product or, where that has no formula, what a department of this name does.

        None when neither leads to a department.
        """
        with self._workspace.look() as work:
            handling = _department(work, product_id, department)
            if handling is None:
                return None
            own = [e for e in work.organisation.employees() if e.department_id == handling.id]
        there = [employee for employee in own if self._is_present(employee)]
        absent = tuple(employee for employee in own if employee not in there)
        return Handlers(handling, tuple(there), absent)

    def colleague(self, employee_id: int) -> Colleague:
        """A colleague that was found. Raises NotFound."""
        with self._workspace.look() as work:
            employees, departments = work.organisation.employees(), work.organisation.departments()
        employee = next((one for one in employees if one.id == employee_id), None)
        if employee is None:
            raise NotFound(_NO_COLLEAGUE)
        own = (one for one in departments if one.id == employee.department_id)
        return Colleague(employee, next(own, None), self._is_present(employee))

    def _is_present(self, employee: Employee) -> bool:
        return is_present(employee, local(self._clock()), self._hours)


def _department(work: Work, product_id: int | None, name: str) -> Department | None:
    formula = work.knowledge.formula(product_id) if product_id is not None else None
    wanted = fold(name).strip()
    for department in work.organisation.departments():
        if formula is not None and department.id == formula.department_id:
            return department
        if formula is None and wanted and wanted in (fold(department.name), department.key):
            return department
    return None
