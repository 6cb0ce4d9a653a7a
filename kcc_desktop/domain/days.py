"""Reads a day, week or month in a query: `maandag`, `gisteren`, `2 maart`, `vorige week`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.words import fold

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
#: In years, at the most: between 1896 and 1904, and between 2096 and 2104.
_LEAP_DAYS_APART = 8
_WEEKDAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5,
    "zondag": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4,
    "saturday": 5, "sunday": 6,
}  # fmt: skip
_MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8,
    "october": 10, "jan": 1, "feb": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
#: Days counted back from today.
_NEAR = {
    "vandaag": 0, "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "today": 0,
    "gisteren": 1, "yesterday": 1, "eergisteren": 2,
}  # fmt: skip
#: Not read as a month where they stand alone: they mean too much else.
_AMBIGUOUS_ALONE = {"may", "march", "mar", "jan"}

_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY_NAMES = "|".join(_WEEKDAYS)
_SHORT_WEEKDAYS = "ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun"
_BEFORE = rf"(?:\b(?:{_WEEKDAY_NAMES}|{_SHORT_WEEKDAYS})\s+)?"
_PATTERNS = {
    "iso": re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    "written": re.compile(r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\b"),
    "named": re.compile(
        rf"{_BEFORE}\b(?P<day>\d{{1,2}})\s+(?P<name>{_NAMES})\b\.?(?:\s+(?P<year>\d{{4}})\b)?"
    ),
    "near": re.compile(rf"\b(?P<word>{'|'.join(_NEAR)})\b"),
    "span": re.compile(
        r"\b(?P<which>vorige|afgelopen|deze|last|this)\s+(?P<unit>week|maand|month)\b"
    ),
    "weekday": re.compile(
        rf"\b(?P<past>(?:vorige|afgelopen|last)\s+)?(?P<word>{_WEEKDAY_NAMES})\b"
    ),
    "month": re.compile(rf"\b(?P<name>{_NAMES})\b(?:\s+(?P<year>\d{{4}})\b)?"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the start of the first day to the start of the day after the last, local time."""

    since: datetime
    until: datetime


def find_period(text: str, today: date) -> tuple[Period | None, str]:
    """The period that `text` names, seen from `today`, and the folded text without it.

    A day without a year is the last one that was: on 4 March `maandag` is 2 March. None when the
    text names no period; then the text is given back as it was.
    """
    folded = fold(text)
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(folded):
            days = _READERS[kind](found, today)
            if days:
                rest = f"{folded[: found.start()]} {folded[found.end() :]}"
                return _period(*days), " ".join(rest.split())
    return None, text


_Days = tuple[date, date] | None


def _date(found: re.Match[str], _today: date) -> _Days:
    return _one(_made(int(found["year"]), int(found["month"]), int(found["day"])))


def _named(found: re.Match[str], today: date) -> _Days:
    month, day = _MONTHS[found["name"]], int(found["day"])
    if found["year"]:
        return _one(_made(int(found["year"]), month, day))
    made = (_made(today.year - back, month, day) for back in range(_LEAP_DAYS_APART + 1))
    return _one(next((one for one in made if one and one <= today), None))


def _near(found: re.Match[str], today: date) -> _Days:
    return _one(today - _NEAR[found["word"]] * _DAY)


def _span(found: re.Match[str], today: date) -> _Days:
    before = found["which"] not in {"deze", "this"}
    if found["unit"] == "week":
        monday = today - today.weekday() * _DAY - (_WEEK if before else timedelta(0))
        return monday, monday + _WEEK
    first = today.replace(day=1)
    return _month_of(first - _DAY if before else first)


def _weekday(found: re.Match[str], today: date) -> _Days:
    back = (today.weekday() - _WEEKDAYS[found["word"]]) % 7
    return _one(today - (back or (7 if found["past"] else 0)) * _DAY)


def _month(found: re.Match[str], today: date) -> _Days:
    if found["name"] in _AMBIGUOUS_ALONE and not found["year"]:
        return None
    month = _MONTHS[found["name"]]
    year = int(found["year"] or today.year - (month > today.month))
    first = _made(year, month, 1)
    return _month_of(first) if first else None


_READERS = {
    "iso": _date,
    "written": _date,
    "named": _named,
    "near": _near,
    "span": _span,
    "weekday": _weekday,
    "month": _month,
}


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1970 <= year < 9000 else None
    except ValueError:
        return None


def _one(day: date | None) -> _Days:
    return (day, day + _DAY) if day else None


def _month_of(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + 31 * _DAY).replace(day=1)


def _period(first: date, after: date) -> Period:
    return Period(
        datetime.combine(first, time(), tzinfo=ZONE), datetime.combine(after, time(), tzinfo=ZONE)
    )
