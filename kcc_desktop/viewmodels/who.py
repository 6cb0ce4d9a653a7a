"""How the panel of who handles a report reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.models.numbers import numbers

if TYPE_CHECKING:
    from kcc_desktop.domain.organisation import Employee
    from kcc_desktop.services.look_up import Colleague, Handlers
    from kcc_desktop.services.tell import Told

translate = QCoreApplication.translate
NAMED = 3


@dataclass(frozen=True, slots=True)
class WhoFace:
    """The department that handles it, and how to reach it."""

    department: str
    open_now: bool
    reachable: str
    colleagues: str
    ways: str


def who_face(handlers: Handlers) -> WhoFace:
    """How `handlers` read."""
    department = handlers.department
    return WhoFace(
        department=plain.line(department.name, 80),
        open_now=bool(handlers.present),
        reachable=_reachable(handlers),
        colleagues="\n".join(_colleague(one) for one in handlers.present[:NAMED]),
        ways=" · ".join(plain.line(way, 60) for way in (department.phone, department.email) if way),
    )


@dataclass(frozen=True, slots=True)
class ColleagueFace:
    """A colleague: name, and in lines what they do, how to reach them, whether they are there."""

    name: str
    lines: str


def colleague_face(colleague: Colleague) -> ColleagueFace:
    """How `colleague` reads."""
    employee, department = colleague.employee, colleague.department
    there = (
        translate("Who", "nu aanwezig")
        if colleague.present
        else translate("Who", "nu niet aanwezig")
    )
    work = (employee.job, department.name if department else "")
    ways = (employee.phone, employee.email)
    lines = (" · ".join(plain.line(part, 80) for part in parts if part) for parts in (work, ways))
    return ColleagueFace(
        plain.line(employee.full_name, 80), "\n".join([*filter(None, lines), there])
    )


def product_of(told: Told) -> int | None:
    """The product that a report is about: that of its case, else of its handover or contact."""
    rows = told.rows
    products = [rows.case.product_id if rows.case else None]
    products += [handover.product_id for handover in rows.handovers]
    products += [question.product_id for contact in rows.contacts for question in contact.questions]
    return next((product for product in products if product is not None), None)


def _reachable(handlers: Handlers) -> str:
    count = len(handlers.present)
    now = numbers().present(count) if count else translate("Who", "nu niemand aanwezig")
    hours = plain.line(handlers.department.hours, 80)
    return " · ".join(part for part in (now, hours) if part)


def _colleague(employee: Employee) -> str:
    parts = (plain.line(employee.full_name, 60), plain.line(employee.job, 60))
    return " · ".join(part for part in parts if part)
