"""Where the window stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from kcc_desktop.desk.session import Session
    from kcc_desktop.views.main_window import MainWindow

#: So many pixels of the window, both ways, must be in sight when it comes back.
_IN_SIGHT = 100


def put_back(window: MainWindow, session: Session) -> None:
    """Give `window` the place that it had, where that is still on a screen."""
    if session.place:
        place = QRect(*session.place)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = [screen.intersected(place) for screen in screens]
        if any(min(part.width(), part.height()) >= _IN_SIGHT for part in seen):
            window.setGeometry(place)
    window.fit_screen()
