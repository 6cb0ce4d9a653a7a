"""Moving handovers on the board of a team lead: giving, dealing out, pressing, taking back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.board import BoardRow
    from kcc_desktop.domain.handover import Target
    from kcc_desktop.services.lead import Chosen, Lead, Moved


@dataclass(frozen=True, slots=True)
class Moving:
    """An action on chosen handovers, so that it can be done again after a question."""

    chosen: tuple[Chosen, ...]
    reason: str
    key: str
    target: Target | None = None
    employee_ids: tuple[int, ...] = ()


class MovesViewModel(QObject):
    """Moves handovers; what was moved last can be taken back.

    Signals:
        moved(Moved): handovers were given to others; it can be undone.
        undone(Moved): that was taken back.
        chased(Moved): it was pressed for.
        asked(Moved): somebody works on what is to be moved; `insist` moves it all the same.
        refused(Said): it can't be done so; nothing was changed.
        ended(): one of these was done: the work may lie elsewhere now.
    """

    moved = Signal(object)
    undone = Signal(object)
    chased = Signal(object)
    asked = Signal(object)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moving: Moving | None = None
        self._batch: int | None = None
        self._acting = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be done."""
        return self._acting.waiting

    def give(self, rows: Sequence[BoardRow], target: Target, reason: str) -> None:
        """Give handovers to a colleague, group or department."""
        self._move(Moving(_as_chosen(rows), reason, secrets.token_hex(16), target))

    def deal(self, rows: Sequence[BoardRow], employee_ids: Sequence[int], reason: str) -> None:
        """Deal handovers out evenly over colleagues."""
        key = secrets.token_hex(16)
        self._move(Moving(_as_chosen(rows), reason, key, employee_ids=tuple(employee_ids)))

    def insist(self, despite: frozenset[int]) -> None:
        """Move what was to be moved, also from under the hands of whoever works on it."""
        if self._moving is not None:
            self._move(self._moving, despite)

    def chase(self, rows: Sequence[BoardRow]) -> None:
        """Press for handovers."""
        chosen, key = _as_chosen(rows), secrets.token_hex(16)
        self._act(lambda lead: lead.chase(chosen, "", key=key), self.chased.emit)

    @Slot()
    def undo(self) -> None:
        """Take back what was moved last, within the day."""
        from kcc_desktop.services.lead import Moved  # noqa: PLC0415

        batch, key = self._batch, secrets.token_hex(16)

        def take_back(lead: Lead) -> Moved:
            last = batch if batch is not None else lead.last_batch()
            return Moved() if last is None else lead.undo(last, key=key)

        self._batch = None
        self._act(take_back, self.undone.emit)

    def _move(self, moving: Moving, despite: frozenset[int] = frozenset()) -> None:
        self._moving = moving

        def work(lead: Lead) -> Moved:
            if moving.target is not None:
                return lead.reassign(
                    moving.chosen, moving.target, moving.reason, key=moving.key, despite=despite
                )
            return lead.deal(
                moving.chosen, moving.employee_ids, moving.reason, key=moving.key, despite=despite
            )

        self._act(work, self._on_moved)

    def _act(self, work: Callable[[Lead], Moved], then: Callable[[Moved], None]) -> None:
        from kcc_desktop.services.lead import Lead  # noqa: PLC0415

        def done(moved: Moved) -> None:
            then(moved)
            self.ended.emit()

        self._acting.run(lambda services: work(services.of(Lead)), done, self.refused.emit)

    def _on_moved(self, moved: Moved) -> None:
        if moved.marks:
            self.asked.emit(moved)
            return
        self._moving = None
        self._batch = moved.batch_id if moved.done else None
        self.moved.emit(moved)


def _as_chosen(rows: Sequence[BoardRow]) -> tuple[Chosen, ...]:
    from kcc_desktop.services.lead import Chosen  # noqa: PLC0415

    return tuple(Chosen(row.id, row.version) for row in rows)
