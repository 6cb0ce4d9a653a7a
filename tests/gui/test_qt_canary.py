"""Some builds of PySide6 lose a reference at each emit or paint, and abort hours later.

6.12.0 on CPython 3.11 loses one to True on each `Signal.emit()` and one to None on each
`QPainter.setPen()`; pyproject.toml keeps it out, and this says when another build does the same.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

ROUNDS = 5_000
SLACK = ROUNDS // 10  # what the interpreter itself may take or give meanwhile


class Bell(QObject):
    rung = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0
        self.rung.connect(self.on_rung)

    @Slot(bool)
    def on_rung(self, loud: bool) -> None:
        self.heard += loud


def test_emitting_keeps_the_references_to_true(qtbot: QtBot) -> None:
    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(ROUNDS):
        bell.rung.emit(True)
    assert abs(sys.getrefcount(True) - before) < SLACK
    assert bell.heard == ROUNDS


def test_painting_keeps_the_references_to_none(qtbot: QtBot) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        painter.setPen(QColor("red"))
        painter.drawLine(0, 0, 39, 39)
    assert abs(sys.getrefcount(None) - before) < SLACK
    painter.end()
    assert image.pixelColor(20, 20) == QColor("red")
