"""The synonyms, as an editor changes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.words import fold
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.editing import editing_of
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Synonym
    from kcc_desktop.services.knowledge_editing import KnowledgeEditing


class SynonymsViewModel(QObject):
    """Holds the pairs that fit the filter, in `pairs`.

    Signals:
        listed(): `pairs` are others than before.
        added(): a pair was added.
        removed(Synonym): this pair was taken away.
        failed(Said): it could not be done.
    """

    listed = Signal()
    added = Signal()
    removed = Signal(object)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs = RowsModel(_spoken, self)
        self._all: Sequence[Synonym] = ()
        self._filter = ""
        self._errands = Errands(self, counter)
        self._asking: Latest[Sequence[Synonym]] = Latest(
            self, counter, self._on_found, self.failed.emit
        )

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._asking.waiting or self._errands.waiting

    @Slot()
    def refresh(self) -> None:
        """Fetch the list."""
        self._asking.ask(lambda services: editing_of(services).synonyms())

    @Slot(str)
    def filter(self, text: str) -> None:
        """Show the pairs that hold `text`."""
        self._filter = fold(text).strip()
        self._show()

    def add(self, word: str, other: str) -> None:
        """Add two words for the same thing."""
        key = f"synonym/{uuid4()}"
        self._run(lambda editing: editing.add_synonym(word, other, key=key), self.added.emit)

    def remove(self, pair: Synonym) -> None:
        """Take a pair away."""
        key = f"synonym/{uuid4()}"
        self._run(
            lambda editing: editing.remove_synonym(pair, key=key), lambda: self.removed.emit(pair)
        )

    def _run(self, work: Callable[[KnowledgeEditing], None], done: Callable[[], None]) -> None:
        def tell(_: None) -> None:
            done()
            self.refresh()

        self._errands.run(lambda services: work(editing_of(services)), tell, self.failed.emit)

    def _on_found(self, found: Sequence[Synonym]) -> None:
        self._all = found
        self._show()

    def _show(self) -> None:
        wanted = self._filter
        self.pairs.show([p for p in self._all if wanted in fold(f"{p.word} {p.other}")])
        self.listed.emit()


def _spoken(pair: Synonym) -> str:
    return plain.line(f"{pair.word} = {pair.other}")
