"""One condition of a checklist: the question, and yes or no."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.domain.knowledge import Condition
from kcc_desktop.views.restyle import set_style_property

translate = QCoreApplication.translate
_YES_KEYS = (Qt.Key.Key_J, Qt.Key.Key_Y)


class ChecklistRow(QFrame):
    """Takes the keyboard: J (or Y) is yes, N is no, Backspace takes the answer back.

    Signals:
        answer_chosen(object): True, False, or None for neither.
        step_requested(int): go so many rows on.
    """

    answer_chosen = Signal(object)
    step_requested = Signal(int)

    def __init__(self, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "condition")
        self._question = plain.line(condition.question, 300)
        self._words = QLabel(self._question)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "body")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.yes_button = self._button(translate("Checklist", "Ja"), answer=True)
        self.no_button = self._button(translate("Checklist", "Nee"), answer=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 6, 5)
        layout.setSpacing(4)
        for widget in (self._words, self.yes_button, self.no_button):
            layout.addWidget(widget)
        self.show_answer(None)

    def show_answer(self, yes: bool | None) -> None:
        """Show what was answered."""
        self.yes_button.setChecked(yes is True)
        self.no_button.setChecked(yes is False)
        said = {
            True: translate("Checklist", "ja"),
            False: translate("Checklist", "nee"),
            None: translate("Checklist", "nog niet gevraagd"),
        }[yes]
        self.setAccessibleName(f"{self._question} {said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _YES_KEYS:
            self.answer_chosen.emit(True)
        elif key == Qt.Key.Key_N:
            self.answer_chosen.emit(False)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.answer_chosen.emit(None)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_style_property(self, "focused", True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_style_property(self, "focused", False)

    def _button(self, text: str, *, answer: bool) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "answer")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself is worked by key
        button.setAccessibleName(f"{text}: {self._question}")
        button.clicked.connect(self._on_yes if answer else self._on_no)
        return button

    @Slot()
    def _on_yes(self) -> None:
        self.answer_chosen.emit(True if self.yes_button.isChecked() else None)

    @Slot()
    def _on_no(self) -> None:
        self.answer_chosen.emit(False if self.no_button.isChecked() else None)
