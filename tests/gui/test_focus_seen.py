"""Whoever works by keyboard sees where it is: whatever takes the focus looks different with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.organisation import Role
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.parts import desktop
from kcc_desktop.views.workplace import Workplace

PAGES = ["", "desktop.settings", "desktop.shortcuts", "knowledge.open"]
#: Around a widget is looked too: some show their focus on the frame that holds them.
AROUND = 8


@pytest.fixture
def workplace(
    window: MainWindow, desk: Desk, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workplace:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = Workplace(window, desk, theme, (desktop.install,))
    made.actions.sign_in(Actor("Bea", "bea", roles=tuple(Role)))
    return made


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("page", PAGES)
def test_the_focus_is_seen(
    workplace: Workplace, theme: Theme, qtbot: QtBot, page: str, scheme: Scheme
) -> None:
    theme.fix(scheme)
    if page:
        workplace.actions[page].trigger()
    qtbot.wait(20)
    window = workplace.window
    taking = [widget for widget in window.findChildren(QWidget) if _takes_focus(widget)]
    assert len(taking) > 3
    unseen = [_named(widget) for widget in taking if not _shows_focus(window, widget)]
    assert unseen == []


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    part_of_a_field = widget.parentWidget() is not None and widget.focusProxy() is not None
    in_sight = widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    return bool(by_tab) and in_sight and not part_of_a_field


def _shows_focus(window: QWidget, widget: QWidget) -> bool:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus(), _named(widget)
    QApplication.processEvents()
    place = widget.rect().adjusted(-AROUND, -AROUND, AROUND, AROUND)
    corner = widget.mapTo(window, place.topLeft())
    place.moveTopLeft(corner)
    with_it: QImage = window.grab(place).toImage()
    widget.clearFocus()
    QApplication.processEvents()
    return with_it != window.grab(place).toImage()


def _named(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__
