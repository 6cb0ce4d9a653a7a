"""A panel that slides over the right of the middle: what lies under it stays in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

SLIDES_FOR = 130  # ms
WIDEST, LEFT_OVER = 640, 40
#: On a stage that is lower, in pixels, the panel lies over what is below the stage too.
LOWEST = 300
_SAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SlidePanel(QFrame):
    """Lies over `stage` (a widget of the same window) while it is open.

    Ctrl+Enter and Esc are the panel's own while the keyboard is in it, whatever they do elsewhere.

    Signals:
        save_requested(): Ctrl+Enter was pressed.
        closed(): it was closed.
    """

    save_requested = Signal()
    closed = Signal()

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage.window())
        self._stage = stage
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sliding = QPropertyAnimation(self, b"pos", self)
        self._sliding.setDuration(SLIDES_FOR)
        self._sliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        stage.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it can be seen."""
        return self.isVisible()

    def open(self) -> None:
        """Slide in; the keyboard goes back where it was when the panel is closed."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self._place()
            end = self.pos()
            self.move(end + QPoint(self.width() // 3, 0))
            self.show()
            self._sliding.stop()
            self._sliding.setStartValue(self.pos())
            self._sliding.setEndValue(end)
            self._sliding.start()
        self.raise_()

    @Slot()
    def shut(self) -> None:
        """Go away."""
        if self.isVisible():
            self._sliding.stop()
            had_keyboard = self.isAncestorOf(self.window().focusWidget())
            self.hide()
            if had_keyboard and self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif self._is_own(event):
            self.save_requested.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if watched is self._stage and moved and self.isVisible():
            self._sliding.stop()
            self._place()
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        control = Qt.KeyboardModifier.ControlModifier
        saves = event.key() in _SAVES and bool(event.modifiers() & control)
        return saves or event.key() == Qt.Key.Key_Escape

    def _place(self) -> None:
        stage = self._stage
        whole = stage.parentWidget()
        over = stage if stage.height() >= LOWEST or whole is None else whole
        corner = over.mapTo(self.window(), QPoint(0, 0))
        width = min(WIDEST, max(320, over.width() - LEFT_OVER))
        self.resize(width, over.height())
        self.move(corner.x() + over.width() - width, corner.y())
