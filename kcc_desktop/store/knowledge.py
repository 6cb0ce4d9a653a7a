"""Articles, products, service formulas and synonyms in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select, tuple_

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import (
    AnswerType,
    Article,
    FormulaQuestion,
    Product,
    ServiceFormula,
    Synonym,
    Term,
    TermUnit,
)
from kcc_desktop.services.ports import Put
from kcc_desktop.store.article_rows import article_of, article_row
from kcc_desktop.store.article_versions import imported, make_room, record_versions
from kcc_desktop.store.bulk import chunks, insert_many, rows_by
from kcc_desktop.store.catalogue import put_rows
from kcc_desktop.store.job import Job
from kcc_desktop.store.prepared import Prepared
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.search.context import synonyms
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.tables import article, product, service_formula, synonym

_FORMULA = Prepared(
    select(service_formula).where(service_formula.c.product_id == bindparam("product_id"))
)


class SqlKnowledge:
    """`services.ports.Knowledge`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def article(self, article_id: int) -> Article:
        """The article. Raises NotFound."""
        row = self._connection.execute(select(article).where(article.c.id == article_id)).first()
        if row is None:
            raise not_found("article")
        return article_of(row)

    def put_articles(self, articles: Sequence[Article], *, source: str) -> Sequence[Put]:
        """Brings articles in; their `key` tells which is which.

        What an editor wrote here since is not overwritten: it stays the same.
        """
        own = self._edited_here(articles)
        rows = [article_row(one, source) for one in articles if one.key not in own]
        written = put_rows(self._job, article, rows, key="key", source=source)
        found = [article_of(row) for row in rows_by(self._connection, article.c.id, written.ids)]
        self._keep_versions(found)
        self._job.index.articles(found)
        puts = iter(written.puts)
        return [Put.SAME if one.key in own else next(puts) for one in articles]

    def _edited_here(self, articles: Sequence[Article]) -> set[str]:
        keys = [one.key for one in articles if not one.edited_by]
        stored = rows_by(self._connection, article.c.key, keys)
        return {row.key for row in stored if row.edited_by}

    def _keep_versions(self, articles: Sequence[Article]) -> None:
        actor = self._job.actor
        make_room(self._job, {one.id: one.version for one in articles if one.version > 1})
        record_versions(self._job, [imported(one, actor.name, actor.login) for one in articles])

    def put_products(self, products: Sequence[Product], *, source: str) -> Sequence[Put]:
        """Brings products in; their `key` tells which is which."""
        rows = [
            {
                "id": one.id,
                "key": one.key,
                "name": one.name,
                "uri": one.uri,
                "audience": one.audience,
                "version": one.version,
            }
            for one in products
        ]
        return put_rows(self._job, product, rows, key="key", source=source).puts

    def put_formulas(self, formulas: Sequence[ServiceFormula]) -> Sequence[Put]:
        """Brings service formulas in; one per product."""
        rows = [_formula_row(one) for one in formulas]
        return put_rows(self._job, service_formula, rows, key="product_id").puts

    def put_synonyms(self, synonyms: Sequence[Synonym]) -> Sequence[Put]:
        """Brings synonyms in."""
        known = self._known_pairs(synonyms)
        puts: list[Put] = []
        rows: list[dict[str, str]] = []
        for one in synonyms:
            pair = (one.word, one.other)
            puts.append(Put.SAME if pair in known else Put.NEW)
            if pair not in known:
                known.add(pair)
                rows.append({"word": one.word, "other": one.other})
        insert_many(self._connection, synonym, rows)
        for row in rows:
            # A pair of words has no id: the line tells which it is.
            self._job.log.many("import", "synonym", [0], f"{row['word']} ~ {row['other']}")
        return puts

    def synonyms(self) -> Sequence[Synonym]:
        """The whole list, by word."""
        return synonyms(CoreReader(self._connection))

    def products(self) -> Sequence[Product]:
        """All products, by name."""
        query = select(product).order_by(product.c.name, product.c.id)
        return [Product(**row._asdict()) for row in self._connection.execute(query)]

    def formula(self, product_id: int) -> ServiceFormula | None:
        """The service formula of a product, if it has one."""
        row = _FORMULA.first(self._connection, product_id=product_id)
        return None if row is None else _formula(row)

    def _known_pairs(self, synonyms: Sequence[Synonym]) -> set[tuple[str, str]]:
        columns = synonym.c
        pairs = [(one.word, one.other) for one in synonyms]
        return {
            (row.word, row.other)
            for piece in chunks(pairs)
            for row in self._connection.execute(
                select(synonym).where(tuple_(columns.word, columns.other).in_(piece))
            )
        }


def _formula_row(one: ServiceFormula) -> dict[str, Any]:
    questions = [
        [own.key, own.label, own.type.value, list(own.choices), own.required]
        for own in one.questions
    ]
    return {
        "id": one.id,
        "product_id": one.product_id,
        "department_id": one.department_id,
        "questions": questions,
        "terms": [[term.kind.value, term.amount, term.unit.value] for term in one.terms],
        "remark": one.remark,
        "version": one.version,
    }


def _formula(row: Any) -> ServiceFormula:
    values = row._asdict() | {
        "questions": tuple(
            FormulaQuestion(key, label, AnswerType(type_), tuple(choices), required)
            for key, label, type_, choices, required in row.questions
        ),
        "terms": tuple(
            Term(PromiseKind(kind), amount, TermUnit(unit)) for kind, amount, unit in row.terms
        ),
    }
    return ServiceFormula(**values)
