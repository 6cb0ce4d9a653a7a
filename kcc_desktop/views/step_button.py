"""A button for a step, with its letter in a small frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from kcc_desktop.desk.actions import shown_keys

_GAP, _INSIDE, _EDGE = 7, 5, 11
_SMALLER = 0.85


class StepButton(QPushButton):
    """Gives the command of an action; shows the `letter` that gives it where the list has the
    keyboard.
    """

    def __init__(self, action: QAction, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(action.text(), parent)
        self._letter = letter
        self.setObjectName(f"button_{action.objectName()}")
        self.setAccessibleName(action.text())
        keys = shown_keys(action.shortcut())
        self.setAccessibleDescription(", ".join(part for part in (letter, keys) if part))
        self.setToolTip(self.accessibleDescription())
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _EDGE
        return QSize(width + _GAP + self._key_width(), max(29, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setPen(self.palette().buttonText().color())
        inner = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inner, left, words)
        self._paint_letter(painter)
        painter.end()

    def _paint_letter(self, painter: QPainter) -> None:
        font = self._key_font()
        width, height = self._key_width(), QFontMetrics(font).height() + 2
        place = QRect(self.width() - _EDGE - width, (self.height() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.75)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setOpacity(1)
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._letter)

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance(self._letter) + 2 * _INSIDE

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * _SMALLER)))
        return font
