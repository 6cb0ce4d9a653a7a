"""The national list of uniform product names (UPL), and lists of local products, as products."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean
from kcc_desktop.services.imports.keys import stable_id
from kcc_desktop.services.imports.records import Row

#: Headings that mean the same. The list itself is published by standaarden.overheid.nl.
COLUMNS: Mapping[str, str] = {
    "uniformeproductnaam": "name",
    "naam": "name",
    "product": "name",
    "sleutel": "key",
    "burger": "citizens",
    "bedrijf": "companies",
    "doelgroep": "audience",
}
_NO_NAME = Said("zonder naam is dit geen product", "without a name this is no product")
_NO_URI = Said("dit is geen webadres", "this is no web address")
_MARKED = frozenset({"x", "ja", "yes", "true", "1"})


def read_product(row: Row) -> Product | None:
    """The product of one row; its key is the URI, else the key, else the name."""
    name = row.line("name")
    if not name:
        row.refuse("name", "", _NO_NAME)
        return None
    uri = row.read("uri", _uri, _NO_URI) or ""
    key = uri or row.line("key", longest=clean.LONGEST_KEY) or name[: clean.LONGEST_KEY].casefold()
    return Product(stable_id(key), key, name, uri, _audience(row))


def _uri(text: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    usable = parts.scheme in {"http", "https"} and parts.netloc and len(text) <= clean.LONGEST_KEY
    return text if usable else None


def _audience(row: Row) -> str:
    """For whom it is: `burger`, `bedrijf`, both with a comma, or empty."""
    marked = {"burger": row.line("citizens"), "bedrijf": row.line("companies")}
    words = [word for word, mark in marked.items() if mark.casefold() in _MARKED]
    return ", ".join(words) or row.line("audience")
