"""Postcodes, house numbers and street names, in the one form in which they can be compared."""

from __future__ import annotations

import re

from kcc_desktop.domain.words import fold

_DUTCH = re.compile(r"([1-9][0-9]{3})\s*([A-Z]{2})")
_BELGIAN = re.compile(r"(?:B\s*-?\s*)?([1-9][0-9]{3})")
#: Letter pairs that PostNL never gives out.
_NEVER = {"SA", "SD", "SS"}
_NUMBER = re.compile(r"\s*([0-9]{1,5})(?![0-9])\s*[-/]?\s*([A-Za-z0-9][A-Za-z0-9\s\-/]*)?\s*")
_LONGEST_ADDITION = 10
_WORD = re.compile(r"[a-z0-9]+\.?")
#: Abbreviated words of street names; those of two letters count only with their full stop.
_WORDS = {
    "burg": "burgemeester", "ds": "dominee", "dr": "doctor", "gebr": "gebroeders",
    "gen": "generaal", "ing": "ingenieur", "ir": "ingenieur", "jhr": "jonkheer",
    "mgr": "monseigneur", "mr": "meester", "past": "pastoor", "pr": "prins",
    "pres": "president", "prof": "professor", "st": "sint",
}  # fmt: skip
#: Abbreviated endings of street names.
_ENDINGS = {"str": "straat", "pln": "plein", "ln": "laan", "wg": "weg", "sngl": "singel"}


def postcode(text: str, country: str = "NL") -> str | None:
    """The postcode without blanks (`3523XK`; four digits for country `BE`), else None."""
    written = text.strip().upper()
    if country == "BE":
        belgian = _BELGIAN.fullmatch(written)
        return belgian.group(1) if belgian else None
    dutch = _DUTCH.fullmatch(written)
    if dutch is None or dutch.group(2) in _NEVER:
        return None
    return dutch.group(1) + dutch.group(2)


def house_number(text: str) -> tuple[int, str] | None:
    """The number and its letter or addition (`12 a-2` gives 12 and `A-2`), else None."""
    read = _NUMBER.fullmatch(text)
    if read is None or not int(read.group(1)):
        return None
    addition = re.sub(r"[\s\-/]+", "-", (read.group(2) or "").upper()).strip("-")
    return (int(read.group(1)), addition) if len(addition) <= _LONGEST_ADDITION else None


def street_key(street: str) -> str:
    """The street's name folded to letters and digits, abbreviations written out.

    `Ds. Kuyperstr.` and `dominee Kuyper straat` both give `domineekuyperstraat`.
    """
    plain = fold(street).replace("v.d.", "van de ").replace("'", "")
    return "".join(_written_out(word) for word in _WORD.findall(plain))


def postcode_key(postcode: str, number: int | None) -> str:
    """Postcode and house number as one key: `3523XK12`."""
    return f"{postcode}{number or ''}"


def _written_out(word: str) -> str:
    short = word.removesuffix(".")
    if short in _WORDS and (word != short or len(short) > 2):
        return _WORDS[short]
    for ending, full in _ENDINGS.items():
        if short.endswith(ending):
            return short.removesuffix(ending) + full
    return short
