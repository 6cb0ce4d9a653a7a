"""The life of an article: its versions, and when it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kcc_desktop.domain.knowledge import Article, ArticleState


class VersionState(StrEnum):
    """What a version is: still being written, waiting for its day, published, or taken away."""

    DRAFT = "draft"
    PLANNED = "planned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """A version of an article, whole: `article.version` is its number.

    `revision` counts how often a draft was saved; 0 is one that was not saved yet. `who` wrote it
    last, with this `remark` for who reads the versions.
    """

    article: Article
    state: VersionState
    at: datetime
    who: str = ""
    login: str = ""
    remark: str = ""
    revision: int = 0

    @property
    def number(self) -> int:
        """The number of the version, from 1."""
        return self.article.version

    @property
    def is_open(self) -> bool:
        """Whether it can still be written in."""
        return self.state in (VersionState.DRAFT, VersionState.PLANNED)


def is_readable(article: Article, at: datetime) -> bool:
    """Whether agents see `article` at this moment: published, from its first moment to its last."""
    begun = article.publish_from is None or article.publish_from <= at
    ended = article.publish_until is not None and article.publish_until <= at
    return article.state is ArticleState.PUBLISHED and begun and not ended
