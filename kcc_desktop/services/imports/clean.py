"""Text from outside, made fit to keep: nothing in it steers a screen, and it is not endless."""

from __future__ import annotations

import unicodedata

#: No field of ours is longer (characters).
LONGEST_TEXT = 20_000
LONGEST_LINE = 500
LONGEST_KEY = 200
LONGEST_SHOWN = 200

_KEPT = {"\n", "\t"}
#: Embeddings, overrides and isolates turn round what stands after them, also in another field.
#: The marks (U+200E, U+200F) do not, and Hebrew and Arabic names need them.
_TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_DROPPED = {"Cc", "Cs", "Co", "Cn"}


def cleaned(text: str) -> str:
    """`text` with line ends as `\\n`, without characters that show nothing and steer something."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    if whole.isprintable():
        return whole.strip()
    return "".join(character for character in whole if _stays(character)).strip()


def one_line(text: str) -> str:
    """`text` cleaned, on one line, with single blanks."""
    return " ".join((text if text.isprintable() else cleaned(text)).split())


def shown(value: object) -> str:
    """A value as a person may see it in a report: one line, not longer than fits."""
    text = one_line(str(value)[: LONGEST_SHOWN * 4])
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _stays(character: str) -> bool:
    if character in _KEPT:
        return True
    return character not in _TURNING and unicodedata.category(character) not in _DROPPED
