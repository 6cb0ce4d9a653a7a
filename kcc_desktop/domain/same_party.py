"""Whether two parties are likely one and the same, and who a new one may be."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from kcc_desktop.domain.addresses import house_number, postcode, street_key
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.party import Address, Name, Party, PartyKind, Scheme
from kcc_desktop.domain.phones import parse_phone
from kcc_desktop.domain.words import words_of

#: How alike names are (0 to 1) that may be spellings of one name.
_ALIKE = 0.9
#: Numbers that one person or organisation has only one of.
_OWN = (Scheme.BSN, Scheme.INSZ, Scheme.KVK, Scheme.KBO, Scheme.RSIN)
_LONGEST_TYPED = 300

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_PHONE = re.compile(r"(?<!\w)(?:\+|0)[0-9(][0-9\s().\-]{6,20}[0-9](?!\w)")
_CODE = re.compile(
    r"\b([1-9][0-9]{3}\s?[A-Za-z]{2})\b(?:[\s,]+([0-9]{1,5}\s?-?[A-Za-z0-9]{0,3}\b))?"
)
_HOUSE = re.compile(
    r"(?P<street>[^\W\d][^\d,]*?)\s+(?P<house>[0-9]{1,5}(?:\s?-?[A-Za-z0-9]{1,3})?)\b"
)


def likely_same(one: Party, other: Party) -> bool:
    """Whether both are likely the same: alike by name, with a way to reach or a house in common.

    Never when they have different numbers of a register in which each has one.
    """
    if one.kind is not other.kind:
        return False
    for scheme in _OWN:
        mine, theirs = one.identifier(scheme), other.identifier(scheme)
        if mine and theirs:
            return mine == theirs
    return _alike_by_name(one, other) and _have_something_in_common(one, other)


def proposal(typed: str, region: str = "NL") -> Party:
    """Who somebody may be who was looked for with these words: number, mail, house, name.

    Its id is 0; what can't be told from the words is empty.
    """
    left = " ".join(typed[:_LONGEST_TYPED].replace("\0", " ").split())
    email, left = _taken(_EMAIL, left)
    written, left = _taken(_PHONE, left)
    phone = parse_phone(written, region) if written else None
    address, left = _address(left, region)
    name = left.strip(" ,;")
    return Party(
        0,
        PartyKind.PERSON,
        (Name(_as_name(name)),) if name and not any(c.isdigit() for c in name) else (),
        (address,) if address else (),
        (email,) if email else (),
        (phone,) if phone and phone.e164 else (),
    )


def completed(address: Address, known: Address) -> Address:
    """`address` with the street and town of one that has the same postcode."""
    return replace(
        address, street=address.street or known.street, place=address.place or known.place
    )


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The first match, and the text without it."""
    found = pattern.search(text)
    if found is None:
        return "", text
    return found[0], f"{text[: found.start()]} {text[found.end() :]}".strip()


def _address(text: str, region: str) -> tuple[Address | None, str]:
    coded = _CODE.search(text)
    code = postcode(coded[1], region) if coded else None
    if coded and code:
        number, addition = (house_number(coded[2]) if coded[2] else None) or (None, "")
        rest = f"{text[: coded.start()]} {text[coded.end() :]}".strip()
        return Address("", number, addition, code), rest
    house = _HOUSE.search(text)
    read = house_number(house["house"]) if house else None
    if house and read:
        rest = text[house.end() :].strip(" ,")
        return Address(_as_name(house["street"]), *read, place=_as_name(rest)), ""
    return None, text


def _as_name(text: str) -> str:
    """`suzanne de wit` as `Suzanne de Wit`; whoever used capitals meant them."""
    if text != text.lower():
        return text
    small = {"de", "den", "der", "van", "het", "ten", "ter", "te", "la", "le", "el", "en", "aan"}
    words = text.split()
    return " ".join(
        word if place and word in small else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )


def _alike_by_name(one: Party, other: Party) -> bool:
    mine = [words_of(name.full) for name in one.names]
    theirs = [words_of(name.full) for name in other.names]
    return any(_alike(a, b) for a in mine for b in theirs if a and b)


def _alike(a: list[str] | tuple[str, ...], b: list[str] | tuple[str, ...]) -> bool:
    """Spelt almost alike, or the same surname after the same initial."""
    if JaroWinkler.similarity(" ".join(a), " ".join(b)) >= _ALIKE and a[-1][0] == b[-1][0]:
        return True
    initial = min(len(a[0]), len(b[0])) == 1
    return initial and a[0][0] == b[0][0] and a[1:] == b[1:] and len(a) > 1


def _have_something_in_common(one: Party, other: Party) -> bool:
    mails = {email_key(mail) for mail in one.emails} & {email_key(mail) for mail in other.emails}
    phones = {p.e164 for p in one.phones if p.e164} & {p.e164 for p in other.phones}
    return bool(mails or phones or _houses(one) & _houses(other))


def _houses(party: Party) -> set[tuple[str, int | None, str]]:
    found: set[tuple[str, int | None, str]] = set()
    for address in party.addresses:
        if address.number is None:
            continue
        addition = address.addition.upper()
        if address.postcode:
            found.add((address.postcode, address.number, addition))
        if address.street:
            found.add((street_key(address.street), address.number, addition))
    return found
