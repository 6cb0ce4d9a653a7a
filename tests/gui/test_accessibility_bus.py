"""What a screen reader gets, read from the real accessibility bus while the program runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.workspace import create_workspace
from tests.gui.town import LAMP, SUZANNE
from tests.support import atspi

WITHIN = 90  # seconds; a computer may have more to do
FIELDS = {"text", "entry", "push button", "button", "combo box", "check box", "list", "table"}


@dataclass(frozen=True, slots=True)
class Running:
    """The program, and what a screen reader reads of it."""

    reader: atspi.Reader

    def find(self, name: str, *, role: str = "") -> atspi.Node:
        """The first thing that shows under this name; waits until it is there."""
        return self.wait(lambda: self._look(name, role), f"nothing is called {name}")

    def all(self) -> list[atspi.Node]:
        """Everything that shows."""
        return [node for top in self.reader.windows() for node in self.reader.walk(top)]

    def wait(self, look: Callable[[], atspi.Node | None], complaint: str) -> atspi.Node:
        until = time.monotonic() + WITHIN
        while time.monotonic() < until:
            try:
                found = look()
            except LookupError:  # it went while it was looked at
                found = None
            if found is not None:
                return found
            time.sleep(0.3)
        raise AssertionError(complaint)

    def _look(self, name: str, role: str) -> atspi.Node | None:
        fitting = (
            node
            for node in self.all()
            if node.name.startswith(name) and (not role or node.role == role)
        )
        return next(fitting, None)


@pytest.fixture(scope="module")
def running(xvfb_display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    lack = atspi.missing()
    if lack:
        pytest.skip(lack)
    folder = tmp_path_factory.mktemp("reader")
    url = _workspace(folder)
    with atspi.running_bus() as session:
        program = subprocess.Popen(
            [sys.executable, "-m", "kcc_desktop", "--workspace", url, "--lang", "nl"],
            env=_surroundings(folder, xvfb_display, session),
        )
        reader = atspi.Reader(session)
        try:
            yield Running(reader)
        finally:
            reader.close()
            program.terminate()
            program.wait(timeout=30)


def _workspace(folder: Path) -> str:
    url = f"sqlite:///{(folder / 'workspace.sqlite').as_posix()}"
    made = create_workspace(url)
    with made.work(Actor("test", "test", origin="test")) as work:
        party_id = work.parties.add(SUZANNE, key="suzanne")
        work.cases.put_many([replace(LAMP, party_id=party_id)])
    made.close()
    return url


def _surroundings(folder: Path, display: str, session: str) -> dict[str, str]:
    kinds = ("CONFIG", "DATA", "CACHE", "STATE")
    return os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "DBUS_SESSION_BUS_ADDRESS": session,
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds},
    }


def test_the_search_box_has_its_name_and_says_how_it_is_used(running: Running) -> None:
    box = running.find("Zoeken")
    assert box.role in ("text", "entry")
    assert {"focusable", "showing", "enabled"} <= box.states
    assert "Pijl omlaag" in box.description


def test_the_menu_and_who_is_there_can_be_reached(running: Running) -> None:
    menu = running.find("Menu")
    assert "focusable" in menu.states
    assert "button" in menu.role
    state = running.find("U bent: Beschikbaar")
    assert "button" in state.role
    assert "showing" in state.states


def test_whatever_takes_the_keyboard_has_a_name(running: Running) -> None:
    running.find("U bent: Beschikbaar")  # by then the window is whole
    fields = [
        node
        for node in running.all()
        if node.role in FIELDS and {"focusable", "showing"} <= node.states
    ]
    assert len(fields) > 5
    assert [(node.role, node.path) for node in fields if not node.name.strip()] == []


def test_results_are_read_as_a_list(running: Running) -> None:
    running.find("U bent: Beschikbaar")
    running.reader.type(running.find("Zoeken"), "suzanne")
    found = running.find("Suzanne de Wit", role="list item")
    assert "showing" in found.states
    running.reader.type(running.find("Zoeken"), "")
