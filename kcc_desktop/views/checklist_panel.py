"""The conditions of an article as a list to go through with the caller, and what they lead to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_checklist_panel import Ui_ChecklistPanel
from kcc_desktop.desk import plain
from kcc_desktop.domain.said import Language
from kcc_desktop.viewmodels.checklist import ChecklistViewModel
from kcc_desktop.views.checklist_row import ChecklistRow
from kcc_desktop.views.restyle import set_tone


class ChecklistPanel(QFrame):
    """Shows a `ChecklistViewModel`; an answer leads to the next condition.

    Signals:
        outcome_requested(str): put this outcome in the answer.
    """

    outcome_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ChecklistPanel()
        self.form.setupUi(self)
        self.rows: list[ChecklistRow] = []

    def bind(self, viewmodel: ChecklistViewModel, language: Language) -> None:
        """Go through the conditions of `viewmodel`."""
        self._viewmodel, self._language = viewmodel, language
        viewmodel.restarted.connect(self._on_restarted)
        viewmodel.answered.connect(self._on_answered)
        self.form.again.clicked.connect(self._on_again)
        self.form.putOutcome.clicked.connect(self._on_put)
        self._on_restarted()

    def start(self) -> None:
        """Take the keyboard at the first condition that was not asked."""
        unasked = [at for at, yes in enumerate(self._viewmodel.answers) if yes is None]
        if self.rows:
            self.rows[unasked[0] if unasked else 0].setFocus()

    @Slot()
    def _on_restarted(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ChecklistRow(condition) for condition in self._viewmodel.conditions]
        for place, row in enumerate(self.rows):
            row.answer_chosen.connect(partial(self._answer, place))
            row.step_requested.connect(partial(self._step, place))
            self.form.rowsLayout.addWidget(row)
        self.setVisible(bool(self.rows))
        self._show_outcome()

    def _answer(self, place: int, yes: object) -> None:
        self._viewmodel.answer(place, None if yes is None else bool(yes))
        if yes is not None:
            self._step(place, 1)

    def _step(self, place: int, by: int) -> None:
        wanted = place + by
        if wanted == len(self.rows) and self._viewmodel.is_decided:
            self.form.putOutcome.setFocus()
        elif 0 <= wanted < len(self.rows):
            self.rows[wanted].setFocus()

    @Slot(int)
    def _on_answered(self, place: int) -> None:
        self.rows[place].show_answer(self._viewmodel.answers[place])
        self._show_outcome()

    def _show_outcome(self) -> None:
        said = self._viewmodel.outcome.said if self.rows else None
        text = plain.lines(said.in_(self._language), 1000) if said else ""
        self.form.outcome.setText(text)
        self.form.outcome.setAccessibleName(text)
        set_tone(self.form.outcome, self._viewmodel.tone)
        self.form.putOutcome.setEnabled(self._viewmodel.is_decided)

    @Slot()
    def _on_again(self) -> None:
        self._viewmodel.start(self._viewmodel.conditions)
        self.start()

    @Slot()
    def _on_put(self) -> None:
        self.outcome_requested.emit(self.form.outcome.text())
