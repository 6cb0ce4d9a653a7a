"""What the form to hand over fills in by itself, until somebody fills in something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kcc_desktop.domain.handover import HandoverKind, Target

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_handover_panel import Ui_HandoverPanel
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.viewmodels.handover_form import Filled, HandoverFormViewModel


class PassingGuesses:
    """Guesses for a form; `address` and `phone` are those of the resident, where known."""

    def __init__(self, form: Ui_HandoverPanel, viewmodel: HandoverFormViewModel) -> None:
        self.address, self.phone = "", ""
        self._form, self._viewmodel = form, viewmodel
        self._subject = ""
        self._target: Target | None = None

    def fill(self, draft: Draft) -> None:
        """What was filled in before, else what is known of the contact."""
        form, kept = self._form, self._viewmodel.kept
        self._target = None
        asked = draft.question.specific or draft.question.text
        self._subject = "" if asked or kept.subject else draft.subject
        form.subjectBox.setText(asked or draft.subject if kept.subject is None else kept.subject)
        form.noteBox.setPlainText(draft.note if kept.note is None else kept.note)
        form.whenBox.setText(kept.when)
        form.callOnBox.setText(self.phone if kept.call_on is None else kept.call_on)
        form.questions.ask((), "")
        form.productBox.choose(self._viewmodel.product_id)
        form.targetBox.choose(kept.target)

    def suggest_target(self) -> None:
        """The department of the service formula, or oneself for a call back, as long as nothing
        else was chosen.
        """
        box, viewmodel = self._form.targetBox, self._viewmodel
        formula, choices = viewmodel.formula, viewmodel.choices
        if box.value not in (None, self._target) or choices is None:
            return
        me = next((one for one in choices.employees if one.id == choices.me), None)
        self._target = Target(formula.department_id) if formula else None
        if viewmodel.passing_kind is HandoverKind.CALLBACK and me is not None:
            self._target = Target(me.department_id, me.group_id, me.id)
        box.choose(self._target)

    def suggest_subject(self, filled: Filled) -> None:
        """Kind and place, as long as nothing else was written."""
        box = self._form.subjectBox
        if box.text().strip() not in ("", self._subject) or not filled.product:
            return
        self._subject = f"{filled.product} {filled.place}".strip()
        box.setText(self._subject)
        box.setCursorPosition(0)
