"""Suzanne calls: her report is answered in a real window, by keyboard only (scenario 1)."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop import demo
from kcc_desktop.domain.moments import local

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
Sight = dict[str, Any]


class Screen:
    """A window on a real display: keys go in, what is in sight comes out."""

    def __init__(self, display: str, url: str) -> None:
        self._environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watched", url],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._seen: queue.Queue[Sight] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self) -> None:
        """End the program."""
        self.process.terminate()
        self.process.wait(timeout=20)
        self._reader.join(timeout=20)

    def until(self, holds: Callable[[Sight], object]) -> Sight:
        """What is in sight once `holds` is true of it."""
        end = datetime.now(UTC) + timedelta(seconds=PATIENCE)
        last: Sight = {}
        while datetime.now(UTC) < end:
            try:
                last = self._seen.get(timeout=1)
            except queue.Empty:
                continue
            if holds(last):
                return last
        pytest.fail(f"it never came in sight; the last was {last}")

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would; the bare display has none."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "KCC Desktop", "windowfocus")

    def type(self, text: str) -> None:
        """Type on the keyboard of the display."""
        self._xdotool("type", "--delay", "15", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._xdotool("key", "--delay", "15", *keys)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as told:
            for line in told:
                self._seen.put(json.loads(line))


@pytest.fixture(scope="module")
def sample_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample municipality of today."""
    url = f"sqlite:///{(tmp_path_factory.mktemp('journey') / 'sample.sqlite').as_posix()}"
    demo.build(url, local(datetime.now(UTC)).date())
    return url


@pytest.fixture
def screen(xvfb_display: str, sample_url: str) -> Iterator[Screen]:
    """The window, in sight and with the keyboard in its box."""
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    made = Screen(xvfb_display, sample_url)
    try:
        made.focus()
        made.until(lambda sight: sight["keyboard"] == "searchBox")
        yield made
    finally:
        made.close()


def _names_suzanne(sight: Sight) -> bool:
    return any("Kapotte straatlantaarn Lindelaan" in row for row in sight["results"])


def test_words_of_the_mail_lead_to_the_answer(screen: Screen) -> None:
    screen.type("lantaarn lindelaan")
    screen.until(lambda sight: sight["typed"] == "lantaarn lindelaan" and _names_suzanne(sight))
    screen.press("Return")
    sight = screen.until(lambda sight: sight["answer"] and sight["lines"])
    assert sight["page"] == "FilePage"
    assert sight["name"] == "Suzanne de Wit"
    assert "kapotte straatlantaarn" in sight["answer"]
    assert "Stef" in sight["answer"]
    assert "Maas" not in sight["answer"], "a resident hears first names"
    assert sight["steps"].count(";") == 4
    assert sight["source"].startswith("Bron: ")
    assert sight["keyboard"] == "searchBox", "the next search can be typed at once"


@pytest.mark.parametrize("words", ["06-12345678", "suzanne de wit"])
def test_a_phone_number_or_a_name_lead_there_too(screen: Screen, words: str) -> None:
    screen.type(words)
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")
    sight = screen.until(lambda sight: sight["answer"])
    assert sight["name"] == "Suzanne de Wit"
    assert "straatlantaarn" in sight["answer"]


def test_results_come_while_typing_and_escape_leaves_them(screen: Screen) -> None:
    screen.type("su")
    screen.until(lambda sight: sight["typed"] == "su" and sight["results"])
    screen.press("Escape")
    sight = screen.until(lambda sight: not sight["results"])
    assert sight["page"] == "welcomePage"
    screen.press("Down")
    screen.until(lambda sight: sight["results"])


def test_the_knowledge_base_and_back(screen: Screen) -> None:
    screen.press("F4")
    screen.until(lambda sight: sight["keyboard"] == "knowledgeBox")
    screen.type("lantaarn")
    screen.until(lambda sight: sight["articles"])
    screen.press("Down", "Return")
    screen.until(lambda sight: sight["page"] == "ArticlePage")
    screen.press("Escape")
    screen.until(lambda sight: sight["page"] == "welcomePage")
