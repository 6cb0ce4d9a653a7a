"""Articles: those that fit the conversation, those that were searched, and the one being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Said

SUGGESTED = 3
LISTED = 40
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    hits: Sequence[Hit]


class KnowledgeViewModel(QObject):
    """Holds two lists of articles, `suggestions` and `results`, and fetches the one to read.

    Signals:
        suggested(): `suggestions` fit what is open now.
        searched(str): `results` hold what was found for this text.
        cleared(): too little is typed to search for.
        article_opened(Article): it is here to be read.
        failed(Said): it could not be fetched.
    """

    suggested = Signal()
    searched = Signal(str)
    cleared = Signal()
    article_opened = Signal(object)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.suggestions = RowsModel(_spoken, self)
        self.results = RowsModel(_spoken, self)
        self._asked_article = 0
        self._suggesting: Latest[_Found] = Latest(
            self, counter, self._on_suggested, self._on_failed
        )
        self._searching: Latest[_Found] = Latest(self, counter, self._on_searched, self._on_failed)
        self._reading: Latest[Article] = Latest(self, counter, self._on_read, self._on_failed)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return any(one.waiting for one in (self._suggesting, self._searching, self._reading))

    def suggest(self, text: str) -> None:
        """Look for articles that fit `text`; none for an empty text."""
        if not text.strip():
            self._suggesting.forget()
            self._on_suggested(_Found("", ()))
            return
        self._suggesting.ask(
            lambda services: _Found(text, services.look_up.suggest(text, limit=SUGGESTED))
        )

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for articles while `text` is typed."""
        if len(text.strip()) < FEWEST_LETTERS:
            self._searching.forget()
            self.results.show(())
            self.cleared.emit()
            return
        self._searching.ask(
            lambda services: _Found(text, services.look_up.suggest(text, limit=LISTED))
        )

    def open(self, article_id: int) -> None:
        """Fetch an article to read."""
        self._asked_article = article_id
        self._reading.ask(lambda services: services.look_up.article(article_id))

    def again(self) -> None:
        """Fetch once more the article that was asked last."""
        self.open(self._asked_article)

    def _on_suggested(self, found: _Found) -> None:
        self.suggestions.show(found.hits, found.text.split())
        self.suggested.emit()

    def _on_searched(self, found: _Found) -> None:
        self.results.show(found.hits, found.text.split())
        self.searched.emit(found.text)

    def _on_read(self, article: Article) -> None:
        self.article_opened.emit(article)

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)


def _spoken(hit: Hit) -> str:
    return plain.line(", ".join(part for part in (hit.title, hit.detail) if part))
