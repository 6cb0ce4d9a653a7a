"""What the administrator manages for the agents: lists to choose from, and standard texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from kcc_desktop.domain.contact import Channel, Outcome
from kcc_desktop.domain.said import Said


class ListName(StrEnum):
    """Which list it is."""

    CHANNEL = "channel"
    OUTCOME = "outcome"
    QUESTION = "question"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a managed list. `key` is stable and never shown.

    `base` is what it means to the program: of a channel `phone/in` (`Channel`/`Direction`), of an
    outcome an `Outcome`; the other lists have none. `product_id` is the product that goes with it.
    """

    id: int
    list: ListName
    key: str
    name: Said
    base: str = ""
    product_id: int | None = None
    position: int = 0
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class StandardText:
    """A text that agents use again and again; `key` is what is typed to get it.

    Without `product_id` it fits every product, without `step` (a `Step`) every step.
    """

    id: int
    key: str
    title: str
    text: str
    product_id: int | None = None
    step: str = ""
    active: bool = True
    version: int = 1


def fitting(
    texts: Iterable[StandardText], product_ids: Set[int], step: str
) -> tuple[StandardText, ...]:
    """The texts for these products and this step; those made for them come before the others."""
    fits = [
        one
        for one in texts
        if (one.product_id is None or one.product_id in product_ids) and one.step in ("", step)
    ]
    return tuple(sorted(fits, key=lambda one: (one.product_id is None, not one.step, one.title)))


def or_default(name: ListName, items: Sequence[ListItem]) -> tuple[ListItem, ...]:
    """`items`, or where nobody made that list yet, the one that the program comes with."""
    if items:
        return tuple(items)
    return tuple(
        ListItem(0, name, base, said, base, position=place)
        for place, (base, said) in enumerate(BASE_WORDS.get(name, {}).items(), start=1)
    )


#: What the entries of a list can mean to the program, in the words of a list that nobody made yet.
BASE_WORDS: dict[ListName, dict[str, Said]] = {
    ListName.CHANNEL: {
        Channel.PHONE: Said("Telefoon", "Phone"),
        Channel.DESK: Said("Balie", "Desk"),
        Channel.EMAIL: Said("E-mail", "E-mail"),
        Channel.FORM: Said("Webformulier", "Web form"),
        Channel.CHAT: Said("Chat", "Chat"),
        Channel.LETTER: Said("Brief", "Letter"),
        Channel.SOCIAL: Said("Sociale media", "Social media"),
        Channel.OTHER: Said("Anders", "Other"),
    },
    ListName.OUTCOME: {
        Outcome.ANSWERED: Said("Zelf beantwoord", "Answered"),
        Outcome.HANDED_OVER: Said("Overgedragen", "Handed over"),
        Outcome.CALLBACK: Said("Terugbelafspraak gemaakt", "Callback arranged"),
        Outcome.REFERRED: Said("Doorverwezen", "Referred"),
        Outcome.NOT_ANSWERED: Said("Niet beantwoord", "Not answered"),
    },
}
