"""The page of what this colleague is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from kcc_desktop._assets.ui_notice_page import Ui_NoticePage
from kcc_desktop.views.notice_delegate import DepartedDelegate, NoticeDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.models.rows import RowsModel
    from kcc_desktop.viewmodels.notices import DepartedRow, NoticesViewModel
    from kcc_desktop.views.row_delegate import DrawnRowDelegate


class NoticePage(QWidget):
    """Shows the notices and the departed promises of a `NoticesViewModel`.

    Signals:
        report_requested(ReportKey): the answer of this report is to be shown.
        call_requested(Departed): this resident is to be called back.
    """

    report_requested = Signal(object)
    call_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_NoticePage()
        self.form.setupUi(self)
        for widget in (self.form.departedCard, self.form.noticeEmpty):
            widget.hide()  # until both are known

    def bind(self, viewmodel: NoticesViewModel, theme: Theme) -> None:
        """Show what `viewmodel` holds."""
        self._viewmodel = viewmodel
        form = self.form
        self._prepare(form.noticeList, viewmodel.rows, NoticeDelegate(theme, form.noticeList))
        departed = DepartedDelegate(theme, form.departedList)
        self._prepare(form.departedList, viewmodel.departed, departed)
        form.noticeList.activated.connect(self._on_notice_activated)
        form.departedList.activated.connect(self._on_open)
        form.readButton.clicked.connect(self._on_all_read)
        form.openButton.clicked.connect(self._on_open)
        form.callButton.clicked.connect(self._on_call)
        form.settleButton.clicked.connect(self._on_settle)
        viewmodel.filled.connect(self._on_filled)
        theme.changed.connect(form.noticeList.viewport().update)
        theme.changed.connect(form.departedList.viewport().update)

    def start(self) -> None:
        """Fetch both lists, and take the keyboard."""
        self._viewmodel.refresh()
        self.form.noticeList.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(watched, QListView)
        if pressed and isinstance(event, QKeyEvent) and self._press(self._list(watched), event):
            return True
        return super().eventFilter(watched, event)

    def _prepare(self, view: QListView, model: RowsModel, delegate: DrawnRowDelegate) -> None:
        view.setModel(model)
        view.setItemDelegate(delegate)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.installEventFilter(self)

    def _list(self, watched: QObject) -> QListView:
        form = self.form
        return form.departedList if watched is form.departedList else form.noticeList

    def _press(self, view: QListView, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.activated.emit(view.currentIndex())
            return True
        letters = {"B": self._on_call, "G": self._on_settle}
        step = letters.get(event.text().upper())
        if view is self.form.departedList and step is not None:
            step()
            return True
        return False

    @Slot()
    def _on_filled(self) -> None:
        form, viewmodel = self.form, self._viewmodel
        notices, departed = viewmodel.rows.rows, viewmodel.departed.rows
        form.departedCard.setVisible(bool(departed))
        rows = min(4, len(departed))
        form.departedList.setFixedHeight(rows * DepartedDelegate.HEIGHT + 4)
        form.noticeList.setVisible(bool(notices))
        form.noticeEmpty.setVisible(not notices)
        unread = sum(row.unread for row in notices)
        form.summary.setText(self.tr("%n nieuw", "", unread) if unread else "")
        form.readButton.setEnabled(unread > 0)
        for view in (form.noticeList, form.departedList):
            if view.model().rowCount() and not view.currentIndex().isValid():
                view.setCurrentIndex(view.model().index(0, 0))

    @Slot(QModelIndex)
    def _on_notice_activated(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None:
            if row.unread:
                self._viewmodel.mark_read([row.notice])
            if row.notice.report.id:
                self.report_requested.emit(row.notice.report)

    @Slot()
    def _on_all_read(self) -> None:
        self._viewmodel.mark_read()

    @Slot()
    def _on_open(self) -> None:
        row = self._departed()
        if row is not None:
            self.report_requested.emit(row.departed.promise.report)

    @Slot()
    def _on_call(self) -> None:
        row = self._departed()
        if row is not None:
            self.call_requested.emit(row.departed)

    @Slot()
    def _on_settle(self) -> None:
        row = self._departed()
        if row is not None:
            self._viewmodel.settle(row)

    def _departed(self) -> DepartedRow | None:
        found: DepartedRow | None = self.form.departedList.currentIndex().data(
            Qt.ItemDataRole.UserRole
        )
        return found
