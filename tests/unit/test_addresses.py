"""Postcodes, house numbers and streets in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.addresses import house_number, postcode, postcode_key, street_key


@pytest.mark.parametrize(
    ("text", "country", "read"),
    [
        ("3523 xk", "NL", "3523XK"),
        (" 3523XK ", "NL", "3523XK"),
        ("3523  XK", "NL", "3523XK"),
        ("0523 XK", "NL", None),
        ("3523 SS", "NL", None),
        ("9000", "NL", None),
        ("9000", "BE", "9000"),
        ("B-9000", "BE", "9000"),
        ("3523 XK", "BE", None),
    ],
)
def test_postcodes_of_both_countries(text: str, country: str, read: str | None) -> None:
    assert postcode(text, country) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12", (12, "")),
        ("12 a-2", (12, "A-2")),
        ("12a", (12, "A")),
        ("12-2", (12, "2")),
        ("12 bis", (12, "BIS")),
        ("12 bus 3", (12, "BUS-3")),
        ("12/3", (12, "3")),
        ("0", None),
        ("A12", None),
        ("123456", None),
        ("12 Lindelaan hoek", None),
        ("", None),
    ],
)
def test_a_house_number_with_its_addition(text: str, read: tuple[int, str] | None) -> None:
    assert house_number(text) == read


@pytest.mark.parametrize(
    ("street", "key"),
    [
        ("Lindelaan", "lindelaan"),
        ("LINDE LAAN", "lindelaan"),
        ("Ds. Kuyperstr.", "domineekuyperstraat"),
        ("Ds.Kuyperstr", "domineekuyperstraat"),
        ("Dominee Kuyperstraat", "domineekuyperstraat"),
        ("Burg. v.d. Bergplein", "burgemeestervandebergplein"),
        ("St. Jansstraat", "sintjansstraat"),
        ("'s-Gravenweg", "sgravenweg"),
        ("Curaçaostraat", "curacaostraat"),
        ("Plein 1940", "plein1940"),
    ],
)
def test_a_street_has_one_key_however_it_is_written(street: str, key: str) -> None:
    assert street_key(street) == key


def test_postcode_and_number_make_one_key() -> None:
    assert postcode_key("3523XK", 12) == "3523XK12"
    assert postcode_key("3523XK", None) == "3523XK"


@given(st.text())
def test_any_text_is_read_without_fault(text: str) -> None:
    key = street_key(text)
    assert key == "" or key.isalnum()
    assert street_key(key) == key or not key.isascii()
    postcode(text)
    house_number(text)
