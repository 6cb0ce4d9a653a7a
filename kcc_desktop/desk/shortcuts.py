"""Keys that a user chose in place of those that commands come with, kept in a file of this user."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from kcc_desktop.desk.own_file import read_json, write_whole

if TYPE_CHECKING:
    from kcc_desktop.desk.actions import Actions, ActionSpec

MOST, LONGEST = 500, 80
_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")


class ChosenKeys:
    """The chosen keys (portable text by the key of an action), as the file at `path` has them.

    A file that is damaged or was written by a stranger gives no keys: commands then have those that
    they came with.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.keys = _usable(read_json(path))

    def apply(self, actions: Actions) -> None:
        """Let `actions` use them."""
        actions.change_keys(self.keys)

    def choose(self, actions: Actions, key: str, keys: str) -> None:
        """From now on the command `key` has `keys` (empty: none). Raises OSError when that can't
        be kept; it then has them until the program ends.
        """
        self._keep(actions, {**self.keys, key: keys})

    def restore(self, actions: Actions, key: str) -> None:
        """Give a command the keys back that it came with. Raises OSError."""
        self._keep(actions, {own: keys for own, keys in self.keys.items() if own != key})

    def _keep(self, actions: Actions, keys: dict[str, str]) -> None:
        self.keys = keys
        actions.change_keys(keys)
        write_whole(self._path, json.dumps(keys, ensure_ascii=False, indent=2, sort_keys=True))


def in_the_way(actions: Actions, key: str, keys: QKeySequence) -> ActionSpec | None:
    """The other command that is given by `keys` already; None when they are free."""
    for spec in actions.specs():
        if spec.key != key and keys in actions[spec.key].shortcuts():
            return spec
    return None


def is_safe(keys: QKeySequence) -> bool:
    """Whether `keys` can be typed without writing a letter: a function key, Esc, or a modifier."""
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    last = text.rpartition("+")[2]
    is_function_key = len(last) > 1 and last[0] == "F" and last[1:].isdigit()
    return text.startswith(_MODIFIERS) or is_function_key or last == "Esc"


def _usable(read: object) -> dict[str, str]:
    if not isinstance(read, Mapping):
        return {}
    pairs = list(read.items())[:MOST]
    return {
        key: keys
        for key, keys in pairs
        if isinstance(key, str) and isinstance(keys, str) and _is_usable(keys)
    }


def _is_usable(keys: str) -> bool:
    sequences = QKeySequence.listFromString(keys[:LONGEST])
    return len(keys) <= LONGEST and all(is_safe(one) for one in sequences)
