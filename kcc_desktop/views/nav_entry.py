"""One entry of the left column: a name, and a count or a word at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme

_INSET, _GAP, _BAR = 12, 8, 3
_SMALLER = 0.88  # of the entry's own letters


class NavEntry(QPushButton):
    """A button that paints its badge itself, so that name and badge never overlap."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("role", "nav")
        self._name, self._badge, self._tone = text, "", ""
        self._theme: Theme | None = None
        self._speak()

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self.update)

    def set_badge(self, text: str, tone: str = "") -> None:
        """Say `text` at the right; `tone` bad makes it stand out."""
        if (text, tone) != (self._badge, self._tone):
            self._badge, self._tone = text, tone
            self._speak()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(32, self.fontMetrics().height() + 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        if self._theme is not None:
            self._paint_words(painter, self._theme)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        inner = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.isChecked():
            painter.fillRect(QRect(0, 4, _BAR, self.height() - 8), theme.colour("accent"))
        badge_font = self._badge_font()
        painter.setFont(badge_font)
        painter.setPen(theme.colour("bad" if self._tone == "bad" else "soft"))
        width = painter.fontMetrics().horizontalAdvance(self._badge)
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), self._badge)
        painter.setFont(self._name_font())
        painter.setPen(theme.colour("text"))
        room = inner.adjusted(0, 0, -(width + _GAP if width else 0), 0)
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), name)

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        return font

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(font.pixelSize() * _SMALLER)))
        if self._tone == "bad":
            font.setWeight(QFont.Weight.Bold)
        return font

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._badge}" if self._badge else self._name)
        self.setToolTip("")
