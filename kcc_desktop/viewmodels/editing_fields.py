"""Fields of an article as an editor types them: days, moments, words with commas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from kcc_desktop.domain.moments import ZONE, local

_DAYS = ("%d-%m-%Y", "%d-%m-%y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def read_day(text: str) -> date | None:
    """The day that was typed; None for an empty field. Raises ValueError."""
    bare = text.strip()
    if not bare:
        return None
    for pattern in _DAYS:
        try:
            return datetime.strptime(bare, pattern).date()  # noqa: DTZ007 (only its day is used)
        except ValueError:
            continue
    raise ValueError(bare)


def read_moment(text: str) -> datetime | None:
    """The moment that was typed, local time; a day alone is its beginning. Raises ValueError."""
    day_text, _, clock = text.strip().partition(" ")
    day = read_day(day_text)
    if day is None:
        return None
    at = datetime.strptime(clock.strip(), "%H:%M").time() if clock.strip() else time()  # noqa: DTZ007
    return datetime.combine(day, at, ZONE)


def day_text(day: date | None) -> str:
    """How a day is typed."""
    return day.strftime("%d-%m-%Y") if day else ""


def moment_text(moment: datetime | None) -> str:
    """How a moment is typed."""
    if moment is None:
        return ""
    own = local(moment)
    return own.strftime("%d-%m-%Y" if own.time() == time() else "%d-%m-%Y %H:%M")


def read_words(text: str) -> tuple[str, ...]:
    """Words divided by commas, each once."""
    words = (" ".join(word.split()) for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def words_text(words: Sequence[str]) -> str:
    """How such words are typed."""
    return ", ".join(words)
