"""The page of a list of handovers: filter, order, grouping, kept views, and the list itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from kcc_desktop._assets.ui_work_list_page import Ui_WorkListPage
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.steps import OPEN, STATE_WORDS, State
from kcc_desktop.domain.work_list import MOST_COUNTED, Grouping, Sort, SortBy, WorkFilter, WorkList
from kcc_desktop.models.work_rows import Column
from kcc_desktop.views.folding_layout import fold
from kcc_desktop.views.work_list_delegate import WorkListDelegate, row_height
from kcc_desktop.views.work_list_words import list_hint, list_title, nothing_words

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.services.ports_lead import SavedView
    from kcc_desktop.viewmodels.list_views import ListViewsViewModel
    from kcc_desktop.viewmodels.work_list import WorkListViewModel

#: How wide the columns are: parts of the width that is left.
_SHARES = {
    Column.SUBJECT: 26,
    Column.RESIDENT: 13,
    Column.ROUTE: 26,
    Column.WHO: 12,
    Column.PROMISE: 11,
    Column.STATE: 12,
}
#: The order that a click on the head of a column asks for.
_SORTS = {
    Column.SUBJECT: SortBy.SUBJECT,
    Column.PROMISE: SortBy.PROMISE,
    Column.STATE: SortBy.STATE,
}
_ENDED = (State.DONE, State.REFUSED)


class WorkListPage(QWidget):
    """Shows the list of a `WorkListViewModel`.

    Signals:
        opened(WorkLine): its dossier is to be shown.
        line_changed(object): another line is marked (`WorkLine`), or none (None).
        list_requested(WorkList): a neighbouring list is to be shown.
    """

    opened = Signal(object)
    line_changed = Signal(object)
    list_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_WorkListPage()
        self.form.setupUi(self)
        self._title_row = fold(self.form.titleRow)
        fold(self.form.filterRow)
        self._filling = False
        self._kept_id: int | None = None
        self._kept_row = 0
        self.form.nameRow.hide()
        self.form.table.installEventFilter(self)
        self.form.table.viewport().installEventFilter(self)

    def bind(self, viewmodel: WorkListViewModel, views: ListViewsViewModel, theme: Theme) -> None:
        """Show the list of `viewmodel`, and its kept `views`."""
        self._viewmodel, self._views, self._theme = viewmodel, views, theme
        self._fill_choices()
        self._prepare_table(theme)
        self._connect_form()
        viewmodel.chosen.connect(self._on_chosen)
        viewmodel.arranged.connect(self._on_arranged)
        viewmodel.filled.connect(self._on_filled)
        viewmodel.departments_known.connect(self._on_departments_known)
        views.listed.connect(self._on_views_listed)
        theme.changed.connect(self._on_theme_changed)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list."""
        self.form.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_first()

    def current(self) -> WorkLine | None:
        """The line that is marked."""
        return self._viewmodel.lines.line(self.form.table.currentIndex())

    def add_foot(self, widget: QWidget) -> None:
        """Put this below the list."""
        self.form.listCardLayout.insertWidget(self.form.listCardLayout.count() - 1, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.form.table.viewport() and event.type() == QEvent.Type.Resize:
            self._share_width()
        pressed = watched is self.form.table and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._press(event):
            return True
        return super().eventFilter(watched, event)

    # --- making it

    def _prepare_table(self, theme: Theme) -> None:
        table = self.form.table
        table.setModel(self._viewmodel.lines)
        table.setItemDelegate(WorkListDelegate(theme, table))
        table.verticalHeader().hide()
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(table.fontMetrics().height()))
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._on_head_clicked)
        table.setMouseTracking(True)
        table.activated.connect(self._on_activated)
        table.doubleClicked.connect(self._on_activated)
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _connect_form(self) -> None:
        form = self.form
        form.filterBox.textEdited.connect(self._on_filter_changed)
        form.filterBox.textChanged.connect(self._on_filter_cleared)
        for box in (form.stateChoice, form.departmentChoice, form.sortChoice, form.groupChoice):
            box.activated.connect(self._on_filter_changed)
        form.lateButton.toggled.connect(self._on_filter_changed)
        form.emptyButton.clicked.connect(self._viewmodel.clear_filter)
        form.viewChoice.activated.connect(self._on_view_chosen)
        form.keepButton.clicked.connect(self._on_keep)
        form.dropButton.clicked.connect(self._on_drop)
        form.nameButton.clicked.connect(self._on_named)
        form.nameBox.returnPressed.connect(self._on_named)
        form.filterBox.returnPressed.connect(self.take_keyboard)

    def _fill_choices(self) -> None:
        form = self.form
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
        box, language = self.form.stateChoice, self._viewmodel.language
        box.clear()
        box.addItem(self.tr("Alle standen"), None)
        states = _ENDED if self._viewmodel.which is WorkList.TO_TELL else OPEN
        for state in states:
            box.addItem(STATE_WORDS[state].in_(language).capitalize(), state)

    # --- what the view-model says

    @Slot(object)
    def _on_chosen(self, which: WorkList) -> None:
        form = self.form
        form.title.setText(list_title(which))
        form.hint.setText(list_hint())
        form.departmentChoice.setVisible(which in (WorkList.BY_ME, WorkList.TO_TELL))
        form.table.setAccessibleName(list_title(which))
        self._fill_states()
        self._show_arrangement()
        self._show_neighbours(which)
        self._views.open(f"list/{which}")

    @Slot()
    def _on_arranged(self) -> None:
        self._kept_row = 0
        self._show_arrangement()

    def _show_arrangement(self) -> None:
        form, arrangement = self.form, self._viewmodel.arrangement
        wanted = arrangement.wanted
        self._filling = True
        if form.filterBox.text() != wanted.text:
            form.filterBox.setText(wanted.text)
        state = next(iter(wanted.states), None)
        form.stateChoice.setCurrentIndex(max(0, form.stateChoice.findData(state)))
        at = form.departmentChoice.findData(wanted.department_id)
        form.departmentChoice.setCurrentIndex(max(0, at))
        form.lateButton.setChecked(wanted.late)
        form.sortChoice.setCurrentIndex(_place(form.sortChoice, arrangement.sort))
        form.groupChoice.setCurrentIndex(_place(form.groupChoice, arrangement.grouping))
        self._filling = False

    @Slot()
    def _on_filled(self) -> None:
        form, model = self.form, self._viewmodel.lines
        table = form.table
        table.clearSpans()
        for row in model.headings():
            table.setSpan(row, 0, 1, len(Column))
        empty = model.rowCount() == 0
        if empty and table.hasFocus():  # which would go to whatever comes next
            form.filterBox.setFocus(Qt.FocusReason.OtherFocusReason)
        table.setVisible(not empty)
        form.emptyState.setVisible(empty)
        if empty:
            self._say_nothing()
        form.summary.setText(self._summary())
        self._choose_again()

    @Slot()
    def _on_departments_known(self) -> None:
        box = self.form.departmentChoice
        box.clear()
        box.addItem(self.tr("Alle afdelingen"), None)
        for department in self._viewmodel.departments:
            box.addItem(plain.line(department.name, 60), department.id)

    @Slot()
    def _on_views_listed(self) -> None:
        box = self.form.viewChoice
        box.clear()
        box.addItem(self.tr("Standaard"), None)
        for view in self._views.views:
            box.addItem(plain.line(view.name, 60), view)
        box.setCurrentIndex(max(0, _place(box, self._views.chosen)))
        self.form.dropButton.setVisible(self._views.chosen is not None)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.form.table.viewport().update()
        if self.form.emptyState.isVisible():
            self._say_nothing()

    # --- what is asked of it

    @Slot()
    def _on_filter_changed(self) -> None:
        if self._filling:
            return
        form = self.form
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

    @Slot(int)
    def _on_head_clicked(self, section: int) -> None:
        by = _SORTS.get(Column(section))
        if by is not None:
            sort = self._viewmodel.arrangement.sort
            self._viewmodel.sort(Sort(by, descending=sort.by is by and not sort.descending))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        line = self._viewmodel.lines.line(index)
        if line is not None:
            self.opened.emit(line)

    @Slot(QModelIndex)
    def _on_row_changed(self, index: QModelIndex) -> None:
        line = self._viewmodel.lines.line(index)
        if line is not None:
            self._kept_id, self._kept_row = line.id, index.row()
        self.line_changed.emit(line)

    @Slot()
    def _on_view_chosen(self) -> None:
        view: SavedView | None = self.form.viewChoice.currentData()
        self._views.choose(view)
        self._viewmodel.arrange(self._views.arrangement)

    @Slot()
    def _on_keep(self) -> None:
        self.form.nameRow.show()
        chosen = self._views.chosen
        self.form.nameBox.setText(chosen.name if chosen else "")
        self.form.nameBox.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_named(self) -> None:
        if self.form.nameBox.text().strip():
            self.form.nameRow.hide()
            self._views.keep(self.form.nameBox.text(), self._viewmodel.arrangement)
            self.take_keyboard()

    @Slot()
    def _on_drop(self) -> None:
        self._views.drop()

    def _press(self, event: QKeyEvent) -> bool:
        """Enter opens, a slash goes to the filter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_activated(self.form.table.currentIndex())
            return True
        if event.text() == "/":
            self.form.filterBox.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.filterBox.selectAll()
            return True
        return False

    # --- showing it

    def _show_neighbours(self, which: WorkList) -> None:
        """Lists that belong together have a button for each other."""
        for button in self.findChildren(QPushButton, "neighbour"):
            button.setParent(None)
            button.deleteLater()
        for family in _FAMILIES:
            if which in family:
                for place, one in enumerate(family):
                    self._title_row.insertWidget(2 + place, self._neighbour(one, which))

    def _neighbour(self, one: WorkList, which: WorkList) -> QPushButton:
        button = QPushButton(self._short_title(one), self)
        button.setObjectName("neighbour")
        button.setCheckable(True)
        button.setChecked(one is which)
        button.setProperty("role", "pill")
        button.setAccessibleName(list_title(one))
        button.clicked.connect(lambda: self.list_requested.emit(one))
        return button

    def _short_title(self, which: WorkList) -> str:
        return {
            WorkList.BY_ME: self.tr("Onderweg"),
            WorkList.TO_TELL: self.tr("Nog te vertellen"),
            WorkList.CALLBACKS_MINE: self.tr("Door mij"),
            WorkList.CALLBACKS_DEPARTMENT: self.tr("Door mijn afdeling"),
        }[which]

    def _say_nothing(self) -> None:
        form, filtered = self.form, self._viewmodel.arrangement.is_filtered
        title, words, icon = nothing_words(self._viewmodel.which, filtered=filtered)
        form.emptyTitle.setText(title)
        form.emptyWords.setText(words)
        form.emptyButton.setVisible(filtered)
        colour = self._theme.tokens.soft if filtered else self._theme.tokens.good
        form.emptyIcon.setPixmap(icons.pixmap(icon, colour, 40, self.devicePixelRatioF()))

    def _summary(self) -> str:
        model = self._viewmodel.lines
        lines = model.lines()
        late = sum(line.is_late for line in lines)
        more = model.canFetchMore(QModelIndex()) or len(lines) >= MOST_COUNTED
        words = [f"{len(lines)}+" if more else str(len(lines))]
        if late:
            words.append(self.tr("%1 te laat").replace("%1", f"{late}+" if more else str(late)))
        return " · ".join(words) if lines else ""

    def _choose_again(self) -> None:
        """Mark the line that was marked, else the one that took its place."""
        table, model = self.form.table, self._viewmodel.lines
        row = None if self._kept_id is None else model.row_of(self._kept_id)
        if row is None:
            self._choose_first(self._kept_row)
        else:
            table.setCurrentIndex(model.index(row, 0))
        if model.rowCount() == 0:
            self.line_changed.emit(None)

    def _choose_first(self, row: int = 0) -> None:
        """Mark the first line from `row` on, else the last one before it; unless one is marked."""
        table, model = self.form.table, self._viewmodel.lines
        if table.currentIndex().isValid():
            return
        rows = model.rowCount()
        places = [*range(min(row, rows), rows), *reversed(range(min(row, rows)))]
        first = next((r for r in places if model.line(model.index(r, 0))), None)
        if first is not None:
            table.setCurrentIndex(model.index(first, 0))

    def _share_width(self) -> None:
        table = self.form.table
        whole = table.viewport().width()
        all_shares = sum(_SHARES.values())
        widths = [whole * share // all_shares for share in _SHARES.values()]
        for column, width in zip(_SHARES, widths, strict=True):
            table.setColumnWidth(column, width)
        table.setColumnWidth(Column.SUBJECT, widths[0] + whole - sum(widths))


_FAMILIES = (
    (WorkList.BY_ME, WorkList.TO_TELL),
    (WorkList.CALLBACKS_MINE, WorkList.CALLBACKS_DEPARTMENT),
)


def _place(box: Any, value: object) -> int:
    """Where a combo box holds `value`; -1 when it doesn't."""
    return next((at for at in range(box.count()) if box.itemData(at) == value), -1)
