"""The round sign with somebody's initials."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import icons
from kcc_desktop.views.sized_font import sized


class InitialsDisc(QWidget):
    """Initials, or an icon for what has no name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._icon = ""
        self._ground, self._ink = QColor(), QColor()

    def show_initials(self, text: str, ground: QColor, ink: QColor, icon: str = "") -> None:
        """Show `text`, or the icon named `icon`, in `ink` on `ground`."""
        self._text, self._icon, self._ground, self._ink = text, icon, ground, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawEllipse(QRectF(self.rect()))
        if self._icon:
            self._draw_icon(painter)
            return
        painter.setFont(sized(self.font(), 15, QFont.Weight.Bold))
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)

    def _draw_icon(self, painter: QPainter) -> None:
        size = self.width() // 2
        drawn = icons.pixmap(self._icon, self._ink.name(), size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
