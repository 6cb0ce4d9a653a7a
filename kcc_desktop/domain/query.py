"""What somebody typed in the search box, understood: keys, words, a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from kcc_desktop.domain import identifiers
from kcc_desktop.domain.addresses import postcode, street_key
from kcc_desktop.domain.days import Period, find_period
from kcc_desktop.domain.keys import LONGEST_KEY, Key, KeyScheme, case_number_keys, email_key
from kcc_desktop.domain.phones import phone_digits
from kcc_desktop.domain.words import STOP_WORDS, fold, words_of

#: How much of a query is read, and how many of its words.
LONGEST_QUERY = 300
MOST_WORDS = 12
#: Below this a query asks for nothing yet.
SHORTEST_QUERY = 2

_MOST_CASE_KEYS = 3
#: Fewer digits than this (country code included) say too little to look for a phone number.
_FEWEST_PHONE_DIGITS = 5
_WHOLE_PHONE_DIGITS = 9
_FEWEST_KVK_DIGITS = 6
_SHORTEST_STREET = 3
_POSTCODE_AND_NUMBER = 2

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]*")
_PHONE = re.compile(r"(?<!\w)(?:\+|0)[0-9(][0-9\s().\-]{6,20}[0-9](?!\w)")
_POSTCODE = re.compile(
    r"\b([1-9][0-9]{3})(\s?)([a-z]{2})(?:[\s,]*([0-9]{1,5})(?:\s?-?[a-z]{1,2})?\b|\b)"
)
_CASE = re.compile(r"(?<![\w-])(?:[a-z]{1,8}-?[0-9][0-9/-]*|[0-9][0-9/-]{2,})(?![\w-])")
_HOUSE = re.compile(r"(.*[^\W\d].*?)\s+([0-9]{1,5})(?:\s*-?\s*[a-z0-9-]{1,4})?")
#: What people write before a number, to say which it is.
_LABEL = re.compile(
    r"(?:kvk|bsn|rsin|kbo|btw|tel|telefoon|mobiel|nr|nummer)(?:-?(?:nummer|nr))?[\s.:]+(?=[+(0-9])",
    re.IGNORECASE,
)
_NUMBER_SIGNS = re.compile(r"[\s.\-/]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood; `words` are folded and carry meaning."""

    text: str
    keys: tuple[Key, ...] = ()
    words: tuple[str, ...] = ()
    period: Period | None = None
    day_words: tuple[str, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Whether too little was typed to look for anything."""
        return not (self.keys or self.words or self.period)

    @property
    def is_house(self) -> bool:
        """Whether it is a postcode with a number and nothing else."""
        postcodes = (key for scheme, key in self.keys if scheme is KeyScheme.POSTCODE)
        numbered = any(key[-1].isdigit() for key in postcodes)
        return numbered and len(self.words) == _POSTCODE_AND_NUMBER

    def undated(self) -> Query:
        """The same without its day; a day that stood alone becomes words."""
        return replace(self, period=None, words=self.words or self.day_words)


def understand(text: str, today: date, region: str = "NL") -> Query:
    """Reads a query typed on `today` in `region`. Never raises, whatever is typed."""
    typed = " ".join(text[:LONGEST_QUERY].replace("\0", " ").split())  # no engine takes a NUL
    if len(typed) < SHORTEST_QUERY:
        return Query(typed)
    period, rest = find_period(typed, today)
    day_words = tuple(words_of(typed)[:MOST_WORDS]) if period else ()
    keys = _number_keys(_LABEL.sub("", rest, count=1), region)
    if _is_whole_number(keys):
        return Query(typed, keys, (), period, day_words)
    if _EMAIL.fullmatch(rest):
        return Query(typed, ((KeyScheme.EMAIL, email_key(rest)[:LONGEST_KEY]),))
    taken, left, words_taken = _taken_out(fold(rest), region)
    keys = (*keys, *taken, *_case_keys(left), *_address_keys(left), *_name_key(left))
    words = _meaning((*words_of(left), *words_taken))
    return Query(typed, tuple(dict.fromkeys(keys)), words, period, day_words)


def _number_keys(text: str, region: str) -> tuple[Key, ...]:
    keys: list[Key] = []
    digits = phone_digits(text, region)
    if len(digits) >= _FEWEST_PHONE_DIGITS:
        keys.append((KeyScheme.PHONE, digits))
    for scheme, read in (
        (KeyScheme.BSN, identifiers.bsn),
        (KeyScheme.BSN, identifiers.insz),
        (KeyScheme.RSIN, identifiers.rsin),
        (KeyScheme.KVK, identifiers.kvk),
        (KeyScheme.KVK, identifiers.kbo),
    ):
        number = read(text)
        if number:
            keys.append((scheme, number))
    bare = _NUMBER_SIGNS.sub("", text)
    if bare.isascii() and bare.isdigit() and _FEWEST_KVK_DIGITS <= len(bare) < 8:
        keys.append((KeyScheme.KVK, bare))
    return tuple(keys)


def _is_whole_number(keys: tuple[Key, ...]) -> bool:
    """Whether the query is a number of a person and nothing else."""
    return any(
        scheme in {KeyScheme.BSN, KeyScheme.RSIN}
        or (scheme is KeyScheme.PHONE and len(key) >= _WHOLE_PHONE_DIGITS)
        for scheme, key in keys
    )


def _taken_out(text: str, region: str) -> tuple[list[Key], str, list[str]]:
    """Keys that stand between other words, the text without them, and words they still give."""
    keys: list[Key] = []
    words: list[str] = []

    def email(found: re.Match[str]) -> str:
        keys.append((KeyScheme.EMAIL, email_key(found[0])[:LONGEST_KEY]))
        return " "

    def phone(found: re.Match[str]) -> str:
        digits = phone_digits(found[0], region)
        if len(digits) < _WHOLE_PHONE_DIGITS:
            return found[0]
        keys.append((KeyScheme.PHONE, digits))
        return " "

    def code(found: re.Match[str]) -> str:
        read = postcode(found[1] + found[3])
        apart = found[2] and found[3] in STOP_WORDS and found[0] != text
        if read is None or apart:
            return found[0]
        keys.append((KeyScheme.POSTCODE, fold(read) + (found[4] or "")))
        words.extend(word for word in (fold(read), found[4]) if word)
        return " "

    left = _POSTCODE.sub(code, _PHONE.sub(phone, _EMAIL.sub(email, text)))
    return keys, " ".join(left.split()), words


def _case_keys(text: str) -> list[Key]:
    found = [case_number_keys(number)[0] for number in _CASE.findall(text)]
    return [(KeyScheme.CASE, key[:LONGEST_KEY]) for key in found[:_MOST_CASE_KEYS]]


def _address_keys(text: str) -> list[Key]:
    house = _HOUSE.fullmatch(text)
    street, number = (house[1], house[2]) if house else (text, "")
    key = street_key(street[:LONGEST_KEY])
    if len(key) < _SHORTEST_STREET or key.isdigit():
        return []
    return [(KeyScheme.STREET, f"{key}{int(number) if number else ''}")]


def _name_key(text: str) -> list[Key]:
    words = words_of(text)
    whole = " ".join(words)[:LONGEST_KEY]
    is_name = len(whole) >= SHORTEST_QUERY and not any(c.isdigit() for c in whole)
    return [(KeyScheme.NAME, whole)] if is_name else []


def _meaning(words: tuple[str, ...]) -> tuple[str, ...]:
    unique = [w for w in dict.fromkeys(words) if len(w) > 1 or w.isdigit()]
    kept = [word for word in unique if word not in STOP_WORDS]
    return tuple((kept or unique)[:MOST_WORDS])
