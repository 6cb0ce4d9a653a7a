"""What Signalen has beside signals: states and what may follow them, categories, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PREFIX = "/signals/v1/"
Signal = dict[str, Any]

SHOWN = {
    "m": "Gemeld",
    "i": "In afwachting van behandeling",
    "b": "In behandeling",
    "ingepland": "Ingepland",
    "o": "Afgehandeld",
    "a": "Geannuleerd",
    "reopened": "Heropend",
    "h": "On hold",
    "s": "Gesplitst",
    "sent": "Extern: verzonden",
}
NEXT = {
    "m": {"m", "i", "b", "ingepland", "o", "a"},
    "i": {"m", "i", "b", "ingepland", "o", "a"},
    "b": {"m", "b", "ingepland", "o", "a"},
    "ingepland": {"m", "ingepland", "b", "o", "a"},
    "o": {"reopened"},
    "a": {"a", "reopened", "b"},
    "reopened": {"reopened", "b", "o", "a", "m"},
}
CATEGORIES = [
    {
        "name": "Wegen, verkeer, straatmeubilair",
        "slug": "wegen-verkeer-straatmeubilair",
        "sub_categories": [
            {"name": "Lantaarnpaal", "slug": "lantaarnpaal-straatverlichting", "is_active": True},
            {"name": "Oud", "slug": "oud", "is_active": False},
        ],
    },
    {
        "name": "Afval",
        "slug": "afval",
        "sub_categories": [{"name": "Zwerfvuil", "slug": "veeg-zwerfvuil", "is_active": True}],
    },
]


def location_of(street: str, number: int | str, code: str, point: Sequence[float]) -> Signal:
    address = {
        "openbare_ruimte": street,
        "huisnummer": number,
        "huisletter": "",
        "huisnummer_toevoeging": "",
        "postcode": code,
        "woonplaats": "Vlietstede",
    }
    return {
        "id": 1,
        "stadsdeel": None,
        "buurt_code": None,
        "area_type_code": None,
        "area_code": None,
        "area_name": None,
        "address": address if street else None,
        "address_text": f"{street} {number} {code} Vlietstede" if street else "",
        "geometrie": {"type": "Point", "coordinates": list(point)},
        "extra_properties": None,
        "created_by": None,
        "bag_validated": False,
    }


def category_url(main: str, sub: str) -> str:
    return f"{PREFIX}public/terms/categories/{main}/sub_categories/{sub}"


def category_at(url: str) -> Signal | None:
    for main in CATEGORIES:
        for sub in main["sub_categories"]:
            if url == category_url(str(main["slug"]), sub["slug"]):
                return {**main, "sub_categories": [sub]}
    return None
