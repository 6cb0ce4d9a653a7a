"""Naming the parts of work that is split: what is to be done in each, and who does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kcc_desktop.domain.handover import Target
from kcc_desktop.views.pick_box import PickBox

if TYPE_CHECKING:
    from kcc_desktop.viewmodels.receiver_choices import Choice

FEWEST, MOST = 2, 8


class SplitRows(QWidget):
    """Rows of two fields; Enter goes on to the next row, from an empty one it splits; so
    does Ctrl+Enter from any.

    Signals:
        entered(): all parts are named.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[tuple[QLineEdit, PickBox]] = []
        self._holders: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(5)
        self._more = QPushButton(self.tr("+ Deel"))
        self._more.setAccessibleName(self.tr("Nog een deel"))
        self._more.clicked.connect(self.add_row)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self) -> None:
        """Begin with empty rows."""
        for holder in self._holders:
            holder.hide()
            holder.deleteLater()
        self._rows.clear()
        self._holders.clear()
        for _ in range(FEWEST):
            self.add_row()
        self._rows[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, choices: Sequence[Choice]) -> None:
        """To whom a part can go."""
        self._choices = tuple(choices)
        for _, who in self._rows:
            who.offer(self._choices)

    def parts(self) -> tuple[tuple[str, Target | None], ...]:
        """What is named, with who does it (None: the department that has it)."""
        named = ((what.text().strip(), who.value) for what, who in self._rows)
        return tuple((what, who) for what, who in named if what)

    @Slot()
    def add_row(self) -> None:
        """Ask for one more part."""
        if len(self._rows) >= MOST:
            return
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        number = str(len(self._rows) + 1)
        what, who = QLineEdit(maxLength=200), PickBox()
        words = self.tr("Deel %1: wat moet er gebeuren").replace("%1", number)
        what.setPlaceholderText(words)
        what.setAccessibleName(words)
        who.setPlaceholderText(self.tr("Dezelfde afdeling"))
        who.setAccessibleName(self.tr("Wie doet deel %1").replace("%1", number))
        who.offer(self._choices)
        row.addWidget(what, 3)
        row.addWidget(who, 2)
        self._rows.append((what, who))
        self._holders.append(holder)
        self._layout.insertWidget(len(self._rows) - 1, holder)
        for field in (what, who):
            field.returnPressed.connect(self._on_return_pressed)
            field.installEventFilter(self)
        what.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_ctrl_enter(event):
            if event.type() == QEvent.Type.ShortcutOverride:  # it saves nothing else meanwhile
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_return_pressed(self) -> None:
        empty = next((what for what, _ in self._rows if not what.text().strip()), None)
        if empty is None and len(self._rows) < MOST:
            self.add_row()
        elif empty is not None and empty.hasFocus():
            self.entered.emit()
        elif empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entered.emit()


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Enter, on either Enter."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and modifiers == Qt.KeyboardModifier.ControlModifier
