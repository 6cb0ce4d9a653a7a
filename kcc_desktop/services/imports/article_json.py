"""Articles in JSON: our own, kennisartikel and VAC of an Objecten register, SDG product texts.

Each shape becomes the same values that the fields in front of a Markdown article have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kcc_desktop.services.imports.article_markdown import sections_of
from kcc_desktop.services.imports.plain_text import plain_text

Values = dict[str, Sequence[object]]

#: The texts of a kennisartikel after its introduction, with the heading they get.
_KENNISARTIKEL_TEXTS = (
    ("vereisten", "Voorwaarden"),
    ("kostenenbetaalmethoden", "Kosten"),
    ("uiterstetermijn", "Termijn"),
    ("procedurebeschrijving", "Aanvraag"),
    ("bewijs", "Bewijs"),
    ("bezwaarenberoep", "Bezwaar"),
    ("wtdbijgeenreactie", "Geen reactie"),
    ("notice", "Bijzonderheden"),
    ("contact", "Contact"),
    ("deskmemo", "Deskmemo"),
)


def article_values(values: Mapping[str, Sequence[object]]) -> Values:
    """The values of one JSON object in the names of this program."""
    data, uuid = _data(values)
    if "vertalingen" in data:
        return _kennisartikel(data, uuid)
    if "vraag" in data and "antwoord" in data:
        return _vac(data, uuid)
    if "titel" in data and "tekst" in data:
        return _product_text(data, uuid)
    return {name: list(each) for name, each in values.items()}


def _data(values: Mapping[str, Sequence[object]]) -> tuple[Mapping[str, object], str]:
    """What an object is about, and its key: an Objecten register wraps it in `record.data`."""
    plain = {name: each[0] for name, each in values.items() if each}
    record = plain.get("record")
    inner = record.get("data") if isinstance(record, dict) else None
    data = inner if isinstance(inner, dict) else plain
    return data, _text(plain, "uuid") or _text(data, "uuid")


def _kennisartikel(data: Mapping[str, object], uuid: str) -> Values:
    texts = _translation(data.get("vertalingen"))
    sections = [
        {"heading": heading, "text": plain_text(_text(texts, name))}
        for name, heading in _KENNISARTIKEL_TEXTS
        if _text(texts, name)
    ]
    return _values(
        key=uuid or _text(data, "url") or _text(data, "upnuri"),
        title=_text(texts, "titel"),
        answer=plain_text(_text(texts, "tekst")),
        sections=sections,
        keywords=_each(texts.get("trefwoorden"), "trefwoord"),
        product=_text(data, "upnuri"),
        department=_department(data),
        updated=_text(texts, "datumwijziging"),
    )


def _vac(data: Mapping[str, object], uuid: str) -> Values:
    remark = plain_text(_text(data, "toelichting"))
    return _values(
        key=uuid or f"vac:{_text(data, 'vraag')}"[:200],
        kind="qa",
        title=_text(data, "vraag"),
        answer=plain_text(_text(data, "antwoord")),
        sections=[{"heading": "Toelichting", "text": remark}] if remark else [],
        keywords=_each(data.get("trefwoorden"), "trefwoord"),
        department=_department(data),
        status=_text(data, "status"),
    )


def _product_text(data: Mapping[str, object], uuid: str) -> Values:
    written = sections_of(plain_text(_text(data, "tekst")))
    return _values(
        key=uuid or _text(data, "id") or f"sdg:{_text(data, 'titel')}"[:200],
        title=_text(data, "titel"),
        answer=written.intro,
        sections=[{"heading": part.heading, "text": part.text} for part in written.sections],
        product=_text(data, "upnuri"),
        updated=_text(data, "laatstgewijzigd"),
    )


def _translation(given: object) -> Mapping[str, object]:
    """The Dutch texts, else the first ones."""
    each = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    dutch = [item for item in each if item.get("taal") == "nl"]
    return next(iter(dutch or each), {})


def _department(data: Mapping[str, object]) -> str:
    names = _each(data.get("afdelingen"), "afdelingnaam")
    return next(iter(names), "")


def _each(items: object, name: str) -> list[str]:
    listed = items if isinstance(items, list) else []
    return [_text(item, name) for item in listed if isinstance(item, dict)]


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _values(**given: object) -> Values:
    return {name: [value] for name, value in given.items() if value}
