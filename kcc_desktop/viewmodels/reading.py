"""What somebody has to read, what they say of it, and what is published while they work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.services.reading import Instruction, Reading
    from kcc_desktop.viewmodels.counter import Services

translate = QCoreApplication.translate
#: How often it is looked whether something that waited for its moment is to be published.
DUE_EVERY = 30_000  # ms


@dataclass(frozen=True, slots=True)
class _Opened:
    instruction: Instruction
    article: Article


class ReadingViewModel(QObject):
    """Holds the work instructions for this reader, the unread ones first, and the one being read.

    Signals:
        instructions_listed(int): `instructions` hold what there is; so many are unread.
        instruction_opened(Article): it is here to be read.
        marked_read(): the version being read was marked.
        remark_kept(): the editors have the remark.
        published(): something that waited for its moment has just been published.
        failed(Said): it could not be done.
    """

    instructions_listed = Signal(int)
    instruction_opened = Signal(object)
    marked_read = Signal()
    remark_kept = Signal()
    published = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.instructions = RowsModel(_spoken, self)
        self.current: Instruction | None = None
        self._errands = Errands(self, counter)
        self._listing: Latest[Sequence[Instruction]] = Latest(
            self, counter, self._on_listed, self.failed.emit
        )
        self._opening: Latest[_Opened] = Latest(self, counter, self._on_opened, self.failed.emit)
        self._due: Latest[int] = Latest(
            self, counter, self._on_due, lambda _: None
        )  # the next time it is tried again
        self._timer = Beat(self, DUE_EVERY, self.publish_due, counter.reach)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._errands.waiting or self._listing.waiting or self._opening.waiting

    @property
    def unread(self) -> int:
        """How many instructions are still to be read."""
        return sum(one.unread for one in self.instructions.rows)

    @Slot()
    def begin(self) -> None:
        """The workspace is open: look what there is, now and from time to time."""
        self.publish_due()
        self._timer.start()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look which instructions there are."""
        self._listing.ask(lambda services: _reading(services).instructions())

    @Slot()
    def publish_due(self) -> None:
        """Publish what waited for a moment that has come."""
        self._due.tell(lambda services: _reading(services).publish_due())

    def open(self, instruction: Instruction) -> None:
        """Fetch an instruction to read."""
        id_ = instruction.line.id
        self._opening.ask(lambda services: _Opened(instruction, services.look_up.article(id_)))

    @Slot()
    def mark_read(self) -> None:
        """The instruction that is shown has been read."""
        if self.current is None:
            return
        line, key = self.current.line, f"read/{uuid4()}"
        self._run(
            lambda reading: reading.mark_read(line.id, line.version, key=key), self._on_marked
        )

    def say(self, article: Article, passage: str, words: str) -> None:
        """Tell the editors something about a passage."""
        key = f"remark/{uuid4()}"
        self._run(
            lambda reading: reading.say(article, passage, words, key=key),
            lambda _: self.remark_kept.emit(),
        )

    def _run(self, work: Callable[[Reading], None], done: Callable[[None], None]) -> None:
        self._errands.run(lambda services: work(_reading(services)), done, self.failed.emit)

    def _on_marked(self, _: None) -> None:
        self.marked_read.emit()
        self.refresh()

    def _on_listed(self, found: Sequence[Instruction]) -> None:
        self.instructions.show(found)
        if self.current is not None:
            id_ = self.current.line.id
            self.current = next((one for one in found if one.line.id == id_), None)
        self.instructions_listed.emit(self.unread)

    def _on_opened(self, opened: _Opened) -> None:
        self.current = opened.instruction
        self.instruction_opened.emit(opened.article)

    def _on_due(self, count: int) -> None:
        if count:
            self.published.emit()
            self.refresh()


def _reading(services: Services) -> Reading:
    from kcc_desktop.services.reading import Reading  # noqa: PLC0415 (see `counter`)

    return services.of(Reading)


def _spoken(row: Instruction) -> str:
    return plain.line(", ".join(part for part in (row.line.title, unread_word(row)) if part))


def unread_word(row: Instruction) -> str:
    """What is still to be done with an instruction; nothing when it was read."""
    if not row.unread:
        return ""
    return translate("Reading", "gewijzigd") if row.changed else translate("Reading", "nieuw")
