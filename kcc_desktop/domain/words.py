"""How text becomes the words by which it is found: one analysis for both engines.

A text is folded (lower case, no accents), split into words, and each word that carries meaning is
kept as it stands, with its stem and, for a compound, its parts: `straatlantaarns` gives
`straatlantaarns`, `straatlantaarn`, `straat`, `lantaarn`. Text from outside is hostile: how much of
it is read is bounded by the limits below.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

#: How much of one text is read; a longer one is found by its beginning.
LONGEST_TEXT = 20_000
#: A longer "word" is cut to this.
LONGEST_WORD = 40
#: How many terms one row can be found by.
MOST_TERMS = 2_000
#: Parts of compounds are at least this long.
SHORTEST_PART = 3

_MOST_PARTS = 4
#: Words whose analysis is kept: all of a municipality's, so that an import works out each once.
_REMEMBERED = 100_000
_LINKS = ("", "s", "e", "en")
#: A short vowel and one consonant, which the plural doubles (rat, ratten).
_DOUBLED = re.compile(r"(?<![aeiou])[aeiou][bdfgklmnprst]$")
#: A long vowel and one consonant, which the plural shortens (boom, bomen).
_LONG_VOWEL = re.compile(r"([aeou])\1([bdfgklmnprstz])$")
#: Consonants that the plural softens after a long vowel (huis, huizen; brief, brieven).
_SOFT = {"s": "z", "f": "v"}
_WORD = re.compile(r"[^\W_]+")
_OTHER_LETTERS = re.compile(r"[^\x00-\x7f]+")
_JOINED = re.compile(r"[^\W_]{1,20}(?:-[^\W_]{1,20}){1,3}")
#: Letters that no decomposition takes apart.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
    }
)
_DROPPED = {"Mn", "Me", "Cf"}
_PACKAGE = "snowballstemmer"
_LEXICON = Path(__file__).with_name("lexicon_nl.txt")
#: A stemmer works on one word at a time.
_STEMMING = Lock()

_STOP_WORDS = """
    aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een
    eens en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in
    is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat
    onder ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren was wat
    werd wezen wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou
"""
#: Words that say nothing about what a text is about.
STOP_WORDS = frozenset(_STOP_WORDS.split())


def fold(text: str) -> str:
    """`text` in lower case without accents, ligatures and invisible marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _OTHER_LETTERS.sub(_kept, apart.translate(_PLAIN))


def _kept(others: re.Match[str]) -> str:
    return "".join(c for c in others[0] if unicodedata.category(c) not in _DROPPED)


def words_of(text: str) -> list[str]:
    """The folded words of `text` in order, stop words and single letters included."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text[:LONGEST_TEXT]))]


def index_terms(text: str) -> list[str]:
    """Every term by which `text` is found, each once, in order of appearance."""
    terms = dict.fromkeys(chain.from_iterable(map(terms_of_word, words_of(text))))
    joined = _JOINED.findall(fold(text[:LONGEST_TEXT])) if "-" in text else ()
    terms.update(dict.fromkeys(j.replace("-", "")[:LONGEST_WORD] for j in joined))
    return list(terms)[:MOST_TERMS]


@lru_cache(maxsize=_REMEMBERED)
def terms_of_word(word: str) -> tuple[str, ...]:
    """The terms of one folded word: itself, its stem, its parts; none for a stop word."""
    if word in STOP_WORDS or (len(word) == 1 and not word.isdigit()):
        return ()
    if not word.isalpha():
        return (word,)
    parts = compound_parts(word)
    return tuple(dict.fromkeys((word, stem(word), *parts, *map(stem, parts))))


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The Dutch stem of a folded word; words with other letters than a-z stay as they are."""
    if not (word.isascii() and word.isalpha()):
        return word
    with _STEMMING:
        return _stemmer().stemWord(word)


@lru_cache(maxsize=_REMEMBERED)
def compound_parts(word: str) -> tuple[str, ...]:
    """The known parts of a compound, in order, the fewest possible; empty when it is none.

    A part comes as the lexicon has it: `rattenoverlast` is `rat` and `overlast`.
    """
    if len(word) < 2 * SHORTEST_PART or word in lexicon():
        return ()
    return _split(word) or _split(stem(word))


def _split(word: str) -> tuple[str, ...]:
    for count in range(2, _MOST_PARTS + 1):
        parts = _in_parts(word, count)
        if parts:
            return parts
    return ()


def _in_parts(word: str, count: int) -> tuple[str, ...]:
    if count == 1:
        return (lexicon()[word],) if word in lexicon() else ()
    for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        part = lexicon().get(word[:end])
        if part is None:
            continue
        for link in _LINKS:
            rest = word[end + len(link) :] if word.startswith(link, end) else ""
            parts = _in_parts(rest, count - 1) if len(rest) >= SHORTEST_PART else ()
            if parts:
                return (part, *parts)
    return ()


@cache
def lexicon() -> Mapping[str, str]:
    """The words that compounds are made of, from `lexicon_nl.txt`, by each form they take."""
    text = _LEXICON.read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    words = [fold(line) for line in lines if line and not line.startswith("#")]
    forms = {plural: word for word in words for plural in (_plural(word),) if plural}
    return {**forms, **{word: word for word in words}}


def _plural(word: str) -> str:
    """The plural in -en where it is more than that ending: `ratten`, `bomen`, `huizen`."""
    if _DOUBLED.search(word):
        return f"{word}{word[-1]}en"
    root = _LONG_VOWEL.sub(r"\1\2", word)
    soft = root[:-1] + _SOFT.get(root[-1], root[-1])
    return f"{soft}en" if soft != word else ""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (its)


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = _dutch_rules().DutchStemmer()
    return stemmer


def _dutch_rules() -> Any:
    """The module with the rules for Dutch, without those of some thirty other languages.

    The package loads them all as soon as it runs, for which a first search would wait; so it is
    there, but not run, while its one module is imported.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or _PACKAGE in sys.modules:
        return import_module(f"{_PACKAGE}.dutch_stemmer")
    sys.modules[_PACKAGE] = module_from_spec(spec)
    try:
        return import_module(f"{_PACKAGE}.dutch_stemmer")
    finally:
        del sys.modules[_PACKAGE]
