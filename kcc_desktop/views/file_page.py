"""The page of a party or report: who it is, the answer, the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_file_page import Ui_FilePage
from kcc_desktop.viewmodels.answer import answer_face, no_report_face, report_choices
from kcc_desktop.viewmodels.person import person_face, report_face

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.dossier import Dossier, DossierViewModel
    from kcc_desktop.viewmodels.timeline import TimelineViewModel


class FilePage(QWidget):
    """Shows the `Dossier` of a `DossierViewModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FilePage()
        self.form.setupUi(self)

    def bind(self, dossiers: DossierViewModel, timeline: TimelineViewModel, theme: Theme) -> None:
        """Show what `dossiers` opens."""
        self._dossiers = dossiers
        self.form.personCard.bind(theme)
        self.form.answerPanel.bind(theme)
        self.form.timelinePanel.bind(timeline, theme)
        self.form.answerPanel.report_requested.connect(dossiers.choose_report)
        self.form.timelinePanel.entry_requested.connect(dossiers.choose_entry)
        dossiers.opened.connect(self._on_opened)
        dossiers.opened.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        dossiers.report_changed.connect(self._on_report_changed)
        dossiers.refreshed.connect(self._on_refreshed)

    def take_in(self, side: QWidget) -> None:
        """Take the right column below the timeline, on a narrow window."""
        self.form.layout_.addWidget(side)

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        self._show_person(dossier)
        self._on_report_changed(dossier)
        self.form.scroll.verticalScrollBar().setValue(0)

    @Slot(object)
    def _on_refreshed(self, dossier: Dossier) -> None:
        self._show_person(dossier)
        if dossier.file is not None:
            self.form.timelinePanel.show_counts(dossier.file.counts)

    def _show_person(self, dossier: Dossier) -> None:
        if dossier.file is not None:
            self.form.personCard.show_face(person_face(dossier.file))
        elif dossier.told is not None:
            self.form.personCard.show_face(report_face(dossier.told.trail))

    @Slot()
    def _settle(self) -> None:
        """Lay out all that was filled in one go.

        From within outwards that takes several turns of the event loop, and each would be painted.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.form.timelinePanel.form.timelineList.doItemsLayout()

    @Slot(object)
    def _on_report_changed(self, dossier: Dossier) -> None:
        panel = self.form.answerPanel
        language, now = self._dossiers.language, self._dossiers.clock()
        told = dossier.told
        panel.show_face(answer_face(told, language, now) if told else no_report_face())
        choices, present = report_choices(dossier, language, now)
        panel.show_reports(choices, present)
