"""The page of a list of handovers: filter, order, grouping, kept views, and the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from kcc_desktop._assets.ui_work_list_page import Ui_WorkListPage
from kcc_desktop.desk import icons
from kcc_desktop.domain.work_list import MOST_COUNTED, Sort, SortBy, WorkList
from kcc_desktop.models.work_rows import Column
from kcc_desktop.views.folding_layout import fold
from kcc_desktop.views.own_ground import OwnGround
from kcc_desktop.views.work_list_delegate import WorkListDelegate, row_height
from kcc_desktop.views.work_list_filters import WorkListFilters
from kcc_desktop.views.work_list_views import WorkListViews
from kcc_desktop.views.work_list_words import list_hint, list_title, nothing_words, short_title

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.work_list import WorkLine
    from kcc_desktop.viewmodels.kept_views import KeptViews
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


#: Lists that belong together.
_FAMILIES = (
    (WorkList.BY_ME, WorkList.TO_TELL),
    (WorkList.CALLBACKS_MINE, WorkList.CALLBACKS_DEPARTMENT),
)


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
        self._kept_id: int | None = None
        self._kept_row = 0
        self.form.table.installEventFilter(self)
        self.form.table.viewport().installEventFilter(self)

    def bind(self, viewmodel: WorkListViewModel, views: KeptViews, theme: Theme) -> None:
        """Show the list of `viewmodel`, and its kept `views`."""
        self._viewmodel, self._theme = viewmodel, theme
        self._filters = WorkListFilters(self.form, viewmodel, self)
        self._kept_views = WorkListViews(self.form, viewmodel, views, self)
        self._kept_views.kept.connect(self.take_keyboard)
        self._prepare_table(theme)
        self._connect_form()
        viewmodel.chosen.connect(self._on_chosen)
        viewmodel.arranged.connect(self._on_arranged)
        viewmodel.filled.connect(self._on_filled)
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
        self._ground = OwnGround(table, theme)
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
        form.emptyButton.clicked.connect(self._viewmodel.clear_filter)
        form.filterBox.returnPressed.connect(self.take_keyboard)

    # --- what the view-model says

    @Slot(object)
    def _on_chosen(self, which: WorkList) -> None:
        form = self.form
        form.title.setText(list_title(which))
        form.hint.setText(list_hint())
        form.departmentChoice.setVisible(which in (WorkList.BY_ME, WorkList.TO_TELL))
        form.table.setAccessibleName(list_title(which))
        self._filters.start()
        self._show_neighbours(which)
        self._kept_views.start()

    @Slot()
    def _on_arranged(self) -> None:
        self._kept_row = 0
        self._filters.show_arrangement()

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
        self._ground.take_colour()
        form.emptyState.setVisible(empty)
        if empty:
            self._say_nothing()
        form.summary.setText(self._summary())
        self._choose_again()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.form.table.viewport().update()
        if self.form.emptyState.isVisible():
            self._say_nothing()

    # --- what is asked of it

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
        button = QPushButton(short_title(one), self)
        button.setObjectName("neighbour")
        button.setCheckable(True)
        button.setChecked(one is which)
        button.setProperty("role", "pill")
        button.setAccessibleName(list_title(one))
        button.clicked.connect(lambda: self.list_requested.emit(one))
        return button

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
