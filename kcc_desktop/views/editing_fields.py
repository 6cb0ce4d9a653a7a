"""The fields of an article, filled from it and read back into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.domain.knowledge import Article, ArticleKind, Condition, Section
from kcc_desktop.viewmodels.editing_fields import (
    day_text,
    moment_text,
    read_day,
    read_moment,
    read_words,
    words_text,
)
from kcc_desktop.views.editing_rows import ConditionRow, SectionRow
from kcc_desktop.views.restyle import set_tone

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_editing_form import Ui_EditingForm
    from kcc_desktop.services.knowledge_editing import EditorsDesk


T = TypeVar("T")


class EditingFields(QObject):
    """Holds no article of its own: it shows one, and says how it reads with what was typed.

    Signals:
        changed(): something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, form: Ui_EditingForm, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._filling = False
        self.sections: list[SectionRow] = []
        self.conditions: list[ConditionRow] = []
        for field in self._lines():
            field.textChanged.connect(self._on_changed)
        form.answer.textChanged.connect(self._on_changed)
        for box in (form.kind, form.product, form.department):
            box.activated.connect(self._on_changed)
        form.addSection.clicked.connect(self._on_add_section)
        form.addCondition.clicked.connect(self._on_add_condition)
        for kind, name in (
            (ArticleKind.QA, self.tr("Vraag en antwoord")),
            (ArticleKind.ARTICLE, self.tr("Artikel")),
            (ArticleKind.INSTRUCTION, self.tr("Werkinstructie")),
        ):
            form.kind.addItem(name, kind)

    def offer(self, desk: EditorsDesk) -> None:
        """Let products and departments be chosen."""
        form = self._form
        self._filling = True
        for box, rows in ((form.product, desk.products), (form.department, desk.departments)):
            chosen = box.currentData()
            box.clear()
            box.addItem(self.tr("(geen)"), None)
            for row in rows:
                box.addItem(plain.line(row.name, 80), row.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        hint = words_text(desk.skills)
        form.skills.setPlaceholderText(hint)
        self._filling = False

    def show_article(self, article: Article) -> None:
        """Fill all fields from `article`."""
        form = self._form
        self._filling = True
        form.titleLine.setText(article.title)
        form.answer.setPlainText(article.answer)
        form.kind.setCurrentIndex(form.kind.findData(article.kind))
        form.product.setCurrentIndex(max(0, form.product.findData(article.product_id)))
        form.department.setCurrentIndex(max(0, form.department.findData(article.department_id)))
        form.keywords.setText(words_text(article.keywords))
        form.owner.setText(article.owner)
        form.reviewOn.setText(day_text(article.review_on))
        form.publishFrom.setText(moment_text(article.publish_from))
        form.publishUntil.setText(moment_text(article.publish_until))
        form.skills.setText(words_text(article.skills))
        form.remark.clear()
        self._fill_rows(article)
        self._filling = False
        self.read(article)

    def read(self, article: Article) -> Article:
        """`article` with what the fields say; a field that can't be read is marked, and left out
        of it.
        """
        form = self._form
        return replace(
            article,
            title=form.titleLine.text().strip(),
            answer=form.answer.toPlainText().strip(),
            kind=ArticleKind(form.kind.currentData() or article.kind),  # Qt gives plain text back
            product_id=form.product.currentData(),
            department_id=form.department.currentData(),
            keywords=read_words(form.keywords.text()),
            owner=form.owner.text().strip(),
            review_on=_read(form.reviewOn, read_day, article.review_on),
            publish_from=_read(form.publishFrom, read_moment, article.publish_from),
            publish_until=_read(form.publishUntil, read_moment, article.publish_until),
            skills=read_words(form.skills.text()),
            sections=tuple(filter(_says, (row.section() for row in self.sections))),
            checklist=tuple(c for row in self.conditions if (c := row.condition()).question),
        )

    def unreadable(self) -> QLineEdit | None:
        """The first field that can't be read."""
        form = self._form
        moments = (form.reviewOn, form.publishFrom, form.publishUntil)
        return next((field for field in moments if field.property("tone")), None)

    def _lines(self) -> list[QLineEdit]:
        form = self._form
        return [
            form.titleLine, form.keywords, form.owner, form.reviewOn, form.publishFrom,
            form.publishUntil, form.skills,
        ]  # fmt: skip

    def _fill_rows(self, article: Article) -> None:
        for row in (*self.sections, *self.conditions):
            row.hide()
            row.deleteLater()
        self.sections, self.conditions = [], []
        for section in article.sections:
            self._add_section(section)
        for condition in article.checklist:
            self._add_condition(condition)

    def _add_section(self, section: Section) -> SectionRow:
        row = SectionRow(section)
        self._add(row, self.sections, self._form.sectionsLayout)
        return row

    def _add_condition(self, condition: Condition) -> ConditionRow:
        row = ConditionRow(condition)
        self._add(row, self.conditions, self._form.conditionsLayout)
        return row

    def _add(self, row: SectionRow | ConditionRow, rows: list[Any], layout: QBoxLayout) -> None:
        rows.append(row)
        layout.addWidget(row)
        row.changed.connect(self._on_changed)
        row.remove_requested.connect(lambda: self._remove(row, rows))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Rows that were added come where they stand, and not behind all else."""
        form = self._form
        stops: list[QWidget] = [form.answer]
        for section in self.sections:
            stops += [section.heading, section.remove, section.text]
        stops += [form.addSection, form.addCondition]
        for condition in self.conditions:
            stops += [condition.question, condition.if_not, condition.remove]
        for one, following in pairwise((*stops, form.keywords)):
            QWidget.setTabOrder(one, following)

    def _remove(self, row: QWidget, rows: list[Any]) -> None:
        rows.remove(row)
        row.hide()
        row.deleteLater()
        self._on_changed()

    @Slot()
    def _on_add_section(self) -> None:
        self._add_section(Section("", "")).heading.setFocus()

    @Slot()
    def _on_add_condition(self) -> None:
        self._add_condition(Condition("")).question.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit()


def _read(field: QLineEdit, reader: Callable[[str], T], otherwise: T) -> T:
    try:
        value = reader(field.text())
    except ValueError:
        set_tone(field, "bad")
        return otherwise
    set_tone(field, "")
    return value


def _says(section: Section) -> bool:
    return bool(section.heading or section.text)
