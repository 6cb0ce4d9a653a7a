"""An invitation (RFC 5545) as a few lines that can be read."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kcc_desktop.domain.moments import local
from kcc_desktop.registers.mail.plain import line_of

_FOLDED = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"([A-Z-]{3,20})(;[^:\n]{0,300})?:(.{0,2000})")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?")
_ESCAPED = re.compile(r"\\([nN,;\\])")
_MOST = 100_000
_SHOWN = {
    "SUMMARY": "Afspraak",
    "DTSTART": "Begint",
    "DTEND": "Eindigt",
    "LOCATION": "Plaats",
    "ORGANIZER": "Van",
    "STATUS": "Status",
}


def invitation_in(text: str) -> str:
    """What, when, where and from whom; empty when it is no invitation."""
    event = text[:_MOST].partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]
    lines: dict[str, str] = {}
    for line in _FOLDED.sub("", event).splitlines():
        found = _LINE.match(line)
        if found and found[1] in _SHOWN:
            lines.setdefault(found[1], _value(found[1], found[3]))
    return "\n".join(f"{_SHOWN[name]}: {lines[name]}" for name in _SHOWN if lines.get(name))


def _value(name: str, raw: str) -> str:
    if name.startswith("DT"):
        return _moment(raw)
    plain = _ESCAPED.sub(lambda one: " " if one[1] in "nN" else one[1], raw)
    return line_of(re.sub(r"^mailto:", "", plain, flags=re.IGNORECASE), 200)


def _moment(raw: str) -> str:
    found = _MOMENT.match(raw)
    if found is None:
        return ""
    year, month, day, hour, minute, is_utc = found.groups()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), tzinfo=UTC)
    except ValueError:
        return ""
    shown = local(at) if is_utc else at
    return f"{shown:%d-%m-%Y %H:%M}" if hour else f"{shown:%d-%m-%Y}"
