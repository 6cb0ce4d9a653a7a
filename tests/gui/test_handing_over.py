"""The panel to hand over: its questions, what is missing, and the one save."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.drafts import (
    Draft,
    DraftPassing,
    LinkedReport,
    Someone,
    begun,
    with_passing,
    with_question,
)
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind, Target
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion, Product, ServiceFormula
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.services.pass_on import PassOn, Receivers
from kcc_desktop.services.record import Passing, Recorded
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.handover_form import HandoverFormViewModel
from kcc_desktop.views.handover_panel import HandoverPanel
from tests.gui.town import DEPARTMENT, NOW, STEF, Town

SWING = Product(3, "speeltoestel", "Kapot speeltoestel")
ASKED = ServiceFormula(
    1,
    SWING.id,
    DEPARTMENT.id,
    (
        FormulaQuestion("plek", "Welke speelplek?", AnswerType.ADDRESS, required=True),
        FormulaQuestion(
            "gevaar", "Is het gevaarlijk?", AnswerType.CHOICE, ("nee", "ja"), required=True
        ),
        FormulaQuestion("sinds", "Sinds wanneer?", AnswerType.DATE),
    ),
    remark="Bij gevaar komt Onderhoud binnen 4 uur.",
)


class Passer:
    """Passes on as a test decides."""

    def __init__(self) -> None:
        self.saved: list[tuple[Draft, Passing]] = []
        self.fault: InvalidInput | None = None
        self.gate = threading.Event()
        self.gate.set()

    def receivers(self) -> Receivers:
        """One department with one colleague, who is there."""
        return Receivers((SWING,), (DEPARTMENT,), (), (STEF,), frozenset({STEF.id}), (), me=STEF.id)

    def formula(self, product_id: int) -> ServiceFormula | None:
        """That of the swing."""
        return ASKED if product_id == SWING.id else None

    def promises(self, formula: ServiceFormula) -> tuple[Promise, ...]:
        """Seen within four hours, done in ten days."""
        return (
            Promise(PromiseKind.SEEN, NOW + timedelta(hours=4)),
            Promise(PromiseKind.DONE, NOW + timedelta(days=10)),
        )

    def alike(self, product: str, place: str, party_id: int | None) -> tuple[()]:
        """None."""
        return ()

    def save(self, draft: Draft, passing: Passing) -> Recorded:
        """Remembers it, or fails."""
        assert self.gate.wait(30)
        if self.fault is not None:
            raise self.fault
        self.saved.append((draft, passing))
        return Recorded(1, (2,))


@pytest.fixture
def passer() -> Passer:
    return Passer()


@pytest.fixture
def counter(town: Town, lane: object, passer: Passer) -> Counter:
    """The town with somebody who passes on."""

    def services() -> Services:
        return replace(town.services(), more={PassOn: passer})

    return Counter(lane, services)  # type: ignore[arg-type]


@pytest.fixture
def passing(counter: Counter, dutch: None) -> HandoverFormViewModel:
    return HandoverFormViewModel(counter, Language.NL, lambda: NOW)


@pytest.fixture
def panel(qtbot: QtBot, passing: HandoverFormViewModel, theme: Theme) -> Iterator[HandoverPanel]:
    window, stage = QMainWindow(), QWidget()
    window.setCentralWidget(stage)
    window.resize(1100, 800)
    qtbot.addWidget(window)
    made = HandoverPanel(stage)
    made.bind(passing, theme)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield made
    window.close()


Ready = Callable[[], None]


@pytest.fixture
def ready(qtbot: QtBot, passing: HandoverFormViewModel) -> Ready:
    return lambda: qtbot.waitUntil(lambda: not passing.waiting)


def a_draft() -> Draft:
    return replace(begun(NOW), party=Someone(1, "Suzanne de Wit"), note="Zij zag het gisteren.")


def open_for_swing(panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready) -> None:
    panel.tell_about("Lindelaan 12", "06 12345678")
    passing.open(a_draft(), HandoverKind.WORK)
    ready()
    QTest.keyClicks(panel.form.productBox, "speel")
    QTest.keyClick(panel.form.productBox._completer.popup(), Qt.Key.Key_Return)
    ready()


def test_the_kind_fills_what_is_known(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    open_for_swing(panel, passing, ready)
    form = panel.form
    assert form.questions.place() == "Lindelaan 12", "where the resident lives, as a first guess"
    assert form.subjectBox.text() == "Kapot speeltoestel Lindelaan 12"
    assert form.targetBox.value == Target(DEPARTMENT.id)
    assert form.remark.text() == ASKED.remark
    assert form.noteBox.toPlainText() == "Zij zag het gisteren."
    assert form.promise.text() == "Gezien vóór vandaag 14:41, klaar vóór za 14 mrt"


def test_what_is_missing_is_marked_in_words_and_gets_the_keyboard(
    qtbot: QtBot,
    panel: HandoverPanel,
    passing: HandoverFormViewModel,
    passer: Passer,
    ready: Ready,
) -> None:
    panel.pass_requested.connect(lambda filled: passing.save(filled, a_draft()))
    open_for_swing(panel, passing, ready)
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    danger = panel.form.questions.field("gevaar")
    assert danger is not None
    assert "nog invullen" in danger._label.text()
    assert panel.window().focusWidget() is danger.inputs()[0]
    assert passer.saved == []
    QTest.keyClick(danger.inputs()[0], Qt.Key.Key_2)
    assert danger.value() == "ja"
    assert "nog invullen" not in danger._label.text()


def test_one_save_passes_on_what_was_filled_in(
    qtbot: QtBot,
    panel: HandoverPanel,
    passing: HandoverFormViewModel,
    passer: Passer,
    ready: Ready,
) -> None:
    panel.pass_requested.connect(lambda filled: passing.save(filled, a_draft_like(passing)))
    open_for_swing(panel, passing, ready)
    for key, answer in (("gevaar", "ja"), ("sinds", "maandag")):
        field = panel.form.questions.field(key)
        assert field is not None
        field.answer(answer)
    with qtbot.waitSignal(passing.saved):
        QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    draft, passed = passer.saved[0]
    assert draft.question.product_id == SWING.id
    assert passed.answers == (
        ("Welke speelplek?", "Lindelaan 12"),
        ("Is het gevaarlijk?", "ja"),
        ("Sinds wanneer?", "maandag 2 maart"),
    )
    assert passed.department_id == DEPARTMENT.id
    assert not passed.about_case
    assert not panel.is_open


def test_what_could_not_be_saved_stays_and_says_why(
    qtbot: QtBot,
    panel: HandoverPanel,
    passing: HandoverFormViewModel,
    passer: Passer,
    ready: Ready,
) -> None:
    passer.fault = InvalidInput(Said("Zoek op wie het is.", "Look up who it is."))
    panel.pass_requested.connect(lambda filled: passing.save(filled, a_draft_like(passing)))
    open_for_swing(panel, passing, ready)
    panel.form.questions.field("gevaar").answer("nee")  # type: ignore[union-attr]
    with qtbot.waitSignal(passing.not_saved):
        QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.is_open
    assert panel.form.lack.text() == "Zoek op wie het is."


def test_a_call_back_is_one_s_own_and_says_when(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    panel.tell_about("", "06 12345678")
    passing.open(a_draft(), HandoverKind.CALLBACK)
    ready()
    form = panel.form
    assert form.targetBox.value == Target(STEF.department_id, STEF.group_id, STEF.id)
    assert form.callOnBox.text() == "06 12345678"
    form.tomorrowButton.click()
    assert form.understood.text() == "donderdag 5 maart, 10:00"
    assert form.promise.text() == "Wij bellen terug: morgen 10:00"
    form.whenBox.setText("ooit eens")
    assert "moment" in passing.lacks(panel.filled)


def test_escape_leaves_the_panel_and_gives_the_keyboard_back(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    passing.open(a_draft(), HandoverKind.WORK)
    ready()
    QTest.keyClick(panel.form.subjectBox, Qt.Key.Key_Escape)
    assert not panel.is_open


def test_a_name_that_fits_nothing_names_nothing(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    passing.open(a_draft(), HandoverKind.WORK)
    ready()
    QTest.keyClicks(panel.form.targetBox, "bestaat niet")
    assert panel.form.targetBox.value is None
    panel.form.subjectBox.setFocus()
    assert "target" in passing.lacks(panel.filled)


def test_down_in_a_list_of_one_keeps_it_marked(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    passing.open(a_draft(), HandoverKind.WORK)
    ready()
    box = panel.form.productBox
    QTest.keyClicks(box, "speel")
    popup = box._completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert popup.currentIndex().isValid()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert box.value is not None


def test_what_was_filled_in_stands_there_again_for_each_contact(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    kept: dict[int, DraftPassing] = {}
    passing.edited.connect(lambda draft, now: kept.update({draft.id: now}))
    open_for_swing(panel, passing, ready)
    first = passing.draft
    assert first is not None
    form = panel.form
    panel.form.questions.field("gevaar").answer("ja")  # type: ignore[union-attr]
    form.questions.field("sinds").answer("maandag")  # type: ignore[union-attr]
    form.subjectBox.end(False)
    QTest.keyClicks(form.subjectBox, ", los")
    form.noteBox.setPlainText("Vastbinden?")
    other = replace(a_draft(), id=first.id + 1)
    passing.open(other, HandoverKind.CALLBACK)
    ready()
    form.whenBox.setText("vr 14:30")
    form.targetBox.selectAll()
    QTest.keyClicks(form.targetBox, "onder")
    QTest.keyClick(form.targetBox._completer.popup(), Qt.Key.Key_Down)  # past oneself
    QTest.keyClick(form.targetBox._completer.popup(), Qt.Key.Key_Return)

    passing.open(with_question(first, with_passing(first.question, kept[first.id])),
                 HandoverKind.WORK)  # fmt: skip
    ready()
    assert form.productBox.value == SWING.id
    assert form.questions.answers() == (
        ("plek", "Lindelaan 12"),
        ("gevaar", "ja"),
        ("sinds", "maandag 2 maart"),
    )
    assert form.subjectBox.text() == "Kapot speeltoestel Lindelaan 12, los"
    assert form.noteBox.toPlainText() == "Vastbinden?"
    passing.open(with_question(other, with_passing(other.question, kept[other.id])),
                 HandoverKind.CALLBACK)  # fmt: skip
    ready()
    assert form.whenBox.text() == "vr 14:30"
    assert form.targetBox.value == Target(DEPARTMENT.id)
    assert form.noteBox.toPlainText() == "Zij zag het gisteren.", "as suggested"


def test_the_product_is_that_of_the_linked_report_until_another_is_typed(
    panel: HandoverPanel, passing: HandoverFormViewModel, ready: Ready
) -> None:
    linked = LinkedReport(ReportKey(ReportKind.CASE, 5), "kapot speeltoestel")
    passing.open(replace(a_draft(), reports=(linked,)), HandoverKind.WORK)
    ready()
    box = panel.form.productBox
    assert box.value == SWING.id
    assert panel.form.questions.field("gevaar") is not None
    box.window().activateWindow()
    QTest.keyClicks(box, "x")
    assert box.text() == "x"


def test_nothing_can_be_filled_in_while_it_is_saved(
    qtbot: QtBot,
    panel: HandoverPanel,
    passing: HandoverFormViewModel,
    passer: Passer,
    ready: Ready,
) -> None:
    passer.fault = InvalidInput(Said("Zoek op wie het is.", "Look up who it is."))
    panel.pass_requested.connect(lambda filled: passing.save(filled, a_draft_like(passing)))
    open_for_swing(panel, passing, ready)
    panel.form.questions.field("gevaar").answer("nee")  # type: ignore[union-attr]
    panel.form.subjectBox.setFocus()
    passer.gate.clear()
    QTest.keyClick(panel.form.subjectBox, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isEnabled()
    with qtbot.waitSignal(passing.not_saved):
        passer.gate.set()
    assert panel.isEnabled()
    assert panel.window().focusWidget() is panel.form.subjectBox


def a_draft_like(passing: HandoverFormViewModel) -> Draft:
    assert passing.draft is not None
    return passing.draft
