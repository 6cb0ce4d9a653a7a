"""The words of Flanders in place of those of the Netherlands, where they differ.

A word is only listed when it takes the same article (de, het) as the one that it replaces, so that
every sentence stays right.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORDS = {
    "achternaam": "familienaam",
    "achternamen": "familienamen",
    "afdeling": "dienst",
    "afdelingen": "diensten",
    "bewoner": "inwoner",
    "bewoners": "inwoners",
    "bsn": "rijksregisternummer",
    "teamleider": "teamverantwoordelijke",
    "wethouder": "schepen",
    "wethouders": "schepenen",
    "zaaknummer": "dossiernummer",
    "zaaknummers": "dossiernummers",
}
_WORD = re.compile(r"\b(" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def flemish(text: str) -> str:
    """`text` with the words of Flanders; capitals stay where they were."""
    return _WORD.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    word, at_start = found[0], found.start() == 0
    other = WORDS[word.casefold()]
    is_name = word.isupper() and not at_start  # BSN within a sentence is no capital of ours
    return other.capitalize() if word[0].isupper() and not is_name else other
