"""The desktop itself: menu, palette, keys, settings, who is there, printing.

Its pages are made when they are first asked for: nobody waits for them at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.desk.notifications import Notifications
from kcc_desktop.desk.shortcuts import ChosenKeys
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.attendance import ATTENDANCE_WORDS, Attendance
from kcc_desktop.domain.roles import Right
from kcc_desktop.settings import settings_path
from kcc_desktop.viewmodels.attendance import AttendanceViewModel
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.views.attendance_box import AttendanceBox
from kcc_desktop.views.command_search import let_search_find
from kcc_desktop.views.making import StartedPage
from kcc_desktop.views.menu_button import AltKey, MenuButton
from kcc_desktop.views.navigation import EntrySpec, Place
from kcc_desktop.views.panes import Panes, let_shown_page_decide

if TYPE_CHECKING:
    from kcc_desktop.views.workplace import Workplace

WIDE = 1400  # pixels of the window, from which the top bar has room for the workspace's name


def install(workplace: Workplace) -> None:
    """Put the desktop into the workplace.

    Other parts reach `workplace.findChild(Notifications)`, which tells the user something wherever
    they look, and `workplace.findChild(AttendanceViewModel)`.
    """
    DesktopPart(workplace)


class DesktopPart(QObject):
    """Joins the desktop with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._pages: dict[str, StartedPage] = {}
        self.notifications = Notifications(workplace.toasts.mention, workplace)
        self.attendance = AttendanceViewModel(workplace.desk.counter, workplace)
        self.keys = ChosenKeys(settings_path().with_name("keys.json"))
        self.panes = Panes(workplace.window)
        let_shown_page_decide(workplace.window.form.pages)
        self._fill_bar()
        self._add_pages()
        self._add_looks()
        self._add_attendance()
        self._add_window()
        self.keys.apply(workplace.actions)
        box = workplace.window.form.searchBox
        let_search_find(workplace.actions, workplace.desk.search, box)

    def _fill_bar(self) -> None:
        workplace, form = self._workplace, self._workplace.window.form
        self.menu = MenuButton(workplace.actions, workplace.theme)
        taken = self.menu.width() + form.topLayout.spacing()
        form.topLayout.insertWidget(0, self.menu)
        form.brand.setFixedWidth(max(0, form.brand.minimumWidth() - taken))
        AltKey(workplace.window, self.menu)
        desk = workplace.desk
        self.box = AttendanceBox(self.attendance, workplace.theme, desk.language)
        workplace.top_right.addWidget(self.box)
        desk.signed_in.connect(self.box.sign_in)
        workplace.window.resized.connect(self._on_resized)
        self.attendance.found.connect(self._on_resized)
        self._on_resized()

    def _add_pages(self) -> None:
        self._add("shortcuts", self.tr("Sneltoetsen"), "F1", self.show_shortcuts)
        self._add("settings", self.tr("Instellingen"), "Ctrl+,", self.show_settings)
        self._add("menu", self.tr("Menu openen"), "F10", self.menu.open)
        manage = self.tr("Beheer")
        self._add("manage", manage, "Alt+9", self.show_admin, Right.MANAGE_LISTS)
        entry = EntrySpec("manage", Place.LEAD, manage, Right.MANAGE_LISTS)
        self._workplace.navigation.add(entry, self.show_admin)

    def _add_looks(self) -> None:
        fix = self._workplace.theme.fix
        for scheme, words in (
            (None, self.tr("Kleuren: zoals het systeem")),
            (Scheme.LIGHT, self.tr("Kleuren: licht")),
            (Scheme.DARK, self.tr("Kleuren: donker")),
            (Scheme.CONTRAST, self.tr("Kleuren: hoog contrast")),
        ):
            self._add(
                f"theme.{scheme or 'system'}", words, "", partial(fix, scheme), menu=Menu.VIEW
            )

    def _add_attendance(self) -> None:
        language = self._workplace.desk.language
        for state in Attendance:
            words = self.tr("Zeg dat u er bent: %1")
            words = words.replace("%1", ATTENDANCE_WORDS[state].in_(language).lower())
            self._add(f"attend.{state}", words, "", partial(self.attendance.be, state))

    def _add_window(self) -> None:
        window = self._workplace.window
        self._add("print", self.tr("Afdrukken…"), "Ctrl+P", self.print)
        self._add(
            "full_screen", self.tr("Volledig scherm"), "F11", self.fill_screen, menu=Menu.VIEW
        )
        self._add(
            "panes", self.tr("Vakken zoals in het begin"), "", self.reset_panes, menu=Menu.VIEW
        )
        self._add("quit", self.tr("Afsluiten"), "Ctrl+Q", window.close)

    def _add(
        self,
        key: str,
        text: str,
        keys: str,
        slot: Callable[[], object],
        right: Right | None = None,
        menu: Menu = Menu.PROGRAM,
    ) -> None:
        self._workplace.actions.add(ActionSpec(f"desktop.{key}", text, menu, keys, right), slot)

    # --- commands

    @Slot()
    def show_shortcuts(self) -> None:
        """Show all commands and their keys."""
        from kcc_desktop.views.shortcuts_page import ShortcutsPage  # noqa: PLC0415 (when asked for)

        workplace = self._workplace
        say = workplace.toasts.say
        self._show("shortcuts", lambda: ShortcutsPage(workplace.actions, self.keys, say)).start()

    @Slot()
    def show_settings(self) -> None:
        """Show the settings."""
        self._show("settings", self._made_settings).start()

    @Slot()
    def show_admin(self) -> None:
        """Show what an administrator manages."""
        self._show("manage", self._made_admin).start()

    @Slot()
    def print(self) -> None:
        """Print what the page shows."""
        from kcc_desktop.desk.printing import print_sheet  # noqa: PLC0415 (when asked for)
        from kcc_desktop.views.printed import sheet_of  # noqa: PLC0415

        sheet = sheet_of(self._workplace)
        if sheet is None:
            self._workplace.toasts.say(self.tr("Op deze pagina is niets af te drukken."))
        else:
            print_sheet(sheet, self._workplace.window)

    @Slot()
    def fill_screen(self) -> None:
        """Let the window take the whole screen, or no longer."""
        window = self._workplace.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    @Slot()
    def reset_panes(self) -> None:
        """Give the panes the sizes that they began with."""
        self.panes.reset()

    def _show(self, key: str, make: Callable[[], StartedPage]) -> StartedPage:
        if key not in self._pages:
            self._pages[key] = make()
            self._workplace.add_page(self._pages[key], key)
        self._workplace.show_page(self._pages[key])
        return self._pages[key]

    def _made_settings(self) -> StartedPage:
        from kcc_desktop.viewmodels.settings import SettingsViewModel  # noqa: PLC0415 (when asked)
        from kcc_desktop.views.settings_page import SettingsPage  # noqa: PLC0415

        viewmodel, desk = SettingsViewModel(self), self._workplace.desk
        page = SettingsPage(viewmodel, desk.language)
        page.sign_in(desk.actor)
        desk.signed_in.connect(page.sign_in)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(viewmodel.close)
        viewmodel.kept.connect(lambda name: self._on_kept(name, viewmodel.settings.theme))
        page.restart_requested.connect(self._on_restart_requested)
        return page

    def _made_admin(self) -> StartedPage:
        from kcc_desktop.viewmodels.admin import AdminViewModel  # noqa: PLC0415 (when asked for)
        from kcc_desktop.views.admin_page import AdminPage  # noqa: PLC0415

        workplace = self._workplace
        viewmodel = AdminViewModel(workplace.desk.counter, self)
        contacts = workplace.findChild(ContactsViewModel)
        if contacts is not None:  # what can be chosen in a contact may have changed
            viewmodel.saved.connect(contacts.load)
            viewmodel.brought_in.connect(contacts.load)
        return AdminPage(viewmodel, workplace.desk.language, workplace.toasts.say)

    def _on_kept(self, name: str, theme: str) -> None:
        if name == "theme":
            self._workplace.theme.fix(None if theme == "system" else Scheme(theme))
        self._workplace.toasts.say(self.tr("Bewaard."))

    @Slot()
    def _on_restart_requested(self) -> None:
        from kcc_desktop.desk.restarting import start_anew  # noqa: PLC0415 (when asked for)

        application = QCoreApplication.instance()
        if self._workplace.window.close() and application is not None:
            start_anew()
            application.quit()

    @Slot()
    def _on_resized(self) -> None:
        """Leave out of the top bar what it has no room for: the workspace first."""
        window = self._workplace.window
        form, room = window.form, window.width()
        form.workspaceName.setVisible(room >= WIDE and bool(form.workspaceName.text()))
        others = form.topLayout.minimumSize().width() - self.box.minimumSizeHint().width()
        self.box.show_narrow(room < others + self.box.wanted_width)
