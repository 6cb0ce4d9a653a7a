"""Steps with a handover, each under one key; and what its maker is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import Mark
from kcc_desktop.domain.errors import Conflict
from kcc_desktop.domain.lists import ListItem, ListName
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Action, State, after
from kcc_desktop.domain.work_list import WorkLine
from kcc_desktop.services.hand_over import Doing, HandOver
from kcc_desktop.services.lists import Lists
from kcc_desktop.services.notices import NoticeBoard
from kcc_desktop.services.pass_on import PassOn, Receivers
from kcc_desktop.services.promises import PromiseLedger
from kcc_desktop.services.splitting import Part
from kcc_desktop.services.working_on import WorkingOn
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.handling import STEPS, HandlingViewModel
from kcc_desktop.viewmodels.notices import NoticesViewModel
from kcc_desktop.views.handling_bar import LETTERS, HandlingBar
from kcc_desktop.views.step_button import StepButton
from tests.gui.test_work_list import line
from tests.gui.town import DEPARTMENT, NOW, STEF, Town

TOO_BUSY = ListItem(1, ListName.REFUSAL, "elsewhere", Said("Niet van ons", "Not ours"))


class Work:
    """One handover, whose steps are taken by the real table of steps."""

    def __init__(self) -> None:
        self.one = line(7, state=State.NEW, department_id=DEPARTMENT.id)
        self.done: list[Doing] = []
        self.parts_: list[Part] = []
        self.fault: Conflict | None = None
        self.other = ""
        self.notices: list[Notice] = []

    def act(self, seen: WorkLine, doing: Doing, *, key: str) -> None:
        """Takes a step, or fails."""
        if self.fault is not None:
            raise self.fault
        self.done.append(doing)
        self.one = replace(self.one, state=after(doing.action, self.one.state))

    def split(self, seen: WorkLine, parts: Sequence[Part], *, key: str) -> None:
        """Splits it."""
        self.parts_ = list(parts)

    def line(self, handover_id: int) -> WorkLine:
        """It."""
        return self.one

    def receivers(self) -> Receivers:
        """One department with one colleague."""
        here = frozenset({STEF.id})
        return Receivers((), (DEPARTMENT,), (), (STEF,), here, (TOO_BUSY,), me=STEF.id)

    def mark(self, handover_id: int) -> Mark:
        """One's own, or that of who came first."""
        login = "luc.jansen" if self.other else "hilde.vos"
        return Mark(handover_id, login, self.other or "Hilde Vos", NOW)

    def leave(self, handover_id: int) -> None:
        """Nothing more."""

    def page(self, *, unread: bool = False, limit: int = 100) -> list[Notice]:
        """The notices, newest first."""
        return [one for one in reversed(self.notices) if not (unread and one.read_at)][:limit]

    def unread(self) -> int:
        """How many."""
        return len(self.page(unread=True))

    def mark_read(self, notices: Sequence[Notice] | None = None) -> None:
        """All of them."""
        self.notices = [replace(one, read_at=NOW) for one in self.notices]

    def open(self) -> tuple[()]:
        """No promise departed."""
        return ()


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def counter(town: Town, lane: object, work: Work) -> Counter:
    """The town with this work."""
    kinds = (HandOver, Lists, NoticeBoard, PassOn, PromiseLedger, WorkingOn)

    def services() -> Services:
        return replace(town.services(), more=dict.fromkeys(kinds, work))

    return Counter(lane, services)  # type: ignore[arg-type]


@pytest.fixture
def handling(counter: Counter, dutch: None) -> HandlingViewModel:
    made = HandlingViewModel(counter, Language.NL, lambda: NOW)
    made.sign_in(Actor("Stef Maas", "stef.maas", employee_id=40, department_id=DEPARTMENT.id))
    return made


@pytest.fixture
def bar(qtbot: QtBot, handling: HandlingViewModel) -> HandlingBar:
    made = HandlingBar(always=True)
    actions = {step: QAction(step.value, made) for step in STEPS}
    for step, action in actions.items():
        action.triggered.connect(lambda _=False, step=step: made.take_step(step))
    made.resize(1000, 120)
    qtbot.addWidget(made)
    made.bind(handling, actions)
    handling.look_at(line(7, state=State.NEW, department_id=DEPARTMENT.id))
    with qtbot.waitExposed(made):
        made.show()
    return made


