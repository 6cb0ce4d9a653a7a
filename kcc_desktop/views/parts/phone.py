"""The telephone: who calls comes into sight, and becomes a contact when somebody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.calls import LineState
from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.drafts import Someone
from kcc_desktop.domain.roles import Right
from kcc_desktop.viewmodels.calls import CallsViewModel
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.views.call_bar import CallBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.calls import CallNews
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.viewmodels.calls import CallFace
    from kcc_desktop.views.workplace import Workplace

UNDER_THE_TOP_BAR = 1


def install(workplace: Workplace) -> None:
    """Put the telephone into the workplace.

    Other parts reach `workplace.findChild(CallsViewModel)`, whose `take` hears what happens.
    """
    PhonePart(workplace)


class PhonePart(QObject):
    """Joins the calls with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace, self._desk = workplace, workplace.desk
        self.calls = CallsViewModel(workplace.desk.counter, workplace)
        self._contacts = workplace.findChild(ContactsViewModel)
        self._drafts: dict[str, int] = {}
        self.bar = CallBar(self.calls, workplace.theme)
        workplace.window.form.centralLayout.insertWidget(UNDER_THE_TOP_BAR, self.bar)
        self._add("take", self.tr("Gesprek met de beller beginnen"), "F5", self.take_latest)
        self._add("show", self.tr("Naar de beller"), "Shift+F5", self.show_latest)
        self._add("close", self.tr("Oproep van het scherm halen"), "", self.close_latest)
        self._connect()

    def _add(self, key: str, text: str, keys: str, slot: Callable[[], object]) -> None:
        spec = ActionSpec(f"call.{key}", text, Menu.CONTACT, keys, Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, slot)

    def _connect(self) -> None:
        calls, bar = self.calls, self.bar
        self._desk.signed_in.connect(calls.sign_in)
        calls.recognised.connect(self._on_recognised)
        calls.answered.connect(self._on_answered)
        calls.ended.connect(self._on_ended)
        self._workplace.window.resized.connect(bar.make_fit)
        bar.owner_chosen.connect(self._on_owner_chosen)
        bar.shown.connect(self._show)
        bar.taken.connect(self._take)
        bar.call_back.connect(self._on_call_back)
        bar.closed.connect(lambda face: calls.dismiss(face.call_id))

    # --- commands

    @Slot()
    def take_latest(self) -> None:
        """Begin a contact with who rings now."""
        faces = [face for face in self.calls.faces if face.call_id not in self._drafts]
        if faces:
            self._take(faces[-1])
        else:
            self._workplace.toasts.say(self.tr("Er belt nu niemand."))

    @Slot()
    def show_latest(self) -> None:
        """Show the file of who called last."""
        known = [face for face in self.calls.faces if face.owners]
        if known:
            self._show(known[-1])
        else:
            self._workplace.toasts.say(self.tr("Er is nu geen beller van wie we iets weten."))

    @Slot()
    def close_latest(self) -> None:
        """Take the last call off the screen."""
        if self.calls.faces:
            self.calls.dismiss(self.calls.faces[-1].call_id)

    @Slot(object)
    def take(self, news: CallNews) -> None:
        """Something happened to a call."""
        self.calls.take(news)

    # --- what happens

    @Slot(object)
    def _on_recognised(self, face: CallFace) -> None:
        """Who calls comes into sight, unless that takes somebody else's file away."""
        contacts = self._contacts
        is_free = contacts is None or contacts.front is None
        if face.state is LineState.RINGING and face.owner is not None and is_free:
            self._desk.open(face.owner)
        elif face.state is LineState.TALKING and face.owner is not None:
            self._link(face, face.owner)

    @Slot(object)
    def _on_answered(self, face: CallFace) -> None:
        self._take(face)

    @Slot(str)
    def _on_ended(self, call_id: str) -> None:
        """The talk is over; what remains is to write it up."""
        draft_id, contacts = self._drafts.pop(call_id, None), self._contacts
        if contacts is not None and contacts.front is not None and contacts.front.id == draft_id:
            contacts.filling.end_talk()

    @Slot(object)
    def _take(self, face: CallFace) -> None:
        """Begin a contact with who calls; once for each call."""
        contacts = self._contacts
        if contacts is None or face.call_id in self._drafts:
            return
        owner = face.owner
        party = Someone(owner.id, owner.title) if owner else None
        draft = contacts.begin(party, channel=Channel.PHONE)
        self._drafts[face.call_id] = draft.id
        if not face.number:
            contacts.filling.be_anonymous(anonymous=True)
        elif face.is_known and not face.owners:  # a new party begins with what was looked for
            box = self._workplace.window.form.searchBox
            with QSignalBlocker(box):
                box.setText(face.number)
        if face.state is not LineState.TALKING:
            self.calls.dismiss(face.call_id)

    def _link(self, face: CallFace, owner: Hit) -> None:
        """Who calls was recognised after the contact was begun."""
        contacts, draft_id = self._contacts, self._drafts.get(face.call_id)
        front = contacts.front if contacts is not None else None
        if contacts is None or front is None or front.id != draft_id or front.party is not None:
            return
        contacts.filling.link(Someone(owner.id, owner.title), None)
        self._desk.open(owner)

    @Slot(object)
    def _show(self, face: CallFace) -> None:
        if face.owner is not None:
            self._desk.open(face.owner)
        else:
            self._workplace.window.search_for(face.number)

    @Slot(object, object)
    def _on_owner_chosen(self, face: CallFace, owner: Hit) -> None:
        self._link(face, owner)
        self._desk.open(owner)

    @Slot(object)
    def _on_call_back(self, face: CallFace) -> None:
        from kcc_desktop.domain.outside import tel_address  # noqa: PLC0415 (when somebody calls)
        from kcc_desktop.domain.phones import parse_phone  # noqa: PLC0415
        from kcc_desktop.views.outside import Outside  # noqa: PLC0415

        if face.owner is not None:
            self._desk.open(face.owner)
        outside = self._workplace.findChild(Outside)
        link = tel_address(parse_phone(face.number))
        if outside is not None and link:
            outside.open_link(link)
            self.calls.dismiss(face.call_id)
