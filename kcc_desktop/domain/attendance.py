"""Whether somebody is there to take contacts, as they say themselves."""

from __future__ import annotations

from enum import StrEnum

from kcc_desktop.domain.said import Said


class Attendance(StrEnum):
    """What somebody says of themselves."""

    HERE = "here"
    BUSY = "busy"
    AWAY = "away"


ATTENDANCE_WORDS: dict[Attendance, Said] = {
    Attendance.HERE: Said("Beschikbaar", "Available"),
    Attendance.BUSY: Said("Bezig", "Busy"),
    Attendance.AWAY: Said("Afwezig", "Away"),
}
