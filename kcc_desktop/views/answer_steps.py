"""What can be done from an answer: press for it, be kept informed, and handle its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QPushButton

from kcc_desktop.desk import icons, plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.roles import Right
from kcc_desktop.domain.steps import Action
from kcc_desktop.viewmodels.following import FollowingViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.handover import Handover
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.viewmodels.dossier import Dossier
    from kcc_desktop.viewmodels.handling import HandlingViewModel
    from kcc_desktop.views.workplace import Workplace

SOON = 150  # ms in which changes that come together are told once


class AnswerSteps(QObject):
    """Puts its buttons on the answer, and keeps the answer as things now stand."""

    def __init__(
        self,
        workplace: Workplace,
        handling: HandlingViewModel,
        take_step: Callable[[Action], None],
    ) -> None:
        super().__init__(workplace)
        self._workplace, self._handling, self._take_step = workplace, handling, take_step
        desk = workplace.desk
        self.following = FollowingViewModel(desk.counter, desk.clock, workplace)
        self._preferred: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(workplace.desk.refresh)
        self._add_actions()
        self._add_buttons()
        desk.dossiers.opened.connect(self._on_opened)
        desk.dossiers.report_changed.connect(self._on_report_changed)
        desk.settled.connect(self._look_at)
        workplace.page_changed.connect(self._on_page_changed)
        workplace.theme.changed.connect(self._show_follows)
        self.following.changed.connect(self._show_follows)
        self.following.toggled.connect(self._on_toggled)
        self.following.failed.connect(self._on_failed)

    def prefer(self, handover_id: int) -> None:
        """Of the next dossier this handover is the one to handle."""
        self._preferred = handover_id

    @Slot()
    def tell_again(self) -> None:
        """The answer may be another one by now."""
        if self._workplace.desk.dossiers.current is not None and not self._soon.isActive():
            self._soon.start()

    def heard(self, changes: Changes) -> None:
        """Others changed something; when it is in the answer, that is told again."""
        dossier = self._workplace.desk.dossiers.current
        told = dossier.told if dossier else None
        if told is None:
            return
        ids = [handover.id for handover in told.rows.handovers]
        case = told.rows.case
        of_case = case is not None and changes.touch("case", case.id)
        if of_case or (ids and changes.touch("handover", *ids)) or changes.overflowed:
            self.tell_again()

    def _add_actions(self) -> None:
        add = self._workplace.actions.add
        chase = self.tr("Navragen hoe het staat")
        add(
            ActionSpec("answer.chase", chase, Menu.REPORT, "Ctrl+Shift+V", Right.HANDLE),
            self.chase,
        )
        follow = self.tr("Houd mij op de hoogte")
        add(
            ActionSpec("answer.follow", follow, Menu.REPORT, "Ctrl+Shift+H"),
            self.following.toggle,
        )

    def _add_buttons(self) -> None:
        actions = self._workplace.actions
        self.chase_button, self.follow_button = QPushButton(), QPushButton()
        self.chase_button.setObjectName("chaseButton")
        self.follow_button.setObjectName("followButton")
        self.chase_button.clicked.connect(actions["answer.chase"].trigger)
        self.follow_button.clicked.connect(actions["answer.follow"].trigger)
        panel = self._workplace.file_page.form.answerPanel
        panel.add_actions(after=[self.chase_button, self.follow_button])
        self._show_follows()

    @Slot()
    def chase(self) -> None:
        """Ask whoever has it how it stands; where nobody has it, pass it on."""
        if Action.CHASE in self._handling.allowed():
            self._take_step(Action.CHASE)
        else:
            self._workplace.actions["contact.hand_over"].trigger()

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        """Nothing is done with the report that was open before; this one is first shown."""
        self.following.look_at(None)
        line, chosen = self._handling.line, self._chosen_in(dossier)
        if line is not None and (chosen is None or line.id != chosen.id):
            self._handling.put_away()
        self._show(dossier)

    @Slot(object)
    def _on_report_changed(self, dossier: Dossier) -> None:
        self._show(dossier)
        self._look_at(dossier)

    @Slot(object)
    def _look_at(self, dossier: Dossier) -> None:
        """Ask what can be done with the report that is open."""
        self.following.look_at(dossier.told.trail.key if dossier.told else None)
        self._handle(dossier)

    def _handle(self, dossier: Dossier | None) -> None:
        if self._workplace.current_page() is self._workplace.file_page:
            chosen = self._chosen_in(dossier)
            self._handling.open(chosen.id if chosen else None)

    def _show(self, dossier: Dossier) -> None:
        told, chosen = dossier.told, self._chosen_in(dossier)
        self.follow_button.setVisible(told is not None)
        self._workplace.actions["answer.follow"].setEnabled(told is not None)
        where = _department(dossier, chosen)
        name = self.tr("Navragen bij %1").replace("%1", plain.line(where, 40))
        self.chase_button.setText(name)
        self.chase_button.setAccessibleName(name)
        self.chase_button.setVisible(bool(where) and chosen is not None and chosen.is_open)

    @Slot()
    def _on_page_changed(self) -> None:
        if not self._workplace.desk.settling:
            self._handle(self._workplace.desk.dossiers.current)

    def _chosen_in(self, dossier: Dossier | None) -> Handover | None:
        """The one that was asked for, else the newest open one that is ours, or open, or at all."""
        handovers = dossier.told.rows.handovers if dossier and dossier.told else ()
        preferred = next((one for one in handovers if one.id == self._preferred), None)
        if preferred is not None:
            return preferred
        ours = [one for one in handovers if one.is_open and self._handling.is_ours(one)]
        opened = [one for one in handovers if one.is_open]
        among = ours or opened or list(handovers)
        return among[-1] if among else None

    @Slot()
    def _show_follows(self) -> None:
        follows = self.following.follows
        follow = self.tr("Houd mij op de hoogte")
        words = self.tr("U wordt op de hoogte gehouden") if follows else follow
        self.follow_button.setText(words)
        self.follow_button.setAccessibleName(words)
        colour = self._workplace.theme.colour("good")
        icon = icons.icon("check", colour) if follows else icons.icon("clock", colour)
        self.follow_button.setIcon(icon)

    @Slot(bool)
    def _on_toggled(self, follows: bool) -> None:
        yes = self.tr("U hoort wat er met deze melding gebeurt.")
        no = self.tr("U hoort niets meer over deze melding.")
        self._workplace.toasts.say(yes if follows else no, self.following.toggle)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._workplace.desk.language))


def _department(dossier: Dossier, chosen: Handover | None) -> str:
    if chosen is not None:
        return chosen.department
    told = dossier.told
    return told.rows.case.department if told and told.rows.case else ""
