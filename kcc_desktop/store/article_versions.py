"""The versions of articles: kept whole, written as drafts, published, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update

from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.knowledge import Article, ArticleState
from kcc_desktop.services.ports_knowledge import ArticleLine
from kcc_desktop.store.article_rows import (
    article_of,
    article_row,
    line_of,
    version_of,
    version_row,
)
from kcc_desktop.store.bulk import free_id, insert_many, insert_new
from kcc_desktop.store.job import Job
from kcc_desktop.store.knowledge_tables import article_version
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.tables import article

_OPEN = (VersionState.DRAFT.value, VersionState.PLANNED.value)
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_LINE = tuple(
    article.c[name]
    for name in (
        "id", "kind", "title", "answer", "state", "version", "updated_at", "owner", "review_on",
        "product_id", "department_id", "publish_from", "publish_until", "skills",
    )
)  # fmt: skip


class SqlArticleWriting:
    """`services.ports_knowledge.ArticleWriting`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def lines(self) -> Sequence[ArticleLine]:
        """All articles, by title, with what is being written of them."""
        columns = article_version.c
        being_written = and_(columns.article_id == article.c.id, columns.state.in_(_OPEN))
        query = (
            select(
                *_LINE,
                columns.state.label("open_state"),
                columns.content["title"].as_string().label("open_title"),
                columns.who.label("open_who"),
                columns.at.label("open_at"),
            )
            .select_from(article.outerjoin(article_version, being_written))
            .order_by(article.c.title, article.c.id)
        )
        return [line_of(row) for row in self._connection.execute(query)]

    def readable(self, at: datetime) -> Sequence[ArticleLine]:
        """The articles that may be read at this moment, newest first."""
        begins, ends = article.c.publish_from, article.c.publish_until
        query = (
            select(*_LINE)
            .where(article.c.state == ArticleState.PUBLISHED.value)
            .where(or_(begins.is_(None), begins <= at), or_(ends.is_(None), ends > at))
            .order_by(article.c.updated_at.desc(), article.c.id.desc())
        )
        return [line_of(row) for row in self._connection.execute(query)]

    def standing(self, article_id: int) -> Article:
        """The article as it stands. Raises NotFound."""
        row = self._connection.execute(select(article).where(article.c.id == article_id)).first()
        if row is None:
            raise not_found("article")
        return article_of(row)

    def open_version(self, article_id: int) -> ArticleVersion | None:
        """The version that is being written or waits for its day, if there is one."""
        query = select(article_version).where(
            article_version.c.article_id == article_id, article_version.c.state.in_(_OPEN)
        )
        row = self._connection.execute(query).first()
        return None if row is None else version_of(row)

    def versions(self, article_id: int) -> Sequence[ArticleVersion]:
        """Every version, newest first; one that was never written in is the article itself."""
        columns = article_version.c
        query = (
            select(article_version)
            .where(columns.article_id == article_id)
            .order_by(columns.number.desc())
        )
        found = [version_of(row) for row in self._connection.execute(query)]
        return found or [_first(self.standing(article_id))]

    def save(self, draft: ArticleVersion, *, key: str) -> ArticleVersion:
        """Keeps a draft; one of a new article gets an id. Raises Conflict, NotFound."""
        id_ = draft.article.id or free_id(self._connection, article, id_for(_NO_MOMENT, key))
        seen = self._job.log.claim(key, "save", "article_draft", id_, draft.article.title)
        if seen is not None:
            return self.open_version(seen) or draft
        if not draft.article.id:
            draft = _with_id(draft, id_)
            insert_many(self._connection, article, [article_row(_unread(draft.article))])
            self._job.index.articles([_unread(draft.article)])
        self._keep_standing(draft)
        return self._put(replace(draft, state=VersionState.DRAFT))

    def publish(self, draft: ArticleVersion, *, key: str) -> Article:
        """Makes the draft the article as everyone reads it, or has it wait. Raises Conflict."""
        id_ = draft.article.id
        if self._job.log.claim(key, "publish", "article", id_, draft.remark) is not None:
            return self.standing(id_)
        standing = self._keep_standing(draft)
        if _waits(draft, standing):
            self._put(replace(draft, state=VersionState.PLANNED))
            return standing
        return self._replace(draft, VersionState.PUBLISHED, ArticleState.PUBLISHED)

    def withdraw(self, version: ArticleVersion, *, key: str) -> Article:
        """Takes the article away. Raises Conflict, NotFound."""
        id_ = version.article.id
        if self._job.log.claim(key, "withdraw", "article", id_, version.remark) is not None:
            return self.standing(id_)
        self._keep_standing(version)
        make_room(self._job, {id_: version.number})
        return self._replace(version, VersionState.WITHDRAWN, ArticleState.WITHDRAWN)

    def discard(self, draft: ArticleVersion, *, key: str) -> None:
        """Throws a draft away. Raises Conflict."""
        columns, id_ = article_version.c, draft.article.id
        if self._job.log.claim(key, "discard", "article_draft", id_) is not None:
            return
        gone = self._connection.execute(
            delete(article_version).where(
                columns.article_id == id_,
                columns.number == draft.number,
                columns.revision == draft.revision,
                columns.state.in_(_OPEN),
            )
        )
        if not gone.rowcount:
            raise self._lost(draft)

    def due(self, at: datetime) -> Sequence[ArticleVersion]:
        """The versions that waited for a moment that has come."""
        columns = article_version.c
        query = (
            select(article_version)
            .where(columns.state == VersionState.PLANNED.value)
            .order_by(columns.article_id)
        )
        waiting = [version_of(row) for row in self._connection.execute(query)]
        return [one for one in waiting if (one.article.publish_from or _NO_MOMENT) <= at]

    def _keep_standing(self, draft: ArticleVersion) -> Article:
        """The article that `draft` follows on, kept as a version if it never was.

        Raises Conflict when another one came between, NotFound.
        """
        standing = self.standing(draft.article.id)
        if standing.version != draft.number - 1:
            raise self._lost(draft)
        if standing.version > 0:
            record_versions(self._job, [_first(standing)])
        return standing

    def _replace(self, draft: ArticleVersion, state: VersionState, to: ArticleState) -> Article:
        version = replace(draft, article=replace(draft.article, state=to), state=state)
        row = article_row(version.article)
        columns, id_ = article.c, row.pop("id")
        based_on = and_(columns.id == id_, columns.version == version.number - 1)
        if not self._connection.execute(update(article).where(based_on).values(row)).rowcount:
            raise self._lost(draft)
        self._put(version)
        self._job.index.articles([version.article])
        return version.article

    def _put(self, version: ArticleVersion) -> ArticleVersion:
        """Writes a version over the revision that it was based on. Raises Conflict."""
        row = version_row(replace(version, revision=version.revision + 1))
        if version.revision == 0:
            if not insert_new(self._connection, article_version, row, unique="article_id, number"):
                raise self._lost(version)
        elif not self._overwrite(row, version.revision):
            raise self._lost(version)
        return replace(version, revision=version.revision + 1)

    def _overwrite(self, row: dict[str, Any], based_on: int) -> bool:
        columns = article_version.c
        mine = and_(
            columns.article_id == row["article_id"],
            columns.number == row["number"],
            columns.revision == based_on,
            columns.state.in_(_OPEN),
        )
        changed = self._connection.execute(update(article_version).where(mine).values(row))
        return bool(changed.rowcount)

    def _lost(self, version: ArticleVersion) -> KccError:
        """Who was first is who wrote in it last."""
        columns, id_ = article_version.c, version.article.id
        newest = (
            select(columns.who)
            .where(columns.article_id == id_)
            .order_by(columns.number.desc())
            .limit(1)
        )
        row = self._connection.execute(newest).first()
        present = self.standing(id_).version
        return conflict("article", winner=row.who if row else "", version=present)


