"""Moments and days as files write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

NO_MOMENT = Said("dit is geen datum met tijd", "this is no date and time")
NO_DAY = Said("dit is geen datum", "this is no date")
_DUTCH = ("%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y")
_DUTCH_DAY = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}\b")
_YEARS = range(1900, 2201)


def zone_named(name: str) -> ZoneInfo:
    """The time zone with this name of the tz database. Raises InvalidInput."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise InvalidInput(
            Said(
                f"De tijdzone {name} bestaat niet; schrijf bijvoorbeeld Europe/Amsterdam.",
                f"There is no time zone {name}; write, for example, Europe/Amsterdam.",
            )
        ) from fault


def moment(text: str, zone: tzinfo) -> datetime | None:
    """The moment in UTC, read in the zone of the text, else in `zone`. None when it is no moment.

    Reads ISO 8601 and the Dutch order (`14-11-2010 19:09`). Of an hour that the clock shows twice,
    the first is meant.
    """
    read = _read(text)
    if read is None:
        return None
    aware = read if read.tzinfo else read.replace(tzinfo=zone)
    # In another zone, a moment in the night that the clock changes would equal no other moment,
    # not even itself as it was stored (PEP 495).
    return aware.astimezone(UTC)


def day(text: str) -> date | None:
    """The day that is written, in whatever zone it was written."""
    read = _read(text)
    return read.date() if read else None


def _read(text: str) -> datetime | None:
    read = _iso(text) or _dutch(text)
    return read if read and read.year in _YEARS else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _dutch(text: str) -> datetime | None:
    for form in _DUTCH if _DUTCH_DAY.match(text) else ():
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 (the zone follows in `moment`)
        except ValueError:
            continue
    return None
