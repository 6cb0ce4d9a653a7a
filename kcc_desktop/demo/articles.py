"""The knowledge articles of the sample as rows."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from kcc_desktop.demo.article_files import ArticleText
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality
from kcc_desktop.demo.yaml_records import ContentError
from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.moments import ZONE


def make_articles(
    texts: tuple[ArticleText, ...], municipality: Municipality, days: Days
) -> tuple[Article, ...]:
    """The articles as rows. Raises ContentError when one refers to what is not there."""
    return tuple(_article(id_, text, municipality, days) for id_, text in enumerate(texts, start=1))


def _article(id_: int, text: ArticleText, municipality: Municipality, days: Days) -> Article:
    fields = text.fields
    try:
        product_id = municipality.products[fields.product].id if fields.product else None
        department_id = municipality.departments[fields.department].id
        owner = municipality.employees[fields.owner].full_name
    except KeyError as unknown:
        raise ContentError(f"{fields.key}.md: refers to {unknown}, which is not there") from None
    day = days.today - timedelta(days=fields.updated)
    return Article(
        id_,
        fields.key,
        ArticleKind(fields.kind),
        fields.title,
        text.sections[0][1],
        datetime.combine(day, time(10), ZONE),
        tuple(Section(heading, written) for heading, written in text.sections[1:]),
        fields.keywords,
        product_id,
        department_id,
        owner,
        days.today + timedelta(days=fields.review),
    )
