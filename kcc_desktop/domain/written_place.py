"""A place as people write it down: `Lindelaan 12a, 3523 XK Utrecht`, or `speeltuin Lindelaan`."""

from __future__ import annotations

import re

from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.case import Place

_LONGEST = 200
_CODE = re.compile(r"\b([1-9][0-9]{3}\s?[A-Za-z]{2})\b")
_HOUSE = re.compile(
    r"(?P<street>[^\W\d][^,]*?)\s+"
    r"(?P<house>[0-9]{1,5}(?:\s?[A-Za-z](?:-?[A-Za-z0-9]{1,2})?|-[A-Za-z0-9]{1,3})?)(?=\s*(?:,|$))"
)


def place_written(text: str) -> Place:
    """Street, number, postcode and town, as far as they can be told apart; the rest is street."""
    written = " ".join(text[:_LONGEST].split())
    code, before, after = _code(written)
    if not code:
        before, _, after = written.partition(",")
    behind = house_number(after.strip(" ,")) if code else None
    if behind is not None:
        return Place(before.strip(" ,"), *behind, code)
    found = _HOUSE.search(before.strip(" ,"))
    number = house_number(found["house"]) if found else None
    if found is None or number is None:
        street = before.strip(" ,") if code or not after else written
        return Place(street=street, postcode=code, town=after.strip(" ,") if code else "")
    return Place(
        street=found["street"].strip(),
        number=number[0],
        addition=number[1],
        postcode=code,
        town=after.strip(" ,"),
    )


def _code(written: str) -> tuple[str, str, str]:
    """The first postcode that there can be, with what stands before and after it."""
    for found in _CODE.finditer(written):
        read = postcode(found[1])
        if read:
            return read, written[: found.start()], written[found.end() :]
    return "", written, ""
