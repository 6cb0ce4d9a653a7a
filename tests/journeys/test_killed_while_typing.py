"""Killed at fifty random moments, the program comes back with all but the last half second."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.store.drafts import FileDrafts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
KILLS = 50
HALF_A_SECOND = 0.5
LONGEST_LIFE = 0.9


class TypingDesk:
    """Starts desks that type, kills them, and remembers what the latest typed when."""

    def __init__(self, file: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.typing_desk", str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.typed: list[tuple[int, int, float]] = []
        self._until("ready")

    def live_and_die(self, seconds: float) -> None:
        """One desk, killed so many seconds after its start."""
        assert self.process.stdin is not None
        self.typed.clear()
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        child = int(self._until("started")[0])
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        self._until("ended")

    def kept_for_sure(self) -> dict[int, int]:
        """How long each note was half a second before the last letter."""
        if not self.typed:
            return {}
        end = self.typed[-1][2] - HALF_A_SECOND
        return {id_: length for id_, length, at in self.typed if at <= end}

    def _until(self, word: str) -> list[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            first, *rest = line.split()
            if first == word:
                return rest
            self.typed.append((int(rest[0]), int(rest[1]), float(rest[2])))
        raise AssertionError("the desk is gone")


def on_the_disk(file: Path) -> dict[int, int]:
    """How long each note is that the next start takes up, and that in its form to pass it on."""
    drafts = FileDrafts(file)
    kept = [draft for draft, _ in drafts.load()]
    found = {
        draft.id: min(len(draft.note), len(draft.question.passing(HandoverKind.WORK).note or ""))
        for draft in kept
    }
    drafts.close()
    return found


def test_all_but_the_last_half_second_is_back(tmp_path: Path) -> None:
    file = tmp_path / "drafts.sqlite"
    dice = random.Random(20261122)
    desk = TypingDesk(file)
    found: dict[int, int] = {}
    try:
        for _ in range(KILLS):
            desk.live_and_die(dice.uniform(0.1, LONGEST_LIFE))
            wanted = found | desk.kept_for_sure()
            found = on_the_disk(file)
            assert {id_: n for id_, n in wanted.items() if found.get(id_, 0) < n} == {}
    finally:
        desk.process.communicate(timeout=30)
    assert len(found) == 2, "no contact is lost, and none comes twice"
    assert sum(found.values()) > 10 * KILLS
