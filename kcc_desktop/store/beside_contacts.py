"""What is kept beside a recorded contact: the articles used, and the handovers it was about."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.drafts import UsedArticle
from kcc_desktop.store.bulk import insert_many, rows_by
from kcc_desktop.store.job import Job
from kcc_desktop.store.work_tables import contact_article, contact_handover


class SqlBesideContacts:
    """`services.ports_contact.BesideContacts`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def add_articles(self, contact_id: int, used: Sequence[UsedArticle]) -> None:
        """Adds articles to a contact that is being recorded; those it has already stay."""
        known = {one.article_id for one in self.articles(contact_id)}
        rows = [
            {
                "contact_id": contact_id,
                "article_id": one.article_id,
                "article_version": one.version,
                "part": one.part,
            }
            for one in {one.article_id: one for one in used}.values()
            if one.article_id not in known
        ]
        insert_many(self._connection, contact_article, rows)

    def articles(self, contact_id: int) -> Sequence[UsedArticle]:
        """Those of one contact, without their titles, by id."""
        found = rows_by(self._connection, contact_article.c.contact_id, [contact_id])
        used = (
            UsedArticle(row.article_id, version=row.article_version, part=row.part) for row in found
        )
        return sorted(used, key=lambda one: one.article_id)

    def add_handovers(self, contact_id: int, handover_ids: Sequence[int]) -> None:
        """Says that a contact which is being recorded was about these handovers too."""
        stored = rows_by(self._connection, contact_handover.c.contact_id, [contact_id])
        fresh = set(handover_ids) - {row.handover_id for row in stored}
        rows = [{"contact_id": contact_id, "handover_id": id_} for id_ in sorted(fresh)]
        insert_many(self._connection, contact_handover, rows)
