"""The row of filters over a list of handovers: what of it is shown, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.steps import OPEN, STATE_WORDS, State
from kcc_desktop.domain.work_list import Grouping, Sort, SortBy, WorkFilter, WorkList
from kcc_desktop.views.choice_box import place_of

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_work_list_page import Ui_WorkListPage
    from kcc_desktop.viewmodels.work_list import WorkListViewModel

_ENDED = (State.DONE, State.REFUSED)


class WorkListFilters(QObject):
    """Binds the filters of a form to a `WorkListViewModel`."""

    def __init__(
        self, form: Ui_WorkListPage, viewmodel: WorkListViewModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._form, self._viewmodel = form, viewmodel
        self._filling = False
        self._fill_choices()
        form.filterBox.textEdited.connect(self._on_filter_changed)
        form.filterBox.textChanged.connect(self._on_filter_cleared)
        for box in (form.stateChoice, form.departmentChoice, form.sortChoice, form.groupChoice):
            box.activated.connect(self._on_filter_changed)
        form.lateButton.toggled.connect(self._on_filter_changed)
        viewmodel.departments_known.connect(self._on_departments_known)

    def start(self) -> None:
        """Another list is shown."""
        self._fill_states()
        self.show_arrangement()

    def _fill_choices(self) -> None:
        form = self._form
        for words, sort in (
            (self.tr("Afspraak"), Sort(SortBy.PROMISE)),
            (self.tr("Oudste eerst"), Sort(SortBy.AGE)),
            (self.tr("Nieuwste eerst"), Sort(SortBy.AGE, descending=True)),
            (self.tr("Onderwerp"), Sort(SortBy.SUBJECT)),
            (self.tr("Stand"), Sort(SortBy.STATE)),
        ):
            form.sortChoice.addItem(words, sort)
        for words, grouping in (
            (self.tr("Niet"), Grouping.NONE),
            (self.tr("Afspraak"), Grouping.DUE),
            (self.tr("Stand"), Grouping.STATE),
            (self.tr("Afdeling"), Grouping.DEPARTMENT),
            (self.tr("Product"), Grouping.PRODUCT),
            (self.tr("Wie"), Grouping.HANDLER),
        ):
            form.groupChoice.addItem(words, grouping)
        self._fill_states()
        self._on_departments_known()

    def _fill_states(self) -> None:
        box, language = self._form.stateChoice, self._viewmodel.language
        box.clear()
        box.addItem(self.tr("Alle standen"), None)
        states = _ENDED if self._viewmodel.which is WorkList.TO_TELL else OPEN
        for state in states:
            box.addItem(STATE_WORDS[state].in_(language).capitalize(), state)

    @Slot()
    def show_arrangement(self) -> None:
        """Show how the list is arranged now."""
        form, arrangement = self._form, self._viewmodel.arrangement
        wanted = arrangement.wanted
        self._filling = True
        if form.filterBox.text() != wanted.text:
            form.filterBox.setText(wanted.text)
        state = next(iter(wanted.states), None)
        form.stateChoice.setCurrentIndex(max(0, form.stateChoice.findData(state)))
        at = form.departmentChoice.findData(wanted.department_id)
        form.departmentChoice.setCurrentIndex(max(0, at))
        form.lateButton.setChecked(wanted.late)
        form.sortChoice.setCurrentIndex(place_of(form.sortChoice, arrangement.sort))
        form.groupChoice.setCurrentIndex(place_of(form.groupChoice, arrangement.grouping))
        self._filling = False

    @Slot()
    def _on_departments_known(self) -> None:
        box = self._form.departmentChoice
        box.clear()
        box.addItem(self.tr("Alle afdelingen"), None)
        for department in self._viewmodel.departments:
            box.addItem(plain.line(department.name, 60), department.id)

    @Slot()
    def _on_filter_changed(self) -> None:
        if self._filling:
            return
        form = self._form
        state = form.stateChoice.currentData()
        wanted = WorkFilter(
            text=form.filterBox.text(),
            states=frozenset() if state is None else frozenset({State(state)}),
            department_id=form.departmentChoice.currentData(),
            late=form.lateButton.isChecked(),
        )
        arrangement = replace(
            self._viewmodel.arrangement,
            wanted=wanted,
            sort=form.sortChoice.currentData(),
            grouping=Grouping(form.groupChoice.currentData()),  # Qt gives back plain text
        )
        self._viewmodel.arrange(arrangement)

    @Slot(str)
    def _on_filter_cleared(self, text: str) -> None:
        if not text:  # by the little cross in the box, which edits nothing
            self._on_filter_changed()
