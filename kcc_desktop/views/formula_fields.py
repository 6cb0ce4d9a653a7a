"""The questions and promises of a service formula, each in fields of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion, Term, TermUnit
from kcc_desktop.domain.managed_checks import (
    LARGEST_TERM,
    question_key,
    questions_of,
    questions_text,
    terms_of,
    terms_text,
)
from kcc_desktop.domain.managing import ANSWER_WORDS, MOST, PROMISE_WORDS, UNIT_WORDS
from kcc_desktop.views.choice_box import ChoiceBox
from kcc_desktop.views.making import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.said import Language


class FormulaRow(QWidget):
    """One question: what is asked, which sort of answer, whether it must be given."""

    def __init__(
        self, question: FormulaQuestion, language: Language, drop: Callable[[QWidget], object]
    ) -> None:
        super().__init__()
        self._key = question.key
        self.words, self.choices = _line(question.label), _line("; ".join(question.choices))
        self.words.setAccessibleName(self.tr("Vraag"))
        self.words.setPlaceholderText(self.tr("Wat vraagt u de beller?"))
        self.choices.setAccessibleName(self.tr("Keuzes"))
        self.choices.setPlaceholderText(self.tr("keuzes, met ; ertussen"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("Soort antwoord"))
        for kind in AnswerType:
            self.kind.addItem(ANSWER_WORDS[kind].in_(language), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(question.type.value))
        self.required = QCheckBox(self.tr("verplicht"))
        self.required.setChecked(question.required)
        self._arrange(drop)
        self.kind.currentIndexChanged.connect(self._show_choices)
        self._show_choices()

    def question(self) -> FormulaQuestion:
        """The question as the fields have it; a new one gets its key from its words."""
        kind = AnswerType(self.kind.currentData())
        listed = self.choices.text().split(";") if kind is AnswerType.CHOICE else []
        choices = tuple(one.strip() for one in listed if one.strip())
        words = " ".join(self.words.text().replace("|", " ").split())
        key = self._key or question_key(words)
        return FormulaQuestion(key, words, kind, choices, self.required.isChecked())

    def _arrange(self, drop: Callable[[QWidget], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.kind, 1)
        row.addWidget(self.required)
        row.addWidget(button(self.tr("Weg"), lambda: drop(self), "quiet"))
        column.addLayout(row)
        column.addWidget(self.choices)

    @Slot()
    def _show_choices(self) -> None:
        self.choices.setVisible(self.kind.currentData() == AnswerType.CHOICE)


class QuestionsField(QWidget):
    """All questions of a formula; `value` gives them as they are written."""

    def __init__(self, text: str, language: Language) -> None:
        super().__init__()
        self._language = language
        self.fields: list[FormulaRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(button(self.tr("Nog een vraag"), self.add))
        for question in questions_of(text):
            self._add(question)

    @Slot()
    def add(self) -> None:
        """Room for one more question."""
        self._add(FormulaQuestion("", ""))
        self.fields[-1].words.setFocus()

    def value(self) -> str:
        """The questions that have words, one a line."""
        questions = [field.question() for field in self.fields]
        return questions_text([one for one in questions if one.label])

    def _add(self, question: FormulaQuestion) -> None:
        field = FormulaRow(question, self._language, self._drop)
        self.fields.append(field)
        self._column.insertWidget(len(self.fields) - 1, field)

    def _drop(self, field: QWidget) -> None:
        self.fields = [one for one in self.fields if one is not field]
        field.hide()
        field.deleteLater()


@dataclass(frozen=True, slots=True)
class _Term:
    amount: QSpinBox
    unit: ChoiceBox


class TermsField(QWidget):
    """What is promised: for each kind a number and its unit; none is 0."""

    def __init__(self, text: str, language: Language) -> None:
        super().__init__()
        standing = {term.kind: term for term in terms_of(text)}
        self.terms: dict[PromiseKind, _Term] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for kind in PromiseKind:
            own = standing.get(kind, Term(kind, 0, TermUnit.WORKING_DAYS))
            column.addLayout(self._row(own, language))

    def value(self) -> str:
        """The promises that are made, one a line."""
        made = [
            Term(kind, field.amount.value(), TermUnit(field.unit.currentData()))
            for kind, field in self.terms.items()
            if field.amount.value()
        ]
        return terms_text(made)

    def _row(self, term: Term, language: Language) -> QHBoxLayout:
        amount, unit = QSpinBox(), ChoiceBox()
        amount.setRange(0, LARGEST_TERM)
        amount.setSpecialValueText(self.tr("geen"))
        amount.setValue(term.amount)
        for one in TermUnit:
            unit.addItem(UNIT_WORDS[one].in_(language), one.value)
        unit.setCurrentIndex(unit.findData(term.unit.value))
        words = self.tr("%1 binnen").replace("%1", PROMISE_WORDS[term.kind].in_(language))
        unit.setAccessibleName(self.tr("%1: eenheid").replace("%1", words))
        row = QHBoxLayout()
        row.addWidget(label(words, "body", amount), 2)
        row.addWidget(amount, 1)
        row.addWidget(unit, 2)
        self.terms[term.kind] = _Term(amount, unit)
        return row


def _line(text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(MOST)
    return made
