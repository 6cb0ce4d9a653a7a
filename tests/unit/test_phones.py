"""Phone numbers in every notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.party import Phone
from kcc_desktop.domain.phones import parse_phone, phone_digits, show_phone


@pytest.mark.parametrize(
    "text",
    ["06 1234 5678", "06-12345678", "0612345678", "+31 6 1234 5678", "0031 6 12345678",
     "+31 (0)6 12345678", "612345678", " 06.12.34.56.78 "],
)  # fmt: skip
def test_one_number_in_any_notation(text: str) -> None:
    assert parse_phone(text) == Phone("+31612345678")
    assert phone_digits(text) == "31612345678"


def test_a_belgian_number_in_either_country() -> None:
    assert parse_phone("0470 12 34 56", "BE").e164 == "+32470123456"
    assert phone_digits("0470 12", "BE") == "3247012"
    assert phone_digits("470123456", "BE") == "32470123456"
    assert show_phone(Phone("+32470123456"), "BE") == "0470 12 34 56"
    assert show_phone(Phone("+32470123456"), "NL") == "+32 470 12 34 56"


@pytest.mark.parametrize(
    ("text", "digits"),
    [("06", "316"), ("06 12", "31612"), ("0031 6 12", "31612"), ("+31612", "31612"),
     ("(030) 12", "313012"), ("31612345678", "31612345678"), ("+32", "32")],
)  # fmt: skip
def test_a_part_of_a_number_begins_the_whole(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


@pytest.mark.parametrize(
    "text", ["", "0", "12", "123456782", "lantaarn 12", "Lindelaan", "+", "06a", "0" * 41]
)
def test_what_is_no_phone_number_gives_no_digits(text: str) -> None:
    assert phone_digits(text) == ""


@pytest.mark.parametrize("text", ["na zes uur", "06", "zie boven", "1" * 60])
def test_what_cannot_be_read_is_kept_as_it_was_written(text: str) -> None:
    phone = parse_phone(text)
    assert phone.e164 == ""
    assert phone.shown == text[:40]
    assert show_phone(phone) == phone.shown


def test_a_number_is_shown_as_people_write_it() -> None:
    assert show_phone(Phone("+31301234500")) == "030 123 4500"
    assert show_phone(Phone("no number")) == "no number"


@given(st.text(), st.sampled_from(("NL", "BE")))
def test_any_text_is_read_without_fault(text: str, region: str) -> None:
    phone = parse_phone(text, region)
    assert phone.e164 or phone.shown == " ".join(text.split())[:40]
    digits = phone_digits(text, region)
    assert digits == "" or (digits.isascii() and digits.isdigit())
