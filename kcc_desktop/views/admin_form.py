"""The form of one managed row, made from the fields of its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from kcc_desktop.domain.managing import LONGEST, MOST, SHAPES, Field, Row, Sort
from kcc_desktop.views.choice_box import ChoiceBox
from kcc_desktop.views.formula_fields import QuestionsField, TermsField
from kcc_desktop.views.making import button, label

if TYPE_CHECKING:
    from kcc_desktop.domain.managing import Sheet
    from kcc_desktop.domain.said import Language


class AdminForm(QWidget):
    """Shows a row and lets it be changed.

    Signals:
        save_requested(Row): it should be kept.
        use_requested(Row, bool): it should go out of use, or back.
        left(): nothing is to be kept.
    """

    save_requested = Signal(object)
    use_requested = Signal(object, bool)
    left = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._row: Row | None = None
        self._fields: dict[str, QWidget] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 8, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setSpacing(4)

    def show_row(self, row: Row, refs: Mapping[Sheet | None, tuple[tuple[str, str], ...]]) -> None:
        """Show `row`; `refs` is what its fields may refer to."""
        self.clear()
        self._row = row
        for field in SHAPES[row.sheet].fields:
            self._add(field, row, refs)
        self._form.addRow(self._buttons(row))

    def clear(self) -> None:
        """Show nothing."""
        self._row, self._fields = None, {}
        while self._form.rowCount():
            self._form.removeRow(0)

    def begin(self) -> None:
        """Put the keyboard into the first field that can be changed."""
        for field in self._fields.values():
            if field.isEnabled():
                field.setFocus()
                return

    def changed(self) -> Row | None:
        """The row as the form has it."""
        if self._row is None:
            return None
        return self._row.with_values(**{n: _value(w) for n, w in self._fields.items()})

    @Slot()
    def save(self) -> None:
        """Ask to keep it."""
        row = self.changed()
        if row is not None:
            self.save_requested.emit(row)

    def _add(
        self, field: Field, row: Row, refs: Mapping[Sheet | None, tuple[tuple[str, str], ...]]
    ) -> None:
        widget = self._made(field, row[field.name], refs)
        widget.setObjectName(f"field_{field.name}")
        name = field.said.in_(self._language)
        needed = self.tr("%1 (verplicht)").replace("%1", name) if field.required else name
        widget.setAccessibleName(needed)
        # A key belongs to what was recorded under it.
        widget.setEnabled(not (row.id and field.name in SHAPES[row.sheet].keys))
        self._fields[field.name] = widget
        self._form.addRow(label(needed, "body", widget), widget)
        if field.hint is not None and field.sort not in (Sort.QUESTIONS, Sort.TERMS):
            hint = field.hint.in_(self._language)
            widget.setAccessibleDescription(hint)
            self._form.addRow(label(hint, "soft"))

    def _made(
        self, field: Field, text: str, refs: Mapping[Sheet | None, tuple[tuple[str, str], ...]]
    ) -> QWidget:
        if field.sort is Sort.REF:
            return self._choice(field, text, refs.get(field.of, ()))
        if field.sort is Sort.CHOICE:
            pairs = tuple((one.key, one.said.in_(self._language)) for one in field.choices)
            return self._choice(field, text, pairs)
        if field.sort is Sort.QUESTIONS:
            return QuestionsField(text, self._language)
        if field.sort is Sort.TERMS:
            return TermsField(text, self._language)
        if field.sort is Sort.TEXT:
            long = QPlainTextEdit(text[:LONGEST])
            long.setTabChangesFocus(True)
            long.setFixedHeight(70)
            return long
        line = QLineEdit(text)
        line.setMaxLength(MOST)
        return line

    def _choice(self, field: Field, text: str, pairs: tuple[tuple[str, str], ...]) -> ChoiceBox:
        box = ChoiceBox()
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        if not field.required or not text:
            box.addItem("—", "")
        for key, words in pairs:
            box.addItem(words, key)
        place = box.findData(text)
        if place < 0:  # what it refers to went out of use
            box.addItem(text, text)
            place = box.count() - 1
        box.setCurrentIndex(place)
        return box

    def _buttons(self, row: Row) -> QWidget:
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(button(self.tr("Bewaar"), self.save, "primary"))
        layout.addWidget(button(self.tr("Laat zo"), self.left.emit))
        layout.addStretch(1)
        if row.id:
            layout.addWidget(self._use_button(row))
        return made

    def _use_button(self, row: Row) -> QWidget:
        words = self.tr("Uit gebruik") if row.active else self.tr("Weer in gebruik")
        return button(words, lambda: self.use_requested.emit(row, not row.active))


def _value(widget: QWidget) -> str:
    if isinstance(widget, QuestionsField | TermsField):
        return widget.value()
    if isinstance(widget, ChoiceBox):
        return str(widget.currentData() or "")
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip()
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
