"""A box to choose from, with an arrow of our own."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from kcc_desktop.desk import icons

ARROW = 12


class ChoiceBox(QComboBox):
    """A combo box; the style sheet hides Qt's arrow, which can't take a colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = self.palette().text().color().name()
        drawn = icons.pixmap("down", colour, ARROW, self.devicePixelRatioF())
        place = self.width() - ARROW - 9, (self.height() - ARROW) // 2
        QPainter(self).drawPixmap(*place, drawn)
