"""What a window does while somebody works in it: keep its session, tell the others, be one of a
kind, and stay in reach at the edge of the screen. A window that is only pictured does none of it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QMenu

from kcc_desktop.desk import icons
from kcc_desktop.desk.notifications import Notifications
from kcc_desktop.desk.session import (
    Opened,
    Session,
    digest_of,
    keep_session,
    read_session,
    session_path,
)
from kcc_desktop.desk.single import Handed, Listener
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.viewmodels.attendance import AttendanceViewModel
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.views.panes import Panes

if TYPE_CHECKING:
    from kcc_desktop.services.attend import Whereabouts
    from kcc_desktop.views.answering import Answering
    from kcc_desktop.views.workplace import Workplace

log = logging.getLogger(__name__)


class Residing(QObject):
    """Lives in `workplace`; `name` is where later starts find it."""

    def __init__(self, workplace: Workplace, name: str, *, tray: bool) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._panes = Panes(workplace.window)
        self._url = ""
        self._calls: Answering | None = None
        self._session = read_session(session_path())
        self._panes.restore(self._session.splitters)
        self._listener = Listener(name, self)
        self._listener.handed.connect(self._on_handed)
        self._attend(workplace)
        self._notify(workplace, tray=tray)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.leave)

    def _attend(self, workplace: Workplace) -> None:
        attendance = workplace.findChild(AttendanceViewModel)
        if attendance is None:
            return
        attendance.found.connect(self._on_found)
        attendance.found.connect(attendance.start)
        contacts = workplace.findChild(ContactsViewModel)
        if contacts is not None:
            contacts.listed.connect(lambda: attendance.take(len(contacts.drafts)))

    def _notify(self, workplace: Workplace, *, tray: bool) -> None:
        notifications = workplace.findChild(Notifications)
        if notifications is None:
            return
        notifications.activated.connect(self.come_forward)
        if tray:
            menu = QMenu(workplace.window)
            menu.addAction(self.tr("Toon het venster")).triggered.connect(self.come_forward)
            menu.addAction(workplace.actions["desktop.quit"])
            notifications.use_tray(icons.application_icon(), menu)

    @Slot()
    def come_forward(self) -> None:
        """Bring the window before the user."""
        window = self._workplace.window
        minimized = Qt.WindowState.WindowMinimized
        window.setWindowState(window.windowState() & ~minimized | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot(object)
    def _on_handed(self, handed: Handed) -> None:
        self.come_forward()
        if handed.link and self._calls is not None:
            self._calls.follow(handed.link)
        elif handed.search:
            self._workplace.window.search_for(handed.search)

    def answer_calls(self, calls: Answering) -> None:
        """Show who calls, and follow the links that later starts hand over."""
        self._calls = calls
        calls.rang.connect(self.come_forward)

    @Slot(object)
    def _on_found(self, where: Whereabouts) -> None:
        """The workspace is open: go back to what lay open in it, unless somebody is at work."""
        first, self._url = not self._url, where.url
        opened, desk = self._session.opened, self._workplace.desk
        idle = not self._workplace.window.form.searchBox.text() and not desk.dossiers.current
        known = opened is not None and opened.group in set(HitGroup)
        if first and idle and known and opened and self._session.workspace == digest_of(where.url):
            desk.open(Hit(HitGroup(opened.group), opened.id, "", "", Match.EXACT))

    @Slot()
    def leave(self) -> None:
        """Let later starts go their own way, and keep what the window looks like."""
        self._listener.close()
        try:
            keep_session(session_path(), self._present())
        except OSError as fault:  # a session is a convenience: nobody is kept from leaving
            log.warning("the session could not be kept: %s", fault)

    def _present(self) -> Session:
        window, current = self._workplace.window, self._workplace.desk.dossiers.current
        box, hit = window.normalGeometry(), current.as_hit() if current else None
        return Session(
            place=(box.x(), box.y(), box.width(), box.height()),
            maximized=window.isMaximized(),
            splitters=self._panes.sizes(),
            workspace=digest_of(self._url) if self._url else self._session.workspace,
            opened=Opened(hit.group.value, hit.id) if hit else None,
        )
