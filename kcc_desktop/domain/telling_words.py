"""Which words of a note say what it is about: articles are looked for with those alone.

A note is full of words that stand in any article: who calls, that they call, since when. One such
word would bring up articles that have nothing to do with it.
"""

from __future__ import annotations

from kcc_desktop.domain.words import STOP_WORDS, fold

_SHORTEST = 4
_TALK = """
    afspraak alweer beld belde belden bellen belt bewoner bewoners buren buurman buurvrouw collega
    contact dagen dankjewel dank deur dochter eerder geleden gebeld gevraagd gezegd gister gisteren
    goedemiddag goedemorgen goed graag heer iedereen kant kinderen krijgt laat langs maand maanden
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag manier meldt meneer mevr mevrouw
    moeder morgen nieuwe nummer ouders over partner rond snel sinds straks terug teruggebeld
    terugbellen teruggekoppeld test tevreden tijd uitleg vader vanaf vandaag verteld vertellen
    vorig vorige vraag vraagt vragen wachten wacht wanneer waarom week weken weten wilde willen wilt
    zegt zeggen zoon zojuist zeer
"""
_SAYS_NOTHING = STOP_WORDS | frozenset(_TALK.split())


def telling_words(text: str) -> str:
    """The words of `text` that may say what it is about, as they were written; empty without."""
    words = (word.strip(".,;:!?()‘’“”\"'") for word in text.split())
    return " ".join(word for word in words if _tells(fold(word)))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and not word[0].isdigit() and word not in _SAYS_NOTHING
