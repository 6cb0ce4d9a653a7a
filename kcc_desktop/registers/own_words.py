"""Why a system does not take something, in its own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from kcc_desktop.domain.errors import SystemUnclear
from kcc_desktop.registers.answers import Answer

MOST = 240
_READ = 20_000
#: Under which names systems explain themselves: problem details (RFC 9457), Open311, OAuth2, ZGW.
_TELLING = ("description", "detail", "reason", "message", "error_description", "title", "error")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn"}


def own_words(answer: Answer) -> str:
    """One plain line of at most `MOST` characters; empty when it says nothing of use."""
    if len(answer.body) > _READ:
        return ""
    try:
        if answer.content_type.endswith("json"):
            return _line("; ".join(dict.fromkeys(islice(_told(answer.json()), 5))))
        return _line(_MARKUP.sub(" ", answer.text))
    except SystemUnclear:
        return ""


def _told(value: Any) -> Iterator[str]:
    """The explanations in a JSON body, in whatever form: text, a list, an object by field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _told(one)
    elif isinstance(value, dict):
        yield from _told_by_object(value)


def _told_by_object(value: dict[str, Any]) -> Iterator[str]:
    direct = next((value[name] for name in _TELLING if isinstance(value.get(name), str)), None)
    if direct is not None:
        yield direct
    nested = ((name, one) for name, one in value.items() if isinstance(one, (list, dict)))
    for name, one in nested:
        for told in _told(one):
            yield told if direct is not None or name == "errors" else f"{name}: {told}"


def _line(text: str) -> str:
    shown = "".join(
        letter if letter.isspace() or unicodedata.category(letter) not in _STEERING else ""
        for letter in text
    )
    line = " ".join(shown.split())
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + "…"
