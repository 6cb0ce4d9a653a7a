"""Sentences for people, always in both languages of the interface."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the interface; Dutch is the default."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in Dutch and in English, so that neither can be forgotten.

    `str()` gives the Dutch one.
    """

    nl: str
    en: str

    def in_(self, language: Language | str) -> str:
        """The sentence in `language`."""
        return self.en if language == Language.EN else self.nl

    def __str__(self) -> str:
        return self.nl
