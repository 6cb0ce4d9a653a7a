"""How the card of a person or organisation reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.outside import mail_address, tel_address
from kcc_desktop.domain.party import Address, Party, PartyKind, Scheme
from kcc_desktop.models.numbers import numbers
from kcc_desktop.models.timeline_rows import Tone

if TYPE_CHECKING:
    from kcc_desktop.domain.trail import Trail
    from kcc_desktop.services.look import PartyFile

translate = QCoreApplication.translate
MASKED = "•••••"
SHOWN_DIGITS = 3
NAME_PARTICLES = frozenset(
    {"de", "den", "der", "van", "het", "'t", "ten", "ter", "te", "la", "le", "el"}
)


@dataclass(frozen=True, slots=True)
class Chip:
    """A small fact: an icon's name (or none), words, and how it strikes the eye.

    `link` is the address by which another program calls or writes to somebody.
    """

    text: str
    icon: str = ""
    tone: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PersonFace:
    """What stands on the card."""

    name: str
    initials: str
    facts: str
    chips: tuple[Chip, ...]
    icon: str = ""


def person_face(file: PartyFile) -> PersonFace:
    """The card for `file`; the BSN is never on it whole."""
    party = file.party
    facts = (_address(party), _number(party))
    return PersonFace(
        name=plain.line(party.name, 120),
        initials=initials(party.name, party.kind),
        facts=" · ".join(fact for fact in facts if fact),
        chips=(*_cautions(party), *_ways(party), *_counts(file), *_others(file)),
    )


def report_face(trail: Trail) -> PersonFace:
    """The card for a report of which nobody knows whose it is."""
    place = trail.place
    address = Address(place.street, place.number, place.addition, place.postcode, place.town)
    return PersonFace(
        name=plain.line(trail.subject, 120) or translate("Person", "Melding"),
        initials="",
        facts=address_line(address),
        chips=(
            Chip(translate("Person", "Melder niet bekend"), "party"),
            *([Chip(plain.line(trail.number, 40), "case")] if trail.number else []),
        ),
        icon="case",
    )


def initials(name: str, kind: PartyKind = PartyKind.PERSON) -> str:
    """`SW` for Suzanne de Wit; the first letter of an organisation."""
    words = [word for word in plain.line(name).split() if word.lower() not in NAME_PARTICLES]
    letters = [word[0].upper() for word in words if word[0].isalnum()]
    if not letters:
        return "?"
    if kind is PartyKind.ORGANISATION or len(letters) == 1:
        return letters[0]
    return letters[0] + letters[-1]


def masked(number: str) -> str:
    """`•••••782` for a BSN."""
    return MASKED + number[-SHOWN_DIGITS:]


def address_line(address: Address) -> str:
    """`Lindelaan 12 A, 3523 XK Zuid`."""
    number = "" if address.number is None else str(address.number)
    house = " ".join(part for part in (address.street, number, address.addition) if part)
    code = address.postcode
    spaced = f"{code[:4]} {code[4:]}" if len(code) == 6 and code[:4].isdigit() else code
    town = " ".join(part for part in (spaced, address.place) if part)
    return plain.line(", ".join(part for part in (house, town) if part), 120)


def _address(party: Party) -> str:
    if party.secret:
        return translate("Person", "adres geheim")
    return address_line(party.addresses[0]) if party.addresses else ""


def _number(party: Party) -> str:
    bsn, kvk = party.identifier(Scheme.BSN), party.identifier(Scheme.KVK)
    if bsn:
        return f"BSN {masked(bsn)}"
    return f"KvK {plain.line(kvk, 20)}" if kvk else ""


def _cautions(party: Party) -> list[Chip]:
    chips = []
    if party.secret:
        chips.append(
            Chip(translate("Person", "Geheimhouding: deel niets met anderen"), "lock", Tone.BAD)
        )
    if party.warning:
        chips.append(Chip(plain.line(party.warning, 100), "warning", Tone.WARN))
    return chips


def _ways(party: Party) -> list[Chip]:
    from kcc_desktop.domain.phones import show_phone  # noqa: PLC0415 (what reads phones loads slowly)

    mails = [
        Chip(plain.line(mail, 80), "email", link=mail_address(mail)) for mail in party.emails[:2]
    ]
    phones = [
        Chip(plain.line(show_phone(phone), 40), "phone", link=tel_address(phone))
        for phone in party.phones[:2]
    ]
    return mails + phones


def _counts(file: PartyFile) -> list[Chip]:
    contacts = file.counts.contacts
    opened = file.open_reports
    return [
        Chip(numbers().contacts(contacts)),
        *([Chip(numbers().open_reports(opened))] if opened else []),
    ]


def _others(file: PartyFile) -> list[Chip]:
    chips = []
    doubles = len(file.doubles) - 1
    if doubles > 0:
        chips.append(Chip(numbers().doubles(doubles), "double"))
    for representation, name in file.representatives[:2]:
        text = translate("Person", "Gemachtigd: %1 (%2)")
        who = text.replace("%1", plain.line(name, 60)).replace(
            "%2", plain.line(representation.role, 40)
        )
        chips.append(Chip(who, "party"))
    return chips
