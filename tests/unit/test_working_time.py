"""Promises in working hours and days, over weekends, holidays and the change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import Term, TermUnit
from kcc_desktop.domain.moments import ZONE, instant
from kcc_desktop.domain.working_time import Calendar

DUTCH, BELGIAN = Calendar(), Calendar("BE")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _hours(amount: int) -> Term:
    return Term(PromiseKind.SEEN, amount, TermUnit.WORKING_HOURS)


def _days(amount: int) -> Term:
    return Term(PromiseKind.DONE, amount, TermUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-03-02 09:20", 4, "2026-03-02 13:20"),
        ("2026-03-06 16:00", 4, "2026-03-09 11:30"),  # over the weekend
        ("2026-03-07 12:00", 2, "2026-03-09 10:30"),  # on Saturday
        ("2026-03-02 06:00", 1, "2026-03-02 09:30"),  # before opening
        ("2026-03-02 22:00", 1, "2026-03-03 09:30"),  # after closing
        ("2026-03-02 08:30", 17, "2026-03-03 17:00"),  # ends at closing time
        ("2026-03-27 16:30", 1, "2026-03-30 09:00"),  # the clock goes forward on Sunday
        ("2026-10-23 16:30", 1, "2026-10-26 09:00"),  # and back
        ("2026-04-24 16:30", 1, "2026-04-28 09:00"),  # King's Day on Monday
    ],
)
def test_working_hours(start: str, hours: int, due: str) -> None:
    assert DUTCH.due(_at(start), _hours(hours)) == _at(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-02 09:20", 5, "2026-03-09 17:00"),
        ("2026-03-06 23:59", 1, "2026-03-09 17:00"),
        ("2026-03-07 12:00", 1, "2026-03-09 17:00"),
        ("2026-04-01 10:00", 3, "2026-04-08 17:00"),  # Good Friday and Easter Monday
        ("2026-12-24 10:00", 2, "2026-12-29 17:00"),  # Christmas and a weekend
        ("2026-03-07 12:00", 0, "2026-03-09 17:00"),
    ],
)
def test_working_days(start: str, days: int, due: str) -> None:
    assert DUTCH.due(_at(start), _days(days)) == _at(due)


def test_the_offset_is_that_of_the_day_on_which_it_is_due() -> None:
    winter = DUTCH.due(_at("2026-03-27 10:00"), _days(1))
    assert winter.astimezone(UTC) == datetime(2026, 3, 30, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "dutch", "belgian"),
    [
        ("2026-04-27", False, True),  # King's Day
        ("2025-04-26", False, False),  # King's Day on Saturday: the 27th is a Sunday
        ("2025-04-28", True, True),
        ("2026-04-03", False, True),  # Good Friday
        ("2026-05-05", False, True),  # Liberation Day, each year
        ("2026-05-01", True, False),  # Labour Day
        ("2026-07-21", True, False),  # the Belgian national day
        ("2026-11-11", True, False),  # Armistice Day
        ("2026-12-25", False, False),
        ("2026-12-26", False, False),  # a Saturday
        ("2028-12-26", False, True),  # the second day of Christmas, a Tuesday
        ("2026-03-04", True, True),
    ],
)
def test_holidays_of_both_countries(day: str, dutch: bool, belgian: bool) -> None:
    assert DUTCH.is_working_day(date.fromisoformat(day)) is dutch
    assert BELGIAN.is_working_day(date.fromisoformat(day)) is belgian


def test_opening_hours_are_the_municipalitys_own() -> None:
    calendar = Calendar("BE", opens=time(9), closes=time(12))
    assert calendar.due(_at("2026-03-02 11:00"), _hours(4)) == _at("2026-03-03 12:00")


def test_working_days_between() -> None:
    monday, friday, next_monday = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 9)
    assert DUTCH.working_days_between(monday, friday) == 4
    assert DUTCH.working_days_between(friday, next_monday) == 1
    assert DUTCH.working_days_between(next_monday, monday) == -5
    assert DUTCH.working_days_between(monday, monday) == 0
    assert DUTCH.next_working_day(friday) == next_monday


starts = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(starts, st.integers(1, 60), st.sampled_from((DUTCH, BELGIAN)))
def test_a_promise_falls_within_working_time(
    start: datetime, amount: int, calendar: Calendar
) -> None:
    for term in (_hours(amount), _days(amount)):
        due = calendar.due(start, term)
        assert instant(due) > instant(start)
        assert calendar.is_working_day(due.date())
        assert calendar.opens < due.time() <= calendar.closes
        longer = Term(term.kind, amount + 1, term.unit)
        assert instant(calendar.due(start, longer)) - instant(due) >= timedelta(hours=1)


@settings(deadline=None)
@given(starts, st.integers(1, 30))
def test_a_term_in_days_passes_that_many_working_days(start: datetime, amount: int) -> None:
    due = DUTCH.due(start, _days(amount))
    assert DUTCH.working_days_between(start.astimezone(ZONE).date(), due.date()) == amount
