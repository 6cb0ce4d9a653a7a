"""One window per user, that comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.actions import Actions, ActionSpec, Menu, shown_keys
from kcc_desktop.desk.doorbell import may_be_there, name_for
from kcc_desktop.desk.session import Opened, Session, keep_session, read_session, session_path
from kcc_desktop.desk.shortcuts import ChosenKeys, in_the_way, is_safe
from kcc_desktop.desk.single import Handed, Listener, hand_over, read_handed
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.parts import desktop
from kcc_desktop.views.placing import put_back
from kcc_desktop.views.residing import Residing
from kcc_desktop.views.workplace import Workplace

WHOLE = Session(
    (10, 20, 1200, 800),
    maximized=False,
    splitters={"columns": (218, 982), "work": (600, 200)},
    workspace="abc",
    opened=Opened("party", 7),
)


# --- the session


def test_a_session_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "state" / "session.json"
    assert read_session(path) == Session()
    keep_session(path, WHOLE)
    assert read_session(path) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"place": [1, 2, "x", 4], "splitters": 3, "opened": {"group": [], "id": "7"}}',
        '{"place": [0, 0, 0, 0], "splitters": {"columns": [1e9, true]}, "maximized": "yes"}',
        '{"opened": {"group": "party", "id": -1}, "workspace": {"a": 1}}',
        '{"place": [1, 2, 3, 99999999999999999999]}',
    ],
)
def test_a_file_of_a_stranger_gives_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text, "utf-8")
    assert read_session(path) == Session()


# --- one window


@pytest.fixture
def door(tmp_path: Path) -> str:
    return str(tmp_path / "door")


def test_a_second_start_hands_over_what_it_was_asked(qtbot: QtBot, door: str) -> None:
    listener = Listener(door)
    heard: list[Handed] = []
    listener.handed.connect(heard.append)
    client = QLocalSocket()
    client.connectToServer(door)
    assert client.waitForConnected(1000)
    client.write(json.dumps({"search": "lantaarn\u202e\n"}).encode() + b"\n")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Handed("lantaarn")]
    listener.close()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]\n",
        b'{"search": 3}\n',
        b'{"search": "a", "run": "rm"}\n',
        b"\xff\xfe\n",
        b"[" * 60_000,
        b'"' + b"a" * 60_000 + b'"\n',
    ],
)
def test_what_we_did_not_write_is_not_heard(qtbot: QtBot, door: str, line: bytes) -> None:
    assert read_handed(line) is None
    listener = Listener(door)
    heard: list[Handed] = []
    listener.handed.connect(heard.append)
    client = QLocalSocket()
    client.connectToServer(door)
    assert client.waitForConnected(1000)
    client.write(line + b"\n")
    qtbot.wait(80)
    assert heard == []
    assert listener.is_listening
    listener.close()


def test_without_a_window_nothing_is_handed_over(door: str) -> None:
    assert not may_be_there(door)
    assert not hand_over(door, Handed("x"))


def test_a_door_left_behind_by_one_that_was_killed_is_taken(qtbot: QtBot, door: str) -> None:
    import socket

    left = socket.socket(socket.AF_UNIX)
    left.bind(door)
    left.close()  # its file stays
    listener = Listener(door)
    assert listener.is_listening
    second = Listener(door)
    assert not second.is_listening, "the one that answers keeps it"
    listener.close()


def test_each_workspace_has_a_door_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name_for(place) for place in ("own", "demo", "postgresql://x/a", "postgresql://x/b")}
    assert len(names) == 4
    assert not any("postgresql" in name for name in names)


# --- chosen keys


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    made = Actions(window)
    made.window_ = window  # type: ignore[attr-defined]  # kept as long as its commands
    made.add(ActionSpec("new", "Nieuw contact", Menu.CONTACT, "F2"), lambda: None)
    made.add(ActionSpec("search", "Zoeken", Menu.VIEW, "Ctrl+K"), lambda: None)
    return made


def test_keys_are_called_as_they_stand_on_the_keyboard() -> None:
    assert shown_keys(QKeySequence("Ctrl+Return")) == "Ctrl+Enter"


def test_chosen_keys_are_kept_and_can_be_given_back(actions: Actions, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    ChosenKeys(path).choose(actions, "new", "Ctrl+N")
    assert actions["new"].shortcut() == QKeySequence("Ctrl+N")
    again = ChosenKeys(path)
    again.restore(actions, "new")
    assert actions["new"].shortcut() == QKeySequence("F2")
    assert ChosenKeys(path).keys == {}


def test_keys_that_are_taken_are_named(actions: Actions) -> None:
    taken = in_the_way(actions, "new", QKeySequence("Ctrl+K"))
    assert taken is not None
    assert taken.key == "search"
    assert in_the_way(actions, "search", QKeySequence("Ctrl+K")) is None
    assert in_the_way(actions, "new", QKeySequence("Ctrl+J")) is None


@pytest.mark.parametrize(
    ("keys", "safe"),
    [("A", False), ("Shift+A", False), ("F5", True), ("Ctrl+A", True), ("Esc", True), ("1", False)],
)
def test_a_letter_is_never_a_command(keys: str, safe: bool) -> None:
    assert is_safe(QKeySequence(keys)) is safe


@pytest.mark.parametrize(
    "text", ["[]", '{"new": 3}', '{"new": "A"}', '{"new": "' + "x" * 999 + '"}']
)
def test_a_damaged_file_leaves_commands_their_own_keys(
    actions: Actions, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text, "utf-8")
    ChosenKeys(path).apply(actions)
    assert actions["new"].shortcut() == QKeySequence("F2")


# --- all of it in a window


@pytest.fixture
def living(
    window: MainWindow,
    desk: Desk,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Workplace:
    for kind in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return Workplace(window, desk, theme, (desktop.install,))


def test_another_start_is_searched_for_in_this_window(
    living: Workplace, door: str, qtbot: QtBot
) -> None:
    residing = Residing(living, door, tray=False)
    client = QLocalSocket()
    client.connectToServer(door)
    assert client.waitForConnected(1000)
    client.write(b'{"search": "suzanne"}\n')
    qtbot.waitUntil(lambda: living.window.form.searchBox.text() == "suzanne")
    residing.leave()
    assert not may_be_there(door)


def test_what_lay_open_is_kept_without_a_name(
    living: Workplace, door: str, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    residing = Residing(living, door, tray=False)
    living.desk.open(Hit(HitGroup.PARTY, 7, "Suzanne", "", Match.EXACT))
    settle()
    living.window.form.columns.setSizes([300, 1140])
    residing.leave()
    kept = read_session(session_path())
    assert kept.opened is not None
    assert kept.opened.group == "party"
    assert kept.splitters["columns"][0] == living.window.form.columns.sizes()[0]
    assert "Suzanne" not in session_path().read_text("utf-8")


def test_a_window_comes_back_where_it_was_but_never_out_of_sight(window: MainWindow) -> None:
    put_back(window, Session((20, 30, 640, 480)))
    assert window.geometry().getRect() == (20, 30, 640, 480)
    put_back(window, Session((9000, 9000, 700, 500)))
    assert window.geometry().getRect() == (20, 30, 640, 480)