def record_versions(job: Job, versions: Sequence[ArticleVersion]) -> None:
    """Keeps these versions whole, unless they are kept already."""
    for version in versions:
        row = version_row(replace(version, revision=1))
        insert_new(job.connection, article_version, row, unique="article_id, number")


def make_room(job: Job, numbers: dict[int, int]) -> None:
    """Moves what is being written of articles (by id) up from the number that is now taken."""
    columns = article_version.c
    for id_, number in numbers.items():
        job.connection.execute(
            update(article_version)
            .where(columns.article_id == id_, columns.number == number, columns.state.in_(_OPEN))
            .values(number=number + 1, revision=columns.revision + 1)
        )


def imported(article: Article, who: str, login: str) -> ArticleVersion:
    """An article that was brought in, as a version."""
    state = VersionState.PUBLISHED
    return ArticleVersion(article, state, article.updated_at, who, login, revision=1)


def _first(article: Article) -> ArticleVersion:
    """An article that nobody wrote in since it came, as a version."""
    state = {
        ArticleState.DRAFT: VersionState.DRAFT,
        ArticleState.PUBLISHED: VersionState.PUBLISHED,
        ArticleState.WITHDRAWN: VersionState.WITHDRAWN,
    }[article.state]
    return ArticleVersion(article, state, article.updated_at, article.edited_by, revision=1)


def _waits(draft: ArticleVersion, standing: Article) -> bool:
    """Whether a version that can be read already stays so until the first moment of `draft`."""
    begins = draft.article.publish_from
    return begins is not None and begins > draft.at and standing.state is ArticleState.PUBLISHED


def _with_id(draft: ArticleVersion, id_: int) -> ArticleVersion:
    own = replace(draft.article, id=id_, key=draft.article.key or f"eigen-{id_}")
    return replace(draft, article=own)


def _unread(article: Article) -> Article:
    """A new article, as it stands until its first version is published."""
    return replace(article, state=ArticleState.DRAFT, version=article.version - 1)
