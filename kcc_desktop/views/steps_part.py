"""The steps of handling as commands, and the bars from which they are taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.moments import long_day
from kcc_desktop.domain.roles import Right
from kcc_desktop.domain.steps import Action, may
from kcc_desktop.viewmodels.handling import STEPS
from kcc_desktop.views.handling_bar import LETTERS, HandlingBar, LetterKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.viewmodels.handling import Done, HandlingViewModel
    from kcc_desktop.views.work_list_page import WorkListPage
    from kcc_desktop.views.workplace import Workplace


class StepActions(QObject):
    """Puts a bar under the list and one under the answer; a command goes to the one in sight."""

    def __init__(
        self, workplace: Workplace, handling: HandlingViewModel, page: WorkListPage
    ) -> None:
        super().__init__(workplace)
        self._workplace, self._handling, self._page = workplace, handling, page
        self._expected: int | None = None
        self._actions = self._made_actions()
        self.list_bar, self.file_bar = HandlingBar(always=True), HandlingBar()
        self.list_bar.bind(handling, self._actions)
        self.file_bar.bind(handling, self._actions)
        self.list_bar.setObjectName("listBar")
        page.add_foot(self.list_bar)
        LetterKeys(self.list_bar, page.form.table)
        panel = workplace.file_page.form.answerPanel
        layout = workplace.file_page.form.layout_
        layout.insertWidget(layout.indexOf(panel) + 1, self.file_bar)
        self.list_bar.step_left.connect(page.take_keyboard)
        self.file_bar.step_left.connect(self.file_bar.setFocus)
        page.line_changed.connect(self._on_line_changed)
        handling.target_changed.connect(self._on_target_changed)
        workplace.page_changed.connect(self._on_page_changed)
        self._on_target_changed()

    def expect(self, handover_id: int) -> None:
        """Once this one's dossier is open, the keyboard is where one letter takes a step."""
        self._expected = handover_id

    def take_step(self, action: Action) -> None:
        """Take this step with what is before one."""
        self._bar().take_step(action)

    @Slot()
    def go_to_steps(self) -> None:
        """Put the keyboard where one letter takes a step."""
        if self._bar() is self.list_bar:
            self._page.take_keyboard()
        else:
            self.file_bar.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def done_words(self, done: Done) -> str:
        """What was just done, in a few words."""
        line = done.line
        subject = plain.line(line.subject, 60) if line else ""
        words = {
            Action.SEE: self.tr("Gezien: %1"),
            Action.ACCEPT: self.tr("U behandelt nu: %1"),
            Action.PLAN: self.tr("Ingepland: %1"),
            Action.FINISH: self.tr("Gereed: %1"),
            Action.NOTE: self.tr("Genoteerd bij: %1"),
            Action.FORWARD: self.tr("Doorgestuurd: %1"),
            Action.REFUSE: self.tr("Geweigerd: %1"),
            Action.SPLIT: self.tr("In delen verdeeld: %1"),
            Action.REOPEN: self.tr("Heropend: %1"),
            Action.CHASE: self.tr("Navraag gedaan: %1"),
        }
        told = words[done.action].replace("%1", subject)
        if done.day is not None:
            told += f" · {long_day(done.day, self._handling.language)}"
        return told

    def way_back(self, done: Done) -> Callable[[], None] | None:
        """What takes back a step that ended the work; None for other steps."""
        line, reasons = done.line, self._reasons_to_reopen()
        if line is None or done.action not in reasons or not may(Action.REOPEN, line.state):
            return None
        return partial(self._handling.reopen, line, reasons[done.action])

    def _reasons_to_reopen(self) -> dict[Action, str]:
        return {
            Action.FINISH: self.tr("Vergissing bij gereed melden"),
            Action.REFUSE: self.tr("Vergissing bij weigeren"),
        }

    def _bar(self) -> HandlingBar:
        in_list = self._workplace.current_page() is self._page
        return self.list_bar if in_list else self.file_bar

    def _made_actions(self) -> dict[Action, QAction]:
        made, add = {}, self._workplace.actions.add
        names = self._names()
        for step in STEPS:
            keys = f"Alt+Shift+{LETTERS[step]}"
            spec = ActionSpec(f"handle.{step}", names[step], Menu.WORK, keys, Right.HANDLE)
            made[step] = add(spec, partial(self.take_step, step))
        go = ActionSpec(
            "handle.steps", self.tr("Naar de stappen"), Menu.WORK, "Ctrl+Alt+S", Right.HANDLE
        )
        add(go, self.go_to_steps)
        return made

    def _names(self) -> dict[Action, str]:
        return {
            Action.SEE: self.tr("Gezien"),
            Action.ACCEPT: self.tr("Accepteer"),
            Action.PLAN: self.tr("Plan…"),
            Action.FINISH: self.tr("Gereed"),
            Action.NOTE: self.tr("Notitie…"),
            Action.FORWARD: self.tr("Stuur door…"),
            Action.REFUSE: self.tr("Weiger…"),
            Action.SPLIT: self.tr("Splits…"),
            Action.REOPEN: self.tr("Heropen…"),
            Action.CHASE: self.tr("Navragen…"),
        }

    @Slot(object)
    def _on_line_changed(self, line: WorkLine | None) -> None:
        if self._workplace.current_page() is self._page:
            self._handling.look_at(line)

    @Slot()
    def _on_target_changed(self) -> None:
        allowed = self._handling.allowed()
        for step, action in self._actions.items():
            action.setEnabled(step in allowed)
        line = self._handling.line
        if line is not None and line.id == self._expected and self.file_bar.isVisible():
            self._expected = None
            self.file_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_page_changed(self, page: object) -> None:
        if page is self._page:
            self._handling.look_at(self._page.current())
        elif page is not self._workplace.file_page:
            self._handling.look_at(None)
