"""The list of search results, which hides what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QWidget

from kcc_desktop.views.painting import fill

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme


def hide_behind(widget: QWidget) -> None:
    """Let `widget`, which lies on a card, fill its own ground in the colour of that."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


class ResultList(QListView):
    """Fills its own ground: else the page behind it would be painted anew with every letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        around = self.verticalScrollBar().parentWidget()
        if around is not None:
            hide_behind(around)

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), self._theme.colour("card"))
        painter.end()
        super().paintEvent(event)
