"""Articles as rows, and as the JSON in which each version is kept whole."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.knowledge import Article, ArticleKind, ArticleState, Condition, Section
from kcc_desktop.services.ports_knowledge import ArticleLine
from kcc_desktop.store.columns import storable

_MOMENTS = ("updated_at", "publish_from", "publish_until")
_NAMES = tuple(field.name for field in fields(Article))


def article_row(one: Article, source: str = "") -> dict[str, Any]:
    """The columns of the table `article`."""
    return {
        "id": one.id,
        "key": one.key,
        "kind": one.kind.value,
        "title": one.title,
        "answer": one.answer,
        "sections": [[section.heading, section.text] for section in one.sections],
        "keywords": list(one.keywords),
        "updated_at": one.updated_at,
        "product_id": one.product_id,
        "department_id": one.department_id,
        "owner": one.owner,
        "review_on": one.review_on,
        "source": one.source or source,
        "version": one.version,
        "state": one.state.value,
        "publish_from": one.publish_from,
        "publish_until": one.publish_until,
        "checklist": [[condition.question, condition.if_not] for condition in one.checklist],
        "skills": list(one.skills),
        "edited_by": one.edited_by,
    }


def article_of(row: Any) -> Article:
    """The article of a row of its table."""
    return _article(row._asdict())


def content_of(article: Article) -> dict[str, Any]:
    """The whole article as JSON."""
    content: dict[str, Any] = _plain(article_row(article))
    return content


def article_in(content: dict[str, Any]) -> Article:
    """The article in the JSON of a version."""
    moments = {name: _moment(content[name]) for name in _MOMENTS}
    review_on = content["review_on"] and date.fromisoformat(content["review_on"])
    return _article(content | moments | {"review_on": review_on})


def version_row(version: ArticleVersion) -> dict[str, Any]:
    """The columns of the table `article_version`."""
    return {
        "article_id": version.article.id,
        "number": version.number,
        "state": version.state.value,
        "at": version.at,
        "login": version.login,
        "who": version.who,
        "remark": version.remark,
        "revision": version.revision,
        "content": content_of(version.article),
    }


def version_of(row: Any) -> ArticleVersion:
    """The version of a row. Its number is that of the row: a draft moves on when it must."""
    article = article_in({**row.content, "version": row.number})
    return ArticleVersion(
        article, VersionState(row.state), row.at, row.who, row.login, row.remark, row.revision
    )


def line_of(row: Any) -> ArticleLine:
    """A line of a list; the row may lack what is being written."""
    values = row._asdict() | {
        "kind": ArticleKind(row.kind),
        "state": ArticleState(row.state),
        "skills": tuple(row.skills),
    }
    if values.get("open_state"):
        values["open_state"] = VersionState(row.open_state)
    return ArticleLine(**values)


def _article(values: dict[str, Any]) -> Article:
    own = {name: values[name] for name in _NAMES}
    return Article(
        **own
        | {
            "kind": ArticleKind(values["kind"]),
            "sections": tuple(Section(heading, text) for heading, text in values["sections"]),
            "keywords": tuple(values["keywords"]),
            "state": ArticleState(values["state"]),
            "checklist": tuple(Condition(question, no) for question, no in values["checklist"]),
            "skills": tuple(values["skills"]),
        }
    )


def _plain(value: Any) -> Any:
    """`value` as JSON takes it, with text that both engines can hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
