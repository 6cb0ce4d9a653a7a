"""Days and moments as they are said and written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.moments import (
    ZONE,
    ago,
    instant,
    local,
    long_day,
    short_day,
    short_moment,
    spoken_day,
)

NOW = datetime(2026, 3, 4, 10, 41, tzinfo=ZONE)
TODAY = NOW.date()


def test_a_moment_is_shown_on_the_local_clock() -> None:
    at = datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert short_moment(at, "nl") == "ma 2 mrt 09:12"
    assert short_moment(at, "en") == "Mon 2 Mar 09:12"
    summer = datetime(2026, 7, 6, 22, 30, tzinfo=UTC)
    assert short_moment(summer, "nl") == "di 7 jul 00:30"


def test_the_year_stands_there_when_it_is_another() -> None:
    day = date(2025, 12, 24)
    assert short_day(day, "nl", TODAY) == "wo 24 dec 2025"
    assert long_day(day, "nl", TODAY) == "woensdag 24 december 2025"
    assert long_day(day, "en", TODAY) == "Wednesday 24 December 2025"
    assert short_day(date(2026, 3, 6), "nl", TODAY) == "vr 6 mrt"
    assert short_day(date(2026, 3, 6), "nl") == "vr 6 mrt"


@pytest.mark.parametrize(
    ("days", "nl", "en"),
    [
        (-2, "maandag 2 maart", "Monday 2 March"),
        (-1, "gisteren", "yesterday"),
        (0, "vandaag", "today"),
        (1, "morgen", "tomorrow"),
        (2, "vrijdag 6 maart", "Friday 6 March"),
    ],
)
def test_near_days_have_a_word(days: int, nl: str, en: str) -> None:
    day = TODAY + timedelta(days=days)
    assert (spoken_day(day, TODAY, "nl"), spoken_day(day, TODAY, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("before", "nl", "en"),
    [
        (timedelta(seconds=20), "zojuist", "just now"),
        (timedelta(minutes=2), "2 min geleden", "2 min ago"),
        (timedelta(hours=3), "3 uur geleden", "3 h ago"),
        (timedelta(hours=20), "gisteren", "yesterday"),
        (timedelta(days=3), "3 dagen geleden", "3 days ago"),
        (timedelta(days=30), "ma 2 feb", "Mon 2 Feb"),
        (timedelta(minutes=-3), "zojuist", "just now"),
        (timedelta(hours=-3), "wo 4 mrt 13:41", "Wed 4 Mar 13:41"),
    ],
)
def test_how_long_ago(before: timedelta, nl: str, en: str) -> None:
    assert (ago(NOW - before, NOW, "nl"), ago(NOW - before, NOW, "en")) == (nl, en)


def test_an_hour_that_the_clock_gave_twice_counts() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert local(first).hour == local(first + timedelta(hours=1)).hour == 2
    assert ago(first, first + timedelta(minutes=55), "nl") == "55 min geleden"


@given(st.datetimes(timezones=st.none() | st.just(UTC) | st.just(ZONE)))
def test_every_moment_of_the_calendar_has_a_local_form(at: datetime) -> None:
    assert local(at).tzinfo is ZONE
    assert short_moment(at, "nl")
    assert ago(at, NOW, "en")
    assert instant(at).tzinfo is UTC
