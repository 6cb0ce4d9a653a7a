"""Finds commands by their words, for the search box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from kcc_desktop.models.hits import Command
from kcc_desktop.views.menu_button import menu_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from kcc_desktop.desk.actions import Actions
    from kcc_desktop.viewmodels.search import SearchViewModel


def let_search_find(actions: Actions, search: SearchViewModel, box: QLineEdit) -> None:
    """Let `search` find the commands of `actions`, and do the one that is chosen."""

    def do(key: str) -> None:
        box.clear()
        actions[key].trigger()

    search.commands = partial(commands_for, actions)
    search.command_chosen.connect(do)


def commands_for(actions: Actions, words: str) -> Sequence[Command]:
    """The commands in whose name (or menu) every word of `words` begins one; all without words."""
    names = menu_names()
    sought = [f" {word}" for word in words.casefold().split()]
    return [
        Command(spec.key, spec.text, actions.keys_of(spec.key))
        for spec in actions.specs()
        if all(map(_words(spec.text, names[spec.menu]).__contains__, sought))
        and actions[spec.key].isEnabled()
    ]


@lru_cache(maxsize=512)
def _words(text: str, menu: str) -> str:
    """By which words a command is found, each behind a blank."""
    return " " + " ".join(f"{text} {menu}".casefold().split())
