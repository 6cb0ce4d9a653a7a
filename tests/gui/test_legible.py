"""Nothing is cut off: on a small screen, at 200 %, with long words, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kcc_desktop.desk import tongue
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.said import Language
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import LAMP, NOW, SUZANNE, Town, line

#: A small screen, and what 200 % leaves of it and of a usual one, in pixels of the window.
SIZES = [(1366, 768), (1920 // 2, 1080 // 2), (1440 // 2, 900 // 2), (1366 // 2, 768 // 2)]
#: Labels that may end in an ellipsis or be narrow: their whole text is in a tool tip.
WITH_TIP = {"facts", "source"}


@pytest.fixture(params=list(Language))
def speaking(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    language: Language = request.param
    translator = tongue.speak(qapp, language)
    yield language
    qapp.removeTranslator(translator)


@pytest.fixture
def open_window(
    qtbot: QtBot, counter: Counter, theme: Theme, speaking: Language, town: Town
) -> Callable[[tuple[int, int]], Workplace]:
    """Opens Suzanne's file in a window of this size."""
    town.party_ = replace(SUZANNE, warning="Belt vaak; neem de tijd")
    town.near = [replace(LAMP, id=8)]
    town.lines = [line(number) for number in range(1, 9)]

    def opening(size: tuple[int, int]) -> Workplace:
        desk = Desk(counter, speaking, lambda: NOW)
        window = MainWindow(theme, "Proefstad")
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        workplace = Workplace(window, desk, theme)
        window.search_for("suzanne")
        qtbot.waitUntil(lambda: not desk.waiting and workplace.popup.isVisible())
        qtbot.keyClick(window.form.searchBox, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not desk.waiting)
        qtbot.wait(30)  # until the layouts have settled
        return workplace

    return opening


@pytest.mark.parametrize("size", SIZES)
def test_a_file_can_be_read_whole(
    open_window: Callable[..., Workplace], size: tuple[int, int]
) -> None:
    workplace = open_window(size)
    window = workplace.window
    assert (window.width(), window.height()) == size, "its least size is larger than the screen"
    assert_no_text_is_cut_off(window)
    assert_no_button_is_cut_off(window)
    assert_the_answer_is_whole(workplace)
    assert_nothing_lies_over_another(workplace)


def assert_no_text_is_cut_off(window: MainWindow) -> None:
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(labels) > 10
    cut = [f"{label.objectName()}: {label.text()}" for label in labels if _is_cut(label)]
    assert cut == []


def assert_no_button_is_cut_off(window: MainWindow) -> None:
    buttons = [button for button in window.findChildren(QPushButton) if button.isVisible()]
    narrow = [b.text() for b in buttons if b.width() < b.minimumSizeHint().width()]
    assert narrow == []


def assert_the_answer_is_whole(workplace: Workplace) -> None:
    panel = workplace.file_page.form.answerPanel.form
    text = panel.answerText
    assert text.document().size().height() <= text.viewport().height() + 1
    assert panel.stepBar.height() >= panel.stepBar.heightForWidth(panel.stepBar.width())


def assert_nothing_lies_over_another(workplace: Workplace) -> None:
    page = workplace.file_page.form
    panels: list[QWidget] = [page.personCard, page.answerPanel, page.timelinePanel]
    for above, below in pairwise(panels):
        assert above.geometry().bottom() < below.geometry().top()
    assert page.timelinePanel.height() >= 200


def _is_cut(label: QLabel) -> bool:
    if label.objectName() in WITH_TIP and label.toolTip():
        return False
    margins = label.contentsRect()
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    room = QRect(0, 0, margins.width(), 10_000)
    wanted = QFontMetrics(label.font()).boundingRect(room, flags, label.text())
    return wanted.width() > margins.width() + 1 or wanted.height() > margins.height() + 2
