"""The day that a colleague wrote is read rightly, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from kcc_desktop.domain.planned_days import planned_day

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("written", "day", "rest"),
    [
        ("vr 6 maart", "2026-03-06", ""),
        ("vr. 6 mrt., Stef Maas", "2026-03-06", "Stef Maas"),
        ("op vrijdag 6 maart tussen 8 en 12", "2026-03-06", "tussen 8 en 12"),
        ("6-3", "2026-03-06", ""),
        ("06/03/26 met hoogwerker", "2026-03-06", "met hoogwerker"),
        ("6.3.2026", "2026-03-06", ""),
        ("2026-03-06", "2026-03-06", ""),
        ("morgen 10:00", "2026-03-05", "10:00"),
        ("overmorgen", "2026-03-06", ""),
        ("vandaag nog", "2026-03-04", "nog"),
        ("vrijdag", "2026-03-06", ""),
        ("woensdag", "2026-03-11", ""),
        ("a.s. vrijdag in de ochtend", "2026-03-06", "in de ochtend"),
        ("vr 10:00", "2026-03-06", "10:00"),
        ("Fri 6 March", "2026-03-06", ""),
        ("on Friday", "2026-03-06", ""),
        ("6th March 2027", "2027-03-06", ""),
        ("VRIJDAG 6 MAART", "2026-03-06", ""),
        ("10 november", "2026-11-10", ""),
        ("2 maart", "2026-03-02", ""),
    ],
)
def test_what_is_read(written: str, day: str, rest: str) -> None:
    assert planned_day(written, WEDNESDAY) == (date.fromisoformat(day), rest)


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("6 januari", date(2025, 12, 30), "2026-01-06"),
        ("di 6 jan", date(2025, 12, 30), "2026-01-06"),
        ("30 december", date(2026, 1, 2), "2025-12-30"),
        ("2 jan", date(2025, 12, 31), "2026-01-02"),
        ("31-12", date(2026, 1, 1), "2025-12-31"),
        ("29 feb", date(2028, 1, 15), "2028-02-29"),
    ],
)
def test_the_year_around_new_year(written: str, today: date, day: str) -> None:
    assert planned_day(written, today)[0] == date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    [
        "zo snel mogelijk",  # zo is also Sunday
        "do we that",
        "za wel worden",
        "ma 6 maart",  # that is a Friday
        "vr 31 februari",
        "binnenkort",
        "week 12",
        "10.30 uur",
        "8.10 uur",
        "in maart",
        "29 februari",  # there is none within a year
        "xx 6 maart",
        "",
        "99 maart",
        "6 maartregel",
    ],
)
def test_what_is_no_day(written: str) -> None:
    assert planned_day(written, WEDNESDAY) == (None, written)
