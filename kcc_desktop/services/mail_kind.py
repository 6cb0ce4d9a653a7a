"""Of which kind of report a mail may be, by its words: a proposal, for a person to confirm."""

from __future__ import annotations

from contextlib import suppress

from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.words import index_terms
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Clock, Workspace

#: Of so many articles that fit, the one counts that is most about these words.
_LOOKED_AT = 8


class LikelyProduct:
    """Proposes the product of the article whose title or keywords stand in a text."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._find = Find(workspace, clock)

    def __call__(self, text: str) -> int | None:
        """The id of a product; None when no article is about these words."""
        articles = [one for one in self._fitting(text) if one.product_id is not None]
        words = set(index_terms(text))
        best = max(articles, key=lambda one: _said_of(one, words), default=None)
        return best.product_id if best is not None and _said_of(best, words) else None

    def _fitting(self, text: str) -> list[Article]:
        hits = self._find.find(text, _LOOKED_AT, (HitGroup.ARTICLE,), fewest=1).hits
        found: list[Article] = []
        with self._workspace.look() as work:
            for hit in hits:
                with suppress(NotFound):  # it was withdrawn since
                    found.append(work.knowledge.article(hit.id))
        return found


def _said_of(article: Article, words: set[str]) -> int:
    """How much of what an article is about stands among `words`."""
    return len(words & set(index_terms(" ".join((article.title, *article.keywords)))))
