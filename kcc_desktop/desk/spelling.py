"""Dutch spelling, by the dictionary that the system has (Hunspell's); without one nothing is said.

The dictionary is found where Debian, Fedora, LibreOffice and macOS put it, or in the folder that
`DICPATH` names, as Hunspell itself does.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)

NAMES = ("nl_NL", "nl_BE", "nl")
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
    "C:/Program Files/LibreOffice/share/extensions/dict-nl",
)
MOST_SUGGESTIONS = 6
SHORTEST = 3
#: Words are letters, with apostrophes and hyphens between them.
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:\n]\s*|[\"“‘]\s*)$")


class Speller(Protocol):
    """A dictionary."""

    def spell(self, word: str) -> bool:
        """Whether it knows `word`."""
        ...

    def suggest(self, word: str) -> Sequence[str]:
        """What may be meant, likeliest first."""
        ...


def dictionary(folders: Iterable[str | Path] | None = None) -> Path | None:
    """The `.dic` file of the first Dutch dictionary that is there, with its `.aff` beside it."""
    for folder in _folders() if folders is None else folders:
        for name in NAMES:
            file = Path(folder).expanduser() / f"{name}.dic"
            if file.is_file() and file.with_suffix(".aff").is_file():
                return file
    return None


def opened(file: Path) -> Speller | None:
    """The dictionary in `file`; None when it can't be used on this machine."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415 (not there for every system)
    except ImportError:
        return None
    try:
        found: Speller = Hunspell(file.stem, hunspell_data_dir=str(file.parent))
    except OSError:
        log.exception("the dictionary %s can't be used", file)
        return None
    return found


class Spelling:
    """Says which words of a text are not in the dictionary.

    Names within a sentence, words in capitals and very short ones pass. Used on one thread.
    """

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._ignored: set[str] = set()
        self._known = lru_cache(maxsize=20_000)(speller.spell)

    def wrong(self, line: str, *, unfinished: int = -1) -> list[tuple[int, int]]:
        """Start and length of the words of one line that are not known.

        The word that ends at `unfinished`, the place of the cursor, is still being typed.
        """
        return [
            (found.start(), len(found[0]))
            for found in WORD.finditer(line)
            if found.end() != unfinished and self._is_wrong(found[0], line[: found.start()])
        ]

    def ignore(self, word: str) -> None:
        """Let `word` pass from now on."""
        self._ignored.add(word.casefold())

    def _is_wrong(self, word: str, before: str) -> bool:
        if len(word) < SHORTEST or word.isupper() or word.casefold() in self._ignored:
            return False
        if word[0].isupper() and not _BEFORE_A_SENTENCE.search(before):
            return False
        if before.endswith(("/", "@", "www.")):
            return False
        return not self._known(word.replace("’", "'"))


def _folders() -> list[str]:
    named = os.environ.get("DICPATH", "")
    return [*(one for one in named.split(os.pathsep) if one), *FOLDERS]
