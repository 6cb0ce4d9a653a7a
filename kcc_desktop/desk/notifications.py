"""Tells the user something while another program is before them: at the edge of the screen where
the system has room for that, else in the window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from kcc_desktop.desk import plain

SHOWN_FOR = 8000  # ms


class Notifications(QObject):
    """Tells things to the user.

    Signals:
        activated(): the user pressed a notice or the icon; the window should come to the front.
    """

    activated = Signal()

    def __init__(self, say: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._tray: QSystemTrayIcon | None = None

    def use_tray(self, icon: QIcon, menu: QMenu) -> bool:
        """Put an icon at the edge of the screen; False where the system has no room for one."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        tray = self._tray = QSystemTrayIcon(icon, self)
        tray.setToolTip("KCC Desktop")
        tray.setContextMenu(menu)
        tray.activated.connect(lambda _reason: self.activated.emit())
        tray.messageClicked.connect(self.activated)
        tray.show()
        return True

    def tell(self, title: str, text: str) -> None:
        """Tell this: in the window when it is before the user, else at the edge of the screen."""
        title, text = plain.line(title, 80), plain.line(text, 200)
        in_front = QApplication.activeWindow() is not None
        if self._tray is None or in_front or not QSystemTrayIcon.supportsMessages():
            self._say(f"{title}: {text}" if text else title)
            return
        self._tray.showMessage(title, text, self._tray.icon(), SHOWN_FOR)
