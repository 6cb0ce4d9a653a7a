"""What systems write is read as values, whatever the form."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.case import Place
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.finders import BadFinder, Column, Expression
from kcc_desktop.registers.described.templates import BadTemplate, path, template
from kcc_desktop.registers.described.values import Clockwork

CLOCK = Clockwork(forms=("%d.%m.%y", "%Y week %W %a"))
ELEVEN = datetime(2026, 3, 6, 11, tzinfo=UTC)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=6,
)  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-06T11:00:00Z",
        "2026-03-06T12:00:00+01:00",
        "2026-03-06T12:00:00+0100",
        "2026-03-06T12:00:00.000000",
        "2026-03-06 12:00",
        "06-03-2026 12:00:00",
        "6-3-2026 12:00",
        "20260306T1200",
        "202603061200",
        "1772794800",
        1772794800,
        1772794800000,
        "/Date(1772794800000)/",
        "/Date(1772794800000+0100)/",
        datetime(2026, 3, 6, 12),  # noqa: DTZ001 (as spreadsheets have it)
        ELEVEN,
    ],
)
def test_moments_in_many_forms(written: Any) -> None:
    assert CLOCK.moment(written) == ELEVEN


@pytest.mark.parametrize(
    "written",
    ["2026-03-06", "06-03-2026", "6/3/2026", "20260306", "06.03.26", date(2026, 3, 6),
     "2026-03-05T23:30:00Z", "2026-03-06T23:30:00", datetime(2026, 3, 5, 23, 30, tzinfo=UTC)],
)  # fmt: skip
def test_a_day_is_the_day_here(written: Any) -> None:
    assert CLOCK.day(written) == date(2026, 3, 6)


def test_another_zone_counts_for_what_has_none() -> None:
    there = Clockwork(ZoneInfo("America/New_York"))
    assert there.moment("2026-03-06 06:00") == ELEVEN
    assert there.day("2026-03-06") == date(2026, 3, 6)
    assert there.day("2026-03-06 22:00") == date(2026, 3, 6)


@pytest.mark.parametrize(
    "written",
    ["", None, "nooit", "2026-02-31", "0001-01-01", "9999-12-31T23:59:59Z",
     "/Date(9999999999999999)/", "99999999", True, [], {}, "31-02-2026",
     "12:00", "1e400", float("nan")],
)  # fmt: skip
def test_what_is_no_moment(written: Any) -> None:
    assert CLOCK.moment(written) is None
    assert CLOCK.day(written) is None


@given(ANYTHING)
def test_no_value_breaks_the_reading(value: Any) -> None:
    CLOCK.moment(value)
    CLOCK.day(value)
    assert len(values.line(value)) <= 500
    assert "\n" not in values.line(value)
    assert len(values.text(value)) <= 20_000
    values.degrees(value, 90)
    values.house(value)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Lindelaan 12", Place("Lindelaan", 12)),
        (
            "Lindelaan 12 a-2, 3523 AL Vlietstede",
            Place("Lindelaan", 12, "A-2", "3523AL", "Vlietstede"),
        ),
        ("Lindelaan 12, Vlietstede", Place("Lindelaan", 12, "", "", "Vlietstede")),
        ("Lindelaan", Place("Lindelaan")),
        ("", Place()),
    ],
)
def test_an_address_on_one_line(written: str, place: Place) -> None:
    assert values.address(written) == place


@given(st.text(max_size=200))
def test_no_address_breaks_the_reading(written: str) -> None:
    assert isinstance(values.address(written), Place)


def test_whole_numbers_of_spreadsheets_have_no_fraction() -> None:
    assert (values.line(2041.0), values.line(1.5), values.number("12"), values.number("-1")) == (
        "2041", "1.5", 12, None,
    )  # fmt: skip


# --- finders and templates ------------------------------------------------------------------


def test_a_column_is_found_whatever_its_capitals() -> None:
    assert Column(" Gepland OP ").find({"gepland op": 1}) == 1
    assert Column("x").find("geen rij") is None


@pytest.mark.parametrize("record", [None, [], {"a": None}, {"a": [1, {"b": 2}]}, "x", 1])
def test_an_expression_finds_or_says_why_not(record: Any) -> None:
    assert Expression("a[?b].b | [0]").find(record) in (None, 2)
    with pytest.raises(BadFinder):
        Expression("length(a.c.d)").find({"a": {"c": {"d": 1}}})


@pytest.mark.parametrize("written", ["", "a.", "a[", "||", "a b", "(" * 5000, "x" * 2000])
def test_a_bad_expression_says_where(written: str) -> None:
    with pytest.raises(BadFinder) as told:
        Expression(written)
    assert told.value.said.nl


NAMES = frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("written", "known", "value"),
    [
        ("{a}", {"a": 12}, 12),
        ("{a?}", {}, None),
        ("x{a}y{b?}", {"a": "{b}"}, "x{b}y"),
        ("{{a}} {a}", {"a": "1"}, "{a} 1"),
        ("vast", {}, "vast"),
        ("", {}, ""),
    ],
)
def test_a_template_gives_values_as_they_are(written: str, known: Any, value: Any) -> None:
    assert template(written, NAMES).value(known) == value


@pytest.mark.parametrize(
    "written", ["{", "}", "{a", "{c}", "{a.b}", "{a!r}", "{0}", "{a:>9}", "{}"]
)
def test_a_bad_template_is_refused(written: str) -> None:
    with pytest.raises(BadTemplate):
        template(written, NAMES)


def test_a_segment_with_places_is_one_part() -> None:
    made = path("v1/W-{a}/{b}/lines", NAMES)
    assert made.form == "v1/{s0}/{s1}/lines"
    assert made.parts({"a": "1/2", "b": "x"}) == {"s0": "W-1/2", "s1": "x"}
    assert made.parts({"a": "1", "b": ".."}) is None
