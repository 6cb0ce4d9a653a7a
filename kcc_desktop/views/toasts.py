"""A quiet line at the bottom of the window: what was done, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_toast import Ui_Toast

_SHOWN_FOR = 8000  # ms
#: Pixels that are left free beside it, left of it and under it: it lies over the status bar, away
#: from the buttons of what somebody is working in.
_BESIDE, _LEFT, _UNDER = 40, 10, 1


class Toasts(QFrame):
    """Shows one line at a time over the lower part of `window`; a newer one takes its place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.form = Ui_Toast()
        self.form.setupUi(self)
        self._undo: Callable[[], object] | None = None
        self._later: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self._go_on)
        self.form.undoButton.clicked.connect(self.undo)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show `text`, with a button when it can be undone."""
        self._undo = undo
        self.form.words.setText(text)
        self.form.undoButton.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def mention(self, text: str) -> None:
        """Like `say`, for what nobody asked: it does not take a way back from under one's hands."""
        if self.isVisible() and self._undo is not None:
            self._later.append(text)
        else:
            self.say(text)

    @Slot()
    def undo(self) -> None:
        """Take back what the line says was done; does nothing when that can't be."""
        undo, self._undo = self._undo, None
        self._timer.stop()
        self._go_on()
        if undo is not None:
            undo()

    @Slot()
    def _go_on(self) -> None:
        self.hide()
        if self._later:
            self.say(self._later.pop(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        self.setMaximumWidth(window.width() - 2 * _BESIDE)
        self.adjustSize()
        self.move(_LEFT, window.height() - self.height() - _UNDER)
