"""A button that shows the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import shown_keys

_GAP, _INSIDE, _EDGE = 6, 5, 12
_SMALLER = 0.82


class KeyButton(QPushButton):
    """Gives the command of an action, and shows its key in a small frame after the words.

    `text` stands in place of the action's own; without `shows_key` the key is in the tooltip only.
    """

    def __init__(self, action: QAction, text: str = "", *, shows_key: bool = True) -> None:
        super().__init__()
        self._action = action
        self._words = text or action.text()
        self._shows_key = shows_key
        self.setObjectName(f"button_{action.objectName()}")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width(), max(30, hint.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        ink = self.palette().buttonText().color()
        painter.setPen(ink)
        painter.setFont(self.font())
        words = self.rect().adjusted(_EDGE, 0, -_EDGE - self._key_width(), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._words)
        if self._key:
            self._paint_key(painter)
        painter.end()

    def _paint_key(self, painter: QPainter) -> None:
        font = self._key_font()
        width, height = self._key_width() - _GAP, QFontMetrics(font).height() + 2
        place = QRect(self.width() - _EDGE - width, (self.height() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.75)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setOpacity(1)
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(self._key_font()).horizontalAdvance(self._key) + 2 * _INSIDE + _GAP

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * _SMALLER)))
        return font

    def _on_action_changed(self) -> None:
        action = self._action
        shown = shown_keys(action.shortcut())
        self._key = shown.replace("Enter", "↵").replace("+", " ") if self._shows_key else ""
        self.setToolTip(plain.tip(f"{self._words} ({shown})") if shown else "")
        self.setText(self._words)
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(shown)
        self.setEnabled(action.isEnabled())
        self.updateGeometry()
        self.update()
