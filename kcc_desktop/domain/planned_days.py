"""Reads for which day something is planned, at the beginning of what a colleague wrote.

    vr 6 maart, Stef Maas       6-3      morgen tussen 8 en 12      vrijdag      2026-03-06

Stricter than what somebody types while we look on: nobody checks what comes by mail, and `zo snel
mogelijk` is no Sunday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kcc_desktop.domain.days_ahead import month_named, weekday_named
from kcc_desktop.domain.words import fold

#: A day without a year lies at most so far back, and at most so far ahead.
_BACK, _AHEAD = timedelta(days=31), timedelta(days=334)
_NEAR = {
    "vandaag": 0, "today": 0, "vanmiddag": 0, "vanochtend": 0, "morgen": 1, "tomorrow": 1,
    "overmorgen": 2,
}  # fmt: skip
_BEFORE = r"\s*(?:(?:op|voor|on|for|a\.?s\.?|aanstaande|komende|next|coming)\s+)?"
_WEEKDAY = r"(?:(?P<weekday>[a-z]{2,9})\b[.,]?\s*)?"
_DATE = (
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})(?:[-/]|\.(?=\d{1,2}\.\d))(?P<month2>\d{1,2})(?:[-/.](?P<year2>\d{4}|\d{2}))?"
    r"|(?P<day3>\d{1,2})(?:e|th|st|nd|rd)?\s+(?P<name>[a-z]{3,9})\b\.?(?:\s+(?P<year3>\d{4})\b)?)"
    r"(?![\d:])"
)
_DATED = re.compile(_BEFORE + _WEEKDAY + _DATE)
_NAMED = re.compile(_BEFORE + r"(?P<word>[a-z]{2,12})\b[.,]?\s*(?P<rest>.*)", re.DOTALL)
#: So many letters name a weekday on their own; `zo` and `do` mean too much else.
_ENOUGH = 6


def planned_day(text: str, today: date) -> tuple[date | None, str]:
    """The day that `text` begins with, and the text after it; None when it begins with none.

    A day of the year without its year is that of the year in which it lies nearest ahead, or just
    behind: so 6 January, written on 30 December, is of the next year, and 30 December, written on
    2 January, of the last. A weekday beside it must be right, else no day is given; alone it is the
    first that comes, never today.
    """
    folded = _folded(text)
    dated = _DATED.match(folded)
    if dated:
        day = _dated(dated, today)
        return day, text[dated.end() :].lstrip(" ,.;-") if day else text
    named = _NAMED.match(folded)
    day = _named(named, today) if named else None
    return (day, text[named.start("rest") :].lstrip(" ,.;-")) if named and day else (None, text)


def _folded(text: str) -> str:
    """In lower case and without accents, as long as `text`: places in it are places in `text`."""
    return "".join(one if len(one := fold(letter)) == 1 else "?" for letter in text)


def _dated(found: re.Match[str], today: date) -> date | None:
    weekday = weekday_named(found["weekday"]) if found["weekday"] else None
    if found["weekday"] and weekday is None:
        return None
    month = month_named(found["name"]) if found["name"] else int(found["month"] or found["month2"])
    number = int(found["day"] or found["day2"] or found["day3"])
    if month is None:
        return None
    year = found["year"] or found["year2"] or found["year3"]
    days = [_made(_whole(year), month, number)] if year else _around(month, number, today)
    fitting = (day for day in days if day and weekday in (None, day.weekday()))
    return next(fitting, None)


def _around(month: int, number: int, today: date) -> list[date]:
    days = (_made(today.year + ahead, month, number) for ahead in (-1, 0, 1))
    return [day for day in days if day and -_BACK <= day - today <= _AHEAD]


def _named(found: re.Match[str], today: date) -> date | None:
    word, rest = found["word"], found["rest"]
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    weekday = weekday_named(word)
    alone = not rest or rest[0].isdigit()
    if weekday is None or not (alone or len(word) >= _ENOUGH):
        return None
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _whole(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if 1970 <= year < 9000 else None
    except ValueError:
        return None
