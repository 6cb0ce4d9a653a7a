"""A statement in SQL that may only look, and the places in it.

The statement itself is the administrator's; the check catches what was not meant. Whatever gets
past it meets a session that can't change anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kcc_desktop.domain.said import Said
from kcc_desktop.registers.described.templates import BadTemplate

_LONGEST = 20_000
#: What hides words and colons: comments, texts, quoted names, PostgreSQL's dollar quotes.
_HIDDEN = re.compile(
    r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$",
    re.DOTALL,
)
_OPEN = re.compile(r"['\"]|/\*")
_PLACE = re.compile(r"(?<![:\w]):(?P<name>[a-z_]+)\b(?!:)")
_CHANGING = re.compile(
    r"\b(?:insert|update|delete|merge|into|create|drop|alter|truncate|grant|revoke|call|execute|exec"
    r"|copy|vacuum|attach|detach|pragma|set|lock|begin|commit|rollback|replace\s+into)\b",
    re.IGNORECASE,
)
_LOOKING = re.compile(r"\s*(?:select|with)\b", re.IGNORECASE)

_NO_SELECT = Said("een vraag begint met SELECT of WITH", "a question begins with SELECT or WITH")
_SEVERAL = Said("schrijf één vraag, zonder ; erin", "write one question, without ; in it")
_UNCLOSED = Said(
    "een aanhalingsteken of opmerking wordt niet gesloten", "a quote or a comment is not closed"
)
_TOO_LONG = Said("deze vraag is te lang", "this question is too long")


@dataclass(frozen=True, slots=True)
class Statement:
    """A question in SQL with the names of its places (`:number`)."""

    text: str
    names: frozenset[str]


def statement(written: str, allowed: frozenset[str]) -> Statement:
    """The statement in `written`. Raises BadTemplate when it does more than look, or has a place
    that is not among `allowed`.
    """
    if len(written) > _LONGEST:
        raise BadTemplate(_TOO_LONG)
    text = written.strip().removesuffix(";").rstrip()
    bare = _HIDDEN.sub(" ", text)
    if _OPEN.search(bare):
        raise BadTemplate(_UNCLOSED)
    if ";" in bare:
        raise BadTemplate(_SEVERAL)
    if not _LOOKING.match(bare):
        raise BadTemplate(_NO_SELECT)
    changing = _CHANGING.search(bare)
    if changing:
        raise BadTemplate(_changes(changing[0]))
    return Statement(text, _names(bare, allowed))


def _names(bare: str, allowed: frozenset[str]) -> frozenset[str]:
    names = frozenset(found["name"] for found in _PLACE.finditer(bare))
    for name in sorted(names - allowed):
        listed = ", ".join(f":{one}" for one in sorted(allowed)) or "-"
        raise BadTemplate(
            Said(
                f":{name} is hier niet bekend; wel bekend: {listed}",
                f":{name} is not known here; known are: {listed}",
            )
        )
    return names


def _changes(word: str) -> Said:
    return Said(
        f"hier staat {word.upper()}; een vraag mag alleen lezen (zet een kolom die zo heet tussen "
        'dubbele aanhalingstekens: "…")',
        f"there is {word.upper()} here; a question may only read (put a column of that name "
        'between double quotes: "…")',
    )
