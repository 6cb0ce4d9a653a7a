"""The article that is being written: kept while one types, published with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.article_versions import ArticleVersion
from kcc_desktop.domain.errors import Conflict, KccError
from kcc_desktop.domain.knowledge import Article, ArticleKind
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.editing import editing_of
from kcc_desktop.viewmodels.errands import Errands, outcome

if TYPE_CHECKING:
    from kcc_desktop.domain.missed import MissedSearch
    from kcc_desktop.services.knowledge_editing import KnowledgeEditing

#: A draft is kept when its writer pauses so long.
SAVE_AFTER = 1200  # ms


class DraftViewModel(QObject):
    """Holds the version that is written in, and keeps it.

    Saves come one after the other; what is typed meanwhile goes along with the next one.

    Signals:
        opened(ArticleVersion): it is here to be written in.
        kept(datetime): what was written is safe.
        published(Article): everyone reads it, or will at its moment.
        closed(): there is nothing left to write in.
        lost(Said): somebody else was first; nothing of what was written is lost.
        versions_known(object): all versions, newest first.
        failed(Said): it could not be done.
    """

    opened = Signal(object)
    kept = Signal(object)
    published = Signal(object)
    closed = Signal()
    lost = Signal(object)
    versions_known = Signal(object)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.draft: ArticleVersion | None = None
        self._missed: MissedSearch | None = None
        self._dirty = self._saving = self._publishing = False
        self._remark = ""
        self._then: Callable[[], None] | None = None
        self._errands = Errands(self, counter)
        self._opening: Latest[ArticleVersion] = Latest(
            self, counter, self._on_opened, self.failed.emit
        )
        self._looking: Latest[Sequence[ArticleVersion]] = Latest(
            self, counter, self.versions_known.emit, self.failed.emit
        )
        self._pause = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._pause.timeout.connect(self.keep)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be kept or to come."""
        asked = self._opening.waiting or self._looking.waiting or self._errands.waiting
        return asked or self._saving or self._pause.isActive()

    # --- opening

    def open(self, article_id: int) -> None:
        """Write in this article."""
        self._leave(
            None, lambda: self._opening.ask(lambda services: editing_of(services).open(article_id))
        )

    def begin(self, title: str = "", missed: MissedSearch | None = None) -> None:
        """Write a new article; with `missed` it answers a search that found nothing."""
        words, kind = missed.shown if missed else title, ArticleKind.QA
        self._leave(
            missed,
            lambda: self._opening.ask(lambda services: editing_of(services).new(kind, words)),
        )

    @Slot()
    def take_over(self) -> None:
        """Put what was written over the present state of the article."""
        draft = self.draft
        if draft is None:
            return
        mine, id_ = draft.article, draft.article.id

        def follow(present: ArticleVersion) -> None:
            number = present.article.version
            self._on_opened(replace(present, article=replace(mine, version=number)))
            self._change()

        self._errands.run(lambda services: editing_of(services).open(id_), follow, self.failed.emit)

    def forget(self) -> None:
        """What was written since it was kept last is wanted no more."""
        self._pause.stop()
        self._dirty = False

    @Slot()
    def look_back(self) -> None:
        """Fetch all versions."""
        draft = self.draft
        if draft is not None and draft.article.id:
            id_ = draft.article.id
            self._looking.ask(lambda services: editing_of(services).versions(id_))

    # --- writing

    def write(self, article: Article) -> None:
        """The article now reads like this; it is kept when its writer pauses."""
        draft = self.draft
        if draft is None or article == draft.article:
            return
        self.draft = replace(draft, article=article)
        self._change()

    @Slot()
    def keep(self) -> None:
        """Keep what was written now; what is being kept already is waited for first."""
        self._pause.stop()
        draft = self.draft
        if draft is None or not self._dirty or self._saving:
            return
        self._dirty, self._saving = False, True
        key = f"draft/{uuid4()}"
        self._counter.change(
            self,
            lambda services: editing_of(services).save(draft, key=key),
            lambda future: self._on_kept(draft, future),
        )

    def publish(self, remark: str) -> None:
        """Let everyone read it, once what was written is kept."""
        self._remark = remark
        if self._saving:
            self._publishing = True
            return
        self._pause.stop()
        unkept = self._dirty
        self._publishing = self._dirty = False
        self._errands_of(
            lambda editing, draft, key: editing.publish(draft, remark, key=key),
            self._on_published,
            unkept=unkept,
        )

    def withdraw(self, remark: str) -> None:
        """Take the article away."""
        self._errands_of(
            lambda editing, draft, key: editing.withdraw(
                draft.article.id, draft.number - 1, remark, key=key
            ),
            lambda _: self._close(),
        )

    @Slot()
    def discard(self) -> None:
        """Throw away what was written; what is published stays."""
        draft = self.draft
        self.forget()
        if self._saving:
            self._then = self.discard
            return
        if draft is None or draft.revision == 0:
            self._close()
            return
        self._errands_of(
            lambda editing, draft, key: editing.discard(draft, key=key), lambda _: self._close()
        )

    # --- what comes of it

    def _leave(self, missed: MissedSearch | None, then: Callable[[], None]) -> None:
        """Do `then` once what is written now is kept; `missed` is what is answered from then on."""

        def go_on() -> None:
            self._missed = missed
            then()

        self.keep()
        if self._saving:
            self._then = go_on
        else:
            go_on()

    def _change(self) -> None:
        self._dirty = True
        self._pause.start()

    def _errands_of(
        self,
        work: Callable[[KnowledgeEditing, ArticleVersion, str], object],
        done: Callable[[object], None],
        *,
        unkept: bool = False,
    ) -> None:
        """Do `work` with the draft; when that fails, what was `unkept` is still to be kept."""
        draft, key = self.draft, f"article/{uuid4()}"
        if draft is None:
            return

        def deliver(future: Future[object]) -> None:
            if future.exception() is not None:
                self._dirty = self._dirty or unkept
            self._tell(future, done)

        self._counter.change(self, lambda s: work(editing_of(s), draft, key), deliver)

    def _tell(self, future: Future[object], done: Callable[[object], None]) -> None:
        fault = future.exception()
        if isinstance(fault, Conflict):
            self.lost.emit(fault.said)
        else:
            outcome(future, done, self.failed.emit)

    def _on_opened(self, draft: ArticleVersion) -> None:
        self.draft = draft
        self._dirty = self._publishing = False
        self.opened.emit(draft)
        self.look_back()

    def _on_kept(self, before: ArticleVersion, future: Future[ArticleVersion]) -> None:
        self._saving = False
        fault = future.exception()
        if fault is not None:
            self._dirty = True
            self._publishing, self._then = False, None
            said = fault.said if isinstance(fault, KccError) else None
            if isinstance(fault, Conflict):
                self.lost.emit(said)
            else:
                outcome(future, lambda _: None, self.failed.emit)
            return
        self._follow(before, future.result())

    def _follow(self, before: ArticleVersion, saved: ArticleVersion) -> None:
        """Go on from what was kept, with what was typed since."""
        now = self.draft
        if now is None or now.article.id not in (0, saved.article.id):
            return
        own = now.article if now.article != before.article else saved.article
        own = replace(own, id=saved.article.id, key=saved.article.key)
        self.draft = replace(saved, article=replace(own, version=saved.number))
        self.kept.emit(saved.at)
        if self._publishing:
            self.publish(self._remark)
        elif self._dirty:
            self.keep()
        elif self._then is not None:
            then, self._then = self._then, None
            then()

    def _on_published(self, article: object) -> None:
        missed = self._missed
        if missed is not None:
            key = f"settle/{uuid4()}"
            self._errands.run(
                lambda services: editing_of(services).settle(missed, key=key),
                lambda _: None,
                self.failed.emit,
            )
        self.draft, self._missed, self._dirty = None, None, False
        self.published.emit(article)

    def _close(self) -> None:
        self._pause.stop()
        self.draft, self._missed, self._dirty = None, None, False
        self.closed.emit()
