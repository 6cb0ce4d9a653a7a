"""A ground of its own for a list that lies on a card."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView

from kcc_desktop.desk.theme import Theme


class OwnGround(QObject):
    """Paints the card's colour behind a list, which then hides what lies behind it.

    Scrolling moves what is painted already; in a list that one sees through, Qt paints all rows
    anew at each step. What the style sheet gives a list when it is first shown comes over it, so
    `take_colour` is called when the list is filled.
    """

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        theme.changed.connect(self.take_colour)

    @Slot()
    def take_colour(self) -> None:
        """Take the colour of cards as it is now."""
        port = self._view.viewport()
        palette = port.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("card"))
        port.setPalette(palette)
        port.setBackgroundRole(QPalette.ColorRole.Base)
        port.setAutoFillBackground(True)
