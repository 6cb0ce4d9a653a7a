"""A box to choose from, with an arrow of our own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from kcc_desktop.desk import icons

ARROW, LISTED = 12, 8


class ChoiceBox(QComboBox):
    """A combo box; the style sheet hides Qt's arrow, which can't take a colour.

    What does not fit ends in an ellipsis, in the box and in its list. The list stands below the
    box and is as high as its rows, up to `LISTED`; Qt's own is one row high under a style sheet
    when the box is near the bottom of the window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(LISTED)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view().setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change what is chosen on the way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        if self.isEditable():  # its line edit shows the words
            self._draw_arrow(painter)
            return
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self._draw_arrow(painter)

    def _draw_arrow(self, painter: QPainter) -> None:
        colour = self.palette().text().color().name()
        drawn = icons.pixmap("down", colour, ARROW, self.devicePixelRatioF())
        place = self.width() - ARROW - 9, (self.height() - ARROW) // 2
        painter.drawPixmap(*place, drawn)


def place_of(box: QComboBox, value: object) -> int:
    """Where a combo box holds `value`; -1 when it doesn't."""
    return next((at for at in range(box.count()) if box.itemData(at) == value), -1)
