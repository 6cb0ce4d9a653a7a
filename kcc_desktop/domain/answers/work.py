"""What a planning says will be done, as far as every word of it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kcc_desktop.domain.answers.vocabulary import VERBS, Verb, thing
from kcc_desktop.domain.said import Said

_LONGEST = 80
_ARTICLES = {"de", "het", "een"}
_THIS = Said("dit", "this")


@dataclass(frozen=True, slots=True)
class Work:
    """A verb with what it is done to."""

    verb: Verb
    thing: Said


def work_of(what: str) -> Work | None:
    """Reads `repareert de lamp`, `lamp repareren`, `reparatie van de lamp`; else None."""
    words = re.findall(r"\w+", what[:_LONGEST].lower())
    if not words or len(what) > _LONGEST:
        return None
    for verb in VERBS:
        rest = _rest(verb, words)
        if rest is None:
            continue
        done_to = thing([word for word in rest if word not in _ARTICLES]) if rest else _THIS
        if done_to is not None:
            return Work(verb, done_to)
    return None


def _rest(verb: Verb, words: list[str]) -> list[str] | None:
    """The words beside the verb, None when it isn't this verb."""
    if words[-1] == verb.infinitive:
        return words[:-1]
    if words[0] == verb.noun:
        return words[2:] if words[1:2] == ["van"] else words[1:]
    if words[0] != verb.finite:
        return None
    if not verb.particle:
        return words[1:]
    return words[1:-1] if words[-1] == verb.particle else None
