"""In Flanders the window uses the words of Flanders; English and Dutch stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from kcc_desktop.desk import tongue
from kcc_desktop.domain.flemish import WORDS, flemish
from kcc_desktop.domain.said import Language, Said, choose_dutch
from kcc_desktop.models.numbers import Numbers


@pytest.fixture
def in_flanders(qapp: QApplication) -> Iterator[None]:
    dutch = tongue.speak(qapp, Language.NL)
    words = tongue.speak_flemish(qapp, dutch)
    yield
    qapp.removeTranslator(words)
    qapp.removeTranslator(dutch)
    choose_dutch(lambda text: text)


@pytest.mark.parametrize(
    ("dutch", "said"),
    [
        ("Afdelingen", "Diensten"),
        ("Geef het door aan de afdeling.", "Geef het door aan de dienst."),
        ("BSN onbekend", "Rijksregisternummer onbekend"),
        ("het BSN", "het rijksregisternummer"),
        ("Typ wat de bewoner zegt", "Typ wat de inwoner zegt"),
        ("De bewonersbrief", "De bewonersbrief"),
        ("", ""),
    ],
)
def test_words_are_replaced_whole_with_their_capitals(dutch: str, said: str) -> None:
    assert flemish(dutch) == said


def test_no_word_is_replaced_twice() -> None:
    assert all(flemish(other) == other for other in WORDS.values())


def test_the_window_and_its_sentences_speak_flemish(in_flanders: None) -> None:
    translate = QCoreApplication.translate
    assert translate("Hits", "Bewoners en bedrijven") == "Inwoners en bedrijven"
    assert Numbers().open_reports(1) == "1 melding open", "plurals stay right"
    sentence = Said("Vraag het uw teamleider.", "Ask your team leader.")
    assert sentence.in_(Language.NL) == "Vraag het uw teamverantwoordelijke."
    assert sentence.in_(Language.EN) == "Ask your team leader."
