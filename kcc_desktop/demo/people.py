"""The residents and organisations of the sample workspace.

They are the same for every day: only their own dice are thrown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.story_text import PartyText
from kcc_desktop.demo.texts import OrganisationName, PeopleText, StreetText, SurnameText
from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.case import Place
from kcc_desktop.domain.identifiers import bsn
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    Party,
    PartyKind,
    Phone,
    Representation,
    Scheme,
)
from kcc_desktop.domain.phones import parse_phone

SEED = 3523
RESIDENTS = 196
PARENTS = 10
DOUBLES = 9
SECRET = 6
#: The first party came into the register then; the others follow hour by hour.
_FIRST = datetime(2015, 1, 5, 9, tzinfo=ZONE)
_WARNINGS = (
    "Wordt soms boos aan de balie. Neem er een collega bij.",
    "Alleen schriftelijk, op eigen verzoek.",
    "Hoort slecht. Spreek rustig of mail.",
    "Spreekt vooral Pools; een tolk is te regelen via de teamleider.",
)
#: How long a house is along a street, in degrees of longitude, and at most a whole street.
_STEP, _LONGEST = 0.000032, 0.0033
_BREADTH = 0.00005


@dataclass(frozen=True, slots=True)
class Resident:
    """A party with where it lives; `polite` is how an agent writes of it: meneer or mevrouw."""

    party: Party
    street: StreetText
    number: int
    polite: str = ""

    @property
    def home(self) -> Place:
        """Where it lives, with coordinates."""
        return place_at(self.street, self.number, self.party.addresses[0].addition)


@dataclass(frozen=True, slots=True)
class People:
    """All parties. `doubles` are pairs of ids of one and the same person."""

    residents: tuple[Resident, ...]
    organisations: tuple[Resident, ...]
    representations: tuple[Representation, ...]
    doubles: tuple[tuple[int, int], ...]

    @property
    def all(self) -> tuple[Resident, ...]:
        """Persons and organisations."""
        return self.residents + self.organisations

    def spokesman(self, party_id: int) -> int | None:
        """Who speaks for this party: for an organisation its contact, for a parent the child."""
        speaking = (r for r in self.representations if r.party_id == party_id)
        return next((r.representative_id for r in speaking), None)


def place_at(street: StreetText, number: int, addition: str = "") -> Place:
    """A house on a street: numbers run from west to east, odd on one side, even on the other."""
    step = min(_STEP, _LONGEST / street.length)
    lon = street.lon + (number - street.length / 2) * step
    lat = street.lat + (_BREADTH if number % 2 else -_BREADTH)
    code = postcode(street.postcode) or ""
    return Place(street.name, number, addition, code, street.place, round(lat, 6), round(lon, 6))


def party_id(key: str, order: int) -> int:
    """The id of the party with this key, the `order`-th that came into the register."""
    return id_for((_FIRST + timedelta(hours=7 * order)).astimezone(UTC), key)


def make_people(content: Content) -> People:
    """All parties but those of the stories, which keep their names and phones to themselves."""
    maker = _Maker(content.people, content.stories.parties)
    residents = [maker.person() for _ in range(RESIDENTS)]
    organisations, callers = maker.organisations()
    representations = list(callers)
    for child in residents[:PARENTS]:
        parent = maker.parent_of(child)
        residents.append(parent)
        representations.append(
            Representation(
                parent.party.id, child.party.id, "zoon" if child.polite == "meneer" else "dochter"
            )
        )
    residents.extend(maker.callers)
    residents = maker.marked(residents)
    doubles = []
    reachable = [each for each in residents if each.party.emails and each.party.phones]
    for original in reachable[20 : 20 + DOUBLES]:
        double = maker.double_of(original)
        residents.append(double)
        doubles.append((original.party.id, double.party.id))
    return People(tuple(residents), organisations, tuple(representations), tuple(doubles))


class _Maker:
    """Draws parties from the pools; no name, phone or number comes twice unless it is meant to."""

    def __init__(self, pools: PeopleText, others: Iterable[PartyText]) -> None:
        self.pools = pools
        self.dice = Random(SEED)
        self.callers: list[Resident] = []
        self._count = 0
        self._names = {other.full_name for other in others}
        self._phones = {parse_phone(phone).e164 for other in others for phone in other.phones}

    def person(self, surname: SurnameText | None = None) -> Resident:
        """A person of their own, or of a family."""
        first, name = self._name(surname)
        street = self._street()
        number = self.dice.randint(1, street.length)
        party = self._party(PartyKind.PERSON, name)
        party = replace(
            party,
            addresses=(self._address(street, number),),
            emails=self._emails(first, name),
            phones=self._some_phones(),
            identifiers=(Identifier(Scheme.BSN, self._bsn()),) if self.dice.random() < 0.85 else (),
        )
        return Resident(party, street, number, "meneer" if first in self.pools.men else "mevrouw")

    def parent_of(self, child: Resident) -> Resident:
        """A father or mother of the same name, elsewhere in town, who seldom mails."""
        surname = child.party.name.partition(" ")[2]
        parent = self.person(SurnameText("", surname))
        return replace(parent, party=replace(parent.party, emails=()))

    def organisations(self) -> tuple[tuple[Resident, ...], tuple[Representation, ...]]:
        """All organisations; of each, who speaks for it."""
        made, representations = [], []
        for text in self.pools.organisations:
            if text.name in self._names:
                continue
            organisation, caller = self._organisation(text), self.person()
            made.append(organisation)
            self.callers.append(caller)
            representations.append(
                Representation(organisation.party.id, caller.party.id, text.contact)
            )
        return tuple(made), tuple(representations)

    def marked(self, residents: Sequence[Resident]) -> list[Resident]:
        """The same, of whom some are secret and some carry a warning."""
        marked = list(residents)
        chosen = self.dice.sample(range(PARENTS, len(marked)), SECRET + len(_WARNINGS))
        for index in chosen[:SECRET]:
            marked[index] = replace(marked[index], party=replace(marked[index].party, secret=True))
        for index, warning in zip(chosen[SECRET:], _WARNINGS, strict=True):
            marked[index] = replace(
                marked[index], party=replace(marked[index].party, warning=warning)
            )
        return marked

    def double_of(self, original: Resident) -> Resident:
        """The same person, entered once more after a mail: an initial, and no number or address."""
        first, _, surname = original.party.name.partition(" ")
        party = self._party(PartyKind.PERSON, f"{first[0]}. {surname}")
        party = replace(
            party,
            addresses=(Address(original.street.name, place=original.street.place),),
            emails=original.party.emails,
            phones=original.party.phones[:1],
        )
        return replace(original, party=party)

    def _organisation(self, text: OrganisationName) -> Resident:
        street = self._street()
        number = self.dice.randint(1, street.length)
        party = replace(
            self._party(PartyKind.ORGANISATION, text.name),
            addresses=(self._address(street, number),),
            emails=(text.mail,),
            phones=(self._phone("land"),),
            identifiers=(Identifier(Scheme.KVK, f"990{self.dice.randint(10000, 99999)}"),),
        )
        return Resident(party, street, number)

    def _party(self, kind: PartyKind, name: str) -> Party:
        self._count += 1
        key = f"{name}/{self._count}"
        return Party(party_id(key, self._count), kind, (Name(name),))

    def _name(self, surname: SurnameText | None) -> tuple[str, str]:
        while True:
            first = self.dice.choice(self.pools.first_names)
            last = surname or self.dice.choice(self.pools.surnames)
            name = " ".join(filter(None, (first, last.prefix, last.name)))
            if name not in self._names and self._fits(first, last.name):
                self._names.add(name)
                return first, name

    def _fits(self, first: str, surname: str) -> bool:
        """Polish surnames have a form for men and one for women."""
        if surname.endswith("ska"):
            return first not in self.pools.men
        return not surname.endswith("ski") or first in self.pools.men

    def _street(self) -> StreetText:
        streets = self.pools.streets
        return self.dice.choices(streets, weights=[street.length for street in streets])[0]

    def _address(self, street: StreetText, number: int) -> Address:
        written = self.dice.choice(street.additions) if self.dice.random() < 0.5 else ""
        _, addition = house_number(f"{number} {written}") or (number, "")
        return Address(street.name, number, addition, postcode(street.postcode) or "", street.place)

    def _emails(self, first: str, name: str) -> tuple[str, ...]:
        if self.dice.random() < 0.25:
            return ()
        last = name.removeprefix(first)
        local = f"{plain(first)}.{plain(last)}" if self.dice.random() < 0.7 else plain(name)
        return (f"{local}@{self.dice.choice(self.pools.mail_domains)}",)

    def _some_phones(self) -> tuple[Phone, ...]:
        kinds = self.dice.choices(
            (("mobile",), ("land",), ("mobile", "land"), ("belgian",), ()),
            weights=(62, 12, 14, 5, 7),
        )[0]
        return tuple(self._phone(kind) for kind in kinds)

    def _phone(self, kind: str) -> Phone:
        while True:
            written = self._digits(self.dice.choice(self.pools.phone_patterns[kind]))
            phone = parse_phone(written)
            if phone.e164 not in self._phones and not phone.e164.startswith(
                ("+313012345", "+313012346")
            ):
                self._phones.add(phone.e164)
                return phone

    def _digits(self, pattern: str) -> str:
        for slot, top in (("{4}", 9999), ("{2}", 99), ("{2}", 99)):
            pattern = pattern.replace(slot, f"{self.dice.randint(0, top):0{len(str(top))}}", 1)
        return pattern

    def _bsn(self) -> str:
        """A number with a valid check in the range that is kept for tests."""
        while True:
            number = f"999{self.dice.randint(0, 999_999):06}"
            if bsn(number):
                return number


def plain(name: str) -> str:
    """The letters of a name as they stand in an e-mail address."""
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS).casefold())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())


_LETTERS = str.maketrans({"ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ß": "ss"})
