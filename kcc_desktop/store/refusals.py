"""The two answers to a change that can't be made: nothing is there, or someone was first."""

from __future__ import annotations

from kcc_desktop.domain.errors import Conflict, NotFound
from kcc_desktop.domain.said import Said

_NOUNS = {
    "party": Said("Deze persoon of organisatie", "This person or organisation"),
    "contact": Said("Dit contact", "This contact"),
    "case": Said("Deze zaak", "This case"),
    "handover": Said("Deze overdracht", "This handover"),
    "article": Said("Dit artikel", "This article"),
    "managed": Said("Deze regel", "This row"),
    "feedback": Said("Deze opmerking", "This remark"),
    "absence": Said("Deze afwezigheid", "This absence"),
    "link": Said("Deze koppeling", "This link"),
    "mail": Said("Deze mail", "This mail"),
    "outbox": Said("Dit uitgaande bericht", "This outgoing message"),
    "status": Said("Deze betekenis", "This meaning"),
}


def not_found(kind: str) -> NotFound:
    """Nothing of this kind stands under that id."""
    noun = _NOUNS[kind]
    return NotFound(
        Said(
            f"{noun.nl} is er niet (meer). Zoek opnieuw.",
            f"{noun.en} is not there (any more). Search again.",
        )
    )


def conflict(kind: str, *, winner: str, version: int) -> Conflict:
    """`winner` changed it first; it now has `version`."""
    noun = _NOUNS[kind]
    return Conflict(
        Said(
            f"{noun.nl} is zojuist gewijzigd door {winner or 'iemand anders'}."
            " Uw wijziging is niet opgeslagen; bekijk eerst de nieuwe stand.",
            f"{noun.en} was just changed by {winner or 'someone else'}."
            " Your change was not saved; look at the present state first.",
        ),
        winner=winner,
        version=version,
    )


def taken(*, winner: str = "", version: int = 1) -> Conflict:
    """A row with this key is there already."""
    return Conflict(
        Said(
            "Er is al een regel met deze sleutel. Er is niets opgeslagen.",
            "There is a row with this key already. Nothing was saved.",
        ),
        winner=winner,
        version=version,
    )
