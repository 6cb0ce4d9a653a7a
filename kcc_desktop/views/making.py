"""Widgets that are made from data rather than drawn as a form: their words, names and roles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget


class StartedPage(QWidget):
    """A page that is made when it is first asked for."""

    def start(self) -> None:
        """It is shown from now on: put the keyboard where the work begins."""
        raise NotImplementedError


def label(text: str, role: str, buddy: QWidget | None = None) -> QLabel:
    """Plain words; `buddy` is the field that they name, which gets the focus with their key."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    if buddy is not None:
        made.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text)
    return made


def button(text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
    """A button that calls `slot`."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked=False: slot())
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A card, and where its content goes."""
    made = QFrame()
    made.setProperty("role", "card")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(16, 14, 16, 14)
    layout.setSpacing(10)
    return made, layout


def scrolling(content: QWidget) -> QScrollArea:
    """`content`, which may be higher than there is room for."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(content)
    return made
