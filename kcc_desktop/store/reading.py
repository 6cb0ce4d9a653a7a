"""Who has read which article, and what readers say of it, in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update

from kcc_desktop.domain.ids import new_id
from kcc_desktop.services.ports_knowledge import Feedback, ReadMark
from kcc_desktop.store.bulk import free_id, insert_many, put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.knowledge_tables import article_feedback, read_mark
from kcc_desktop.store.refusals import conflict, not_found
from kcc_desktop.store.tables import article


class SqlReadingMarks:
    """`services.ports_knowledge.ReadingMarks`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def marks(self, login: str) -> Sequence[ReadMark]:
        """What somebody has read."""
        columns = read_mark.c
        query = select(columns.article_id, columns.version, columns.at).where(
            columns.login == login
        )
        return [ReadMark(*row) for row in self._connection.execute(query)]

    def mark_read(self, mark: ReadMark, *, key: str) -> None:
        """The actor has read this; an older version never takes the place of a newer one."""
        detail = str(mark.version)
        if self._job.log.claim(key, "read", "article_mark", mark.article_id, detail) is not None:
            return
        login = self._job.actor.login
        known = {one.article_id: one.version for one in self.marks(login)}
        if known.get(mark.article_id, 0) < mark.version:
            row = {
                "login": login,
                "article_id": mark.article_id,
                "version": mark.version,
                "at": mark.at,
            }
            put_row(self._connection, read_mark, row)

    def say(self, feedback: Feedback, *, key: str) -> None:
        """Keeps what the actor says of a passage."""
        id_ = free_id(self._connection, article_feedback, new_id(feedback.at))
        if self._job.log.claim(key, "say", "article_feedback", id_) is not None:
            return
        actor = self._job.actor
        row = {
            "id": id_,
            "article_id": feedback.article_id,
            "article_version": feedback.article_version,
            "at": feedback.at,
            "login": actor.login,
            "who": actor.name,
            "passage": feedback.passage,
            "text": feedback.text,
        }
        insert_many(self._connection, article_feedback, [row])

    def open_feedback(self) -> Sequence[Feedback]:
        """What no editor has dealt with, oldest first."""
        columns = article_feedback.c
        return self._feedback(_FEEDBACK.where(columns.handled_at.is_(None)).order_by(columns.id))

    def feedback_by(self, login: str, limit: int) -> Sequence[Feedback]:
        """What somebody said, newest first, with what became of it."""
        columns = article_feedback.c
        own = _FEEDBACK.where(columns.login == login)
        return self._feedback(own.order_by(columns.id.desc()).limit(limit))

    def handle(self, feedback_id: int, reply: str, *, at: datetime, key: str) -> None:
        """The actor has dealt with it. Raises Conflict when somebody did already, NotFound."""
        log, actor = self._job.log, self._job.actor
        if log.claim(key, "handle", "article_feedback", feedback_id, reply) is not None:
            return
        columns = article_feedback.c
        changed = self._connection.execute(
            update(article_feedback)
            .where(columns.id == feedback_id, columns.handled_at.is_(None))
            .values(handled_at=at, handled_by=actor.name, reply=reply)
        )
        if not changed.rowcount:
            raise self._lost(feedback_id)

    def _lost(self, feedback_id: int) -> Exception:
        columns = article_feedback.c
        who = select(columns.handled_by).where(columns.id == feedback_id)
        row = self._connection.execute(who).first()
        if row is None:
            return not_found("feedback")
        return conflict("feedback", winner=row.handled_by, version=1)

    def _feedback(self, query: Select[Any]) -> list[Feedback]:
        return [Feedback(**row._asdict()) for row in self._connection.execute(query)]


_FEEDBACK = select(
    *(column for column in article_feedback.c), article.c.title.label("article_title")
).join(article, article.c.id == article_feedback.c.article_id)
