"""A field that picks one of many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kcc_desktop.viewmodels.receiver_choices import Choice
from kcc_desktop.views.pick_box import PickBox

CHOICES = [Choice("Kapotte straatlantaarn", 1), Choice("Kapot speeltoestel", 2)]


def test_what_was_typed_before_there_were_choices_is_sought_among_them(qtbot: QtBot) -> None:
    box = PickBox()
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "speel")
    assert not box._popup.isVisible()
    box.offer(CHOICES)
    assert box._popup.isVisible()
    qtbot.keyClick(box._popup, Qt.Key.Key_Return)
    assert box.value == 2
