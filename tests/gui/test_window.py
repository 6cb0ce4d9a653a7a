"""The window by keyboard and mouse: what is asked, what is in sight, what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.errors import WorkspaceDamaged
from kcc_desktop.domain.report import ReportKey, ReportKind, SourceCondition, SourceState
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.timeline import EntryKind, PartyReport
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import LAMP, NOW, SUZANNE, Town, line

Settle = Callable[[], None]
DAMAGED = WorkspaceDamaged(
    Said("Het bestand is beschadigd. Zet een reservekopie terug.", "The file is damaged.")
)


@pytest.fixture
def type_(
    qtbot: QtBot, window: MainWindow, workplace: Workplace, settle: Settle
) -> Callable[[str], None]:
    """Types in the search box."""

    def typing(text: str) -> None:
        window.form.searchBox.clear()
        qtbot.keyClicks(window.form.searchBox, text)
        settle()

    return typing


def _press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.form.searchBox, key)


def _page(window: MainWindow) -> QWidget:
    return window.form.pages.currentWidget()


def test_it_opens_on_the_welcome_with_the_keyboard_in_the_box(
    window: MainWindow, workplace: Workplace
) -> None:
    assert _page(window) is window.form.welcomePage
    assert window.focusWidget() is window.form.searchBox
    assert not workplace.side_column.isVisible()


def test_an_example_is_searched_by_a_click(
    qtbot: QtBot, window: MainWindow, workplace: Workplace, settle: Settle
) -> None:
    button = window.form.welcomePage.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert window.form.searchBox.text() == "lantaarn lindelaan"
    assert workplace.popup.isVisible()


def test_suzanne_by_keyboard_alone(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("su")
    assert workplace.popup.isVisible()
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert not workplace.popup.isVisible()
    assert _page(window) is workplace.file_page
    page = workplace.file_page.form
    assert page.personCard.form.name.text() == "Suzanne de Wit"
    answer = page.answerPanel.form.answerText.toPlainText()
    assert answer.startswith("Uw melding over de kapotte straatlantaarn")
    assert page.answerPanel.property("tone") == "good"
    assert workplace.side_column.isVisible()
    assert workplace.side_column.form.whoPanel.form.department.text() == "Onderhoud"
    assert workplace.recent_panel.form.recentList.isVisible()


def test_arrows_choose_and_escape_closes(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("straatlantaarn")
    view = workplace.popup.form.resultList
    assert view.currentIndex().row() == 1, "the first hit, not its heading"
    _press(qtbot, window, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 3
    _press(qtbot, window, Qt.Key.Key_Up)
    _press(qtbot, window, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1
    _press(qtbot, window, Qt.Key.Key_Escape)
    assert not workplace.popup.isVisible()
    _press(qtbot, window, Qt.Key.Key_Down)
    assert workplace.popup.isVisible(), "an arrow brings the results back"
    assert window.focusWidget() is window.form.searchBox


def test_enter_before_the_results_opens_the_best_of_them(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("stef")  # results of an earlier search are still there
    town.gate.clear()
    window.form.searchBox.setText("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    assert _page(window) is window.form.welcomePage
    town.gate.set()
    settle()
    assert workplace.file_page.form.personCard.form.name.text() == "Suzanne de Wit"


def test_a_click_opens_a_result(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    view = workplace.popup.form.resultList
    place = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert _page(window) is workplace.file_page


def test_nothing_found_says_so_and_which_source_could_not_be_asked(
    window: MainWindow, workplace: Workplace, town: Town, type_: Callable[[str], None]
) -> None:
    town.sources = (SourceState("Rioolbeheer", SourceCondition.AWAY),)
    type_("xyzzy")
    form = workplace.popup.form
    assert form.nothingTitle.isVisible()
    assert form.nothingTitle.text() == "Niets gevonden voor “xyzzy”"
    assert form.missing.isVisible()
    assert "Rioolbeheer" in form.missing.text()
    assert not form.resultList.isVisible()


def test_nothing_found_takes_the_place_of_the_answer_for_another(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    type_("xyzzy")
    page = workplace.messages.page.form
    qtbot.waitUntil(lambda: _page(window) is workplace.messages.page)
    assert page.title.text() == "Niets gevonden voor “xyzzy”"
    assert not workplace.side_column.isVisible()
    type_("suzanne")
    assert _page(window) is workplace.file_page
    type_("xyzzy")
    qtbot.waitUntil(lambda: _page(window) is workplace.messages.page)
    qtbot.mouseClick(page.retryButton, Qt.MouseButton.LeftButton)
    settle()
    assert _page(window) is workplace.knowledge_page
    assert workplace.knowledge_page.form.knowledgeBox.text() == "xyzzy"
    assert not workplace.popup.isVisible()


def test_a_fault_of_the_workspace_is_said_and_can_be_tried_again(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    town.fault = DAMAGED
    type_("lantaarn")
    page = workplace.messages.page
    assert _page(window) is page
    assert page.form.explanation.text() == DAMAGED.said.nl
    assert workplace.desk.sources.faces[0].text == "Werkvoorraad: storing"
    town.fault = None
    qtbot.mouseClick(page.form.retryButton, Qt.MouseButton.LeftButton)
    settle()
    assert workplace.popup.isVisible()


def test_what_takes_long_is_said(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    town.gate.clear()
    _press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _page(window) is workplace.messages.page)
    assert workplace.messages.page.form.title.text() == "Suzanne de Wit"
    assert not workplace.messages.page.form.retryButton.isVisible()
    town.gate.set()
    settle()
    assert _page(window) is workplace.file_page


def test_an_article_is_read_and_left_again(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    best = workplace.side_column.form.knowledgePanel.form.best.form
    best.titleButton.setFocus()
    qtbot.keyClick(best.titleButton, Qt.Key.Key_Space)
    settle()
    assert _page(window) is workplace.article_page
    text = workplace.article_page.form.articleText.toPlainText()
    assert text.splitlines()[:2] == [
        "Kapotte straatlantaarn melden",
        "Wij repareren een kapotte straatlantaarn binnen 5 werkdagen.",
    ]
    qtbot.keyClick(workplace.article_page.form.articleText, Qt.Key.Key_Escape)
    assert _page(window) is workplace.file_page


def test_the_knowledge_base_by_keyboard(
    qtbot: QtBot, window: MainWindow, workplace: Workplace, settle: Settle
) -> None:
    _press(qtbot, window, Qt.Key.Key_F4)
    page = workplace.knowledge_page.form
    assert window.focusWidget() is page.knowledgeBox
    qtbot.keyClicks(page.knowledgeBox, "lantaarn")
    settle()
    assert page.state.text() == "1 artikel"
    qtbot.keyClick(page.knowledgeBox, Qt.Key.Key_Return)
    settle()
    assert _page(window) is workplace.article_page


def test_a_colleague_shows_how_to_be_reached(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("stef")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    page = workplace.messages.page.form
    assert page.title.text() == "Stef Maas"
    assert page.explanation.text() == "monteur · Onderhoud\n030 1\nnu aanwezig"


def test_ctrl_k_goes_to_the_box_from_anywhere(
    qtbot: QtBot, window: MainWindow, workplace: Workplace
) -> None:
    _press(qtbot, window, Qt.Key.Key_F4)
    assert window.focusWidget() is not window.form.searchBox
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.form.searchBox


def test_the_answer_is_copied_as_plain_text(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    panel = workplace.file_page.form.answerPanel.form
    qtbot.mouseClick(panel.copyButton, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().mimeData()
    dossier = workplace.desk.dossiers.current
    assert dossier is not None
    assert dossier.told is not None
    assert copied.text() == dossier.told.answer.text
    assert not copied.hasHtml()
    panel.answerText.selectAll()
    panel.answerText.copy()
    assert QGuiApplication.clipboard().text() == dossier.told.answer.text
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_another_report_is_chosen_from_the_list(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    keys = [ReportKey(ReportKind.CASE, number) for number in (5, 6)]
    town.reports_ = tuple(PartyReport(key, NOW, "Melding", "", is_open=True) for key in keys)
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    choice = workplace.file_page.form.answerPanel.form.reportChoice
    assert choice.isVisible()
    choice.setFocus()
    choice.showPopup()
    shown = choice.view()
    assert shown.viewport().height() >= 2 * shown.sizeHintForRow(0)
    choice.hidePopup()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    settle()
    assert workplace.desk.dossiers.current is not None
    assert workplace.desk.dossiers.current.told is not None
    assert workplace.desk.dossiers.current.told.trail.key == keys[1]


def test_a_line_of_the_timeline_answers_for_its_report(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    town.lines = [line(1, EntryKind.HANDOVER, state="new")]
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    view = workplace.file_page.form.timelinePanel.form.timelineList
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle()
    assert "report handover 9999" in town.asked


def test_a_near_report_is_opened_by_a_click(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    town.near = [replace(LAMP, id=8, title="Lamp uit")]
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    panel = workplace.side_column.form.nearPanel.form
    assert panel.title.text() == "In de buurt (Lindelaan)"
    assert panel.summary.text() == "1 andere melding van dezelfde soort"
    place = panel.nearList.visualRect(panel.nearList.model().index(0, 0)).center()
    qtbot.mouseClick(panel.nearList.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert "found 8" in town.asked


def test_a_report_of_somebody_unknown_has_a_card_of_its_own(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    town.hits = [replace(hit, party_id=None) for hit in town.hits if hit.case_id]
    town.rows = replace(town.rows, case=replace(LAMP, party_id=None), contacts=())
    type_("lantaarn")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    card = workplace.file_page.form.personCard.form
    assert card.name.text() == "Kapotte straatlantaarn"
    assert workplace.file_page.form.timelinePanel.form.timelineList.isVisible()
    assert not workplace.file_page.form.timelinePanel.form.contactsPill.isVisible()


def test_secrecy_is_seen_at_once(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    town.party_ = replace(SUZANNE, secret=True)
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    card = workplace.file_page.form.personCard
    assert "Geheimhouding" in card.accessibleName()
    assert "Lindelaan" not in card.accessibleName()


def test_columns_give_way_on_a_narrow_window(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    side = workplace.side_column
    window.resize(720, 450)
    qtbot.waitUntil(lambda: side.parentWidget() is not window.form.stage)
    assert workplace.file_page.isAncestorOf(side)
    qtbot.waitUntil(lambda: not workplace.recent_panel.isVisible())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: side.parentWidget() is window.form.stage)
    assert workplace.recent_panel.isVisible()


def test_it_opens_no_larger_than_its_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry().size()
    window.resize(room.width() + 100, room.height() - 100)
    window.fit_screen()
    assert (window.width(), window.height()) == (room.width(), room.height() - 100)


def test_it_turns_dark_while_open(
    qapp: QApplication,
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    theme: Theme,
    type_: Callable[[str], None],
    settle: Settle,
) -> None:
    type_("suzanne")
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    text = workplace.file_page.form.answerPanel.form.answerText
    light = text.textCursor().charFormat().foreground().color()
    theme.fix(Scheme.DARK)
    dark = text.textCursor().charFormat().foreground().color()
    assert light.lightness() < 100 < dark.lightness()
    grabbed = window.grab().toImage()
    corner = grabbed.pixelColor(grabbed.width() // 2, grabbed.height() - 60)
    assert corner.lightness() < 80


def test_back_leads_to_the_list_that_a_dossier_was_opened_in(
    workplace: Workplace,
    window: MainWindow,
    type_: Callable[[str], None],
    qtbot: QtBot,
    settle: Settle,
) -> None:
    page = QWidget()
    workplace.add_page(page, "knowledge")
    type_("suzanne")
    workplace.show_page(page)
    _press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert _page(window) is workplace.file_page
    workplace.go_back()
    assert _page(window) is page
    workplace.go_back()
    assert _page(window) is workplace.file_page
