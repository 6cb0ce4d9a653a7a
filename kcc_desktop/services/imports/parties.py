"""Persons and organisations from a CSV file; docs/import.md describes its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kcc_desktop.domain import identifiers
from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    Party,
    PartyKind,
    Phone,
    Scheme,
)
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean
from kcc_desktop.services.imports.keys import digest
from kcc_desktop.services.imports.records import Row

#: Dutch headings and other spellings, and the name that is meant.
COLUMNS: Mapping[str, str] = {
    "naam": "name",
    "soort": "kind",
    "type": "kind",
    "e-mail": "email",
    "e-mailadres": "email",
    "mail": "email",
    "emailadres": "email",
    "telefoon": "phone",
    "telefoonnummer": "phone",
    "burgerservicenummer": "bsn",
    "kvk-nummer": "kvk",
    "kvknummer": "kvk",
    "kbo-nummer": "kbo",
    "ondernemingsnummer": "kbo",
    "rijksregisternummer": "insz",
    "straat": "street",
    "straatnaam": "street",
    "huisnummer": "number",
    "nummer": "number",
    "toevoeging": "addition",
    "huisletter": "addition",
    "plaats": "place",
    "woonplaats": "place",
    "gemeente": "place",
    "geheim": "secret",
    "geheimhouding": "secret",
    "waarschuwing": "warning",
    "sleutel": "external_id",
    "id": "external_id",
}
_KINDS = {
    "person": PartyKind.PERSON,
    "persoon": PartyKind.PERSON,
    "bewoner": PartyKind.PERSON,
    "burger": PartyKind.PERSON,
    "organisation": PartyKind.ORGANISATION,
    "organization": PartyKind.ORGANISATION,
    "organisatie": PartyKind.ORGANISATION,
    "bedrijf": PartyKind.ORGANISATION,
    "company": PartyKind.ORGANISATION,
}
_TRUTHS = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true", "waar", "1", "x"), True),
    **dict.fromkeys(("nee", "n", "no", "false", "onwaar", "0"), False),
}
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]+\.[^@\s<>\".]{2,63}")
_MANY = re.compile(r"[;|]")

_NO_NAME = Said("zonder naam is dit geen bewoner of bedrijf", "without a name this is no party")
_NO_KIND = Said("kies persoon of organisatie", "choose person or organisation")
_NO_EMAIL = Said("dit is geen e-mailadres", "this is no e-mail address")
_NO_PHONE = Said("dit is geen telefoonnummer", "this is no phone number")
_NO_POSTCODE = Said("dit is geen postcode", "this is no postcode")
_NO_NUMBER = Said("dit is geen huisnummer", "this is no house number")
_FAILS = Said("dit nummer klopt niet", "this number is not right")
_SECRET_UNCLEAR = Said(
    "schrijf ja of nee; voor de zekerheid is de bewoner als geheim behandeld",
    "write yes or no; to be safe the party was taken to be secret",
)

_IDENTIFIERS: tuple[tuple[str, Scheme, Callable[[str], str | None]], ...] = (
    ("bsn", Scheme.BSN, identifiers.bsn),
    ("rsin", Scheme.RSIN, identifiers.rsin),
    ("kvk", Scheme.KVK, identifiers.kvk),
    ("kbo", Scheme.KBO, identifiers.kbo),
    ("insz", Scheme.INSZ, identifiers.insz),
)
_OF_ORGANISATIONS = {Scheme.RSIN, Scheme.KVK, Scheme.KBO}


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Makes parties of rows. `country` (NL, BE) decides how phones and postcodes are written.

    `source` names the register in the keys of its parties, `as_of` is when the file was made.
    """

    source: str
    country: str
    as_of: datetime

    def read(self, row: Row) -> Party | None:
        """The party of one row, or None when it has no name."""
        name = row.line("name")
        if not name:
            row.refuse("name", "", _NO_NAME)
            return None
        numbers = _numbers(row)
        address = self._address(row)
        emails = _emails(row)
        phones = self._phones(row)
        own = row.line("external_id", longest=clean.LONGEST_KEY)
        if not own and not numbers:
            own = digest(name, repr(address), repr(emails), repr(phones))
        keys = [*numbers, *([Identifier(Scheme.EXTERNAL, f"{self.source}:{own}")] if own else [])]
        return Party(
            id=id_for(self.as_of, repr(keys)),
            kind=_kind(row, numbers),
            names=(Name(name),),
            addresses=(address,) if address else (),
            emails=emails,
            phones=phones,
            identifiers=tuple(keys),
            secret=_secret(row),
            warning=row.line("warning"),
        )

    def _address(self, row: Row) -> Address | None:
        street, place = row.line("street"), row.line("place")
        code = row.read("postcode", partial(postcode, country=self.country), _NO_POSTCODE) or ""
        number, letter = row.read("number", house_number, _NO_NUMBER) or (None, "")
        addition = "-".join(filter(None, [letter, row.line("addition", longest=10).upper()]))
        address = Address(street, number, addition, code, place)
        return address if address != Address("") else None

    def _phones(self, row: Row) -> tuple[Phone, ...]:
        phones = []
        for text in _parts(row, "phone"):
            phone = parse_phone(text, self.country)
            if phone.e164:
                phones.append(phone)
            else:
                row.refuse("phone", text, _NO_PHONE)
        return tuple(dict.fromkeys(phones))


def _emails(row: Row) -> tuple[str, ...]:
    usable = []
    for text in _parts(row, "email"):
        if _EMAIL.fullmatch(text):
            usable.append(text)
        else:
            row.refuse("email", text, _NO_EMAIL)
    return tuple(dict.fromkeys(usable))


def _parts(row: Row, name: str) -> list[str]:
    """The values of a column that may hold several, each cell also with `;` or `|` between them."""
    cells = [part.strip() for text in row.texts(name) for part in _MANY.split(text)]
    return [cell for cell in cells if cell]


def _numbers(row: Row) -> list[Identifier]:
    read = ((scheme, row.read(name, reader, _FAILS)) for name, scheme, reader in _IDENTIFIERS)
    return [Identifier(scheme, value) for scheme, value in read if value]


def _kind(row: Row, numbers: list[Identifier]) -> PartyKind:
    """As the row says, else by the sort of number that it has."""
    kind = row.read("kind", lambda text: _KINDS.get(text.casefold()), _NO_KIND)
    if kind:
        return kind
    company = any(number.scheme in _OF_ORGANISATIONS for number in numbers)
    return PartyKind.ORGANISATION if company else PartyKind.PERSON


def _secret(row: Row) -> bool:
    """A notice of secrecy that can't be read is taken for one."""
    refused = len(row.problems)
    secret = row.read("secret", lambda text: _TRUTHS.get(text.casefold()), _SECRET_UNCLEAR)
    return secret if secret is not None else len(row.problems) > refused
