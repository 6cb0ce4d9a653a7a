"""What a screen reader gets, read from the real accessibility bus while the program runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.workspace import open_workspace
from tests.gui.town import LAMP, SUZANNE
from tests.support import atspi
from tests.support.program import Running, running_program
from tests.support.workspaces import url_of

FIELDS = {"text", "entry", "push button", "button", "combo box", "check box", "list", "table"}


@pytest.fixture(scope="module")
def running(
    xvfb_display: str, sqlite_empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    lack = atspi.missing()
    if lack:
        pytest.skip(lack)
    folder = tmp_path_factory.mktemp("reader")
    options = ["--workspace", _workspace(sqlite_empty_file, folder), "--lang", "nl"]
    with running_program(folder, xvfb_display, options) as program:
        yield program


def _workspace(empty: Path, folder: Path) -> str:
    url = url_of(shutil.copyfile(empty, folder / "workspace.sqlite"))
    made = open_workspace(url)
    with made.work(Actor("test", "test", origin="test")) as work:
        party_id = work.parties.add(SUZANNE, key="suzanne")
        work.cases.put_many([replace(LAMP, party_id=party_id)])
    made.close()
    return url


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
