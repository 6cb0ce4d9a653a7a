"""The figures as a table for people, and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from typing import Any

from kcc_desktop.bench.measure import Figure
from kcc_desktop.domain.said import Language, Said

_NAMES = {
    "search": Said("van toetsaanslag tot getekend resultaat", "keystroke to painted results"),
    "open": Said(
        "een bewoner met een lange tijdlijn openen", "opening a party with a long timeline"
    ),
    "call": Said("van belsignaal tot het dossier van de beller", "call to the caller's file"),
    "answer": Said("een antwoord opstellen", "composing an answer"),
    "record": Said("een contact vastleggen en overdragen", "recording a contact with handover"),
    "painted": Said("van start tot getekend venster", "start to first painted window"),
    "ready": Said("van start tot klaar om te zoeken", "start to ready for a search"),
    "memory": Said("geheugen met deze werkvoorraad open", "memory with this workspace open"),
    "stall": Said(
        "langste stilstand bij typen en scrollen", "longest stall while typing, scrolling"
    ),
    "shift": Said("langste stilstand in een minuut werk", "longest stall in a minute of work"),
    "leak": Said("wat 500 contacten in het geheugen achterlaten", "what 500 contacts leave behind"),
    "import": Said("contacten inlezen, met alle indexen", "importing contacts, with all indexes"),
}
_MEASURED = Said("wat", "what")
_PROGRAM = Said("programma", "program")
_BARE = Said("kaal", "bare")
_RATIO = Said("verhouding", "ratio")
_LIMIT = Said("grens", "limit")
_HOLDS = Said("gehaald", "holds")
_YES_NO = {True: Said("ja", "yes"), False: Said("nee", "no")}
_ALL_HOLD = Said("Alle grenzen zijn gehaald.", "All limits hold.")
_SOME_FAIL = Said(
    "Niet gehaald: {names}. Meet nog eens als er ondertussen iets anders op deze computer liep.",
    "Not held: {names}. Measure again if something else ran on this computer meanwhile.",
)


def table(figures: Sequence[Figure], language: Language) -> str:
    """One line per figure, with a sentence below."""
    heads = (_MEASURED, _PROGRAM, _BARE, _RATIO, _LIMIT, _HOLDS)
    rows = [[head.in_(language) for head in heads], *(_row(one, language) for one in figures)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, "", _verdict(figures, language)])


def as_json(figures: Sequence[Figure], url: str, contacts: int) -> str:
    """Everything that was measured, with what it was measured on."""
    found: dict[str, Any] = {
        "contacts": contacts,
        "workspace": url,
        "machine": {
            "system": platform.platform(),
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "load": _load(),
        },
        "holds": all(one.holds for one in figures),
        "figures": [_fields(one) for one in figures],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _fields(one: Figure) -> dict[str, Any]:
    return {
        "name": one.name,
        "by": one.by,
        "unit": one.unit,
        "value": round(one.value, 4),
        "bare": None if one.bare is None else round(one.bare, 4),
        "ratio": None if one.ratio is None else round(one.ratio, 3),
        "limit_ratio": one.limit_ratio,
        "limit_value": one.limit_value,
        "holds": one.holds,
        "detail": one.detail,
    }


def _load() -> float | None:
    """How many processes wanted to run, on average of the last minute; None where not known."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _row(one: Figure, language: Language) -> list[str]:
    name = _NAMES[one.name].in_(language)
    limit = one.limit_value if one.limit_ratio is None else one.limit_ratio
    unit = f" {one.unit}" if one.limit_ratio is None else "x"
    return [
        f"{name} ({one.by})" if one.by else name,
        f"{_number(one.value, language)} {one.unit}",
        "" if one.bare is None else f"{_number(one.bare, language)} {one.unit}",
        "" if one.ratio is None else f"{_number(one.ratio, language)}x",
        "" if limit is None else f"{_number(limit, language)}{unit}",
        _YES_NO[one.holds].in_(language),
    ]


def _number(value: float, language: Language) -> str:
    text = f"{value:.0f}" if value >= 100 else f"{value:.2f}"
    return text.replace(".", ",") if language is Language.NL else text


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    name, *rest = zip(row, widths, strict=True)
    return [name[0].ljust(name[1]), *(cell.rjust(width) for cell, width in rest)]


def _verdict(figures: Sequence[Figure], language: Language) -> str:
    failed = [_NAMES[one.name].in_(language) for one in figures if not one.holds]
    if not failed:
        return _ALL_HOLD.in_(language)
    return _SOME_FAIL.in_(language).format(names="; ".join(failed))
