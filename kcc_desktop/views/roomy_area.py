"""Scrolls what needs more room than there is, in both directions, and only then."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget


class RoomyArea(QScrollArea):
    """Gives its content all the room there is, and never less than the content can do with.

    Qt's own area gives it what it would like to have, so that lists that scroll by themselves would
    be scrolled twice. `least` is the height below which the area itself is of no use, in pixels.

    Signals:
        height_lacked(int): without so many pixels of height it has to scroll.
    """

    height_lacked = Signal(int)

    def __init__(self, content: QWidget, least: int) -> None:
        super().__init__()
        self._content, self._least = content, least
        self._hint = QSize()
        self.setObjectName("roomyArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(content.sizePolicy())
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        application = cast(QApplication, QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)

    def sizeHint(self) -> QSize:
        if not self._hint.isValid():  # asked some forty times; of a stack, it asks all pages
            self._hint = self._content.sizeHint()
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._least, _needed_height(self._content, self.width())))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # of the content
            self._hint = QSize()
            self.fit()
            self.updateGeometry()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the content the size that it needs now."""
        content, room = self._content, self.maximumViewportSize()
        bar = self.style().pixelMetric(self.style().PixelMetric.PM_ScrollBarExtent, None, self)
        width = max(room.width(), _needed_width(content))
        height = _needed_height(content, width)
        if width > room.width():
            room.setHeight(room.height() - bar)
        if height > room.height():
            width = max(room.width() - bar, _needed_width(content))
            height = _needed_height(content, width)
        content.resize(width, max(room.height(), height))
        if height > room.height():
            self.height_lacked.emit(height)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, now: QWidget | None) -> None:
        """The keyboard is never out of sight, however it got where it is."""
        if now is not None and self._content.isAncestorOf(now):
            seen = now.size().boundedTo(self.viewport().size())
            place = QRect(now.mapTo(self._content, QPoint(0, 0)), seen)
            middle = place.center()
            self.ensureVisible(middle.x(), middle.y(), place.width() // 2, place.height() // 2)


def _shown(content: QWidget) -> QWidget:
    page = content.currentWidget() if isinstance(content, QStackedWidget) else None
    return page or content


def _needed_width(content: QWidget) -> int:
    shown = _shown(content)
    return max(shown.minimumSizeHint().width(), shown.minimumWidth())


def _needed_height(content: QWidget, width: int) -> int:
    shown = _shown(content)
    layout, plain = shown.layout(), max(shown.minimumSizeHint().height(), shown.minimumHeight())
    if layout is None or not layout.hasHeightForWidth():
        return plain
    return layout.totalMinimumHeightForWidth(width)
