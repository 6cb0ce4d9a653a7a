"""Writing a mail: an answer, or one passed on outside; with what helps, and a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from kcc_desktop._assets.ui_mail_panel import Ui_MailPanel
from kcc_desktop.desk import plain
from kcc_desktop.domain.mail_drafts import MailDraft, MailKind
from kcc_desktop.views.slide_panel import SlidePanel

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.mail_writing import MailWritingViewModel

MOST_TEXTS, MOST_QUOTED = 30, 4000


class MailPanel(SlidePanel):
    """The form of a `MailWritingViewModel`."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self.form = Ui_MailPanel()
        self.form.setupUi(self)
        form = self.form
        form.closeButton.clicked.connect(self.shut)
        form.sendButton.clicked.connect(self._on_send)
        form.answerButton.clicked.connect(self._on_answer)
        form.textsButton.clicked.connect(self._on_texts)
        form.previewButton.toggled.connect(self._on_preview)
        self.save_requested.connect(self._on_send)

    def bind(self, viewmodel: MailWritingViewModel, language: Language) -> None:
        """Show what `viewmodel` holds."""
        self._viewmodel, self._language = viewmodel, language
        self._answer = ""
        viewmodel.opened.connect(self._on_opened)
        viewmodel.choices_known.connect(self._on_choices)
        viewmodel.sending.connect(lambda: self.setEnabled(False))
        viewmodel.sent.connect(self._on_sent)
        viewmodel.not_sent.connect(self._on_not_sent)

    @Slot(object)
    def _on_opened(self, draft: MailDraft) -> None:
        form = self.form
        replies = draft.kind is MailKind.REPLY
        form.title.setText(self.tr("Beantwoorden") if replies else self.tr("Doorsturen"))
        form.toBox.setText("; ".join(one.shown for one in draft.to))
        form.subjectBox.setText(draft.subject)
        form.bodyBox.setPlainText(draft.body)
        form.previewButton.setChecked(False)
        form.lack.hide()
        form.answerButton.hide()
        form.textsButton.setEnabled(False)
        self._answer = ""
        self._show_below(draft)
        self.setEnabled(True)
        self.open()
        first = form.bodyBox if draft.to else form.toBox
        QTimer.singleShot(0, first, first.setFocus)

    def _show_below(self, draft: MailDraft) -> None:
        form = self.form
        form.below.setVisible(bool(draft.quoted))
        form.below.setText(self.tr("De tekst van de mail zelf staat er vanzelf onder."))
        names = ", ".join(part.name or part.type for part in draft.kept)
        words = self.tr("Gaat mee: %1").replace("%1", plain.line(names, 300))
        form.attached.setText(words)
        form.attached.setVisible(bool(draft.kept))

    @Slot()
    def _on_choices(self) -> None:
        choices = self._viewmodel.choices
        self.form.answerButton.setVisible(bool(choices and choices.told))
        self.form.textsButton.setEnabled(bool(choices and choices.texts))

    @Slot()
    def _on_answer(self) -> None:
        """The Answer as it is told to the resident, where the cursor is."""
        choices = self._viewmodel.choices
        if choices is not None and choices.told is not None:
            self._answer = choices.told.answer.text
            self._insert(self._answer)

    @Slot()
    def _on_texts(self) -> None:
        choices = self._viewmodel.choices
        if choices is None:
            return
        menu = QMenu(self)
        for text in choices.texts[:MOST_TEXTS]:
            action = menu.addAction(plain.label(text.title, 60))
            action.triggered.connect(lambda _=False, words=text.text: self._insert(words))
        button = self.form.textsButton
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _insert(self, words: str) -> None:
        box = self.form.bodyBox
        cursor = box.textCursor()
        before = box.toPlainText()[: cursor.position()]
        gap = "" if not before or before.endswith("\n\n") else "\n\n"
        cursor.insertText(f"{gap}{words}\n\n")
        box.setTextCursor(cursor)
        box.setFocus()

    @Slot(bool)
    def _on_preview(self, shown: bool) -> None:
        form, draft = self.form, self._viewmodel.draft
        written: tuple[QWidget, ...] = (
            *(form.toLabel, form.toBox, form.subjectLabel, form.subjectBox),
            *(form.bodyLabel, form.bodyBox),
        )
        for widget in written:
            widget.setVisible(not shown)
        form.preview.setVisible(shown)
        form.previewButton.setText(self.tr("Verder schrijven") if shown else self.tr("Voorbeeld"))
        if draft is not None:
            head = self.tr("Aan: %1\nOnderwerp: %2\n\n").replace("%1", form.toBox.text())
            quoted = f"\n\n{draft.quoted[:MOST_QUOTED]}" if draft.quoted else ""
            text = (
                f"{head.replace('%2', form.subjectBox.text())}{form.bodyBox.toPlainText()}{quoted}"
            )
            form.preview.setText(plain.lines(text, 2 * MOST_QUOTED))

    @Slot()
    def _on_send(self) -> None:
        form = self.form
        body = form.bodyBox.toPlainText()
        tells = bool(self._answer) and self._answer.strip() in body
        self._viewmodel.send(form.toBox.text(), form.subjectBox.text(), body, tells=tells)

    @Slot()
    def _on_sent(self) -> None:
        self.setEnabled(True)
        self.shut()

    @Slot(object)
    def _on_not_sent(self, said: Said) -> None:
        self.setEnabled(True)
        self.form.lack.setText(said.in_(self._language))
        self.form.lack.show()
        self.form.previewButton.setChecked(False)
        self.form.bodyBox.moveCursor(QTextCursor.MoveOperation.End)
