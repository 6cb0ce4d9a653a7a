"""What may be told to a resident, in one place.

A colleague goes by the first name; where no first name can be read, by none. Texts from outside are
told only when they name a kind of report, a department, a street or a source, on one line and cut
to length. Notes, descriptions and status texts are never told, and a reason for refusing only where
the municipality has said that it may. Another resident is never named; what only concerns another
resident is not in the trail (`domain.trail_rules`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from kcc_desktop.domain.said import Said
from kcc_desktop.domain.trail import Trail, TrailEntry, Whose

_LONGEST_NAME = 40
_LONGEST_TITLE = 60
_LONGEST_REASON = 160
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_QUOTES = str.maketrans(dict.fromkeys('‘’‚‛“”„‟"`´', "'"))
_TITLES = {"dhr", "mw", "mevr", "mevrouw", "meneer", "heer", "mr", "mrs", "ms", "dr", "drs", "ir"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What this municipality tells; the defaults tell the least.

    `old_after` is how old a planned date of another system may be before its age is told.
    """

    surnames: bool = False
    refusal_reasons: bool = False
    old_after: timedelta = timedelta(days=3)
    workspace: Said = Said("Werkvoorraad", "Workspace")

    def person(self, full_name: str) -> str:
        """The colleague as a resident may hear it; empty when nothing in the name may be told."""
        name = _in_speaking_order(one_line(full_name, _LONGEST_NAME))
        if not _reads_as_name(name):
            return ""
        return name if self.surnames else _first_name(name)

    def department(self, name: str) -> str:
        """The department, group or outside party that has the work."""
        return one_line(name, _LONGEST_NAME)

    def kind(self, trail: Trail) -> str:
        """What the report is about: its kind; the title that was typed only to whom it belongs."""
        told = trail.kind or (trail.subject if trail.whose is Whose.OWN else "")
        return one_line(told, _LONGEST_TITLE)

    def street(self, trail: Trail) -> str:
        """The street that the report is about."""
        return one_line(trail.place.street, _LONGEST_NAME)

    def house(self, trail: Trail) -> str:
        """The house number with its addition; not to somebody whose report it isn't."""
        place = trail.place
        if place.number is None or trail.whose is Whose.OTHERS:
            return ""
        return one_line(f"{place.number}{place.addition}", 12)

    def reason(self, refused: TrailEntry) -> str:
        """Why it was refused, where that may be told."""
        return one_line(refused.text, _LONGEST_REASON) if self.refusal_reasons else ""

    def source(self, name: str) -> str:
        """The name of a register."""
        return one_line(name, _LONGEST_NAME)


DEFAULT_TELLING = Telling()


def one_line(text: str, longest: int) -> str:
    """The text on one line, without control and invisible characters, cut to `longest`."""
    head = text[: longest * 8]  # a text of a megabyte need not be read whole
    if not head.isprintable():
        head = "".join(" " if c.isspace() else c for c in head if c.isspace() or _shows(c))
    line = " ".join(head.translate(_QUOTES).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in _HIDDEN


def _in_speaking_order(name: str) -> str:
    """`Maas, Stef` is `Stef Maas`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _reads_as_name(name: str) -> bool:
    return any(c.isalpha() for c in name) and all(c.isalpha() or c in " -'." for c in name)


def _first_name(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    initials = "." in first or len(first) == 1
    return "" if initials or first.casefold() in _TITLES else first
