"""Products, departments, groups and colleagues as things to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.handover import Target

if TYPE_CHECKING:
    from kcc_desktop.domain.organisation import Employee
    from kcc_desktop.services.pass_on import Receivers

translate = QCoreApplication.translate


class Choice(NamedTuple):
    """Something to pick: what is shown, what it stands for, and further `words` to find it by."""

    text: str
    value: object
    words: str = ""


def product_choices(receivers: Receivers) -> list[Choice]:
    """All products, by name."""
    return [Choice(plain.line(one.name, 100), one.id) for one in receivers.products]


def receiver_choices(receivers: Receivers, *, me_first: bool = False) -> list[Choice]:
    """Departments, their groups, and colleagues with whether they are there now.

    A callback is mostly one's own, so for that oneself comes first.
    """
    names = {one.id: plain.line(one.name, 60) for one in receivers.departments}
    choices = [Choice(names[one.id], Target(one.id), one.about) for one in receivers.departments]
    choices += [
        Choice(
            _joined(plain.line(one.name, 60), names.get(one.department_id, "")),
            Target(one.department_id, one.id),
        )
        for one in receivers.groups
    ]
    people = [_colleague(one, receivers, names) for one in receivers.employees]
    own = [choice for choice in people if _employee(choice) == receivers.me]
    others = [choice for choice in people if _employee(choice) != receivers.me]
    return [*own, *choices, *others] if me_first else [*choices, *own, *others]


def colleague_choices(receivers: Receivers, department_id: int | None) -> list[Choice]:
    """Colleagues by their id, those of one department first."""
    names = {one.id: plain.line(one.name, 60) for one in receivers.departments}
    ordered = sorted(receivers.employees, key=lambda one: one.department_id != department_id)
    return [Choice(_colleague(one, receivers, names).text, one.id) for one in ordered]


def _colleague(one: Employee, receivers: Receivers, names: dict[int, str]) -> Choice:
    there = one.id in receivers.present
    state = translate("Receivers", "nu aanwezig") if there else translate("Receivers", "nu afwezig")
    me = translate("Receivers", "uzelf") if one.id == receivers.me else ""
    who, job = plain.line(one.full_name, 60), plain.line(one.job, 40)
    text = _joined(who, job, names.get(one.department_id, ""), me or state)
    return Choice(text, Target(one.department_id, one.group_id, one.id))


def _employee(choice: Choice) -> int | None:
    return choice.value.employee_id if isinstance(choice.value, Target) else None


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)
