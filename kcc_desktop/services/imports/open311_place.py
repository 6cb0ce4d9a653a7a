"""Where an Open311 request is about, from its address line and coordinates."""

from __future__ import annotations

import re

from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.case import Place
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports.records import Row

NO_PLACE = Said("dit is geen plek op aarde", "this is no place on earth")
ZERO_PLACE = Said(
    "0, 0 betekent dat de bron de plek niet wist", "0, 0 means that the source did not know"
)
NO_POSTCODE = Said("dit is geen postcode", "this is no postcode")

_CROSSING = re.compile(r"(?i)intersection\s+of\s+(.+?)\s+and\s+(.+)")
_STATE = re.compile(r"[A-Z]{2}")
_NUMBER_FIRST = re.compile(r"(\d{1,5}[A-Za-z]?(?:[-/]\w{1,4})?)\s+(.+)")
_NUMBER_LAST = re.compile(r"(.+?)\s+(\d{1,5}.{0,10})")
_ZIP = re.compile(r"(?=.*\d)[\w -]{3,10}")
#: How American streets end, with what may follow the ending; what comes after is the town.
_ENDINGS = frozenset({
    "ALY", "AVE", "BLVD", "CIR", "CT", "DR", "EXPY", "HWY", "LN", "LOOP",
    "PKWY", "PL", "PLZ", "RD", "ROW", "SQ", "ST", "STWY", "TER", "WAY",
})  # fmt: skip
_DIRECTIONS = frozenset({
    "N", "S", "E", "W", "NE", "NW", "SE", "SW", "NORTH", "SOUTH", "EAST", "WEST",
})  # fmt: skip


def place_of(row: Row) -> Place:
    """The place of a request. What can't be used is refused in `row`; the rest stays."""
    lat, lon = _coordinates(row)
    street, number, addition, town, written = _address(row.line("address", "address_string"))
    code = row.read("zipcode", _zip, NO_POSTCODE) or written
    return Place(street, number, addition, code, town, lat, lon)


def _coordinates(row: Row) -> tuple[float | None, float | None]:
    lat = row.read("lat", lambda text: _degrees(text, 90), NO_PLACE)
    name = next((name for name in ("long", "lon", "lng") if row.texts(name)), "long")
    lon = row.read(name, lambda text: _degrees(text, 180), NO_PLACE)
    if lat is None or lon is None:
        return None, None
    if not lat and not lon:
        row.refuse(f"lat, {name}", "0, 0", ZERO_PLACE)
        return None, None
    return lat, lon


def _degrees(text: str, most: int) -> float | None:
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None


def _zip(text: str) -> str | None:
    dutch = postcode(text)
    if dutch:
        return dutch
    return text.upper() if _ZIP.fullmatch(text) and text.strip("0") else None


def _address(line: str) -> tuple[str, int | None, str, str, str]:
    """Street, number, addition, town and postcode of an address on one line."""
    crossing = _CROSSING.fullmatch(line)
    if crossing:
        return f"{crossing.group(1)} / {crossing.group(2)}", None, "", "", ""
    first, *rest = [part.strip() for part in line.split(",")]
    if len(rest) == 1 and _STATE.fullmatch(rest[0]):
        first, town = _without_town(first)
        return (*_street(first), town, "")
    code, town = _town(rest)
    return (*_street(first), town, code)


def _street(text: str) -> tuple[str, int | None, str]:
    before = _NUMBER_FIRST.fullmatch(text)
    after = None if before else _NUMBER_LAST.fullmatch(text)
    street, written = text, ""
    if before:
        written, street = before.groups()
    elif after:
        street, written = after.groups()
    number = house_number(written) if written else None
    return (street, *number) if number else (text, None, "")


def _without_town(text: str) -> tuple[str, str]:
    """`1325 HOWARD ST SAN FRANCISCO` in its street and town, where the street shows its end."""
    words = text.split()
    if not any(word[0].isdigit() for word in words[:1]):
        return "", text
    ends = (at for at, word in enumerate(words) if at > 1 and word in _ENDINGS)
    end = next(ends, None)
    if end is None:
        return text, ""
    while end + 1 < len(words) and words[end + 1] in _ENDINGS | _DIRECTIONS:
        end += 1
    return " ".join(words[: end + 1]), " ".join(words[end + 1 :])


def _town(parts: list[str]) -> tuple[str, str]:
    """Postcode and town of what follows the street: `3523 XK Utrecht`, `Chicago, IL, 60620`."""
    if not parts:
        return "", ""
    dutch = re.fullmatch(r"(\d{4}\s?[A-Za-z]{2})\s+(.+)", parts[0])
    if dutch and postcode(dutch.group(1)):
        return postcode(dutch.group(1)) or "", dutch.group(2)
    codes = [code for part in parts[1:] if (code := _zip(part)) and part[-1].isdigit()]
    return next(iter(codes), ""), parts[0]
