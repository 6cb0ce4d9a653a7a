"""What an agent chooses from in a contact, and the standard texts, of the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_desktop.demo.yaml_records import ContentError
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.lists import ListItem, ListName, StandardText
from kcc_desktop.domain.said import Said
from kcc_desktop.services.ports import Work


@dataclass(frozen=True, slots=True)
class ItemText:
    """An entry of a list as it is written."""

    key: str
    nl: str
    en: str
    base: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class StandardTextText:
    """A standard text as it is written."""

    key: str
    title: str
    text: str
    product: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class ChoicesText:
    """All of `choices.yaml`."""

    channels: tuple[ItemText, ...]
    outcomes: tuple[ItemText, ...]
    questions: tuple[ItemText, ...]
    texts: tuple[StandardTextText, ...]


def put_choices(
    work: Work, text: ChoicesText, products: Mapping[str, Product], *, source: str
) -> None:
    """Writes them into a fresh workspace. Raises ContentError when a product isn't there."""
    lists = (
        (ListName.CHANNEL, text.channels),
        (ListName.OUTCOME, text.outcomes),
        (ListName.QUESTION, text.questions),
    )
    items = [
        ListItem(
            0, name, one.key, Said(one.nl, one.en), one.base, _product(one.product, products), place
        )
        for name, entries in lists
        for place, one in enumerate(entries, start=1)
    ]
    work.lists.put_items(items, source=source)
    texts = [
        StandardText(0, one.key, one.title, one.text, _product(one.product, products), one.step)
        for one in text.texts
    ]
    work.lists.put_standard_texts(texts, source=source)


def _product(key: str, products: Mapping[str, Product]) -> int | None:
    if not key:
        return None
    if key not in products:
        raise ContentError(f"choices.yaml: refers to {key!r}, which is not there")
    return products[key].id
