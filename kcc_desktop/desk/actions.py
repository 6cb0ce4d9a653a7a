"""Every command that a user can give, in one place.

The menu, the command palette, the list of shortcuts and the keys themselves are all made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.roles import Right, may


class Menu(StrEnum):
    """Where in the menu a command stands."""

    CONTACT = "contact"
    REPORT = "report"
    WORK = "work"
    KNOWLEDGE = "knowledge"
    LEAD = "lead"
    VIEW = "view"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """A command: a stable `key`, what it is called, where it stands, and by which keys it is given.

    `keys` is portable text (`Ctrl+Return`), several divided by `; `. Who lacks `right` does not see
    it.
    """

    key: str
    text: str
    menu: Menu
    keys: str = ""
    right: Right | None = None


class Actions(QObject):
    """The commands of one window.

    Signals:
        changed(): a command came, went, or has other keys.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actor = Actor("", "", roles=())
        self._specs: dict[str, ActionSpec] = {}
        self._offered: list[ActionSpec] | None = None
        self._actions: dict[str, QAction] = {}
        self._keys: dict[str, str] = {}

    def add(self, spec: ActionSpec, slot: Callable[[], object]) -> QAction:
        """Make a command known. Raises ValueError when its key is taken."""
        if spec.key in self._specs:
            raise ValueError(f"there is an action {spec.key} already")
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.key)
        action.setShortcuts(QKeySequence.listFromString(self._keys.get(spec.key, spec.keys)))
        action.triggered.connect(lambda _checked=False: slot())
        self._specs[spec.key], self._actions[spec.key] = spec, action
        self._offered = None
        self._window.addAction(action)
        self._allow(spec)
        self.changed.emit()
        return action

    def __getitem__(self, key: str) -> QAction:
        """The command with this key. Raises KeyError."""
        return self._actions[key]

    def specs(self) -> Sequence[ActionSpec]:
        """All commands that the present user may give, in the order in which they came."""
        if self._offered is None:  # asked at each letter that is typed in the search box
            self._offered = [spec for spec in self._specs.values() if self._may(spec)]
        return self._offered

    def keys_of(self, key: str) -> str:
        """The keys of a command as they are shown on this machine; empty without."""
        return shown_keys(self._actions[key].shortcut())

    def change_keys(self, chosen: dict[str, str]) -> None:
        """Use these keys (portable text by action) in place of those that commands came with."""
        self._keys = dict(chosen)
        for key, spec in self._specs.items():
            wanted = QKeySequence.listFromString(chosen.get(key, spec.keys))
            self._actions[key].setShortcuts(wanted)
        self.changed.emit()

    def sign_in(self, actor: Actor) -> None:
        """Offer what this user may do."""
        self._actor, self._offered = actor, None
        for spec in self._specs.values():
            self._allow(spec)
        self.changed.emit()

    def _allow(self, spec: ActionSpec) -> None:
        allowed = self._may(spec)
        self._actions[spec.key].setVisible(allowed)
        self._actions[spec.key].setEnabled(allowed)

    def _may(self, spec: ActionSpec) -> bool:
        return spec.right is None or may(self._actor, spec.right)


def shown_keys(keys: QKeySequence) -> str:
    """As the keys are called on this machine; what Qt calls Return has Enter on it."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
