"""Whatever came in when, and however little is given at once: the walk sees it, and ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kcc_desktop.registers.open311_walk import OVERLAP, WIDEST, Purpose, Walk, Window

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SINCE = NOW - timedelta(days=400)
HOURS = st.sets(st.integers(0, 400 * 24 - 1), max_size=60)


def walked(cursor: str, came_in: list[datetime], most: int) -> tuple[set[datetime], list[Window]]:
    """What a server shows that gives the newest `most` of each window, and which windows."""
    seen: set[datetime] = set()
    windows: list[Window] = []
    for _ in range(10_000):
        walk = Walk.begun(cursor, SINCE).opened(NOW, tells_updates=False)
        while True:
            window = walk.window
            assert window is not None
            inside = sorted(at for at in came_in if window.start <= at <= window.end)[-most:]
            narrower = walk.narrowed() if len(inside) >= most else None
            if narrower is None:
                break
            walk = narrower
        seen.update(inside)
        windows.append(window)
        walk = walk.passed(NOW, SINCE, roomy=len(inside) <= most // 4)
        cursor = walk.cursor
        if not walk.is_behind(NOW):
            return seen, windows
    raise AssertionError("there is no end to it")


@settings(deadline=None, max_examples=50)
@given(hours=HOURS, most=st.integers(2, 12))
def test_all_is_seen_and_windows_overlap(hours: set[int], most: int) -> None:
    came_in = [SINCE + timedelta(hours=hour) for hour in hours]
    seen, windows = walked("", came_in, most)
    assert seen == set(came_in)
    new = [window for window in windows if window.purpose is Purpose.NEW]
    assert all(after.start < before.end for before, after in pairwise(new))
    assert all(window.end - window.start <= WIDEST for window in windows)
    assert new[-1].end == NOW


@settings(deadline=None, max_examples=50)
@given(hours=HOURS)
def test_a_second_look_comes_round_to_all_of_it(hours: set[int]) -> None:
    came_in = [SINCE + timedelta(hours=hour) for hour in hours]
    _, windows = walked("", came_in, 1_000)
    walk = Walk(NOW, SINCE, window=None)
    seen: set[datetime] = set()
    for _ in range(12):
        more, windows = walked(walk.cursor, came_in, 1_000)
        again = [window for window in windows if window.purpose is Purpose.AGAIN]
        assert len(again) == 1
        seen |= more
        walk = Walk(NOW, SINCE if again[0].end >= NOW - OVERLAP else again[0].end)
    assert seen == set(came_in)


def test_a_cursor_is_what_it_was() -> None:
    walk = Walk(NOW, SINCE, timedelta(hours=3)).opened(NOW, tells_updates=True).turned()
    assert Walk.begun(walk.cursor, SINCE) == walk
