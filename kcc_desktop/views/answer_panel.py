"""The answer to "what happened to my report?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_answer_panel import Ui_AnswerPanel
from kcc_desktop.desk import icons, plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.views.restyle import set_tone

if TYPE_CHECKING:
    from kcc_desktop.viewmodels.answer import AnswerFace, ReportChoice

SHOWN_FOR = 2500  # ms


class AnswerPanel(QFrame):
    """Shows an `AnswerFace`, and the other reports of the same party to change to.

    Signals:
        report_requested(ReportKey): another report was chosen.
    """

    report_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_AnswerPanel()
        self.form.setupUi(self)
        self._face: AnswerFace | None = None
        self._copied = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._copied.timeout.connect(self._on_copied_long_enough)
        self.form.copyButton.clicked.connect(self.copy)
        self._choices = RowsModel(lambda choice: choice.text, self)
        self.form.reportChoice.setModel(self._choices)
        self.form.reportChoice.activated.connect(self._on_report_activated)
        self._actions: list[QWidget] = [self.form.copyButton]
        self.form.actionRow.arrange(self._actions)
        self.show_reports((), 0)

    @property
    def face(self) -> AnswerFace | None:
        """The answer that is shown."""
        return self._face

    def add_actions(self, before: Sequence[QWidget] = (), after: Sequence[QWidget] = ()) -> None:
        """Offer these buttons below the steps, before and after those that are there."""
        self._actions = [*before, *self._actions, *after]
        self.form.actionRow.arrange(self._actions)

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self._paint_face)

    def show_face(self, face: AnswerFace) -> None:
        """Show this answer."""
        self._face = face
        self._paint_face()

    def show_reports(self, choices: Sequence[ReportChoice], present: int) -> None:
        """Offer these reports, of which the one at `present` is shown; one alone is no choice."""
        box = self.form.reportChoice
        self._choices.show(choices)
        box.setCurrentIndex(present)
        several = len(choices) > 1
        box.setVisible(several)
        self.form.reportLabel.setVisible(several)

    @Slot()
    def copy(self) -> None:
        """Put the answer on the clipboard as plain text."""
        if self._face is None:
            return
        QGuiApplication.clipboard().setText(self._face.text)
        self.form.copyButton.setText(self.tr("Gekopieerd"))
        self._copied.start()

    @Slot()
    def _on_copied_long_enough(self) -> None:
        self.form.copyButton.setText(self.tr("Kopieer antwoord"))

    @Slot(int)
    def _on_report_activated(self, index: int) -> None:
        self.report_requested.emit(self._choices.rows[index].key)

    @Slot()
    def _paint_face(self) -> None:
        face = self._face
        if face is None:
            return
        form, theme = self.form, self._theme
        for widget in (self, form.answerBar, form.heading):
            set_tone(widget, face.tone)
        heading = self.tr("WAT IS ER MET MIJN MELDING GEBEURD?")
        form.heading.setText(f"{heading}  ·  {face.caution}" if face.caution else heading)
        form.number.setText(face.number)
        form.answerText.show_pieces(face.pieces, theme.colour("text"))
        form.stepBar.show_steps(face.steps, theme)
        form.stepBar.setVisible(bool(face.steps))
        form.source.setText(face.source)
        form.source.setToolTip(plain.tip(face.source))
        form.copyButton.setIcon(icons.icon("copy", theme.colour("accent")))
        self.setFocusProxy(form.answerText)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
