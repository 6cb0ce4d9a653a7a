"""The menu of all commands, at the left of the top bar; Alt or F10 opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kcc_desktop.desk import icons
from kcc_desktop.desk.actions import Actions, Menu

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme

SIDE = 32
#: A key of a command never arrives as a press; what asks whether it is one does.
_PRESSED = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def menu_names() -> dict[Menu, str]:
    """What the groups of commands are called, in the order of the menu."""
    translate = QCoreApplication.translate
    return {
        Menu.CONTACT: translate("Menus", "Contact"),
        Menu.REPORT: translate("Menus", "Melding"),
        Menu.WORK: translate("Menus", "Werk"),
        Menu.KNOWLEDGE: translate("Menus", "Kennis"),
        Menu.LEAD: translate("Menus", "Sturen"),
        Menu.VIEW: translate("Menus", "Beeld"),
        Menu.PROGRAM: translate("Menus", "Programma"),
    }


class MenuButton(QToolButton):
    """Opens the menu; it is filled anew each time, with what the user may do then."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._theme = actions, theme
        self.setObjectName("menuButton")
        self.setProperty("role", "onBar")
        self.setAccessibleName(self.tr("Menu"))
        self.setToolTip(self.tr("Alle acties (Alt of F10)"))
        self.setFixedSize(SIDE, SIDE)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    @Slot()
    def open(self) -> None:
        """Show the menu, with its first entry chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fill()
        self._menu.setActiveAction(self._menu.actions()[0])
        self.showMenu()

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        specs = self._actions.specs()
        for menu, name in menu_names().items():
            own = [spec for spec in specs if spec.menu is menu]
            if own:
                group = self._menu.addMenu(name)
                group.addActions([self._actions[spec.key] for spec in own])

    @Slot()
    def _paint_icon(self) -> None:
        self.setIcon(icons.icon("menu", self._theme.colour("on_bar")))


class AltKey(QObject):
    """Calls a slot when Alt is pressed and let go with nothing in between."""

    def __init__(self, window: QWidget, button: MenuButton) -> None:
        super().__init__(window)
        self._button = button
        self._alone = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PRESSED and isinstance(event, QKeyEvent):
            self._alone = event.key() == Qt.Key.Key_Alt
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alone:
                self._alone = False
                self._button.open()
        elif kind == QEvent.Type.WindowDeactivate:
            self._alone = False
        return super().eventFilter(watched, event)
