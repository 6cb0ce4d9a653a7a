"""Other systems in the window: what they tell streams in, and what goes out to them is in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.roles import Right
from kcc_desktop.viewmodels.outbox import OutboxViewModel
from kcc_desktop.viewmodels.outside import OutsideViewModel
from kcc_desktop.views.navigation import EntrySpec, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.systems import OutboxItem
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.viewmodels.dossier import Dossier
    from kcc_desktop.views.making import StartedPage
    from kcc_desktop.views.workplace import Workplace

_ENTRY, _STATUSES = "outbox", "statuses"


def install(workplace: Workplace) -> None:
    """Put other systems into the workplace.

    Whoever opens the window gives them: `workplace.findChild(OutsideViewModel).load(make)`.
    """
    SystemsPart(workplace)


class SystemsPart(QObject):
    """Joins other systems with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace, self._desk = workplace, workplace.desk
        self.outside = OutsideViewModel(self._desk.counter, workplace)
        self.outbox = OutboxViewModel(self._desk.counter, workplace)
        self._pages: dict[str, StartedPage] = {}
        self._add_actions()
        self._connect()

    def _add_actions(self) -> None:
        actions, navigation = self._workplace.actions, self._workplace.navigation
        words = self.tr("Uitgaand")
        actions.add(ActionSpec("systems.outbox", words, Menu.WORK, "Alt+U"), self.show_outbox)
        navigation.add(EntrySpec(_ENTRY, Place.WORK, words), self.show_outbox)
        navigation.show_entry(_ENTRY, shown=False)
        statuses = self.tr("Statussen van andere systemen")
        right = Right.MANAGE_LISTS
        spec = ActionSpec("systems.statuses", statuses, Menu.PROGRAM, "", right)
        actions.add(spec, self.show_statuses)

    def _connect(self) -> None:
        desk, outside = self._desk, self.outside
        box = self._workplace.window.form.searchBox
        box.textChanged.connect(outside.type)
        desk.dossiers.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        outside.measured.connect(desk.sources.measured)
        outside.heard.connect(desk.sources.heard)
        outside.arrived.connect(self._on_arrived)
        outside.loaded.connect(self._on_loaded)
        outside.settled.connect(self.outbox.refresh)
        self.outbox.changed.connect(self._on_outbox)
        self.outbox.retried.connect(outside.go_round)
        self.outbox.arrived.connect(self._on_number)

    # --- commands

    @Slot()
    def show_outbox(self) -> None:
        """Show what goes out."""
        self._show(_ENTRY, self._made_outbox).start()

    @Slot()
    def show_statuses(self) -> None:
        """Show what the statuses of other systems mean."""
        self._show(_STATUSES, self._made_statuses).start()

    # --- what happens

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        self.outside.open(dossier.file.party if dossier.file else None)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.outbox.hear(changes)
        if any(one.action == "send" and one.object_kind == "outbox" for one in changes.rows):
            self.outside.go_round()

    @Slot()
    def _on_arrived(self) -> None:
        """Something new is there: what is in sight is told again, and nothing jumps."""
        self._desk.search.freshen()
        if self._desk.dossiers.current is not None:
            self._desk.refresh()

    @Slot()
    def _on_loaded(self) -> None:
        self.outbox.refresh()

    @Slot()
    def _on_outbox(self) -> None:
        outgoing = self.outbox.outgoing
        if outgoing is None:
            return
        systems = self.outside.systems
        self._workplace.navigation.show_entry(
            _ENTRY, shown=bool(outgoing.items) or bool(systems and systems.keys)
        )
        count = sum(outgoing.counts.values())
        text, tone = (str(count) if count else ""), ""
        if outgoing.stuck:
            text, tone = self.tr("%n vast", "", outgoing.stuck), "bad"
        self._workplace.navigation.set_badge(_ENTRY, text, tone)

    @Slot(object)
    def _on_number(self, item: OutboxItem) -> None:
        """What was handed over is known over there: its number, at once."""
        where = plain.line(self._names().get(item.system, item.system), 60)
        said = self.tr("‘%1’ staat bij %2 onder nummer %3.")
        said = said.replace("%1", plain.line(item.subject, 60)).replace("%2", where)
        self._workplace.toasts.mention(said.replace("%3", plain.line(item.number, 40)))
        if self._desk.dossiers.current is not None:
            self._desk.refresh()

    # --- pages

    def _names(self) -> Mapping[str, str]:
        systems = self.outside.systems
        return {face.key: face.name for face in systems.faces} if systems else {}

    def _show(self, key: str, make: Callable[[], StartedPage]) -> StartedPage:
        if key not in self._pages:
            self._pages[key] = make()
            self._workplace.add_page(self._pages[key], key)
        self._workplace.show_page(self._pages[key])
        return self._pages[key]

    def _made_outbox(self) -> StartedPage:
        from kcc_desktop.views.outbox_page import OutboxPage  # noqa: PLC0415 (when asked for)

        return OutboxPage(self.outbox, self._names, self._desk.language, self._desk.clock)

    def _made_statuses(self) -> StartedPage:
        from kcc_desktop.viewmodels.statuses import StatusesViewModel  # noqa: PLC0415 (when asked)
        from kcc_desktop.views.statuses_page import StatusesPage  # noqa: PLC0415

        return StatusesPage(StatusesViewModel(self._desk.counter, self), self._desk.language)
