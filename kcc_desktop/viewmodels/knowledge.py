"""Articles: those that fit the conversation, those that were searched, and the one being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import Hit
from kcc_desktop.domain.telling_words import telling_words
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.counter import Services

SUGGESTED = 3
LISTED = 40
FEWEST_LETTERS = 2
#: A note is looked at once its writer pauses, and by its last words.
NOTE_PAUSE, NOTE_LETTERS = 300, 240  # ms, letters


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    hits: Sequence[Hit]
    best: Article | None = None


class KnowledgeViewModel(QObject):
    """Holds two lists of articles, `suggestions` and `results`, and fetches the one to read.

    `best` is the first of the suggestions, whole, and `others` are the rest of them.

    Signals:
        suggested(): `suggestions` fit what is open now.
        searched(str): `results` hold what was found for this text.
        cleared(): too little is typed to search for.
        article_opened(Article): it is here to be read.
        put_in_answer(Article, str, str): the text of a part (a heading, or empty for the answer
            itself) is used in the running contact.
        failed(Said): it could not be fetched.
    """

    suggested = Signal()
    searched = Signal(str)
    cleared = Signal()
    article_opened = Signal(object)
    put_in_answer = Signal(object, str, str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.suggestions = RowsModel(_spoken, self)
        self.others = RowsModel(_spoken, self)
        self.results = RowsModel(_spoken, self)
        self.best: Article | None = None
        self._subject, self._note = "", ""
        self._asked_article = 0
        self._suggesting: Latest[_Found] = Latest(
            self, counter, self._on_suggested, self._on_failed
        )
        self._searching: Latest[_Found] = Latest(self, counter, self._on_searched, self._on_failed)
        self._reading: Latest[Article] = Latest(self, counter, self._on_read, self._on_failed)
        self._pause = QTimer(self, singleShot=True, interval=NOTE_PAUSE)
        self._pause.timeout.connect(self._on_pause)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._suggesting, self._searching, self._reading)
        return self._pause.isActive() or any(one.waiting for one in asked)

    def suggest(self, text: str) -> None:
        """Look for articles that fit what is open, `text`; none for an empty text."""
        self._subject = text
        self._look()

    @Slot(str)
    def suggest_for_note(self, note: str) -> None:
        """Look for articles that fit the note being written, once its writer pauses.

        An empty note leaves what is open to look for.
        """
        words = plain.line(note[-NOTE_LETTERS:], NOTE_LETTERS)
        if words != self._note:
            self._note = words
            self._pause.start()

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

    def refresh(self) -> None:
        """Articles were changed: look again for what fits."""
        self._look()

    @Slot()
    def put_best(self) -> None:
        """Use the answer of the best suggestion."""
        if self.best is not None:
            self.put(self.best, "", self.best.answer)

    @Slot(object, str, str)
    def put(self, article: Article, part: str, text: str) -> None:
        """Use `text`, which stands under `part` of `article`, in the running contact."""
        self.put_in_answer.emit(article, part, plain.lines(text, 4000))

    @Slot()
    def _on_pause(self) -> None:
        self._look()

    def _look(self) -> None:
        text = telling_words(self._note) or telling_words(self._subject)
        if not text:
            self._suggesting.forget()
            self._on_suggested(_Found("", ()))
            return
        self._suggesting.ask(lambda services: _suggestions(services, text))

    def _on_suggested(self, found: _Found) -> None:
        words = found.text.split()
        self.best = found.best
        self.suggestions.show(found.hits, words)
        self.others.show(found.hits[1:] if found.best else found.hits, words)
        self.suggested.emit()

    def _on_searched(self, found: _Found) -> None:
        self.results.show(found.hits, found.text.split())
        self.searched.emit(found.text)

    def _on_read(self, article: Article) -> None:
        self.article_opened.emit(article)

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)


def _suggestions(services: Services, text: str) -> _Found:
    hits = services.look_up.suggest(text, limit=SUGGESTED)
    try:
        best = services.look_up.article(hits[0].id) if hits else None
    except NotFound:  # taken away since
        best = None
    return _Found(text, hits, best)


def _spoken(hit: Hit) -> str:
    return plain.line(", ".join(part for part in (hit.title, hit.detail) if part))