def steps_shown(bar: HandlingBar) -> list[str]:
    return [one.text() for one in bar.findChildren(StepButton) if one.isVisible()]


def test_no_two_steps_share_a_letter() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert set(STEPS) <= set(LETTERS)


def test_only_what_the_table_allows_is_offered(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel
) -> None:
    assert "see" in steps_shown(bar)
    assert "reopen" not in steps_shown(bar)
    handling.look_at(line(7, state=State.DONE))
    assert handling.allowed() == (Action.NOTE, Action.REOPEN)
    qtbot.waitUntil(lambda: steps_shown(bar) == ["note", "reopen"])


def test_a_part_is_not_split_again(handling: HandlingViewModel) -> None:
    handling.look_at(line(7, parent_id=3))
    assert Action.SPLIT not in handling.allowed()


def test_one_letter_takes_a_step(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(bar, Qt.Key.Key_Z)
    assert [doing.action for doing in work.done] == [Action.SEE]
    assert handling.line is not None
    assert handling.line.state is State.SEEN


def test_a_letter_of_a_step_that_is_not_allowed_does_nothing(
    bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    handling.look_at(line(7, state=State.DONE))
    QTest.keyClick(bar, Qt.Key.Key_A)
    assert not handling.waiting
    assert work.done == []


def test_planning_asks_the_day_and_proposes_who(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bar.form.whoBox.value == STEF.id)
    QTest.keyClicks(bar.form.dayBox, "vr")
    assert bar.form.stepHint.text() == "vrijdag 6 maart, 09:00"
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(bar.form.dayBox, Qt.Key.Key_Return)
    assert (work.done[0].day, work.done[0].employee_id) == (date(2026, 3, 6), STEF.id)
    assert not bar.form.stepForm.isVisible()


def test_refusing_joins_the_reason_and_the_words(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: bar.form.reasonChoice.count() == 2)
    bar.form.reasonChoice.setCurrentIndex(1)
    QTest.keyClicks(bar.form.textBox, "Is van de provincie")
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(bar.form.textBox, Qt.Key.Key_Return)
    assert work.done[0].text == "Niet van ons. Is van de provincie"


@pytest.mark.parametrize(
    ("letter", "words"),
    [(Qt.Key.Key_W, "Geef een reden op."), (Qt.Key.Key_N, "Schrijf eerst iets op.")],
)
def test_a_step_without_the_words_it_needs_says_so(
    qtbot: QtBot,
    bar: HandlingBar,
    handling: HandlingViewModel,
    work: Work,
    letter: Qt.Key,
    words: str,
) -> None:
    QTest.keyClick(bar, letter)
    QTest.keyClick(bar.form.textBox, Qt.Key.Key_Return)
    assert bar.form.stepHint.isVisible()
    assert bar.form.stepHint.text() == words
    qtbot.waitUntil(lambda: not handling.waiting)
    assert bar.form.stepHint.text() == words
    assert work.done == []


def test_what_was_finished_is_reopened_though_another_one_is_before_one(
    qtbot: QtBot, handling: HandlingViewModel, work: Work
) -> None:
    work.one = replace(work.one, state=State.DONE)
    handling.look_at(line(8, state=State.NEW))
    with qtbot.waitSignal(handling.done) as told:
        handling.reopen(work.one, "Vergissing bij gereed melden")
    assert told.args is not None
    assert told.args[0].line.state is State.REOPENED
    assert work.done[0].text == "Vergissing bij gereed melden"
    assert handling.line is not None
    assert handling.line.id == 8


def test_ctrl_enter_splits_from_any_part(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_S)
    for field, words in zip(
        bar.form.splitRows.findChildren(QLineEdit)[::2], ("Paal", "Lamp"), strict=True
    ):
        QTest.keyClicks(field, words)
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [part.subject for part in work.parts_] == ["Paal", "Lamp"]


def test_splitting_names_the_parts(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_S)
    for words in ("Paal rechtzetten", "Lamp vervangen"):
        field = bar.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    field = bar.focusWidget()
    assert field is not None
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(field, Qt.Key.Key_Return)  # from an empty part
    assert [part.subject for part in work.parts_] == ["Paal rechtzetten", "Lamp vervangen"]


def test_escape_leaves_the_step_and_does_nothing(
    bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_N)
    assert bar.form.stepForm.isVisible()
    QTest.keyClick(bar.form.textBox, Qt.Key.Key_Escape)
    assert not bar.form.stepForm.isVisible()
    assert work.done == []


def test_who_comes_second_is_told_who_was_first_and_sees_it_as_it_is(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    work.fault = Conflict(
        Said("Bart Wouters was u voor.", "Bart Wouters was first."), winner="Bart", version=2
    )
    work.one = replace(work.one, state=State.ACCEPTED, handler="Bart Wouters", version=2)
    with qtbot.waitSignal(handling.refused) as refused:
        QTest.keyClick(bar, Qt.Key.Key_A)
    assert "Bart Wouters" in refused.args[0].nl
    qtbot.waitUntil(lambda: handling.line is not None and handling.line.version == 2)
    assert "Bart Wouters" in bar.form.barState.text()


def test_a_second_press_while_a_step_is_under_way_is_the_same_wish(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    with qtbot.waitSignal(handling.done):
        QTest.keyClick(bar, Qt.Key.Key_G)
        QTest.keyClick(bar, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: not handling.waiting)
    assert [doing.action for doing in work.done] == [Action.FINISH]


def test_that_somebody_else_has_it_before_them_is_said(
    qtbot: QtBot, bar: HandlingBar, handling: HandlingViewModel, work: Work
) -> None:
    work.other = "Luc Jansen"
    handling.open(7)
    qtbot.waitUntil(lambda: bar.form.barOther.text() == "Luc Jansen is hiermee bezig")


# --- what comes to be known -----------------------------------------------------------------------


def a_notice(number: int, kind: NoticeKind = NoticeKind.PLANNED) -> Notice:
    report = ReportKey(ReportKind.HANDOVER, 7)
    return Notice(number, "hilde.vos", NOW, kind, report, "Lamp", "Stef Maas", day=date(2026, 3, 6))


def test_what_was_there_before_is_counted_and_only_what_comes_is_told(
    qtbot: QtBot, counter: Counter, dutch: None, work: Work
) -> None:
    work.notices = [a_notice(1)]
    told: list[str] = []
    notices = NoticesViewModel(counter, Language.NL, lambda: NOW)
    notices.arrived.connect(lambda _notice, words: told.append(words))
    with qtbot.waitSignal(notices.counted) as counted:
        notices.poll()
    assert (counted.args, told) == ([1], [])
    work.notices.append(a_notice(2))
    with qtbot.waitSignal(notices.arrived):
        notices.poll()
    assert told == ["Stef Maas heeft ‘Lamp’ ingepland op vrijdag 6 maart."]
    with qtbot.waitSignal(notices.counted):
        notices.poll()
    assert len(told) == 1, "once"


def test_what_a_desk_with_a_slow_clock_tells_is_told_too(
    qtbot: QtBot, counter: Counter, dutch: None, work: Work
) -> None:
    work.notices = [a_notice(9)]
    notices = NoticesViewModel(counter, Language.NL, lambda: NOW)
    with qtbot.waitSignal(notices.counted):
        notices.poll()
    work.notices.insert(0, a_notice(4))
    with qtbot.waitSignal(notices.arrived) as arrived:
        notices.poll()
    assert arrived.args[0].id == 4


def test_what_was_read_is_no_longer_new(
    qtbot: QtBot, counter: Counter, dutch: None, work: Work
) -> None:
    work.notices = [a_notice(1), a_notice(2, NoticeKind.DONE)]
    notices = NoticesViewModel(counter, Language.NL, lambda: NOW)
    with qtbot.waitSignal(notices.filled):
        notices.refresh()
    assert [row.unread for row in notices.rows.rows] == [True, True]
    assert notices.rows.rows[0].spoken.startswith("nieuw, Stef Maas heeft ‘Lamp’ uitgevoerd")
    with qtbot.waitSignal(notices.filled):
        notices.mark_read()
    assert [row.unread for row in notices.rows.rows] == [False, False]
