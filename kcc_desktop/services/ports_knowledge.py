"""What writing and reading the knowledge base need from the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.knowledge import Article, ArticleKind, ArticleState, Synonym
from kcc_desktop.domain.missed import MissedSearch


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list. `open_state` is that of the version being written, if there is one,
    which was last saved by `open_who` at `open_at`.
    """

    id: int
    kind: ArticleKind
    title: str
    answer: str
    state: ArticleState
    version: int
    updated_at: datetime
    owner: str = ""
    review_on: date | None = None
    product_id: int | None = None
    department_id: int | None = None
    publish_from: datetime | None = None
    publish_until: datetime | None = None
    skills: tuple[str, ...] = ()
    open_state: VersionState | None = None
    open_title: str = ""
    open_who: str = ""
    open_at: datetime | None = None


class ArticleWriting(Protocol):
    """The versions of articles, and those that are being written."""

    def lines(self) -> Sequence[ArticleLine]:
        """All articles, also those that nobody may read yet or any more, by title."""
        ...

    def readable(self, at: datetime) -> Sequence[ArticleLine]:
        """The articles that may be read at this moment, newest first."""
        ...

    def standing(self, article_id: int) -> Article:
        """The article as it stands, whether or not it may be read. Raises NotFound."""
        ...

    def open_version(self, article_id: int) -> ArticleVersion | None:
        """The version that is being written or waits for its day, if there is one."""
        ...

    def versions(self, article_id: int) -> Sequence[ArticleVersion]:
        """Every version, newest first."""
        ...

    def save(self, draft: ArticleVersion, *, key: str) -> ArticleVersion:
        """Keeps a draft; one of a new article (id 0) gets an id. Raises Conflict, NotFound."""
        ...

    def publish(self, draft: ArticleVersion, *, key: str) -> Article:
        """Makes the draft the article as everyone reads it, or has it wait for its first moment
        while an earlier version is read. Raises Conflict, NotFound.
        """
        ...

    def withdraw(self, version: ArticleVersion, *, key: str) -> Article:
        """Takes the article away; `version` is the one that says so. Raises Conflict, NotFound."""
        ...

    def discard(self, draft: ArticleVersion, *, key: str) -> None:
        """Throws a draft away. Raises Conflict."""
        ...

    def due(self, at: datetime) -> Sequence[ArticleVersion]:
        """The versions that waited for a moment that has come."""
        ...


@dataclass(frozen=True, slots=True)
class ReadMark:
    """Somebody has read this version of an article."""

    article_id: int
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of a passage; with `handled_at` the editor dealt with it."""

    id: int
    article_id: int
    article_title: str
    article_version: int
    at: datetime
    who: str
    login: str
    passage: str
    text: str
    handled_at: datetime | None = None
    handled_by: str = ""
    reply: str = ""


class ReadingMarks(Protocol):
    """Who has read what, and what readers say of it."""

    def marks(self, login: str) -> Sequence[ReadMark]:
        """What somebody has read."""
        ...

    def mark_read(self, mark: ReadMark, *, key: str) -> None:
        """The actor has read this."""
        ...

    def say(self, feedback: Feedback, *, key: str) -> None:
        """Keeps what the actor says of a passage."""
        ...

    def open_feedback(self) -> Sequence[Feedback]:
        """What no editor has dealt with, oldest first."""
        ...

    def feedback_by(self, login: str, limit: int) -> Sequence[Feedback]:
        """What somebody said, newest first, with what became of it."""
        ...

    def handle(self, feedback_id: int, reply: str, *, at: datetime, key: str) -> None:
        """The actor has dealt with it. Raises Conflict when somebody did already, NotFound."""
        ...


class MissedSearches(Protocol):
    """Searches that found nothing, counted per day."""

    def count(self, query: str, shown: str, at: datetime, day: date) -> bool:
        """Counts one, unless it holds the name of a party; says whether it was counted."""
        ...

    def unhandled(self, since: date) -> Sequence[MissedSearch]:
        """What was missed since a day and not dealt with since then, most often first."""
        ...

    def handle(self, query: str, *, at: datetime, key: str) -> None:
        """The actor has dealt with all of this query until now."""
        ...


class SynonymList(Protocol):
    """The synonyms, as an editor changes them."""

    def add(self, synonym: Synonym, *, key: str) -> None:
        """Adds a pair; one that stands already stays."""
        ...

    def remove(self, synonym: Synonym, *, key: str) -> None:
        """Takes a pair away, whichever of both words was first."""
        ...
