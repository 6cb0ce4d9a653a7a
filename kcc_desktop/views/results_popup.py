"""The results under the search box, while typing. The keyboard stays in the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kcc_desktop._assets.ui_results_popup import Ui_ResultsPopup
from kcc_desktop.desk import plain
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.views.hit_delegate import HitDelegate
from kcc_desktop.views.result_list import hide_behind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.found import Found
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.search import SearchViewModel

WIDEST, MARGIN = 860, 8
PATIENCE = 150  # ms before it says that it searches
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class ResultsPopup(QFrame):
    """Shows the hits of a `SearchViewModel` below its box.

    Signals:
        closed(): it went out of sight without a choice.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wants_best = False
        self.form = Ui_ResultsPopup()
        self.form.setupUi(self)
        hide_behind(self.form.state)
        self._searching = QTimer(self, singleShot=True, interval=PATIENCE)
        self._searching.timeout.connect(self._on_searching_takes_long)
        self.hide()

    def bind(
        self,
        viewmodel: SearchViewModel,
        box: QLineEdit,
        look: tuple[Theme, Language, Callable[[], datetime]],
    ) -> None:
        """Show what `viewmodel` finds for what is typed in `box`."""
        self._viewmodel, self._box = viewmodel, box
        view = self.form.resultList
        view.setModel(viewmodel.hits)
        view.setItemDelegate(HitDelegate(*look, view))
        view.setMouseTracking(True)
        view.clicked.connect(self._on_clicked)
        view.bind(look[0])
        box.installEventFilter(self)
        viewmodel.started.connect(self._on_started)
        viewmodel.found.connect(self._on_found)
        viewmodel.grown.connect(self._on_grown)
        viewmodel.cleared.connect(self.close_quietly)
        viewmodel.failed.connect(self._on_failed)
        viewmodel.listed.connect(self._on_listed)

    @Slot()
    def close_quietly(self) -> None:
        """Go out of sight."""
        self._searching.stop()
        self.hide()

    def place(self) -> None:
        """Stand under the box, as high as the results or the window allow."""
        window = self._window
        frame = self._box.parentWidget() or self._box
        corner = frame.mapTo(window, QPoint(0, frame.height() + 4))
        width = min(max(frame.width(), 420), WIDEST, window.width() - 2 * MARGIN)
        left = min(corner.x(), window.width() - width - MARGIN)
        room = window.height() - corner.y() - MARGIN
        height = min(self._wanted_height(width), room)
        self.setGeometry(left, corner.y(), width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
            return True
        if key == Qt.Key.Key_Escape and self.isVisible():
            self.hide()
            self.closed.emit()
            return True
        return False

    def _on_enter(self) -> None:
        """Open the chosen hit; while results are to come, the best of them when it is here."""
        if self._viewmodel.waiting:
            self._wants_best = True
        elif self.isVisible():
            self._choose(self.form.resultList.currentIndex())
        else:
            self._open_again()

    def _step(self, step: int) -> None:
        """Go `step` hits on; a closed popup opens first."""
        if not self.isVisible():
            self._open_again()
            return
        view, hits = self.form.resultList, self._viewmodel.hits
        index = view.currentIndex()
        for _ in range(abs(step)):
            following = hits.next(index.row(), 1 if step > 0 else -1)
            index = following if following.isValid() else index
        view.setCurrentIndex(index)
        self._show_with_heading(index)

    def _show_with_heading(self, index: QModelIndex) -> None:
        view = self.form.resultList
        if index.row() == 1:
            view.scrollToTop()
        view.scrollTo(index)

    def _open_again(self) -> None:
        if self._viewmodel.hits.rowCount():
            self.place()
            self.show()

    def _choose(self, index: QModelIndex) -> None:
        hits = self._viewmodel.hits
        chosen = hits.hit(index) or hits.command(index)
        if chosen is not None and self.isVisible():
            self.hide()
            self._viewmodel.choose(chosen)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    @Slot(str)
    def _on_started(self, query: str) -> None:  # noqa: ARG002 (the signal's)
        self._wants_best = False
        self._searching.start()

    @Slot()
    def _on_searching_takes_long(self) -> None:
        self.form.state.setText(self.tr("zoekt…"))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        form = self.form
        self._searching.stop()
        form.corrected.setVisible(bool(found.corrected))
        form.corrected.setText(
            self.tr("Gezocht naar “%1”").replace("%1", plain.line(found.corrected, 80))
        )
        form.state.setText(self.tr("%n resultaat/resultaten", "", len(found.hits)))
        form.resultList.setVisible(bool(self._viewmodel.hits.rowCount()))
        form.resultList.setCurrentIndex(self._viewmodel.hits.first())
        form.resultList.scrollToTop()
        self._show_nothing(found)
        self.place()
        self.show()
        if self._wants_best:
            self._wants_best = False
            self._choose(self._viewmodel.hits.first())

    @Slot()
    def _on_grown(self) -> None:
        """More stands below what was there: nothing of that moves, nor what is chosen."""
        hits = self._viewmodel.hits
        count = sum(hits.hit(hits.index(row)) is not None for row in range(hits.rowCount()))
        self.form.state.setText(self.tr("%n resultaat/resultaten", "", count))
        if self.isVisible():
            self.place()

    @Slot()
    def _on_listed(self) -> None:
        """Commands alone; without any of those words nothing is shown."""
        form, rows = self.form, self._viewmodel.hits.rowCount()
        for label in (form.corrected, form.nothingTitle, form.nothingTips, form.missing):
            label.hide()
        form.state.setText(self.tr("%n actie(s)", "", max(0, rows - 1)))
        form.resultList.setVisible(bool(rows))
        form.resultList.setCurrentIndex(self._viewmodel.hits.first())
        self.place()
        self.setVisible(bool(rows))

    def _show_nothing(self, found: Found) -> None:
        """Says that nothing was found, and in which sources nobody could look."""
        form, nothing = self.form, not found.hits
        form.nothingTitle.setVisible(nothing)
        form.nothingTips.setVisible(nothing)
        title = self.tr("Niets gevonden voor “%1”")
        form.nothingTitle.setText(title.replace("%1", plain.line(found.query, 80)))
        away = [one.name for one in found.sources if one.condition is SourceCondition.AWAY]
        form.missing.setVisible(bool(away))
        missing = self.tr("Niet bereikbaar, dus mogelijk onvolledig: %1")
        form.missing.setText(missing.replace("%1", plain.line(", ".join(away), 200)))

    @Slot(object)
    def _on_failed(self, said: Said) -> None:  # noqa: ARG002 (the window says it)
        self._searching.stop()
        self.hide()

    def _wanted_height(self, width: int) -> int:
        form = self.form
        rows = sum(map(HitDelegate.height_of, self._viewmodel.hits.rows))
        words = (form.corrected, form.nothingTitle, form.nothingTips, form.missing)
        others = sum(label.heightForWidth(width) for label in words if not label.isHidden())
        return rows + others + form.popupFoot.sizeHint().height() + 6
