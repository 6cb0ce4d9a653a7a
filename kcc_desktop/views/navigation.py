"""The left column: running contacts, lists with their counts, knowledge, leading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from kcc_desktop._assets.ui_navigation import Ui_Navigation
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.roles import Right, may
from kcc_desktop.views.nav_entry import NavEntry

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme


class Place(StrEnum):
    """Under which heading an entry stands."""

    WORK = "work"
    KNOWLEDGE = "knowledge"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class EntrySpec:
    """An entry: a stable `key`, where it stands, what it says; hidden from who lacks `right`."""

    key: str
    place: Place
    text: str
    right: Right | None = None


class Navigation(QFrame):
    """Holds the entries. `contacts_layout` is room for the running contacts, above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Navigation()
        self.form.setupUi(self)
        self._actor = Actor("", "", roles=())
        self._hidden: frozenset[str] = frozenset()
        self._specs: dict[str, EntrySpec] = {}
        self._entries: dict[str, NavEntry] = {}
        for place in Place:
            self._heading(place).hide()

    @property
    def contacts_layout(self) -> QVBoxLayout:
        """Where the running contacts stand."""
        return self.form.contactsLayout

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def add(self, spec: EntrySpec, slot: Callable[[], object]) -> NavEntry:
        """Add an entry; `slot` is called when it is chosen."""
        entry = NavEntry(spec.text)
        entry.bind(self._theme)
        entry.setObjectName(f"nav_{spec.key}")
        entry.clicked.connect(lambda _checked=False: slot())
        self._layout(spec.place).addWidget(entry)
        self._specs[spec.key], self._entries[spec.key] = spec, entry
        self._show_allowed()
        return entry

    def set_badge(self, key: str, text: str, tone: str = "") -> None:
        """Say something at the right of an entry (a count, "1 te laat"); empty says nothing."""
        self._entries[key].set_badge(text, tone)

    def show_entry(self, key: str, *, shown: bool) -> None:
        """Let an entry be there, or not: some are only of use to who has what they show."""
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self._show_allowed()

    def choose(self, key: str) -> None:
        """Mark the entry of the page that is shown; an unknown or empty key marks none."""
        for own, entry in self._entries.items():
            entry.setChecked(own == key)

    def entries(self) -> list[QAbstractButton]:
        """All entries that are shown, from above."""
        return [entry for entry in self._entries.values() if not entry.isHidden()]

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """Show what this user may see."""
        self._actor = actor
        self._show_allowed()

    def _show_allowed(self) -> None:
        shown = dict.fromkeys(Place, False)
        for key, spec in self._specs.items():
            allowed = spec.right is None or may(self._actor, spec.right)
            allowed = allowed and key not in self._hidden
            self._entries[key].setVisible(allowed)
            shown[spec.place] |= allowed
        for place, any_ in shown.items():
            self._heading(place).setVisible(any_)

    def _heading(self, place: Place) -> QLabel:
        form = self.form
        headings = {
            Place.WORK: form.workHeading,
            Place.KNOWLEDGE: form.knowledgeHeading,
            Place.LEAD: form.leadHeading,
        }
        return headings[place]

    def _layout(self, place: Place) -> QVBoxLayout:
        form = self.form
        layouts = {
            Place.WORK: form.workLayout,
            Place.KNOWLEDGE: form.knowledgeLayout,
            Place.LEAD: form.leadLayout,
        }
        return layouts[place]
