"""How managed sheets stand in tables: which column holds which field, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion, Term, TermUnit
from kcc_desktop.domain.managed_checks import (
    questions_of,
    questions_text,
    terms_of,
    terms_text,
    words_of_list,
)
from kcc_desktop.domain.managing import Sheet
from kcc_desktop.store.tables import (
    agent,
    department,
    employee,
    location,
    product,
    service_formula,
    work_group,
)
from kcc_desktop.store.work_tables import list_item


@dataclass(frozen=True, slots=True)
class Kept:
    """A value as the table keeps it, both ways."""

    to_column: Callable[[str], Any]
    to_text: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet stands. `refs`: field -> (column, table, column there); `kept`: fields that are
    no text; `named`: fields whose column has another name; `order`: columns of the order.
    """

    table: Table
    kind: str
    order: tuple[str, ...]
    refs: Mapping[str, tuple[str, Table, str]] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)
    has_active: bool = True


def _questions_column(text: str) -> list[list[Any]]:
    return [
        [one.key, one.label, one.type.value, list(one.choices), one.required]
        for one in questions_of(text)
    ]


def _questions_shown(kept: Any) -> str:
    return questions_text(
        [
            FormulaQuestion(key, label, AnswerType(kind), tuple(choices), required)
            for key, label, kind, choices, required in kept
        ]
    )


def _terms_column(text: str) -> list[list[Any]]:
    return [[one.kind.value, one.amount, one.unit.value] for one in terms_of(text)]


def _terms_shown(kept: Any) -> str:
    return terms_text(
        [Term(PromiseKind(kind), amount, TermUnit(unit)) for kind, amount, unit in kept]
    )


_NUMBER = Kept(lambda text: int(text or 0), str)
_WORDS = Kept(lambda text: list(words_of_list(text)), ", ".join)

_PRODUCT = ("product_id", product, "key")
_DEPARTMENT = ("department_id", department, "key")

PLACES: dict[Sheet, Place] = {
    Sheet.LISTS: Place(
        list_item,
        "list_item",
        ("list", "position", "nl"),
        refs={"product": _PRODUCT},
        kept={"position": _NUMBER},
    ),
    Sheet.FORMULAS: Place(
        service_formula,
        "service_formula",
        ("id",),
        refs={"product": _PRODUCT, "department": _DEPARTMENT},
        kept={
            "questions": Kept(_questions_column, _questions_shown),
            "terms": Kept(_terms_column, _terms_shown),
        },
        has_active=False,
    ),
    Sheet.DEPARTMENTS: Place(department, "department", ("name", "id")),
    Sheet.GROUPS: Place(work_group, "work_group", ("name", "id"), refs={"department": _DEPARTMENT}),
    Sheet.COLLEAGUES: Place(
        employee,
        "employee",
        ("first_name", "surname", "id"),
        refs={
            "department": _DEPARTMENT,
            "group": ("group_id", work_group, "key"),
            "replaced_by": ("replaced_by_id", employee, "key"),
        },
    ),
    Sheet.AGENTS: Place(
        agent,
        "agent",
        ("login",),
        refs={
            "colleague": ("employee_id", employee, "key"),
            "location": ("location_id", location, "name"),
        },
        kept={"skills": _WORDS},
    ),
    Sheet.LOCATIONS: Place(location, "location", ("name", "id")),
}
