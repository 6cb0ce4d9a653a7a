"""Which words of a note articles are looked for with."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.telling_words import telling_words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("mevrouw belt over haar buurman", ""),
        ("wil graag teruggebeld worden over gisteren", ""),
        ("dit is een test", ""),
        ("Mw. heeft vraag, nr 12", ""),
        ("zoon vraagt wanneer lamp brandt", "lamp brandt"),
        ("balie 14: paspoort kwijt!", "balie paspoort kwijt"),
        ("Kapotte straatlantaarn", "Kapotte straatlantaarn"),
    ],
)
def test_words_of_talking_say_nothing(note: str, words: str) -> None:
    assert telling_words(note) == words
