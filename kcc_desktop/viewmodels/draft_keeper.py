"""Keeps contacts under way on the disk while they are typed, on a lane of their own."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.said import Said
from kcc_desktop.viewmodels.errands import outcome

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.services.drafts import KeepDrafts

#: ms after a change at which it is written; with the writing itself well below half a second.
SOON = 200
AGAIN = 2000  # ms until what could not be kept is tried again


class DraftKeeper(QObject):
    """Writes the latest state of each changed contact, soon after its first change.

    Signals:
        kept(datetime): all that was changed until then is on the disk.
        failed(Said): it could not be kept; it is tried again.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("drafts")
        self._keep: KeepDrafts | None = None
        self._changed: dict[int, Draft] = {}
        self._forgotten: set[int] = set()
        self._under_way: dict[int, Draft] = {}
        self._writing = False
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._write)

    @property
    def waiting(self) -> bool:
        """Whether something is not yet on the disk."""
        return bool(self._changed) or self._writing

    def use(self, keep: KeepDrafts) -> None:
        """Keep them there; what was changed before is kept now."""
        self._keep = keep
        if self._changed:
            self._write()

    def changed(self, draft: Draft) -> None:
        """This contact is now so."""
        self._changed[draft.id] = draft
        if not self._timer.isActive() and not self._writing:
            self._timer.start(SOON)

    def forget(self, draft_id: int) -> None:
        """This contact was recorded or thrown away."""
        self._changed.pop(draft_id, None)
        self._forgotten.add(draft_id)
        keep = self._keep
        if keep is not None:
            forgotten = partial(outcome, done=_nothing, failed=self.failed.emit)
            self._lane.start(self, lambda: keep.forget(draft_id), forgotten)

    def take_back(self, draft: Draft) -> None:
        """This contact is kept again after all."""
        self._forgotten.discard(draft.id)
        self.changed(draft)

    def close(self) -> None:
        """Write what is left, wait for that, and let go of the disk. Raises WorkspaceFault."""
        self._timer.stop()
        self._lane.finish()
        keep, self._keep = self._keep, None
        if keep is None:
            return
        written = self._under_way | self._changed  # nobody heard yet whether the former failed
        left = [one for id_, one in written.items() if id_ not in self._forgotten]
        try:
            if left:
                keep.keep(left)
        finally:
            keep.close()

    @Slot()
    def _write(self) -> None:
        keep, drafts = self._keep, self._changed
        if keep is None or self._writing or not drafts:
            return
        self._changed, self._under_way, self._writing = {}, drafts, True
        self._lane.start(
            self,
            lambda: keep.keep(list(drafts.values())),
            partial(outcome, done=self._on_kept, failed=partial(self._on_failed, drafts)),
        )

    def _on_kept(self, at: datetime) -> None:
        self._under_way, self._writing = {}, False
        if self._changed:
            self._timer.start(SOON)
        else:
            self.kept.emit(at)

    def _on_failed(self, drafts: dict[int, Draft], said: Said) -> None:
        self._under_way, self._writing = {}, False
        left = {id_: one for id_, one in drafts.items() if id_ not in self._forgotten}
        self._changed = left | self._changed
        self._timer.start(AGAIN)
        self.failed.emit(said)


def _nothing(_none: None) -> None:
    pass
