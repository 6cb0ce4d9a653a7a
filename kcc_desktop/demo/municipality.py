"""The municipality of the sample as rows: its departments, colleagues, products, formulas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.texts import DepartmentText, EmployeeText, FormulaText, QuestionText, TermText
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import (
    AnswerType,
    FormulaQuestion,
    Product,
    ServiceFormula,
    Term,
    TermUnit,
)
from kcc_desktop.domain.organisation import Agent, Department, Employee, Group, Location, Role


@dataclass(frozen=True, slots=True)
class Municipality:
    """Its rows, and which id belongs to which key of the content."""

    locations: dict[str, Location]
    departments: dict[str, Department]
    groups: dict[str, Group]
    employees: dict[str, Employee]
    agents: dict[str, Agent]
    products: dict[str, Product]
    formulas: dict[str, ServiceFormula]

    def colleagues(self, group: str) -> tuple[Employee, ...]:
        """Who works in this group."""
        wanted = self.groups[group].id
        return tuple(each for each in self.employees.values() if each.group_id == wanted)

    def department_name(self, formula: FormulaText) -> str:
        """The name of the department that a formula goes to."""
        return self.departments[formula.department].name


def make_municipality(content: Content) -> Municipality:
    """All rows, with ids that count from one in the order of the content."""
    text = content.organisation
    locations = {
        each.key: Location(id_, each.name) for id_, each in enumerate(text.locations, start=1)
    }
    departments = {
        each.key: _department(id_, each) for id_, each in enumerate(text.departments, start=1)
    }
    groups = _groups(text.departments, departments)
    employees = _employees(content, departments, groups)
    agents = {
        each.employee: Agent(
            id_, each.employee, employees[each.employee].id, locations[each.location].id,
            Role(each.role),
        )
        for id_, each in enumerate(text.agents, start=1)
    }  # fmt: skip
    products = {
        each.key: Product(id_, each.key, each.name) for id_, each in enumerate(content.formulas, 1)
    }
    formulas = {
        each.key: _formula(id_, each, departments[each.department].id)
        for id_, each in enumerate(content.formulas, start=1)
    }
    return Municipality(locations, departments, groups, employees, agents, products, formulas)


def terms(formula: FormulaText) -> tuple[Term, ...]:
    """What a formula promises."""
    promise = formula.promise
    return tuple(
        _term(kind, text)
        for kind, text in (
            (PromiseKind.SEEN, promise.seen),
            (PromiseKind.ANSWERED, promise.answered),
            (PromiseKind.DONE, promise.done),
        )
    )


def _term(kind: PromiseKind, text: TermText) -> Term:
    if text.hours:
        return Term(kind, text.hours, TermUnit.WORKING_HOURS)
    return Term(kind, text.days, TermUnit.WORKING_DAYS)


def _department(id_: int, text: DepartmentText) -> Department:
    return Department(id_, text.key, text.name, text.phone, text.mail, text.hours, text.description)


def _groups(
    texts: Iterable[DepartmentText], departments: dict[str, Department]
) -> dict[str, Group]:
    pairs = [(each, group) for each in texts for group in each.groups]
    return {
        group.key: Group(id_, group.key, group.name, departments[each.key].id)
        for id_, (each, group) in enumerate(pairs, start=1)
    }


def _employees(
    content: Content, departments: dict[str, Department], groups: dict[str, Group]
) -> dict[str, Employee]:
    texts = content.organisation.employees
    ids = {text.key: id_ for id_, text in enumerate(texts, start=1)}
    return {
        text.key: Employee(
            ids[text.key],
            text.key,
            text.first,
            text.full_surname,
            departments[text.department].id,
            groups[text.group].id,
            text.job,
            _extension(content, ids[text.key]),
            _mail(content, text),
            text.availability,
            ids[text.replacement],
        )
        for text in texts
    }


def _extension(content: Content, id_: int) -> str:
    """A number of one's own beside the municipality's general one."""
    return f"{content.organisation.municipality.phone[:-4]}46{id_:02}"


def _mail(content: Content, text: EmployeeText) -> str:
    domain = content.organisation.municipality.mail.partition("@")[2]
    return f"{text.key}@{domain}"


def _formula(id_: int, text: FormulaText, department_id: int) -> ServiceFormula:
    questions = tuple(_question(each) for each in text.questions)
    return ServiceFormula(id_, id_, department_id, questions, terms(text), text.remark)


def _question(text: QuestionText) -> FormulaQuestion:
    return FormulaQuestion(text.key, text.label, AnswerType(text.type), text.choices, text.required)
