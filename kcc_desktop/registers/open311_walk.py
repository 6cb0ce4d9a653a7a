"""How what changed is asked from an Open311 server, a window of time after the other.

The standard only knows when a request came in: at most 90 days or 1,000 rows a call. So the windows
go forward from the beginning to now and overlap, and a window that is full is halved until nothing
falls off. Since an older request changes without the standard telling, the same is walked through
again and again, one window each time that the newest are asked. A server that knows `updated_after`
is asked that instead.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

WIDEST = timedelta(days=90)
NARROWEST = timedelta(minutes=1)
#: Windows overlap by this much, or by a quarter: clocks differ, and what came in may show up later.
OVERLAP = timedelta(hours=1)


class Purpose(StrEnum):
    """Why a window is looked at."""

    NEW = "new"
    AGAIN = "again"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` up to `end`; of a server that gives pages, `page` counts from 1."""

    purpose: Purpose
    start: datetime
    end: datetime
    page: int = 1


@dataclass(frozen=True, slots=True)
class Walk:
    """How far we are: all before `until` was read; the second look goes on from `again`.

    `width` is how wide a window may be, as far as was learnt; `window` is under way.
    """

    until: datetime
    again: datetime
    width: timedelta = WIDEST
    window: Window | None = None

    @staticmethod
    def begun(cursor: str, since: datetime) -> Walk:
        """The walk of this cursor; from `since` when it is empty or no cursor of ours."""
        try:
            kept = json.loads(cursor)
            width = timedelta(seconds=float(kept["width"]))
            return Walk(
                until=_moment(kept["until"]),
                again=max(_moment(kept["again"]), since),
                width=min(max(width, NARROWEST), WIDEST),
                window=_kept_window(kept["window"]),
            )
        except (ValueError, TypeError, KeyError, OverflowError):
            return Walk(since, since)

    @property
    def cursor(self) -> str:
        """All of it as text."""
        return json.dumps(
            {
                "until": self.until.isoformat(),
                "again": self.again.isoformat(),
                "width": self.width.total_seconds(),
                "window": asdict(self.window) if self.window else None,
            },
            default=datetime.isoformat,
        )

    def opened(self, now: datetime, *, tells_updates: bool) -> Walk:
        """The walk with a window to look at."""
        if self.window:
            return self
        if tells_updates:
            return replace(self, window=Window(Purpose.UPDATED, self.until - OVERLAP, now))
        return _looking_at(self, Purpose.NEW, self.width, now)

    def narrowed(self) -> Walk | None:
        """The same with half the window; None when it can't be made narrower."""
        window = self.window
        if window is None or window.purpose is Purpose.UPDATED:
            return None
        width = (window.end - window.start) / 2
        if width < NARROWEST:
            return None
        return replace(_looking_at(self, window.purpose, width, window.end), width=width)

    def turned(self) -> Walk:
        """The same on the next page."""
        window = self.window
        return replace(self, window=replace(window, page=window.page + 1)) if window else self

    def stepped(self, *, roomy: bool) -> Walk:
        """The walk after its window was read whole; `roomy` when far more would have fitted."""
        window = self.window
        if window is None:
            return self
        width = min(self.width * 2, WIDEST) if roomy else self.width
        if window.purpose is Purpose.AGAIN:
            return replace(self, again=window.end, width=width, window=None)
        return replace(self, until=max(self.until, window.end), width=width, window=None)

    def passed(self, now: datetime, since: datetime, *, roomy: bool) -> Walk:
        """As `stepped`, and on: once the newest are read, a window of the second look follows.

        After that nothing does until it is asked again; at its end it begins anew at `since`.
        """
        window, done = self.window, self.stepped(roomy=roomy)
        if window is None or window.purpose is Purpose.UPDATED or done.is_behind(now):
            return done
        if window.purpose is Purpose.AGAIN:
            at_end = done.again >= done.until - OVERLAP
            return replace(done, again=since) if at_end else done
        return _looking_at(done, Purpose.AGAIN, done.width, done.until)

    def is_behind(self, now: datetime) -> bool:
        """Whether there is more to read at once."""
        return self.window is not None or self.until < now - OVERLAP


def _looking_at(walk: Walk, purpose: Purpose, width: timedelta, end: datetime) -> Walk:
    reached = walk.again if purpose is Purpose.AGAIN else walk.until
    start = reached - min(OVERLAP, width / 4)
    return replace(walk, window=Window(purpose, start, min(start + width, end)))


def _kept_window(kept: object) -> Window | None:
    if not isinstance(kept, dict):
        return None
    start, end = _moment(kept["start"]), _moment(kept["end"])
    return Window(Purpose(kept["purpose"]), start, end, int(kept["page"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
