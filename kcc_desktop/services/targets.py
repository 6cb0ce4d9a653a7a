"""Where work goes: a group or colleague says which department that is."""

from __future__ import annotations

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Target
from kcc_desktop.domain.said import Said
from kcc_desktop.services.ports import Work

_GONE = Said(
    "Deze groep of collega is er niet (meer). Kies een ander.",
    "This group or colleague is not there (any more). Choose another.",
)


def resolved(work: Work, target: Target) -> Target:
    """The target with its department: that of the colleague, else that of the group.

    Raises InvalidInput when the group or colleague is not there, or out of use.
    """
    if target.employee_id is not None:
        return _of_employee(work, target)
    if target.group_id is not None:
        return _of_group(work, target)
    return target


def _of_employee(work: Work, target: Target) -> Target:
    for one in work.organisation.employees():
        if one.id == target.employee_id and one.active:
            group_id = target.group_id or one.group_id
            return Target(target.department_id or one.department_id, group_id, one.id)
    raise InvalidInput(_GONE)


def _of_group(work: Work, target: Target) -> Target:
    for one in work.organisation.groups():
        if one.id == target.group_id and one.active:
            return Target(one.department_id, one.id)
    raise InvalidInput(_GONE)
