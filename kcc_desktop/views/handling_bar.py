"""The steps that can be taken with a handover now, each under one key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_handling_bar import Ui_HandlingBar
from kcc_desktop.desk import plain
from kcc_desktop.domain.steps import STATE_WORDS, Action
from kcc_desktop.models.timeline_rows import lacks_case
from kcc_desktop.models.work_rows import Column, work_row
from kcc_desktop.viewmodels.handling import NOWHERE
from kcc_desktop.viewmodels.receiver_choices import colleague_choices, receiver_choices
from kcc_desktop.views.restyle import set_style_property
from kcc_desktop.views.step_button import StepButton

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.viewmodels.handling import Done, HandlingViewModel

#: Under which letter a step is, where the keyboard is in the bar or in a list.
LETTERS: Mapping[Action, str] = {
    Action.SEE: "Z",
    Action.ACCEPT: "A",
    Action.PLAN: "P",
    Action.FINISH: "G",
    Action.NOTE: "N",
    Action.FORWARD: "D",
    Action.REFUSE: "W",
    Action.SPLIT: "S",
    Action.REOPEN: "H",
    Action.CHASE: "V",
}
#: These ask nothing more.
_AT_ONCE = frozenset({Action.SEE, Action.ACCEPT, Action.FINISH})
#: These can't be taken without words.
_NEED_WORDS = frozenset({Action.REFUSE, Action.REOPEN, Action.NOTE})


class HandlingBar(QFrame):
    """Shows the handover of a `HandlingViewModel` and takes steps with it.

    Unless it `always` shows, it is there for whose work it is.

    Signals:
        step_left(): the little form of a step was closed; the keyboard may go back.
    """

    step_left = Signal()

    def __init__(self, *, always: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.always = always
        self.form = Ui_HandlingBar()
        self.form.setupUi(self)
        self._step: Action | None = None
        self._asked_for = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        form = self.form
        form.stepForm.hide()
        form.goButton.clicked.connect(self._on_go)
        form.cancelButton.clicked.connect(self.leave_step)
        form.splitRows.entered.connect(self._on_go)
        form.dayBox.understood.connect(self._on_understood)
        for box in (form.dayBox, form.whoBox, form.textBox):
            box.returnPressed.connect(self._on_go)

    def bind(self, viewmodel: HandlingViewModel, actions: Mapping[Action, QAction]) -> None:
        """Take steps with what `viewmodel` holds, by these actions."""
        self._viewmodel, self._actions = viewmodel, actions
        self._shown: tuple[Action, ...] = ()
        self.form.dayBox.bind(viewmodel.language, viewmodel.clock)
        viewmodel.target_changed.connect(self._on_target_changed)
        viewmodel.receivers_known.connect(self._on_receivers_known)
        viewmodel.done.connect(self._on_done)
        viewmodel.refused.connect(self._on_refused)
        self._on_target_changed()

    def take_step(self, action: Action) -> None:
        """Take this step, or ask what belongs to it first."""
        if action not in self._viewmodel.allowed():
            return
        if action in _AT_ONCE:
            self._viewmodel.act(action)
        else:
            self._ask(action)

    def press(self, event: QKeyEvent) -> bool:
        """Take the step of the letter that was pressed; False when it is no step's."""
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = event.text().upper()
        for action in self._viewmodel.allowed():
            if plain_key and letter == LETTERS[action]:
                self._actions[action].trigger()
                return True
        return False

    @Slot()
    def leave_step(self) -> None:
        """Ask nothing any more."""
        if self._step is not None:
            self._step = None
            self.form.stepForm.hide()
            self._show_or_hide()
            self.step_left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._step is not None:
            self.leave_step()
        elif not self.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride and self._step is not None
        escaping = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if overriding and escaping:  # it closes the little form, not the page
            event.accept()
            return True
        return super().event(event)

    @Slot(str)
    def _on_understood(self, words: str) -> None:
        self._hint(words, "soft")

    @Slot()
    def _on_target_changed(self) -> None:
        viewmodel, form = self._viewmodel, self.form
        line = viewmodel.line
        if line is None or (self._step is not None and line.id != self._asked_for):
            self.leave_step()
        self._show_or_hide()
        if line is None:
            return
        if self._step is not None and self._step not in viewmodel.allowed():
            self.leave_step()
        row = work_row(line, viewmodel.language, viewmodel.clock())
        form.barTitle.setText(row.cells[Column.SUBJECT])
        form.barState.setText(self._state(line))
        lacking = not line.case_number and lacks_case(line.case_due, viewmodel.clock())
        set_style_property(form.barState, "role", "lack" if lacking else "soft")
        other = self.tr("%1 is hiermee bezig").replace("%1", plain.line(viewmodel.other, 40))
        form.barOther.setText(other if viewmodel.other else "")
        self._show_steps()

    def _show_or_hide(self) -> None:
        """Whose work it is sees the steps; others when they asked for one."""
        line = self._viewmodel.line
        ours = line is not None and self._viewmodel.is_ours(line)
        self.setVisible(line is not None and (self.always or ours or self._step is not None))

    def _show_steps(self) -> None:
        allowed = self._viewmodel.allowed()
        if allowed != self._shown:
            self._shown = allowed
            buttons = [StepButton(self._actions[one], LETTERS[one]) for one in allowed]
            self.form.steps.replace(list(buttons))

    def _state(self, line: WorkLine) -> str:
        words = [STATE_WORDS[line.state].in_(self._viewmodel.language)]
        who = plain.line(line.handler or line.group or line.department, 50)
        words.append(self.tr("bij %1").replace("%1", who))
        if line.case_number:
            words.append(self.tr("zaak %1").replace("%1", plain.line(line.case_number, 40)))
        elif lacks_case(line.case_due, self._viewmodel.clock()):
            where = plain.line(line.department, 50)
            words.append(self.tr("geen zaak bij %1").replace("%1", where))
        if line.chased:
            words.append(self.tr("%n keer nagevraagd", "", line.chased))
        return " · ".join(words)

    def _ask(self, action: Action) -> None:
        form = self.form
        line = self._viewmodel.line
        self._step, self._asked_for = action, line.id if line else 0
        self._show_or_hide()
        asks = {
            form.dayBox: action is Action.PLAN,
            form.whoBox: action in (Action.PLAN, Action.FORWARD),
            form.reasonChoice: action is Action.REFUSE,
            form.textBox: action is not Action.SPLIT,
            form.splitRows: action is Action.SPLIT,
        }
        for widget, asked in asks.items():
            widget.setVisible(asked)
        for box in (form.dayBox, form.textBox):
            box.clear()
        form.stepLabel.setText(self._question(action))
        form.goButton.setText(self._actions[action].text().rstrip("…"))
        self._hint("", "soft")
        form.stepForm.show()
        self._viewmodel.know_receivers()
        self._on_receivers_known()
        if action is Action.SPLIT:
            form.splitRows.start()
            return
        first = next(widget for widget, asked in asks.items() if asked)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_receivers_known(self) -> None:
        receivers, line, form = self._viewmodel.choices, self._viewmodel.line, self.form
        if receivers is None or line is None:
            return
        if self._step is Action.FORWARD:
            form.whoBox.offer(receiver_choices(receivers))
            form.whoBox.choose(None)
        elif self._step is Action.PLAN:
            form.whoBox.offer(colleague_choices(receivers, line.department_id))
            form.whoBox.choose(line.employee_id or receivers.me)
        elif self._step is Action.SPLIT:
            form.splitRows.offer(receiver_choices(receivers))
        elif self._step is Action.REFUSE:
            language = self._viewmodel.language
            form.reasonChoice.clear()
            form.reasonChoice.addItem(self.tr("Kies een reden"), "")
            for item in receivers.refusals:
                name = plain.line(item.name.in_(language), 80)
                form.reasonChoice.addItem(name, name)

    @Slot()
    def _on_go(self) -> None:
        step, form = self._step, self.form
        if step is None:
            return
        if step is Action.SPLIT:
            self._viewmodel.split(form.splitRows.parts())
            return
        text, picked = form.textBox.text(), form.whoBox.value
        if step is Action.REFUSE:
            reason = form.reasonChoice.currentData() or ""
            text = ". ".join(part for part in (reason, text.strip()) if part)
        if step in _NEED_WORDS and not text.strip():
            self._ask_words(step)
            return
        self._viewmodel.act(
            step,
            text=text,
            day=form.dayBox.day if step is Action.PLAN else None,
            employee_id=picked if step is Action.PLAN else None,
            target=picked if step is Action.FORWARD and picked else NOWHERE,
        )

    def _ask_words(self, step: Action) -> None:
        form = self.form
        missing = (
            self.tr("Schrijf eerst iets op.")
            if step is Action.NOTE
            else self.tr("Geef een reden op.")
        )
        self._hint(missing, "lack")
        first = form.reasonChoice if step is Action.REFUSE else form.textBox
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hint(self, words: str, role: str) -> None:
        set_style_property(self.form.stepHint, "role", role)
        self.form.stepHint.setText(words)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.action is self._step:
            self.leave_step()

    @Slot(object, object)
    def _on_refused(self, said: Said, handover_id: int) -> None:
        line = self._viewmodel.line
        if self._step is not None and line is not None and line.id == handover_id:
            self._hint(said.in_(self._viewmodel.language), "lack")

    def _question(self, action: Action) -> str:
        return {
            Action.SPLIT: self.tr("Welke delen zijn er, en wie doet elk?"),
            Action.PLAN: self.tr("Voor welke dag, en wie doet het?"),
            Action.NOTE: self.tr("Wat wilt u noteren?"),
            Action.FORWARD: self.tr("Voor wie is dit, en waarom?"),
            Action.REFUSE: self.tr("Waarom weigert u dit? De overdrager leest het."),
            Action.REOPEN: self.tr("Waarom moet dit opnieuw?"),
            Action.CHASE: self.tr("Wat wilt u vragen? Leeg mag: dan vraagt u hoe het staat."),
        }[action]


class LetterKeys(QObject):
    """Lets the letters of the steps work in a list: there they search for nothing."""

    def __init__(self, bar: HandlingBar, watched: QWidget) -> None:
        super().__init__(watched)
        self._bar = bar
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._bar.press(event)
        return super().eventFilter(watched, event)
