"""One field of the settings: shows a value, and tells when the user changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from kcc_desktop.views.choice_box import ChoiceBox

#: Gives what is shown, and shows another value.
Showing = Callable[[Any], None]
Told = Callable[[Any], object]
Made = tuple[QWidget, Showing]

NARROWEST = 260  # pixels; so the fields of one page are alike


class _CalmNumber(QSpinBox):
    """The wheel scrolls the page; a number changes by keys and buttons alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _CalmTime(QTimeEdit):
    """The same for a time."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def choice(pairs: Sequence[tuple[object, str]], told: Told) -> Made:
    """One of some values, each with its words."""
    box = ChoiceBox()
    box.setMinimumWidth(NARROWEST)
    for value, words in pairs:
        box.addItem(words, value)
    box.activated.connect(lambda row: told(box.itemData(row)))
    values = [value for value, _ in pairs]

    def show(value: object) -> None:
        box.setCurrentIndex(values.index(value) if value in values else -1)

    return box, show


def truth(words: str, told: Told) -> Made:
    """Yes or no."""
    box = QCheckBox(words)
    box.setAccessibleName(words)
    box.clicked.connect(told)
    return box, box.setChecked


def number(limits: tuple[int, int], unit: str, told: Told) -> Made:
    """A whole number with its unit."""
    box = _CalmNumber()
    box.setMinimumWidth(NARROWEST)
    box.setRange(*limits)
    box.setSuffix(f" {unit}")
    box.setKeyboardTracking(False)
    box.editingFinished.connect(lambda: told(box.value()))
    return box, box.setValue


def clock(told: Told) -> Made:
    """A time of the day."""
    box = _CalmTime()
    box.setMinimumWidth(NARROWEST)
    box.setDisplayFormat("HH:mm")
    box.setKeyboardTracking(False)

    def tell() -> None:
        told(time(box.time().hour(), box.time().minute()))

    def show(value: time) -> None:
        box.setTime(QTime(value.hour, value.minute))

    box.editingFinished.connect(tell)
    return box, show


def line(hint: str, told: Told) -> Made:
    """A line of text."""
    box = QLineEdit()
    box.setPlaceholderText(hint)
    box.setMaxLength(400)
    box.editingFinished.connect(lambda: told(box.text().strip()))
    return box, box.setText
