"""The questions of a service formula, each with a field of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.days_ahead import nearest_day
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion
from kcc_desktop.domain.moments import local, long_day
from kcc_desktop.domain.said import Language
from kcc_desktop.views.flow_row import FlowRow
from kcc_desktop.views.restyle import set_tone

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

GAP = 11


class QuestionFields(QWidget):
    """Asks the questions one under the other.

    Signals:
        changed(): an answer is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QuestionField] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._language = Language.NL
        self._clock: Callable[[], datetime] | None = None

    def bind(self, language: Language, clock: Callable[[], datetime]) -> None:
        """Read days as seen from the moment that `clock` gives."""
        self._language, self._clock = language, clock

    def ask(
        self,
        questions: Sequence[FormulaQuestion],
        address: str,
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """Ask these; what was answered to the same question stays. `address` is where it may be,
        `kept` what was answered before.
        """
        if questions and [field.question for field in self._fields.values()] == list(questions):
            return  # made anew, they would lose the keyboard
        answered = dict(kept or {}) | dict(self.answers())
        for field in self._fields.values():
            self._layout.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = {one.key: self._made(one) for one in questions}
        for key, field in self._fields.items():
            self._layout.addWidget(field)
            by_default = address if field.question.type is AnswerType.ADDRESS else ""
            field.answer(answered.get(key) or by_default)
        self.setVisible(bool(self._fields))

    def answers(self) -> tuple[tuple[str, str], ...]:
        """What was answered, by the key of the question."""
        return tuple((key, field.value()) for key, field in self._fields.items())

    def place(self) -> str:
        """The address that was given."""
        asked = (f for f in self._fields.values() if f.question.type is AnswerType.ADDRESS)
        field = next(asked, None)
        return field.value() if field else ""

    def mark(self, lacking: Sequence[str]) -> None:
        """Mark the fields that are missing, and only those."""
        for key, field in self._fields.items():
            field.mark(lacking=key in lacking)

    def field(self, key: str) -> QuestionField | None:
        """The field of a question."""
        return self._fields.get(key)

    def inputs(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [widget for field in self._fields.values() for widget in field.inputs()]

    def _made(self, question: FormulaQuestion) -> QuestionField:
        if question.type is AnswerType.CHOICE and question.choices:
            field: QuestionField = ChoiceQuestion(question)
        elif question.type is AnswerType.DATE and self._clock is not None:
            field = DayQuestion(question, self._language, self._clock)
        else:
            field = TextQuestion(question)
        field.changed.connect(self.changed)
        return field


class QuestionField(QWidget):
    """One question, worded as in `asked`. Subclasses hold the field.

    Signals:
        changed(): the answer is another one.
    """

    changed = Signal()

    def __init__(self, question: FormulaQuestion) -> None:
        super().__init__()
        self.question = question
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setProperty("role", "field")
        asked = plain.line(question.label, 200)
        self.asked = f"{asked} *" if question.required else asked
        self._label.setText(self.asked)
        self._layout.addWidget(self._label)

    def value(self) -> str:
        """The answer; empty without."""
        raise NotImplementedError

    def answer(self, value: str) -> None:
        """Fill the answer in."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Put the keyboard here."""
        self.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, *, lacking: bool) -> None:
        """Mark it as missing, in words and colour, or not."""
        missing = self.tr("%1 · nog invullen").replace("%1", self.asked)
        self._label.setText(missing if lacking else self.asked)
        set_tone(self._label, "bad" if lacking else "")
        for widget in self.inputs():
            set_tone(widget, "bad" if lacking else "")

    def _name(self, field: QWidget) -> None:
        required = self.tr("verplicht") if self.question.required else ""
        field.setAccessibleName(plain.line(self.question.label, 200))
        field.setAccessibleDescription(required)


class TextQuestion(QuestionField):
    """A text or an address."""

    def __init__(self, question: FormulaQuestion) -> None:
        super().__init__(question)
        self._line = QLineEdit(maxLength=400)
        if question.type is AnswerType.ADDRESS:
            self._line.setPlaceholderText(self.tr("Straat en huisnummer, of een plek"))
        self._name(self._line)
        self._label.setBuddy(self._line)
        self._line.textChanged.connect(self.changed)
        self._layout.addWidget(self._line)

    def value(self) -> str:
        return self._line.text().strip()

    def answer(self, value: str) -> None:
        self._line.setText(plain.line(value))

    def inputs(self) -> list[QWidget]:
        return [self._line]


class DayQuestion(QuestionField):
    """A day, typed as people say it; what it is taken for stands beside it, and is kept."""

    def __init__(
        self, question: FormulaQuestion, language: Language, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(question)
        self._language, self._clock = language, clock
        self._line = QLineEdit(maxLength=60)
        self._line.setPlaceholderText(self.tr("Bijvoorbeeld: gisteren, maandag, 6 maart"))
        self._understood = QLabel()
        self._understood.setTextFormat(Qt.TextFormat.PlainText)
        self._understood.setProperty("role", "soft")
        self._name(self._line)
        self._label.setBuddy(self._line)
        self._line.textChanged.connect(self._on_typed)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._understood)
        self._understood.hide()

    def value(self) -> str:
        return self._in_full() or self._line.text().strip()

    def answer(self, value: str) -> None:
        self._line.setText(plain.line(value, 60))

    def inputs(self) -> list[QWidget]:
        return [self._line]

    @Slot()
    def _on_typed(self) -> None:
        understood = self._in_full()
        self._understood.setText(understood)
        self._understood.setVisible(bool(understood))
        self.changed.emit()

    def _in_full(self) -> str:
        now = self._clock()
        day = nearest_day(self._line.text(), now)
        return long_day(day, self._language, local(now).date()) if day else ""


class ChoiceQuestion(QuestionField):
    """A few answers to choose from: arrows or the number of the answer choose one."""

    def __init__(self, question: FormulaQuestion) -> None:
        super().__init__(question)
        self._group = QButtonGroup(self)
        self._buttons = [_Pick(plain.line(one, 80), n) for n, one in enumerate(question.choices, 1)]
        row = FlowRow()
        row.replace(list(self._buttons))
        for button in self._buttons:
            self._group.addButton(button)
            self._name(button)
            button.setAccessibleName(f"{button.accessibleName()} {button.words}")
            button.number_pressed.connect(self._on_number_pressed)
        self._group.buttonToggled.connect(self._on_toggled)
        self._label.setBuddy(self._buttons[0])
        self._layout.addWidget(row)

    def value(self) -> str:
        chosen = self._group.checkedButton()
        return chosen.words if isinstance(chosen, _Pick) else ""

    def answer(self, value: str) -> None:
        for button in self._buttons:
            if button.words == value:
                button.setChecked(True)

    def inputs(self) -> list[QWidget]:
        return list(self._buttons)

    @Slot(int)
    def _on_number_pressed(self, number: int) -> None:
        if 1 <= number <= len(self._buttons):
            self._buttons[number - 1].setChecked(True)
            self._buttons[number - 1].setFocus()

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


class _Pick(QPushButton):
    """One answer; Space, Enter or its number chooses it.

    Signals:
        number_pressed(int): the number of an answer was pressed.
    """

    number_pressed = Signal(int)

    def __init__(self, words: str, number: int) -> None:
        super().__init__(f"{number}  {words}")
        self.words = words
        self.setObjectName(f"pick_{number}")
        self.setCheckable(True)
        self.setProperty("role", "pick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text().isdecimal() and not modifiers:
            self.number_pressed.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.setChecked(True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
