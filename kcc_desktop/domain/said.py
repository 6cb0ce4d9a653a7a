"""Sentences for people, always in both languages of the interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the interface; Dutch is the default."""

    NL = "nl"
    EN = "en"


#: What is done to Dutch sentences before they are said: nothing, or the words of a region.
_dutch: list[Callable[[str], str]] = [lambda text: text]


def choose_dutch(words: Callable[[str], str]) -> None:
    """From now on say Dutch sentences with these words; chosen once, when the program starts."""
    _dutch[:] = [words]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in Dutch and in English, so that neither can be forgotten.

    `str()` gives the Dutch one.
    """

    nl: str
    en: str

    def in_(self, language: Language | str) -> str:
        """The sentence in `language`; in Dutch with the words that were chosen for it."""
        return self.en if language == Language.EN else _dutch[-1](self.nl)

    def __str__(self) -> str:
        return self.nl
