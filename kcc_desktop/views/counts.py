"""The counts at the top of the board: a title, a number, and a word about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from kcc_desktop.views.children import child
from kcc_desktop.views.restyle import set_tone

#: In which its words are whole, in pixels.
NARROWEST = 170


@dataclass(frozen=True, slots=True)
class Count:
    """What a count says: its number as it is shown, and more about it."""

    number: str
    more: str = ""
    tone: str = ""


class CountButton:
    """Fills one of the buttons of the form, and gives it a name that is read whole."""

    def __init__(self, button: QPushButton) -> None:
        self._button = button
        self._title, self._number, self._more = (
            self._label(button, part) for part in ("Title", "Number", "More")
        )

    def show(self, said: Count) -> None:
        """Say this."""
        self._number.setText(said.number)
        self._more.setText(said.more)
        set_tone(self._number, said.tone)
        layout = self._button.layout()
        if layout is not None:  # which a button does not ask for its size
            self._button.setMinimumSize(NARROWEST, layout.totalMinimumHeightForWidth(NARROWEST))
        parts = (self._title.text(), said.number, said.more)
        self._button.setAccessibleName(", ".join(part for part in parts if part))

    @staticmethod
    def _label(button: QPushButton, part: str) -> QLabel:
        label = child(button, QLabel, f"{button.objectName()}{part}")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
