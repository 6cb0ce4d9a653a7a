"""What waits for an editor: drafts, reviews, remarks of readers, searches that found nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.words import fold
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.missed import MissedSearch
    from kcc_desktop.services.knowledge_editing import EditorsDesk, KnowledgeEditing
    from kcc_desktop.services.ports_knowledge import ArticleLine, Feedback
    from kcc_desktop.viewmodels.counter import Services


class Pile(StrEnum):
    """A kind of work of an editor."""

    WRITING = "writing"
    REVIEWING = "reviewing"
    REMARKS = "remarks"
    MISSED = "missed"
    EVERYTHING = "everything"


class EditingViewModel(QObject):
    """Holds the chosen pile in `rows`: lines of articles, remarks, or missed searches.

    Signals:
        listed(): `rows` and the counts are others than before.
        replied(): a remark was dealt with.
        failed(Said): it could not be done.
    """

    listed = Signal()
    replied = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(_spoken, self)
        self.pile = Pile.WRITING
        self.desk: EditorsDesk | None = None
        self._filter = ""
        self._errands = Errands(self, counter)
        self._asking: Latest[EditorsDesk] = Latest(self, counter, self._on_found, self.failed.emit)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._asking.waiting or self._errands.waiting

    @property
    def urgent(self) -> int:
        """How much readers ask for: remarks, and searches that found nothing."""
        return len(self.pile_of(Pile.REMARKS)) + len(self.pile_of(Pile.MISSED))

    @Slot()
    def refresh(self) -> None:
        """Look what waits now."""
        self._asking.ask(lambda services: editing_of(services).desk())

    def choose(self, pile: Pile) -> None:
        """Show this pile."""
        self.pile = pile
        self._show()

    @Slot(str)
    def filter(self, text: str) -> None:
        """Show only what holds all words of `text`."""
        self._filter = text
        self._show()

    def pile_of(self, pile: Pile) -> Sequence[ArticleLine | Feedback | MissedSearch]:
        """All that lies on this pile."""
        desk = self.desk
        if desk is None:
            return ()
        piles: dict[Pile, Sequence[ArticleLine | Feedback | MissedSearch]] = {
            Pile.WRITING: desk.writing,
            Pile.REVIEWING: desk.to_review,
            Pile.REMARKS: desk.feedback,
            Pile.MISSED: desk.missed,
            Pile.EVERYTHING: desk.articles,
        }
        return piles[pile]

    def reply(self, feedback: Feedback, words: str) -> None:
        """A remark has been dealt with."""
        key = f"reply/{uuid4()}"
        self._run(lambda editing: editing.reply(feedback, words, key=key))

    def settle(self, missed: MissedSearch) -> None:
        """A search that found nothing has been dealt with."""
        key = f"settle/{uuid4()}"
        self._run(lambda editing: editing.settle(missed, key=key))

    def _run(self, work: Callable[[KnowledgeEditing], None]) -> None:
        self._errands.run(
            lambda services: work(editing_of(services)), self._on_done, self.failed.emit
        )

    def _on_done(self, _: None) -> None:
        self.replied.emit()
        self.refresh()

    def _on_found(self, desk: EditorsDesk) -> None:
        self.desk = desk
        self._show()

    def _show(self) -> None:
        words = fold(self._filter).split()
        rows = self.pile_of(self.pile)
        fitting = [row for row in rows if all(word in fold(_text(row)) for word in words)]
        self.rows.show(fitting, self._filter.split())
        self.listed.emit()


def editing_of(services: Services) -> KnowledgeEditing:
    """The service that writes."""
    from kcc_desktop.services.knowledge_editing import KnowledgeEditing  # noqa: PLC0415

    return services.of(KnowledgeEditing)


def _text(row: ArticleLine | Feedback | MissedSearch) -> str:
    """What a row is found and read by."""
    parts = (getattr(row, name, "") for name in _NAMES)
    return " ".join(str(part) for part in parts if part)


_NAMES = ("title", "open_title", "owner", "article_title", "passage", "text", "query", "who")


def _spoken(row: ArticleLine | Feedback | MissedSearch) -> str:
    return plain.line(_text(row), 200)
