"""Giving chosen handovers to somebody else: to whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from kcc_desktop._assets.ui_reassign_dialog import Ui_ReassignDialog
from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import local
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.receivers import (
    Receiver,
    ReceiverKind,
    matching,
    preview,
    receivers,
)
from kcc_desktop.views.receiver_delegate import ReceiverDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.board import BoardRow
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.board import Board, Colleague
    from kcc_desktop.services.lead import Moved
    from kcc_desktop.viewmodels.board import BoardViewModel

_NAMED = 3
_SIZE = (540, 560)


class ReassignDialog(QDialog):
    """Stays open until the handovers were moved; says what stands in the way."""

    def __init__(
        self, viewmodel: BoardViewModel, theme: Theme, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.form = Ui_ReassignDialog()
        self.form.setupUi(self)
        self.resize(*_SIZE)
        self._viewmodel, self._language = viewmodel, language
        self._rows: tuple[BoardRow, ...] = ()
        self._all: tuple[Receiver, ...] = ()
        self._chosen: list[Receiver] = []
        self._kept = 0
        self._despite: frozenset[int] = frozenset()
        self.people = RowsModel(self._spoken, self)
        form = self.form
        form.whoList.setModel(self.people)
        form.whoList.setItemDelegate(
            ReceiverDelegate(theme, lambda one: one in self._chosen, form.whoList)
        )
        form.giveButton.setDefault(True)
        form.giveButton.setAutoDefault(True)
        self._connect()

    def ask(self, rows: Sequence[BoardRow], board: Board, colleague: Colleague | None) -> None:
        """Ask to whom `rows` go; `colleague` is chosen already."""
        form = self.form
        own = frozenset(row.department for row in rows)
        self._rows, self._chosen = tuple(rows), []
        self._all = receivers(board, self._language, own)
        self._despite = frozenset()
        form.what.setText(self.tr("%n overdracht(en) herverdelen", "", len(rows)))
        form.subjects.setText(_subjects(rows))
        form.whoBox.clear()
        form.reasonBox.clear()
        self._warn("")
        self._show("")
        if colleague is not None:
            self._choose(next(o for o in self._all if o.id == colleague.employee_id))
        first = form.whoBox if colleague is None else form.reasonBox
        self.open()
        first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        form, key = self.form, event.key()
        if watched is form.whoBox and key == Qt.Key.Key_Down:
            form.whoList.setFocus()
            form.whoList.setCurrentIndex(self._first_found())
            return True
        if watched is form.whoBox and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self._first_found())
            form.reasonBox.setFocus()
            return True
        if watched is form.whoList and key == Qt.Key.Key_Space:
            self._on_chosen(form.whoList.currentIndex())
            return True
        return False

    def _connect(self) -> None:
        form, viewmodel = self.form, self._viewmodel
        form.whoBox.installEventFilter(self)
        form.whoList.installEventFilter(self)
        form.whoBox.textChanged.connect(self._show)
        form.whoList.clicked.connect(self._on_chosen)
        form.reasonBox.textChanged.connect(self._on_changed)
        form.cancelButton.clicked.connect(self.reject)
        form.giveButton.clicked.connect(self._on_give)
        viewmodel.moves.moved.connect(self._on_moved)
        viewmodel.moves.asked.connect(self._on_asked)
        viewmodel.moves.refused.connect(self._on_refused)

    @Slot(str)
    def _show(self, text: str) -> None:
        found = [one for one in matching(self._all, text) if one not in self._chosen]
        self._kept = len(self._chosen)
        self.people.show((*self._chosen, *found))
        self._on_changed()

    def _first_found(self) -> QModelIndex:
        """The first of what was sought; above it stand those who were chosen before."""
        return self.people.index(self._kept)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._choose(self.people.rows[index.row()])

    def _choose(self, one: Receiver) -> None:
        """Colleagues can be chosen together; a group or department only by itself."""
        if one.absent:
            self._warn(f"{one.name}: {one.detail}.")
            return
        if one in self._chosen:
            self._chosen.remove(one)
        elif one.kind is ReceiverKind.COLLEAGUE:
            self._chosen = [c for c in self._chosen if c.kind is ReceiverKind.COLLEAGUE] + [one]
        else:
            self._chosen = [one]
        self._warn("")
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        form = self.form
        alone = self._chosen[0].name if len(self._chosen) == 1 else ""
        words = preview(self._chosen, len(self._rows)) or alone
        form.preview.setText(self.tr("Wordt: %1").replace("%1", words) if words else "")
        form.giveButton.setEnabled(bool(self._chosen and form.reasonBox.text().strip()))
        form.whoList.viewport().update()

    @Slot()
    def _on_give(self) -> None:
        if self._despite:
            self._viewmodel.moves.insist(self._despite)
            return
        reason = self.form.reasonBox.text()
        self.form.giveButton.setEnabled(False)
        if len(self._chosen) == 1:
            self._viewmodel.moves.give(self._rows, self._chosen[0].target, reason)
        else:
            ids = [one.id for one in self._chosen]
            self._viewmodel.moves.deal(self._rows, ids, reason)

    @Slot(object)
    def _on_moved(self, moved: Moved) -> None:
        del moved
        self.accept()

    @Slot(object)
    def _on_asked(self, moved: Moved) -> None:
        if not self.isVisible():
            return
        self._despite = frozenset(mark.handover_id for mark in moved.marks)
        subjects = {row.id: plain.line(row.subject, 60) for row in self._rows}
        said = [
            self.tr("%1 werkt hieraan sinds %2: %3")
            .replace("%1", plain.line(mark.who, 40))
            .replace("%2", f"{local(mark.since):%H:%M}")
            .replace("%3", subjects.get(mark.handover_id, ""))
            for mark in moved.marks
        ]
        self.form.warning.setText("\n".join(said))
        self.form.giveButton.setText(self.tr("Toch herverdelen"))
        self.form.giveButton.setEnabled(True)

    @Slot(object)
    def _on_refused(self, said: Said) -> None:
        if self.isVisible():
            self._warn(plain.lines(said.in_(self._language), 400))
            self._on_changed()

    def _warn(self, text: str) -> None:
        self._despite = frozenset()
        self.form.warning.setText(text)
        self.form.giveButton.setText(self.tr("Herverdelen"))

    def _spoken(self, one: Receiver) -> str:
        words = [one.name, one.detail]
        if one.kind is ReceiverKind.COLLEAGUE:
            words.append(self.tr("%n overdracht(en)", "", one.open))
        if one in self._chosen:
            words.append(self.tr("gekozen"))
        return ", ".join(words)


def _subjects(rows: Sequence[BoardRow]) -> str:
    """The first few, by name."""
    named = [plain.line(row.subject, 60) for row in rows[:_NAMED]]
    return " · ".join(named) + (" …" if len(rows) > _NAMED else "")
