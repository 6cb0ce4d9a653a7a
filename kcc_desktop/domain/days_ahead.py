"""Reads a coming day or moment as people say it: `morgen 10:00`, `vr`, `6 maart`, `vanmiddag`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from kcc_desktop.domain.days import find_period
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.words import fold

_DAY = timedelta(days=1)
#: When somebody is meant to begin where no time is given.
_MORNING, _AFTERNOON, _EVENING_ENDS = time(9), time(14), 24
_WEEKDAYS = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"),
    ("donderdag", "thursday"), ("vrijdag", "friday"), ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)  # fmt: skip
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march", "mrt"), ("april",),
    ("mei", "may"), ("juni", "june"), ("juli", "july"), ("augustus", "august"), ("september",),
    ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
_NEAR = {
    "vandaag": 0, "today": 0, "vanochtend": 0, "vanmiddag": 0, "morgen": 1, "tomorrow": 1,
    "overmorgen": 2,
}  # fmt: skip
#: So many letters are enough to know a month.
_ENOUGH = 3
_PARTS = {"vanmiddag": _AFTERNOON, "middag": _AFTERNOON, "afternoon": _AFTERNOON}
_TIME = re.compile(
    r"\b(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})|(?P<alone>\d{1,2})\s*(?:uur|u|h)\b)(?:\s*uur)?"
)
_NUMBERS = re.compile(r"\b(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>\d{4}))?\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_NAMED = re.compile(r"\b(?P<day>\d{1,2})\s+(?P<name>[a-z]{3,})\.?(?:\s+(?P<year>\d{4}))?\b")


def read_moment(text: str, now: datetime) -> datetime | None:
    """The coming moment that `text` names, seen from `now`; None when it names none.

    A day without a time is its morning (nine o'clock), `vanmiddag` two o'clock; a time without a
    day is the next time that the clock shows it. A day of the year without the year is the first
    that comes, a weekday never today.
    """
    folded = fold(text).strip()
    if not folded:
        return None
    at, rest = _time(folded)
    day = _day(rest, local(now).date())
    if day is None:
        return _next(at, local(now)) if at and not rest.strip() else None
    part = next((begins for word, begins in _PARTS.items() if word in rest), _MORNING)
    return datetime.combine(day, at or part, ZONE)


def nearest_day(text: str, now: datetime) -> date | None:
    """The day that `text` names, past or coming, whichever is nearer; None when it names none."""
    today = local(now).date()
    coming = read_moment(text, now)
    past, _ = find_period(text, today)
    days = [local(coming).date()] if coming else []
    if past is not None and past.until - past.since <= 2 * _DAY:
        days.append(past.since.date())
    return min(days, key=lambda day: (abs(day - today), day), default=None)


def _time(text: str) -> tuple[time | None, str]:
    found = _TIME.search(text)
    if found is None:
        return None, text
    hour, minute = int(found["hour"] or found["alone"]), int(found["minute"] or 0)
    if hour >= _EVENING_ENDS or minute > 59:
        return None, text
    return time(hour, minute), f"{text[: found.start()]} {text[found.end() :]}"


def _next(at: time, now: datetime) -> datetime:
    today = datetime.combine(now.date(), at, ZONE)
    return today if today > now else today + _DAY


def _day(text: str, today: date) -> date | None:
    iso, numbers, named = _ISO.search(text), _NUMBERS.search(text), _NAMED.search(text)
    if iso:
        return _made(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    if numbers:
        return _coming(int(numbers["day"]), int(numbers["month"]), numbers["year"], today)
    month = month_named(named["name"]) if named else None
    if named and month:
        return _coming(int(named["day"]), month, named["year"], today)
    return _word(text, today)


def _word(text: str, today: date) -> date | None:
    words = text.split()
    for word in words:
        if word in _NEAR:
            return today + _NEAR[word] * _DAY
    found = (place for word in words for place in (weekday_named(word),) if place is not None)
    weekday = next(found, None)
    if weekday is None:
        return None
    return today + ((weekday - today.weekday()) % 7 or 7) * _DAY


def weekday_named(word: str) -> int | None:
    """The day of the week (Monday 0) that `word` (folded) names: whole, or by its first two or
    three letters.
    """
    for place, names in enumerate(_WEEKDAYS):
        if any(word in (name, name[:2], name[:3]) for name in names):
            return place
    return None


def month_named(word: str) -> int | None:
    """The month (1 to 12) that begins with `word` (folded), at least three letters of it."""
    if len(word) < _ENOUGH:
        return None
    names = (n for n, names in enumerate(_MONTHS, 1) if any(m.startswith(word) for m in names))
    return next(names, None)


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _made(int(year), month, day)
    made = (_made(today.year + ahead, month, day) for ahead in range(9))
    return next((one for one in made if one and one >= today), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 9000 else None
    except ValueError:
        return None
