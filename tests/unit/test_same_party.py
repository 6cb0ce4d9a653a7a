"""Who is likely the same, and who a new party may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    Party,
    PartyKind,
    Phone,
    Scheme,
)
from kcc_desktop.domain.same_party import likely_same, proposal

SUZANNE = Party(
    1,
    PartyKind.PERSON,
    (Name("Suzanne de Wit"),),
    (Address("Lindelaan", 12, "", "3523XK", "Zuid"),),
    ("suzanne@dewit.example",),
    (Phone("+31612345678"),),
)


def named(name: str, **more: object) -> Party:
    return replace(SUZANNE, id=2, names=(Name(name),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["Suzanne de Wit", "S. de Wit", "Susanne de Wit", "SUZANNE DE WIT"]
)
def test_one_name_and_a_phone_in_common(name: str) -> None:
    assert likely_same(SUZANNE, named(name, addresses=(), emails=()))


@pytest.mark.parametrize("name", ["Tom de Wit", "Suzanne Bakker", "S. Bakker"])
def test_people_of_one_house_are_not_the_same(name: str) -> None:
    assert not likely_same(SUZANNE, named(name))


def test_one_name_alone_is_too_little() -> None:
    assert not likely_same(SUZANNE, named("Suzanne de Wit", addresses=(), emails=(), phones=()))


def test_one_house_is_recognised_by_its_postcode_or_its_street() -> None:
    only = {"emails": (), "phones": ()}
    for address in (Address("", 12, "", "3523XK"), Address("Linde laan", 12)):
        assert likely_same(SUZANNE, named("S. de Wit", addresses=(address,), **only))
    other_flat = Address("Lindelaan", 12, "A", "3523XK")
    assert not likely_same(SUZANNE, named("S. de Wit", addresses=(other_flat,), **only))


def test_a_number_of_a_register_decides() -> None:
    one = replace(SUZANNE, identifiers=(Identifier(Scheme.BSN, "123456782"),))
    assert not likely_same(one, named("Suzanne de Wit", identifiers=(Identifier(Scheme.BSN, "1"),)))
    same = named("Z. Anders", identifiers=(Identifier(Scheme.BSN, "123456782"),))
    assert likely_same(one, same)


def test_a_person_is_no_organisation() -> None:
    assert not likely_same(SUZANNE, named("Suzanne de Wit", kind=PartyKind.ORGANISATION))


@pytest.mark.parametrize(
    ("typed", "name", "address", "mail", "phone"),
    [
        ("06 12345678", "", None, "", "+31612345678"),
        ("suzanne de wit 06-12345678", "Suzanne de Wit", None, "", "+31612345678"),
        ("3523 xk 12", "", Address("", 12, "", "3523XK"), "", ""),
        ("lindelaan 12a, zuid", "", Address("Lindelaan", 12, "A", "", "Zuid"), "", ""),
        ("Rachid@x.example", "", None, "Rachid@x.example", ""),
        ("McDonald b.v.", "McDonald b.v.", None, "", ""),
        ("\0", "", None, "", ""),
        ("0", "", None, "", ""),
    ],
)
def test_what_was_typed_gives_the_new_party(
    typed: str, name: str, address: Address | None, mail: str, phone: str
) -> None:
    party = proposal(typed)
    assert party.name == name
    assert party.addresses == ((address,) if address else ())
    assert party.emails == ((mail,) if mail else ())
    assert [one.e164 for one in party.phones] == ([phone] if phone else [])
