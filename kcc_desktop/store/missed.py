"""Searches that found nothing, and the synonyms that editors keep, in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.keys import KeyScheme
from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.domain.missed import MissedSearch
from kcc_desktop.domain.words import compound_parts, lexicon
from kcc_desktop.store.bulk import insert_new
from kcc_desktop.store.job import Job
from kcc_desktop.store.knowledge_tables import missed_search
from kcc_desktop.store.tables import search_key, synonym

#: Behind every beginning of a key, in the order of code points.
_LAST = "\U0010ffff"


class SqlMissedSearches:
    """`services.ports_knowledge.MissedSearches`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def count(self, query: str, shown: str, at: datetime, day: date) -> bool:
        """Counts one, unless it holds the name of a party; says whether it was counted.

        It says nothing of who searched, so it leaves no line in the log.
        """
        if self._names_somebody(query):
            return False
        columns = missed_search.c
        row = {"day": day, "query": query, "shown": shown, "times": 1, "last_at": at}
        if not insert_new(self._connection, missed_search, row, unique="day, query"):
            self._connection.execute(
                update(missed_search)
                .where(columns.day == day, columns.query == query)
                .values(times=columns.times + 1, last_at=at)
            )
        return True

    def unhandled(self, since: date) -> Sequence[MissedSearch]:
        """What was missed since a day and not dealt with since then, most often first."""
        columns = missed_search.c
        times = func.sum(columns.times)
        query = (
            select(
                columns.query,
                func.max(columns.shown),
                times,
                func.min(columns.day),
                func.max(columns.day),
            )
            .where(columns.day >= since, _is_open())
            .group_by(columns.query)
            .order_by(times.desc(), columns.query)
        )
        return [MissedSearch(*row) for row in self._connection.execute(query)]

    def handle(self, query: str, *, at: datetime, key: str) -> None:
        """The actor has dealt with all of this query until now."""
        if self._job.log.claim(key, "handle", "missed_search", 0, query) is not None:
            return
        columns = missed_search.c
        self._connection.execute(
            update(missed_search)
            .where(columns.query == query, _is_open())
            .values(handled_at=at, handled_by=self._job.actor.name)
        )

    def _names_somebody(self, query: str) -> bool:
        """Whether all of it, or a word that is no ordinary one, is the name of a party."""
        wanted = [query, *(word for word in query.split() if not _is_ordinary(word))]
        return any(self._is_name(name) for name in wanted)

    def _is_name(self, name: str) -> bool:
        columns = search_key.c
        begun = and_(columns.key > f"{name} ", columns.key < f"{name} {_LAST}")
        query = (
            select(columns.ref)
            .where(columns.scheme == KeyScheme.NAME.value, columns.kind == HitGroup.PARTY.value)
            .where(or_(columns.key == name, begun))
            .limit(1)
        )
        return self._connection.execute(query).first() is not None


class SqlSynonymList:
    """`services.ports_knowledge.SynonymList`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def add(self, one: Synonym, *, key: str) -> None:
        """Adds a pair; one that stands already stays."""
        if self._job.log.claim(key, "add", "synonym", 0, f"{one.word} ~ {one.other}") is not None:
            return
        if self._connection.execute(select(synonym).where(_either_way(one))).first() is None:
            self._connection.execute(insert(synonym).values(word=one.word, other=one.other))

    def remove(self, one: Synonym, *, key: str) -> None:
        """Takes a pair away, whichever of both words was first."""
        detail = f"{one.word} ~ {one.other}"
        if self._job.log.claim(key, "remove", "synonym", 0, detail) is None:
            self._connection.execute(delete(synonym).where(_either_way(one)))


def _is_open() -> ColumnElement[bool]:
    """Not dealt with, or missed again since."""
    columns = missed_search.c
    return or_(columns.handled_at.is_(None), columns.last_at > columns.handled_at)


def _is_ordinary(word: str) -> bool:
    return word in lexicon() or bool(compound_parts(word))


def _either_way(one: Synonym) -> ColumnElement[bool]:
    columns = synonym.c
    return or_(
        and_(columns.word == one.word, columns.other == one.other),
        and_(columns.word == one.other, columns.other == one.word),
    )
