"""The parts of an article that one can have more or fewer of: sections and conditions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kcc_desktop.domain.knowledge import Condition, Section

translate = QCoreApplication.translate
LOW, HIGH, CHROME = 52, 260, 22


class SectionRow(QWidget):
    """A heading, and the text under it, as high as it needs.

    Signals:
        changed(): something else stands in it.
        remove_requested(): it is to go.
    """

    changed = Signal()
    remove_requested = Signal()

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLineEdit(section.heading)
        self.text = QPlainTextEdit(section.text)
        self.heading.setAccessibleName(translate("Editing", "Kop van het onderdeel"))
        self.heading.setPlaceholderText(translate("Editing", "Kop, bijvoorbeeld: Kosten"))
        self.heading.setMaxLength(120)
        self.text.setAccessibleName(translate("Editing", "Tekst van het onderdeel"))
        self.text.setTabChangesFocus(True)
        self.remove = _remove_button(self)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.text)
        self.heading.textChanged.connect(self.changed)
        self.text.textChanged.connect(self._on_text_changed)
        self._fit()

    def section(self) -> Section:
        """What stands in it."""
        return Section(self.heading.text().strip(), self.text.toPlainText().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        lines = self.text.document().size().height()
        wanted = round(lines * self.text.fontMetrics().lineSpacing()) + CHROME
        self.text.setFixedHeight(max(LOW, min(HIGH, wanted)))


class ConditionRow(QWidget):
    """A question to ask, and what a "no" means.

    Signals:
        changed(): something else stands in it.
        remove_requested(): it is to go.
    """

    changed = Signal()
    remove_requested = Signal()

    def __init__(self, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QLineEdit(condition.question)
        self.if_not = QLineEdit(condition.if_not)
        self.question.setAccessibleName(translate("Editing", "Vraag van de voorwaarde"))
        self.question.setPlaceholderText(translate("Editing", "Vraag: Woont u in onze gemeente?"))
        self.if_not.setAccessibleName(translate("Editing", "Wat een nee betekent"))
        self.if_not.setPlaceholderText(translate("Editing", "Bij nee: dan kan het helaas niet."))
        self.remove = _remove_button(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for field in (self.question, self.if_not):
            field.setMaxLength(300)
            field.textChanged.connect(self.changed)
            layout.addWidget(field, 1)
        layout.addWidget(self.remove)

    def condition(self) -> Condition:
        """What stands in it."""
        return Condition(self.question.text().strip(), self.if_not.text().strip())


def _remove_button(row: SectionRow | ConditionRow) -> QPushButton:
    button = QPushButton(translate("Editing", "Weg"))
    button.setProperty("role", "quiet")
    button.setAccessibleName(translate("Editing", "Dit onderdeel weghalen"))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(row.remove_requested)
    return button
