"""Passing a question on: kind, questions, to whom, and the promise; or a time to call back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kcc_desktop._assets.ui_handover_panel import Ui_HandoverPanel
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.viewmodels.handover_form import MOMENT, NOWHERE, SUBJECT, TARGET, Filled
from kcc_desktop.viewmodels.receiver_choices import product_choices, receiver_choices
from kcc_desktop.views.alike_reports import AlikeReports
from kcc_desktop.views.passing_guesses import PassingGuesses
from kcc_desktop.views.restyle import set_tone
from kcc_desktop.views.slide_panel import SlidePanel

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.handover_form import HandoverFormViewModel


class HandoverPanel(SlidePanel):
    """The form of a `HandoverFormViewModel`.

    Signals:
        pass_requested(Filled): what is filled in is to be saved.
        hit_requested(Hit): a report that may be the same is to be opened.
    """

    pass_requested = Signal(object)
    hit_requested = Signal(object)

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self.form = Ui_HandoverPanel()
        self.form.setupUi(self)
        form = self.form
        form.closeButton.clicked.connect(self.shut)
        form.saveButton.clicked.connect(self._on_save)
        self.save_requested.connect(self._on_save)
        for button, words in self._quick_moments():
            button.clicked.connect(lambda _=False, words=words: form.whenBox.setText(words))
        form.whenBox.understood.connect(form.understood.setText)

    def bind(self, viewmodel: HandoverFormViewModel, theme: Theme) -> None:
        """Show what `viewmodel` passes on."""
        self._viewmodel, self._theme = viewmodel, theme
        self._guesses = PassingGuesses(self.form, viewmodel)
        self._alike = AlikeReports(self.form, viewmodel.language, self)
        self._alike.hit_requested.connect(self.hit_requested)
        self._worked_in: QWidget | None = None
        self._filling = False
        form = self.form
        form.questions.bind(viewmodel.language, viewmodel.clock)
        form.whenBox.bind(viewmodel.language, viewmodel.clock)
        form.productBox.picked.connect(viewmodel.choose_product)
        form.subjectBox.textEdited.connect(lambda text: self._on_typed(subject=text))
        form.callOnBox.textEdited.connect(lambda text: self._on_typed(call_on=text))
        form.targetBox.picked.connect(lambda target: self._on_typed(target=target))
        form.whenBox.textChanged.connect(lambda text: self._on_typed(when=text))
        form.noteBox.textChanged.connect(self._on_note_changed)
        form.questions.changed.connect(self._on_answered)
        viewmodel.opened.connect(self._on_opened)
        viewmodel.receivers_known.connect(self._on_receivers_known)
        viewmodel.formula_known.connect(self._on_formula_known)
        viewmodel.promises_known.connect(self._on_filled)
        viewmodel.alike_found.connect(self._alike.show_hits)
        viewmodel.lacking.connect(self._on_lacking)
        viewmodel.failed.connect(self._on_failed)
        viewmodel.saving.connect(self._on_saving)
        viewmodel.saved.connect(self._on_saved)
        viewmodel.not_saved.connect(self._on_not_saved)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def tell_about(self, address: str, phone: str) -> None:
        """Where the resident of what is opened next lives and is called: a guess for both."""
        self._guesses.address, self._guesses.phone = address, phone

    @property
    def filled(self) -> Filled:
        """What stands in the form."""
        form, calling = self.form, self._calling
        moment = form.whenBox.moment if calling else None
        return Filled(
            product_id=form.productBox.value,
            product=form.productBox.text() if form.productBox.value else "",
            answers=form.questions.answers(),
            place=form.questions.place(),
            subject=form.subjectBox.text(),
            note=form.noteBox.toPlainText(),
            target=form.targetBox.value or NOWHERE,
            call_at=moment,
            call_on=form.callOnBox.text() if calling else "",
            call_unread=calling and moment is None and bool(form.whenBox.text().strip()),
        )

    @property
    def _calling(self) -> bool:
        return self._viewmodel.passing_kind is HandoverKind.CALLBACK

    @Slot(object, object)
    def _on_opened(self, draft: Draft, kind: HandoverKind) -> None:
        form, calling = self.form, kind is HandoverKind.CALLBACK
        form.title.setText(self.tr("Terugbelafspraak") if calling else self.tr("Overdragen"))
        form.saveButton.setText(self.tr("Maak afspraak") if calling else self.tr("Draag over"))
        form.aboutWhom.setText(self._whom(draft))
        form.callRows.setVisible(calling)
        self._filling = True
        self._guesses.fill(draft)
        self._filling = False
        self._alike.show_hits(())
        self._on_formula_known()
        self.setEnabled(True)
        self.open()
        form.scroll.verticalScrollBar().setValue(0)
        first = form.whenBox if calling else form.productBox
        QTimer.singleShot(0, first, lambda: _take_keyboard(first))

    @Slot()
    def _on_receivers_known(self) -> None:
        receivers, kept = self._viewmodel.choices, self._viewmodel.kept
        if receivers is None or self._viewmodel.draft is None:
            return
        product, target = self.form.productBox, self.form.targetBox
        product.offer(product_choices(receivers))
        if not product.text():
            product.choose(self._viewmodel.product_id)
            product.selectAll()
        target.offer(receiver_choices(receivers, me_first=self._calling))
        if target.value is None and not target.text():
            target.choose(kept.target)
        self._guesses.suggest_target()

    @Slot()
    def _on_formula_known(self) -> None:
        form, viewmodel = self.form, self._viewmodel
        formula = viewmodel.formula
        address, answered = self._guesses.address, dict(viewmodel.kept.answers)
        form.questions.ask(viewmodel.questions, address, answered)
        remark = plain.lines(formula.remark, 600) if formula else ""
        form.remark.setText(remark)
        form.remarkFrame.setVisible(bool(remark))
        self._guesses.suggest_target()
        self._order_keyboard()
        self._on_answered()

    @Slot()
    def _on_answered(self) -> None:
        filled = self.filled
        if filled.answers:
            answers = dict(self._viewmodel.kept.answers) | dict(filled.answers)
            self._viewmodel.fill_in(answers=tuple(answers.items()))
        if not self._calling:
            self._viewmodel.seek_alike(filled.product, filled.place)
        self._guesses.suggest_subject(filled)
        self._on_filled()

    @Slot()
    def _on_note_changed(self) -> None:
        self._on_typed(note=self.form.noteBox.toPlainText())

    def _on_typed(self, **values: Any) -> None:
        """Somebody filled in a field; what the panel fills in by itself is no such thing."""
        if not self._filling:
            self._viewmodel.fill_in(**values)
            self._on_filled()

    @Slot()
    def _on_filled(self) -> None:
        filled = self.filled
        self.form.promise.setText(self._viewmodel.promised(filled))
        if self.form.lack.text():
            self._mark(self._viewmodel.lacks(filled))

    @Slot(tuple)
    def _on_lacking(self, names: Sequence[str]) -> None:
        self._mark(names)
        first = self._widget(names[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.scroll.ensureWidgetVisible(first)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.form.lack.setText(said.in_(self._viewmodel.language))

    @Slot()
    def _on_saving(self) -> None:
        """What is filled in while it is being recorded would not be in it."""
        self._worked_in = self.window().focusWidget()
        if self._worked_in is not None:
            self._worked_in.clearFocus()  # else it goes to a field outside
        self.setEnabled(False)

    @Slot(object)
    def _on_saved(self, draft: Draft) -> None:
        if self._shows(draft):
            self.setEnabled(True)
            self.form.saveButton.setFocus(Qt.FocusReason.OtherFocusReason)
            self.shut()

    @Slot(object, object)
    def _on_not_saved(self, draft: Draft, said: Said) -> None:
        if self._shows(draft):
            self.setEnabled(True)
            if self._worked_in is not None:
                self._worked_in.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_failed(said)

    def _shows(self, draft: Draft) -> bool:
        shown = self._viewmodel.draft
        return self.is_open and shown is not None and shown.id == draft.id

    @Slot()
    def _on_save(self) -> None:
        if not self._viewmodel.waiting_to_save:
            self.form.lack.clear()
            self._mark(())
            self.pass_requested.emit(self.filled)

    def _mark(self, names: Sequence[str]) -> None:
        form = self.form
        form.questions.mark(names)
        for name, field, label in (
            (SUBJECT, form.subjectBox, form.subjectBoxLabel),
            (TARGET, form.targetBox, form.targetBoxLabel),
            (MOMENT, form.whenBox, form.whenBoxLabel),
        ):
            tone = "bad" if name in names else ""
            set_tone(field, tone)
            set_tone(label, tone)
        form.lack.setText(self.tr("Vul in wat rood is gemarkeerd.") if names else "")

    def _widget(self, name: str) -> QWidget:
        form = self.form
        boxes: dict[str, QLineEdit] = {
            SUBJECT: form.subjectBox,
            TARGET: form.targetBox,
            MOMENT: form.whenBox,
        }
        asked = form.questions.field(name)
        return asked.inputs()[0] if asked else boxes[name]

    def _order_keyboard(self) -> None:
        form = self.form
        order = [form.productBox, *form.questions.inputs(), form.subjectBox]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _whom(self, draft: Draft) -> str:
        if draft.party is not None:
            return plain.line(draft.party.name, 80)
        return self.tr("anoniem") if draft.anonymous else self.tr("nog niemand gekoppeld")

    def _quick_moments(self) -> Sequence[tuple[QPushButton, str]]:
        form = self.form
        return (
            (form.soonButton, ""),
            (form.afternoonButton, self.tr("vanmiddag")),
            (form.tomorrowButton, self.tr("morgen 10:00")),
        )

    @Slot()
    def _paint_icon(self) -> None:
        drawn = icons.pixmap("warning", self._theme.tokens.warn, 18, self.devicePixelRatioF())
        self.form.remarkIcon.setPixmap(drawn)


def _take_keyboard(first: QLineEdit) -> None:
    """What is suggested there makes way for what is typed."""
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    first.selectAll()
