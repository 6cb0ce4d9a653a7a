"""The timeline: what happened between a party and the municipality, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from kcc_desktop._assets.ui_timeline_panel import Ui_TimelinePanel
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts
from kcc_desktop.views.timeline_delegate import TimelineDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.timeline import TimelineViewModel


class TimelinePanel(QFrame):
    """Shows the lines of a `TimelineViewModel`, of all kinds or one.

    Signals:
        entry_requested(TimelineEntry): the report of a line is to be answered.
    """

    entry_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_TimelinePanel()
        self.form.setupUi(self)
        form = self.form
        self._pills: dict[EntryKind | None, QPushButton] = {
            None: form.allPill,
            EntryKind.CONTACT: form.contactsPill,
            EntryKind.CASE: form.casesPill,
            EntryKind.HANDOVER: form.handoversPill,
            EntryKind.PLANNING: form.planningPill,
        }

    def bind(self, viewmodel: TimelineViewModel, theme: Theme) -> None:
        """Show the lines of `viewmodel`."""
        self._viewmodel = viewmodel
        form = self.form
        form.timelineList.setModel(viewmodel.lines)
        form.timelineList.setItemDelegate(TimelineDelegate(theme, form.timelineList))
        form.timelineList.activated.connect(self._on_activated)
        form.timelineList.clicked.connect(self._on_activated)
        theme.changed.connect(form.timelineList.viewport().update)
        viewmodel.counted.connect(self._on_counted)
        viewmodel.filled.connect(self._on_filled)
        for kind, pill in self._pills.items():
            pill.clicked.connect(lambda _=False, kind=kind: viewmodel.choose(kind))

    @Slot(object)
    def _on_counted(self, counts: TimelineCounts | None) -> None:
        self.show_counts(counts)
        self._pills[None].setChecked(True)
        self.form.order.setVisible(True)

    def show_counts(self, counts: TimelineCounts | None) -> None:
        """How many lines there are of each kind; None: the lines of one report need no filter."""
        for kind, pill in self._pills.items():
            name, number = self._name(kind), self._number(kind, counts)
            pill.setText(f"{name} {number}")
            pill.setVisible(counts is not None and (number > 0 or kind is None))

    @Slot()
    def _on_filled(self) -> None:
        lines = self._viewmodel.lines
        empty = lines.rowCount() == 0
        self.form.timelineList.setVisible(not empty)
        self.form.timelineEmpty.setVisible(empty)
        self.form.timelineEmpty.setText(self.tr("Hier is nog niets gebeurd."))
        self.form.timelineList.scrollToTop()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._viewmodel.lines.entry(index)
        if entry is not None:
            self.entry_requested.emit(entry)

    def _name(self, kind: EntryKind | None) -> str:
        names = {
            None: self.tr("Alles"),
            EntryKind.CONTACT: self.tr("Contacten"),
            EntryKind.CASE: self.tr("Zaken"),
            EntryKind.HANDOVER: self.tr("Overdrachten"),
            EntryKind.PLANNING: self.tr("Planning"),
        }
        return names[kind]

    @staticmethod
    def _number(kind: EntryKind | None, counts: TimelineCounts | None) -> int:
        counts = counts or TimelineCounts()
        return {
            None: counts.all,
            EntryKind.CONTACT: counts.contacts,
            EntryKind.CASE: counts.cases,
            EntryKind.HANDOVER: counts.handovers,
            EntryKind.PLANNING: counts.planning,
        }[kind]
