"""The figures of a team: how many contacts, how well they were helped, which promises were kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median

from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.said import Said

WEEK = timedelta(days=7)


class Cut(StrEnum):
    """By what figures are told apart."""

    CHANNEL = "channel"
    LOCATION = "location"
    PRODUCT = "product"


CUT_WORDS = {
    Cut.CHANNEL: Said("Kanaal", "Channel"),
    Cut.LOCATION: Said("Locatie", "Location"),
    Cut.PRODUCT: Said("Product", "Product"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """From the start of `first` up to and with the day `last`, on the local clock."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.first, time(), ZONE)

    @property
    def until(self) -> datetime:
        """When it is over."""
        return datetime.combine(self.last + timedelta(days=1), time(), ZONE)

    def a_week_before(self) -> Span:
        """The same days of the week before."""
        return Span(self.first - WEEK, self.last - WEEK)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of `all`: contacts answered at once, repeated ones, promises kept."""

    part: int = 0
    all: int = 0

    @property
    def percentage(self) -> int | None:
        """Rounded; None of nothing."""
        return round(100 * self.part / self.all) if self.all else None

    @property
    def shown(self) -> str:
        """The percentage as it is shown; a dash of nothing."""
        return "—" if self.percentage is None else f"{self.percentage}%"

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.all + other.all)


@dataclass(frozen=True, slots=True)
class Hour:
    """The contacts of one hour, and how many of them were answered at once."""

    hour: int
    contacts: int = 0
    answered: Share = Share()


@dataclass(frozen=True, slots=True)
class CutRow:
    """The contacts of one channel, location or product."""

    name: str
    contacts: int
    answered: Share
    repeated: Share


@dataclass(frozen=True, slots=True)
class Answering:
    """A handover with a promise: when it was made and due, and when it was done (None: not yet)."""

    department: str
    created_at: datetime
    due: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a department kept its promises, and in how many hours (the median) its work was done.

    Work that is not due yet and not done counts for neither.
    """

    department: str
    kept: Share
    hours: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of some days.

    `hours` are those of the last of the days, `hours_before` of the same weekday a week earlier;
    `keeping` is of the work of the last thirty days; `cuts` the contacts per channel, location or
    product.
    """

    span: Span
    hours: tuple[Hour, ...]
    hours_before: tuple[Hour, ...]
    contacts: int
    contacts_before: int
    answered: Share
    answered_before: Share
    repeated: Share
    repeated_before: Share
    keeping: tuple[Keeping, ...]
    cut: Cut
    cuts: tuple[CutRow, ...]
    missed: tuple[tuple[str, int], ...]


def keeping(answerings: Iterable[Answering], now: datetime) -> list[Keeping]:
    """How each department kept its promises, the worst first."""
    by_department: dict[str, list[Answering]] = defaultdict(list)
    for one in answerings:
        by_department[one.department].append(one)
    rows = [_keeping(name, each, now) for name, each in by_department.items()]
    return sorted(rows, key=lambda row: (_rate(row.kept), row.department))


def working_hours(*days: Sequence[Hour]) -> range:
    """The hours to show: those of the office, and more where there were contacts."""
    busy = [hour.hour for day in days for hour in day if hour.contacts]
    return range(min([8, *busy]), max([17, *busy]) + 1)


def hour_of(at: datetime) -> int:
    """The hour of the day on the local clock."""
    return local(at).hour


def _keeping(department: str, answerings: Sequence[Answering], now: datetime) -> Keeping:
    counted = [one for one in answerings if one.done_at is not None or one.due < now]
    kept = sum(one.done_at is not None and one.done_at <= one.due for one in counted)
    hours = [
        (one.done_at - one.created_at).total_seconds() / 3600
        for one in answerings
        if one.done_at is not None
    ]
    return Keeping(department, Share(kept, len(counted)), median(hours) if hours else None)


def _rate(share: Share) -> float:
    return share.part / share.all if share.all else 1.0
