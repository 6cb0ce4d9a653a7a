"""The hour at which the journeys are made, and the desks at which they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import clock
from tests.journeys.screen import Screen, Start
from tests.support.xvfb import running_xvfb


@pytest.fixture(autouse=True)
def _as_suzanne_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.AGO, clock.begin())


@pytest.fixture(scope="session")
def other_display() -> Iterator[str]:
    """The name of the display of a second desk."""
    with running_xvfb() as display:
        yield display


@pytest.fixture
def sample_url(own_sqlite_sample_url: str) -> str:
    """The sample municipality as Suzanne calls, for this test alone."""
    return own_sqlite_sample_url


@pytest.fixture
def start(xvfb_display: str, sample_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts the program for somebody; each has the same files of their own again."""
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    screens: list[Screen] = []

    def started(login: str = "hilde.vos", display: str = xvfb_display) -> Screen:
        screen = Screen(display, sample_url, tmp_path / login, login)
        screens.append(screen)
        screen.focus()
        screen.until(lambda sight: sight["keyboard"] == "searchBox" and sight["who"] == login)
        return screen

    yield started
    for screen in screens:
        screen.close()
