"""Persons and organisations from CSV."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.party import Address, Identifier, Party, PartyKind, Phone, Scheme
from kcc_desktop.services.imports.csv_records import csv_records
from kcc_desktop.services.imports.parties import COLUMNS, PartyReader
from kcc_desktop.services.imports.records import Row
from kcc_desktop.services.imports.source_file import inspect
from tests.imports.helpers import NOW, Write, row_of

WHOLE = {
    "name": "Suzanne de Wit",
    "kind": "persoon",
    "email": "suzanne@example.org",
    "phone": "06 12345678",
    "bsn": "111222333",
    "street": "Lindelaan",
    "number": "12a",
    "postcode": "3523 xk",
    "place": "Vlietstede",
    "secret": "nee",
    "external_id": "P-1",
}


def party_of(country: str = "NL", **changed: object) -> tuple[Party, list[tuple[str, str]]]:
    row = row_of({**WHOLE, **changed})
    party = PartyReader("brp", country, NOW).read(row)
    assert party is not None
    return party, [(problem.field, problem.value) for problem in row.problems]


def test_a_whole_row_becomes_a_party_without_complaints() -> None:
    party, problems = party_of()
    assert problems == []
    assert (party.name, party.kind, party.secret) == ("Suzanne de Wit", PartyKind.PERSON, False)
    assert party.addresses == (Address("Lindelaan", 12, "A", "3523XK", "Vlietstede"),)
    assert party.emails == ("suzanne@example.org",)
    assert party.phones == (Phone("+31612345678"),)
    assert party.identifiers == (
        Identifier(Scheme.BSN, "111222333"),
        Identifier(Scheme.EXTERNAL, "brp:P-1"),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bsn", "111222334"),
        ("kvk", "123"),
        ("kbo", "0123.456.789"),
        ("insz", "00000000000"),
        ("phone", "bel maar"),
        ("email", "suzanne(at)example"),
        ("postcode", "0123 AB"),
        ("number", "twaalf"),
        ("kind", "kat"),
    ],
)
def test_a_field_that_is_wrong_is_reported_and_loses_only_itself(name: str, value: str) -> None:
    party, problems = party_of(**{name: value})
    assert problems == [(name, value)]
    assert party.name == "Suzanne de Wit"


def test_a_row_without_name_can_not_be_used() -> None:
    row = row_of({**WHOLE, "name": "  "})
    assert PartyReader("brp", "NL", NOW).read(row) is None
    assert [problem.field for problem in row.problems] == ["name"]


@pytest.mark.parametrize(
    ("written", "secret"), [("ja", True), ("X", True), ("0", False), ("", False)]
)
def test_the_notice_of_secrecy_is_read(written: str, secret: bool) -> None:
    assert party_of(secret=written)[0].secret is secret


def test_an_unreadable_notice_of_secrecy_is_taken_for_one() -> None:
    party, problems = party_of(secret="misschien")
    assert party.secret
    assert problems == [("secret", "misschien")]


def test_a_company_number_makes_an_organisation_when_nothing_is_said() -> None:
    party, _ = party_of(kind="", bsn="", kvk="12345678")
    assert party.kind is PartyKind.ORGANISATION


def test_several_phones_and_addresses_fit_in_a_cell() -> None:
    party, problems = party_of(
        phone="06 12345678; 030 1234567 | 06-12345678", email="a@b.nl;c@d.nl"
    )
    assert problems == []
    assert [phone.e164 for phone in party.phones] == ["+31612345678", "+31301234567"]
    assert party.emails == ("a@b.nl", "c@d.nl")


def test_flanders_writes_otherwise() -> None:
    party, problems = party_of("BE", postcode="9000", phone="0470 12 34 56")
    assert problems == []
    assert (party.addresses[0].postcode, party.phones[0].e164) == ("9000", "+32470123456")


def test_a_row_without_any_number_is_known_by_what_it_says() -> None:
    bare = {"bsn": "", "external_id": ""}
    first, again, other = party_of(**bare)[0], party_of(**bare)[0], party_of(**bare, place="Ede")[0]
    key = first.identifier(Scheme.EXTERNAL)
    assert key.startswith("brp:")
    assert again.identifier(Scheme.EXTERNAL) == key != other.identifier(Scheme.EXTERNAL)


def test_dutch_headings_mean_the_same(write: Write) -> None:
    content = (
        "Naam;Soort;E-mailadres;Telefoonnummer;Straat;Huisnummer;Toevoeging;Postcode;Woonplaats;"
        "Geheimhouding;KvK-nummer\n"
        "De Boules;bedrijf;info@boules.example;030-1234567;Plein;1;II;3521AA;Vlietstede;ja;"
        "12345678\n"
    )
    file = inspect(write("bedrijven.csv", content))
    (record,) = csv_records(file, lambda _: None, COLUMNS)
    row = Row(record)
    party = PartyReader("kvk", "NL", NOW).read(row)
    assert row.problems == []
    assert party is not None
    assert party.addresses == (Address("Plein", 1, "II", "3521AA", "Vlietstede"),)
    assert party.secret
    assert party.identifiers == (Identifier(Scheme.KVK, "12345678"),)
