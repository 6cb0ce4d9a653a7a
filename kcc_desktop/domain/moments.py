"""Days and moments as people here say and write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kcc_desktop.domain.said import Language, Said

ZONE = ZoneInfo("Europe/Amsterdam")

_WEEKDAYS = {
    Language.NL: ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    Language.NL: (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    Language.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_MARCH = 3
_SKEW = timedelta(minutes=5)


def local(at: datetime) -> datetime:
    """The moment on the clock of the Netherlands and Belgium; without zone it is taken as UTC."""
    return _in_zone(at, ZONE)


def instant(at: datetime) -> datetime:
    """The moment in UTC, so that any two can be compared; without zone it is taken as UTC."""
    return _in_zone(at, UTC)


def short_moment(at: datetime, language: Language | str, today: date | None = None) -> str:
    """`ma 2 mrt 09:12`, with the year when `today` is given and lies in another year."""
    here = local(at)
    return f"{short_day(here.date(), language, today)} {here:%H:%M}"


def short_day(day: date, language: Language | str, today: date | None = None) -> str:
    """`vr 6 mrt`, with the year when `today` is given and lies in another year."""
    tongue = Language(language)
    letters = 2 if tongue is Language.NL else 3
    weekday = _WEEKDAYS[tongue][day.weekday()][:letters]
    return f"{weekday} {day.day} {_short_month(day, tongue)}{_year(day, today)}"


def long_day(day: date, language: Language | str, today: date | None = None) -> str:
    """`vrijdag 6 maart`, with the year when `today` is given and lies in another year."""
    tongue = Language(language)
    weekday = _WEEKDAYS[tongue][day.weekday()]
    return f"{weekday} {day.day} {_MONTHS[tongue][day.month - 1]}{_year(day, today)}"


def spoken_day(day: date, today: date, language: Language | str) -> str:
    """`gisteren`, `vandaag`, `morgen`, else the long day."""
    near = _NEAR_DAYS.get((day - today).days)
    return near.in_(language) if near else long_day(day, language, today)


def ago(at: datetime, now: datetime, language: Language | str) -> str:
    """How long ago: `2 min geleden`, `3 uur geleden`, `gisteren`; from a week on the day itself.

    A moment that lies ahead by more than clocks may differ is given as it stands.
    """
    age = instant(now) - instant(at)
    today = local(now).date()
    days = (today - local(at).date()).days
    if age < -_SKEW:
        return short_moment(at, language, today)
    if days >= 7:
        return short_day(local(at).date(), language, today)
    return _age(age, days).in_(language)


_NEAR_DAYS = {
    -1: Said("gisteren", "yesterday"),
    0: Said("vandaag", "today"),
    1: Said("morgen", "tomorrow"),
}


def _in_zone(at: datetime, zone: tzinfo) -> datetime:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return aware.astimezone(zone)
    except OverflowError:  # the first and last day of the calendar
        return aware.replace(tzinfo=zone)


def _age(age: timedelta, days: int) -> Said:
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return Said("zojuist", "just now")
    if minutes < 60:
        return Said(f"{minutes} min geleden", f"{minutes} min ago")
    if days == 0:
        hours = minutes // 60
        return Said(f"{hours} uur geleden", f"{hours} h ago")
    return _NEAR_DAYS[-1] if days == 1 else Said(f"{days} dagen geleden", f"{days} days ago")


def _short_month(day: date, tongue: Language) -> str:
    if tongue is Language.NL and day.month == _MARCH:
        return "mrt"
    return _MONTHS[tongue][day.month - 1][:3]


def _year(day: date, today: date | None) -> str:
    return f" {day.year}" if today is not None and today.year != day.year else ""
