"""What `run.py` says while it works: which step, and why it can't go on."""

from __future__ import annotations

import sys

from kcc_desktop.domain.said import Language, Said


class CannotGoOn(Exception):
    """The surroundings lack something; `said` tells the person what to do about it."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.nl)
        self.said = said


class Teller:
    """Writes sentences in one language, and one line of progress that replaces itself."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._on_screen = sys.stdout.isatty()

    def say(self, said: Said) -> None:
        """One sentence on a line of its own."""
        print(self._clear() + said.in_(self.language), flush=True)

    def progress(self, text: str, done: int, total: int) -> None:
        """A bar with `text`, `done` of `total`; nothing when there is no total, or no screen."""
        if self._on_screen and total:
            filled = 24 * done // total
            bar = "█" * filled + "░" * (24 - filled)
            print(f"{self._clear()}  {bar} {done}/{total} {text:.44}", end="", flush=True)

    def _clear(self) -> str:
        return "\r\x1b[K" if self._on_screen else ""
