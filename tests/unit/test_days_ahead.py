"""A coming day or moment is read as people say it."""

from __future__ import annotations

from datetime import datetime

import pytest

from kcc_desktop.domain.days_ahead import nearest_day, read_moment
from kcc_desktop.domain.moments import ZONE, local

WEDNESDAY = datetime(2026, 3, 4, 10, 41, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vr", "2026-03-06 09:00"),
        ("vrijdag 13:30", "2026-03-06 13:30"),
        ("woensdag", "2026-03-11 09:00"),
        ("morgen 10:00", "2026-03-05 10:00"),
        ("overmorgen", "2026-03-06 09:00"),
        ("vanmiddag", "2026-03-04 14:00"),
        ("morgen middag", "2026-03-05 14:00"),
        ("6 maart", "2026-03-06 09:00"),
        ("6 mrt 2027", "2027-03-06 09:00"),
        ("2 maart", "2027-03-02 09:00"),
        ("6-3", "2026-03-06 09:00"),
        ("2026-03-09 8.15", "2026-03-09 08:15"),
        ("29 feb", "2028-02-29 09:00"),
        ("11 uur", "2026-03-04 11:00"),
        ("9 uur", "2026-03-05 09:00"),
        ("Friday", "2026-03-06 09:00"),
    ],
)
def test_a_coming_moment(typed: str, meant: str) -> None:
    read = read_moment(typed, WEDNESDAY)
    assert read is not None
    assert f"{local(read):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("typed", ["", "ooit", "31-2", "25:00", "x", "99 maart", "v"])
def test_what_names_no_moment(typed: str) -> None:
    assert read_moment(typed, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("maandag", "2026-03-02"), ("vrijdag", "2026-03-06"), ("gisteren", "2026-03-03"),
     ("2 maart", "2026-03-02"), ("6 maart", "2026-03-06"), ("morgen", "2026-03-05")],
)  # fmt: skip
def test_the_nearest_day_past_or_coming(typed: str, meant: str) -> None:
    assert str(nearest_day(typed, WEDNESDAY)) == meant


def test_no_day_at_all() -> None:
    assert nearest_day("vorige maand", WEDNESDAY) is None
