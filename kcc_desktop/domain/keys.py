"""Keys by which something is found whole or by its beginning, each with a scheme."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from kcc_desktop.domain.addresses import postcode_key, street_key
from kcc_desktop.domain.party import Address, Party, Scheme
from kcc_desktop.domain.phones import phone_digits
from kcc_desktop.domain.words import LONGEST_TEXT, fold, words_of

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case
    from kcc_desktop.domain.organisation import Employee

#: Keys longer than this are cut, on writing and on asking alike.
LONGEST_KEY = 100

_LETTERS_FIRST = re.compile(r"[a-z]+([0-9]+)")
_OTHER = re.compile(r"[\W_]+")
_MOST_NAME_WORDS = 8


class KeyScheme(StrEnum):
    """What sort of key it is."""

    NAME = "name"
    STREET = "street"
    EMAIL = "email"
    PHONE = "phone"
    BSN = "bsn"
    KVK = "kvk"
    RSIN = "rsin"
    POSTCODE = "postcode"
    CASE = "case"


Key = tuple[KeyScheme, str]

#: Numbers of registers that are sought as they stand. A BSN is only ever found whole.
_IDENTIFIERS = {
    Scheme.BSN: KeyScheme.BSN,
    Scheme.INSZ: KeyScheme.BSN,
    Scheme.KVK: KeyScheme.KVK,
    Scheme.KBO: KeyScheme.KVK,
    Scheme.RSIN: KeyScheme.RSIN,
}


def party_keys(party: Party) -> frozenset[Key]:
    """All keys of a party."""
    keys: set[Key] = set()
    for name in party.names:
        keys.update((KeyScheme.NAME, key) for key in name_keys(name.full))
    for address in party.addresses:
        keys.update(address_keys(address.street, address.number, address.postcode))
    keys.update((KeyScheme.EMAIL, email_key(email)) for email in party.emails)
    keys.update((KeyScheme.PHONE, phone_digits(phone.e164)) for phone in party.phones)
    keys.update(
        (_IDENTIFIERS[number.scheme], _OTHER.sub("", number.value))
        for number in party.identifiers
        if number.scheme in _IDENTIFIERS
    )
    return _usable(keys)


def case_keys(case: Case) -> frozenset[Key]:
    """All keys of a case: its numbers and its place."""
    keys: set[Key] = set()
    for number in {case.number, case.source_key}:
        keys.update((KeyScheme.CASE, key) for key in case_number_keys(number))
    keys.update(address_keys(case.place.street, case.place.number, case.place.postcode))
    return _usable(keys)


def employee_keys(employee: Employee) -> frozenset[Key]:
    """All keys of a colleague."""
    keys: set[Key] = {(KeyScheme.NAME, key) for key in name_keys(employee.full_name)}
    keys.add((KeyScheme.EMAIL, email_key(employee.email)))
    keys.add((KeyScheme.PHONE, phone_digits(employee.phone)))
    return _usable(keys)


def name_keys(name: str) -> tuple[str, ...]:
    """The folded name and its tails: `Suzanne de Wit` is also found as `de wit` and `wit`."""
    words = words_of(name)[:_MOST_NAME_WORDS]
    return tuple(" ".join(words[start:]) for start in range(len(words)))


def email_key(address: str) -> str:
    """An e-mail address in the form in which it is compared."""
    return fold(address[:LONGEST_TEXT]).strip()


def case_number_keys(number: str) -> tuple[str, ...]:
    """A case number without signs, also without leading letters: `W-2041` gives `w2041`, `2041`."""
    whole = _OTHER.sub("", fold(number[:LONGEST_TEXT]))
    bare = _LETTERS_FIRST.fullmatch(whole)
    return (whole, bare.group(1)) if bare else (whole,)


def address_keys(street: str, number: int | None, postcode: str) -> tuple[Key, ...]:
    """The keys of a street and a house in it, and of its postcode."""
    street_name = street_key(street[:LONGEST_KEY])
    keys: list[Key] = [(KeyScheme.STREET, street_name)]
    if street_name and number:
        keys.append((KeyScheme.STREET, f"{street_name}{number}"))
    if postcode:
        keys.append((KeyScheme.POSTCODE, fold(postcode_key(postcode, number)).replace(" ", "")))
    return tuple(keys)


def address_of(address: Address) -> str:
    """An address as one line of text to search in."""
    house = f"{address.number or ''}{address.addition}"
    return f"{address.street} {house} {address.postcode} {address.place}"


def _usable(keys: set[Key]) -> frozenset[Key]:
    return frozenset((scheme, key[:LONGEST_KEY]) for scheme, key in keys if key)
