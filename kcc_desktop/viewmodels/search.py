"""The one search box: results while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.models.hits import Command, HitsModel
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kcc_desktop.domain.found import Found, Hit
    from kcc_desktop.domain.said import Language, Said

FEWEST_LETTERS, FEWEST_FOR_COMMANDS = 2, 3
COMMANDS = ">"
#: So many commands stand below what was found; alone they may all be seen.
MOST_COMMANDS = 4
PER_GROUP = 6


class SearchViewModel(QObject):
    """What is typed, and what was found for it.

    Signals:
        started(str): a query is on its way.
        found(Found): its results; `hits` holds them as rows.
        cleared(): too little is typed to search for.
        listed(): commands were found, and nothing else was looked for (what begins with ">").
        failed(Said): the search could not be done.
        grown(): more was found for the same query since; it stands below what was there.
        hit_chosen(Hit): a result was chosen to be opened.
        command_chosen(str): the action with this key is to be done.

    `commands` gives the commands that words tell; the window sets it.
    """

    started = Signal(str)
    found = Signal(object)
    cleared = Signal()
    listed = Signal()
    failed = Signal(object)
    grown = Signal()
    hit_chosen = Signal(object)
    command_chosen = Signal(str)

    def __init__(self, counter: Counter, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits = HitsModel(language, self)
        self.last: Found | None = None
        self.commands: Callable[[str], Sequence[Command]] = lambda _words: ()
        self._query = ""
        self._latest: Latest[Found] = Latest(self, counter, self._on_found, self._on_failed)
        self._fresh: Latest[Found] = Latest(self, counter, self._on_fresh, lambda _said: None)

    @property
    def waiting(self) -> bool:
        """Whether results are still to come."""
        return self._latest.waiting

    @Slot(str)
    def type(self, text: str) -> None:
        """The box now holds `text`."""
        query = " ".join(text.split())
        if query == self._query:
            return
        self._query = query
        if query.startswith(COMMANDS):
            self._list(query.removeprefix(COMMANDS).strip())
            return
        if len(query) < FEWEST_LETTERS:
            self._clear()
            return
        self.started.emit(query)
        self._latest.search(lambda find: find.find(query, limit=PER_GROUP))

    @Slot()
    def again(self) -> None:
        """Search once more for what is typed."""
        query, self._query = self._query, ""
        self.type(query)

    @Slot()
    def freshen(self) -> None:
        """Something new came in: look whether it fits what is typed, and move nothing for it."""
        if self.last is not None and not self._latest.waiting:
            query = self._query
            self._fresh.search(lambda find: find.find(query, limit=PER_GROUP))

    def choose(self, chosen: Hit | Command) -> None:
        """Open a hit, or do a command."""
        if isinstance(chosen, Command):
            self.command_chosen.emit(chosen.key)
        else:
            self.hit_chosen.emit(chosen)

    def _list(self, words: str) -> None:
        self._latest.forget()
        self.last = None
        self.hits.show_commands(self.commands(words), words)
        self.listed.emit()

    @staticmethod
    def _told(found: Found) -> bool:
        return len(found.query) >= FEWEST_FOR_COMMANDS

    def _clear(self) -> None:
        self._latest.forget()
        self.last = None
        self.hits.clear()
        self.cleared.emit()

    def _on_found(self, found: Found) -> None:
        self.last = found
        commands = self.commands(found.query) if self._told(found) else ()
        self.hits.show(found, commands[:MOST_COMMANDS])
        self.found.emit(found)

    def _on_fresh(self, found: Found) -> None:
        if self.last is None or self._latest.waiting or found.query != self.last.query:
            return
        if not self.last.hits and found.hits:
            self._on_found(found)
        elif self.hits.add(found):
            self.grown.emit()

    def _on_failed(self, said: Said) -> None:
        self.last = None
        self.hits.clear()
        self.failed.emit(said)
