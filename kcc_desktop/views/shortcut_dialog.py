"""Asks for the new keys of a command, and says when another one has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from kcc_desktop.desk.shortcuts import in_the_way, is_safe
from kcc_desktop.views.making import button, label

if TYPE_CHECKING:
    from kcc_desktop.desk.actions import Actions, ActionSpec


class ShortcutDialog(QDialog):
    """`keys` is what was chosen (portable text; empty: none) once it was accepted."""

    def __init__(self, actions: Actions, spec: ActionSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions, self._spec = actions, spec
        self.setWindowTitle(self.tr("Andere toetsen"))
        self.setMinimumWidth(420)
        self.edit = QKeySequenceEdit(actions[spec.key].shortcut())
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("Toetsen"))
        self.trouble = label("", "lack")
        self.use_button = button(self.tr("Gebruik deze toetsen"), self.accept, "primary")
        self._arrange()
        self.edit.keySequenceChanged.connect(self._check)
        self._check()
        self.edit.setFocus()

    @property
    def keys(self) -> str:
        """The chosen keys."""
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(label(self._spec.text, "name"))
        layout.addWidget(label(self.tr("Druk de toetsen in die u wilt gebruiken:"), "body"))
        layout.addWidget(self.edit)
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Laat zo"), self.reject))
        row.addWidget(self.use_button)
        layout.addLayout(row)

    @Slot()
    def _check(self) -> None:
        keys = self.edit.keySequence()
        said = "" if keys.isEmpty() else self._complaint(keys)
        self.trouble.setText(said)
        self.use_button.setEnabled(not said)

    def _complaint(self, keys: QKeySequence) -> str:
        if not is_safe(keys):
            return self.tr("Gebruik Ctrl, Alt of een functietoets: anders kunt u niet meer typen.")
        other = in_the_way(self._actions, self._spec.key, keys)
        if other is None:
            return ""
        return self.tr("Deze toetsen horen al bij “%1”.").replace("%1", other.text)
