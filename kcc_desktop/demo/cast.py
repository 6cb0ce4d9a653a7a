"""The parties of the stories."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.people import People, Resident, party_id
from kcc_desktop.demo.story_text import PartyText
from kcc_desktop.demo.yaml_records import ContentError
from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    NameKind,
    Party,
    PartyKind,
    Representation,
    Scheme,
)
from kcc_desktop.domain.phones import parse_phone

#: Parties of the stories came into the register after the others.
_ORDER = 1000


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of the stories by their key, and what ties them."""

    residents: dict[str, Resident]
    representations: tuple[Representation, ...]
    doubles: tuple[tuple[int, int], ...]

    def get(self, key: str) -> Resident:
        """The party with this key. Raises ContentError."""
        if key not in self.residents:
            raise ContentError(f"story.yaml: there is no party {key!r}")
        return self.residents[key]

    def joined(self, people: People) -> People:
        """All parties of the sample, these among them."""
        mine = tuple(self.residents.values())
        persons = tuple(r for r in mine if r.party.kind is PartyKind.PERSON)
        organisations = tuple(r for r in mine if r.party.kind is PartyKind.ORGANISATION)
        return People(
            people.residents + persons,
            people.organisations + organisations,
            people.representations + self.representations,
            people.doubles + self.doubles,
        )


def make_cast(content: Content) -> Cast:
    """All of them. Raises ContentError when one refers to a party that is not there."""
    texts = content.stories.parties
    residents = {
        text.key: Resident(_party(text, _ORDER + order), content.street(text.street), text.number)
        for order, text in enumerate(texts)
    }
    cast = Cast(residents, (), ())
    representations = tuple(
        Representation(cast.get(text.represents).party.id, cast.get(text.key).party.id, text.role)
        for text in texts
        if text.represents
    )
    doubles = tuple(
        (cast.get(text.double_of).party.id, cast.get(text.key).party.id)
        for text in texts
        if text.double_of and text.linked
    )
    return replace(cast, representations=representations, doubles=doubles)


def _party(text: PartyText, order: int) -> Party:
    _, addition = house_number(f"{text.number} {text.addition}") or (text.number, "")
    names = (Name(text.full_name), *(Name(other, NameKind.KNOWN_AS) for other in text.also))
    return Party(
        party_id(text.key, order),
        PartyKind(text.kind),
        names,
        (Address(text.street, text.number, addition, postcode(text.postcode) or "", text.place),),
        text.mails,
        tuple(parse_phone(phone) for phone in text.phones),
        tuple(
            Identifier(scheme, value)
            for scheme, value in ((Scheme.BSN, text.bsn), (Scheme.KBO, text.kbo))
            if value
        ),
        secret=text.secret,
    )
