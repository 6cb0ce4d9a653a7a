"""Telling everybody who reported the same how it ended: from the answer to that page, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QListView, QPushButton

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.roles import Right
from kcc_desktop.domain.steps import Step
from kcc_desktop.viewmodels.to_tell_all import ToTellAllViewModel
from kcc_desktop.views.outside import Outside

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.to_tell_all import ToTell
    from kcc_desktop.viewmodels.dossier import Dossier
    from kcc_desktop.views.tell_all_page import TellAllPage
    from kcc_desktop.views.workplace import Workplace

_KEY, _SAME = "answer.tell_all", "answer.same"


def install(workplace: Workplace) -> None:
    """Put telling everybody into the workplace."""
    TellingPart(workplace)


class TellingPart(QObject):
    """Joins the page with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace, self._desk = workplace, workplace.desk
        self.telling = ToTellAllViewModel(self._desk.counter, self._desk.language, workplace)
        self._page: TellAllPage | None = None
        self._add_action()
        self._desk.dossiers.opened.connect(self._on_answer_changed)
        self._desk.dossiers.report_changed.connect(self._on_answer_changed)
        self.telling.mailed.connect(self._on_mailed)
        self.telling.linked.connect(self._on_linked)
        self.telling.failed.connect(self._on_failed)

    def _add_action(self) -> None:
        words = self.tr("Iedereen terugkoppelen")
        spec = ActionSpec(_KEY, words, Menu.REPORT, "", Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, self.show)
        self.button = QPushButton(words)
        self.button.setAccessibleName(words)
        self.button.setObjectName("tellAllButton")
        self.button.clicked.connect(self._workplace.actions[_KEY].trigger)
        self._workplace.file_page.form.answerPanel.add_actions(after=[self.button])
        self.button.hide()
        same = self.tr("Koppel als dezelfde melding")
        spec = ActionSpec(_SAME, same, Menu.REPORT, "", Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, self.link_same)
        near = self._near_list()
        near.addAction(self._workplace.actions[_SAME])
        near.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot()
    def show(self) -> None:
        """Show who reported what is open."""
        dossier = self._desk.dossiers.current
        if dossier is None or dossier.told is None:
            return
        page = self._page or self._made_page()
        self._page = page
        self._workplace.show_page(page)
        self.telling.open(dossier.told.trail.key)
        page.start()

    @Slot()
    def link_same(self) -> None:
        """Say that what is open and the near report that is chosen are about the same."""
        dossier, chosen = self._desk.dossiers.current, self._near_list().currentIndex()
        case = dossier.told.rows.case if dossier and dossier.told else None
        if case is None or not chosen.isValid():
            self._workplace.toasts.say(self.tr("Kies eerst een melding in de buurt."))
            return
        other = self._desk.around.near.rows[chosen.row()].hit
        self.telling.link_same(case.id, other.id)

    def _near_list(self) -> QListView:
        return self._workplace.side_column.form.nearPanel.form.nearList

    @Slot(bool)
    def _on_linked(self, is_new: bool) -> None:
        said = self.tr("Gekoppeld: wie dit meldde, hoort straks hoe het is afgelopen.")
        known = self.tr("Deze meldingen waren al gekoppeld.")
        self._workplace.toasts.say(said if is_new else known)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        if self._page is None or not self._page.isVisible():  # the page says it itself
            self._workplace.toasts.say(plain.lines(said.in_(self._desk.language), 300))

    def _made_page(self) -> TellAllPage:
        from kcc_desktop.views.tell_all_page import TellAllPage  # noqa: PLC0415 (when asked for)

        page = TellAllPage(self.telling, self._desk.language)
        page.call_requested.connect(self._on_call_requested)
        page.link_requested.connect(self._on_link_requested)
        self._workplace.add_page(page)
        return page

    @Slot(object)
    def _on_answer_changed(self, dossier: Dossier) -> None:
        """It ended, and more than one resident asked about it."""
        told = dossier.told
        ended = told is not None and told.trail.stage in (Step.DONE, Step.REFUSED, Step.TOLD)
        contacts = told.rows.contacts if told else ()
        asked = {one.party_id for one in contacts if one.direction is Direction.IN} - {None}
        self.button.setVisible(ended and len(asked) > 1)

    @Slot(object)
    def _on_call_requested(self, one: ToTell) -> None:
        """Their file with the answer, and a contact in which it is told."""
        party = one.resident.party
        hit = Hit(HitGroup.PARTY, party.id, party.name, "", Match.EXACT, party_id=party.id)
        self._desk.dossiers.open(hit, one.resident.report)
        self._workplace.actions["contact.new"].trigger()

    @Slot(str)
    def _on_link_requested(self, link: str) -> None:
        outside = self._workplace.findChild(Outside)
        if outside is not None:
            outside.open_link(link)

    @Slot(int)
    def _on_mailed(self, count: int) -> None:
        self._workplace.toasts.say(self.tr("%n mail(s) gaat/gaan eruit.", "", count))
