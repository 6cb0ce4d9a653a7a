"""Numbers of registers: what passes its check, and what doesn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.identifiers import bsn, insz, kbo, kvk, rsin


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("999990019", "999990019"),
        ("9999.90.019", "999990019"),
        (" 123456782 ", "123456782"),
        ("10000008", "010000008"),  # lost its leading zero
        ("123456789", None),
        ("000000000", None),
        ("12345678", None),
        ("1234567820", None),
        ("９９９９９００１９", None),  # noqa: RUF001 - full-width digits are no number here
        ("lantaarn", None),
        ("", None),
    ],
)
def test_bsn_and_rsin_pass_the_check_of_eleven(text: str, number: str | None) -> None:
    assert bsn(text) == number
    assert rsin(text) == number


@given(st.integers(1, 99_999_999))
def test_one_wrong_digit_is_always_noticed(eight: int) -> None:
    """The check of eleven catches each single wrong digit."""
    numbers = [f"{eight:08d}{last}" for last in range(10)]
    assert sum(bsn(number) is not None for number in numbers) <= 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("69599084", "69599084"), ("6959 9084", "69599084"), ("00000000", None), ("6959908", None)],
)
def test_kvk_has_eight_digits(text: str, number: str | None) -> None:
    assert kvk(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("BE 0403.170.701", "0403170701"),
        ("403.170.701", "0403170701"),
        ("0403.170.702", None),
        ("2403.170.701", None),
        ("BE", None),
    ],
)
def test_kbo_ends_in_its_check(text: str, number: str | None) -> None:
    assert kbo(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("85.07.30-033.28", "85073003328"),
        ("17.07.30-033.84", "17073003384"),  # born in this century
        ("85.07.30-033.29", None),
        ("00000000000", None),
    ],
)
def test_insz_ends_in_its_check_of_either_century(text: str, number: str | None) -> None:
    assert insz(text) == number


@given(st.text())
def test_any_text_is_judged_without_fault(text: str) -> None:
    for read in (bsn, rsin, kvk, kbo, insz):
        number = read(text)
        assert number is None or (number.isascii() and number.isdigit())
