"""Articles, products, formulas, synonyms, and the municipality's own people and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import (
    AnswerType,
    Article,
    ArticleKind,
    FormulaQuestion,
    Product,
    Section,
    ServiceFormula,
    Synonym,
    Term,
    TermUnit,
)
from kcc_desktop.domain.organisation import (
    Agent,
    Department,
    Employee,
    Group,
    Location,
    Role,
)
from kcc_desktop.services.ports import ImportMark, Put
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, MONDAY, a_department, later

ARTICLE = Article(
    id=0,
    key="lantaarn",
    kind=ArticleKind.QA,
    title="Kapotte straatlantaarn melden",
    answer="Wij repareren binnen 5 werkdagen.",
    updated_at=MONDAY,
    sections=(Section("Kosten", "Gratis."), Section("Hele straat", "Bel \0 de netbeheerder.")),
    keywords=("licht", "paal"),
    owner="Els",
    review_on=date(2027, 1, 1),
    source="map",
)


def test_an_article_comes_back_whole_and_is_replaced_by_what_differs(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        assert work.knowledge.put_articles([ARTICLE], source="map") == [Put.NEW]
        assert work.knowledge.put_articles([ARTICLE], source="map") == [Put.SAME]
        other = replace(ARTICLE, answer="Wij repareren binnen 3 werkdagen.")
        assert work.knowledge.put_articles([other], source="map") == [Put.CHANGED]
        id_ = only_id(work)
        found = work.knowledge.article(id_)
    assert found.sections[1].text == "Bel \N{REPLACEMENT CHARACTER} de netbeheerder."
    assert replace(found, sections=other.sections) == replace(other, id=id_, version=2)


def only_id(work: object) -> int:
    connection = work._job.connection  # type: ignore[attr-defined]
    return int(connection.exec_driver_sql("SELECT id FROM article").scalar())


def test_an_unknown_article_is_not_found(workspace: SqlWorkspace) -> None:
    with workspace.look() as work, pytest.raises(NotFound):
        work.knowledge.article(1)


def test_products_and_the_formula_of_one(workspace: SqlWorkspace) -> None:
    lamp, bin_ = Product(0, "b", "Lantaarn", "uri:1", "burger"), Product(0, "a", "Afvalbak")
    with workspace.work(HILDE) as work:
        assert work.knowledge.put_products([lamp, bin_], source="upl") == [Put.NEW] * 2
        assert [one.name for one in work.knowledge.products()] == ["Afvalbak", "Lantaarn"]
        product = work.knowledge.products()[1]
        assert replace(product, id=0) == lamp
        department = a_department(work)
        formula = ServiceFormula(
            id=0,
            product_id=product.id,
            department_id=department.id,
            questions=(
                FormulaQuestion("paal", "Welke paal?", required=True),
                FormulaQuestion("wat", "Wat?", AnswerType.CHOICE, ("uit", "knippert")),
            ),
            terms=(Term(PromiseKind.DONE, 5, TermUnit.WORKING_DAYS),),
            remark="Hele straat donker: netbeheerder",
        )
        assert work.knowledge.put_formulas([formula]) == [Put.NEW]
        assert work.knowledge.put_formulas([formula]) == [Put.SAME]
        found = work.knowledge.formula(product.id)
        assert found is not None
        assert replace(found, id=0) == formula
        assert work.knowledge.formula(work.knowledge.products()[0].id) is None


def test_synonyms_are_added_once(workspace: SqlWorkspace) -> None:
    pairs = [Synonym("lamp", "lantaarn"), Synonym("afval", "vuilnis"), Synonym("lamp", "lantaarn")]
    with workspace.work(HILDE) as work:
        assert work.knowledge.put_synonyms(pairs) == [Put.NEW, Put.NEW, Put.SAME]
        assert work.knowledge.put_synonyms(pairs[:1]) == [Put.SAME]
        assert work.knowledge.synonyms() == [pairs[1], pairs[0]]
        logged = [line.detail for line in work.audit.of("synonym", 0)]
    assert logged == ["lamp ~ lantaarn", "afval ~ vuilnis"]


def test_the_organisation_comes_back_as_it_was_brought(workspace: SqlWorkspace) -> None:
    locations = [Location(1, "Wijkloket Zuid")]
    departments = [Department(10, "o", "Onderhoud", "030", "o@x.example", "8-16", "Straten")]
    groups = [Group(20, "v", "Verlichting", 10)]
    employees = [
        Employee(30, "stef", "Stef", "Maas", 10, 20, "monteur", "06", "s@x.example", "x" * 10, 31),
        Employee(31, "bo", "Bo", "", 10),
    ]
    agents = [Agent(40, "stef", 30, 1, Role.LEAD)]
    with workspace.work(HILDE) as work:
        own = work.organisation
        for _ in range(2):
            puts = [
                own.put_locations(locations),
                own.put_departments(departments),
                own.put_groups(groups),
                own.put_employees(employees),
                own.put_agents(agents),
            ]
        assert {put for each in puts for put in each} == {Put.SAME}
        assert own.locations() == locations
        assert own.departments() == departments
        assert own.groups() == groups
        assert own.employees() == [employees[1], employees[0]]
        assert own.agents() == agents


def test_a_colleague_who_changed_keeps_the_id(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        department = a_department(work)
        stef = Employee(0, "stef", "Stef", "Maas", department.id)
        work.organisation.put_employees([stef])
        (before,) = work.organisation.employees()
        assert work.organisation.put_employees([replace(stef, job="chef")]) == [Put.CHANGED]
        assert work.organisation.employees() == [replace(before, job="chef", version=2)]


def test_an_import_is_remembered_where_it_stopped(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        assert work.imports.get("open311", "abc") is None
        work.imports.put(ImportMark("open311", "abc", 500))
        work.imports.put(ImportMark("open311", "abc", 900, later(4)))
        work.imports.put(ImportMark("products", "abc", 1))
        assert work.imports.get("open311", "abc") == ImportMark("open311", "abc", 900, later(4))
