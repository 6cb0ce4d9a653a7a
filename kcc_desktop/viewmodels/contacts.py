"""The contacts under way: which there are, which one is in front, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain import drafts as rules
from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.drafts import Draft, LinkedReport, Someone
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.draft_keeper import DraftKeeper
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.filling import Filling

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.drafts import KeepDrafts
    from kcc_desktop.services.take_contact import Choices

A_SECOND = 1000  # ms


@dataclass(frozen=True, slots=True)
class Start:
    """What is fetched once the workspace is open."""

    keep: KeepDrafts
    left: tuple[Draft, ...]
    choices: Choices


class ContactsViewModel(QObject):
    """Holds the contacts under way; at most one of them is in front, the others wait.

    `filling` fills in the one in front.

    Signals:
        listed(): contacts came or went, or another one is in front.
        front_changed(object): another contact is in front: a Draft, or None.
        recalled(Draft): the contact in front was asked for once more: it may be out of sight.
        filled(Draft): the contact in front was changed other than by typing in it.
        shut_changed(): a contact is being recorded, or could not be (`is_shut`).
        ticked(): a second has passed.
        kept(datetime): all that was typed until then is on the disk.
        choices_changed(Choices): what can be chosen.
        restored(int): so many contacts were still under way when the program last ended.
        failed(Said): something could not be done.
        handover_requested(Draft): a question of it is to be handed over.
        callback_requested(Draft): somebody is to be phoned back.
    """

    listed = Signal()
    front_changed = Signal(object)
    recalled = Signal(object)
    filled = Signal(object)
    shut_changed = Signal()
    ticked = Signal()
    kept = Signal(object)
    choices_changed = Signal(object)
    restored = Signal(int)
    failed = Signal(object)
    handover_requested = Signal(object)
    callback_requested = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language, self.clock = language, clock
        self.choices: Choices | None = None
        self._drafts: dict[int, Draft] = {}
        self._front: int | None = None
        self._shut: set[int] = set()
        self._usual = (Channel.PHONE, "")
        self._loading = False
        self._errands = Errands(self, counter)
        self.filling = Filling(self)
        self.keeper = DraftKeeper(self)
        self.keeper.kept.connect(self.kept)
        self.keeper.failed.connect(self.failed)
        self._clockwork = QTimer(self, interval=A_SECOND)
        self._clockwork.timeout.connect(self.ticked)

    # --- what there is

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All contacts under way, oldest first."""
        return tuple(self._drafts.values())

    @property
    def front(self) -> Draft | None:
        """The contact in front."""
        return None if self._front is None else self._drafts.get(self._front)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come, or to be written."""
        return self._errands.waiting or self.keeper.waiting

    @Slot()
    def load(self) -> None:
        """Take up what was under way when the program last ended, and fetch what can be chosen.

        A second time only what can be chosen is fetched anew.
        """
        if self._loading:
            self._errands.run(_choices, self._on_choices, self.failed.emit)
        else:
            self._loading = True
            self._errands.run(_start, self._on_loaded, self._on_not_loaded)

    def close(self) -> None:
        """Write what is left. Raises WorkspaceFault."""
        self._clockwork.stop()
        self.keeper.close()

    # --- which one is in front

    def begin(
        self,
        party: Someone | None = None,
        report: LinkedReport | None = None,
        channel: Channel | None = None,
    ) -> Draft:
        """Begin a contact, in front; without `channel` it came in the way the latest one did."""
        channel, key = self._usual if channel is None else (channel, "")
        draft = replace(
            rules.begun(self.clock()),
            party=party,
            channel=channel,
            channel_key=key or self.channel_key(channel),
        )
        if report is not None:
            draft = rules.linked(draft, report)
        while draft.id in self._drafts:
            draft = replace(draft, id=draft.id + 1)
        self._drafts[draft.id] = draft
        self.keeper.changed(draft)
        self._bring_to_front(draft.id)
        return draft

    def channel_key(self, channel: Channel) -> str:
        """The entry of the managed list that a channel has when nobody chose another."""
        return self.choices.channel_key(channel) if self.choices else ""

    def switch(self, draft_id: int) -> None:
        """Bring this contact to the front; the present one waits."""
        if draft_id == self._front:
            self.recalled.emit(self.front)
        elif draft_id in self._drafts:
            self._bring_to_front(draft_id)

    def switch_to(self, place: int) -> None:
        """Bring the contact at `place` (from 0) to the front."""
        ids = list(self._drafts)
        if place < len(ids):
            self.switch(ids[place])

    @Slot()
    def switch_on(self) -> None:
        """Bring the next contact to the front."""
        ids = list(self._drafts)
        if ids:
            at = -1 if self._front is None else ids.index(self._front)
            self.switch(ids[(at + 1) % len(ids)])

    @Slot()
    def park(self) -> None:
        """Let the contact in front wait, with none in front."""
        if self._front is not None:
            self._bring_to_front(None)

    def take_away(self, draft_id: int) -> Draft | None:
        """Take a contact off the desk and off the disk; gives it, to be put back."""
        draft = self._drafts.pop(draft_id, None)
        self._shut.discard(draft_id)
        if draft is not None:
            self.keeper.forget(draft_id)
        if self._front == draft_id:
            self._front = None
            self._tell_front()
        else:
            self.listed.emit()
        return draft

    def put_back(self, draft: Draft) -> None:
        """Take up a contact that was taken away."""
        self._drafts = dict(sorted({**self._drafts, draft.id: draft}.items()))
        self.keeper.take_back(draft)
        self._bring_to_front(draft.id)

    # --- while one is being recorded

    def is_shut(self, draft_id: int) -> bool:
        """Whether this contact is being recorded: what is typed in it now would be lost."""
        return draft_id in self._shut

    def shut(self, draft_id: int) -> None:
        """This contact is being recorded."""
        self._shut.add(draft_id)
        self.shut_changed.emit()

    def reopen(self, draft_id: int) -> None:
        """This contact could not be recorded."""
        self._shut.discard(draft_id)
        self.shut_changed.emit()

    # --- what is filled in (`filling` does it)

    def put(self, draft: Draft) -> None:
        """This contact is now so; it is kept."""
        self._drafts[draft.id] = draft
        self.keeper.changed(draft)

    def use_way(self, channel: Channel, key: str) -> None:
        """Contacts come in this way now; `key` is the entry of the managed list."""
        self._usual = channel, key

    # --- inside

    def _on_not_loaded(self, said: Said) -> None:
        self._loading = False
        self.failed.emit(said)

    def _on_choices(self, choices: Choices) -> None:
        self.choices = choices
        self.choices_changed.emit(choices)

    def _on_loaded(self, start: Start) -> None:
        self._usual = start.choices.usual
        self._on_choices(start.choices)
        self.keeper.use(start.keep)
        if start.left:
            self._drafts = {draft.id: draft for draft in start.left} | self._drafts
            self._clockwork.start()
            self.listed.emit()
            self.restored.emit(len(start.left))

    def _bring_to_front(self, draft_id: int | None) -> None:
        now = self.clock()
        if self.front is not None:
            self.put(replace(self.front, watch=self.front.watch.parked(now)))
        self._front = draft_id
        if self.front is not None:
            self.put(replace(self.front, watch=self.front.watch.resumed(now)))
        self._tell_front()

    def _tell_front(self) -> None:
        if self._drafts and not self._clockwork.isActive():
            self._clockwork.start()
        elif not self._drafts:
            self._clockwork.stop()
        self.front_changed.emit(self.front)
        self.listed.emit()


def _choices(services: Services) -> Choices:
    from kcc_desktop.services.take_contact import TakeContact  # noqa: PLC0415 (see `counter`)

    return services.of(TakeContact).choices()


def _start(services: Services) -> Start:
    from kcc_desktop.services.drafts import KeepDrafts  # noqa: PLC0415 (see `counter`)
    from kcc_desktop.services.take_contact import TakeContact  # noqa: PLC0415

    keep, take = services.of(KeepDrafts), services.of(TakeContact)
    return Start(keep, keep.left(take.recorded), take.choices())
