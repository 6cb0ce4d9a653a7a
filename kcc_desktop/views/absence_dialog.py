"""Who is away and who stands in, as a team lead keeps it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from kcc_desktop._assets.ui_absence_dialog import Ui_AbsenceDialog
from kcc_desktop.desk import plain
from kcc_desktop.domain.board import Away
from kcc_desktop.domain.moments import short_day
from kcc_desktop.models.rows import RowsModel

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.absence import AbsenceViewModel


class AbsenceDialog(QDialog):
    """Shows an `AbsenceViewModel`."""

    def __init__(self, viewmodel: AbsenceViewModel, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_AbsenceDialog()
        self.form.setupUi(self)
        self._viewmodel, self._language = viewmodel, language
        self._names: dict[int, str] = {}
        self.away = RowsModel(self._spoken, self)
        form = self.form
        form.awayList.setModel(self.away)
        form.addButton.setDefault(True)
        form.addButton.clicked.connect(self._on_add)
        form.removeButton.clicked.connect(self._on_remove)
        form.closeButton.clicked.connect(self.accept)
        form.whoBox.activated.connect(self._on_who_chosen)
        viewmodel.read.connect(self._on_read)
        viewmodel.failed.connect(self._on_failed)

    def ask(self, today: date) -> None:
        """Open, with today as the first and last day."""
        for box in (self.form.fromDay, self.form.untilDay):
            box.setDate(QDate(today.year, today.month, today.day))
        self.form.reasonBox.clear()
        self.form.warning.clear()
        self._viewmodel.refresh()
        self.open()
        self.form.whoBox.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.form.awayList.hasFocus():
            self._on_remove()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_read(self) -> None:
        known, form = self._viewmodel.known, self.form
        if known is None:
            return
        self._names = {one.id: plain.line(one.full_name, 60) for one in known.employees}
        self.away.show(known.away)
        form.awayList.setVisible(bool(known.away))
        form.awayEmpty.setVisible(not known.away)
        form.removeButton.setEnabled(bool(known.away))
        form.warning.clear()
        if form.whoBox.count() != len(self._names):
            form.whoBox.clear()
            form.replacedBox.clear()
            form.replacedBox.addItem(self.tr("niemand"), None)
            for id_, name in self._names.items():
                form.whoBox.addItem(name, id_)
                form.replacedBox.addItem(name, id_)
            self._on_who_chosen(form.whoBox.currentIndex())

    @Slot(int)
    def _on_who_chosen(self, place: int) -> None:
        """Propose who usually stands in for that colleague."""
        known = self._viewmodel.known
        own = self.form.whoBox.itemData(place)
        usual = next(
            (one.replaced_by_id for one in known.employees if one.id == own) if known else iter(()),
            None,
        )
        self.form.replacedBox.setCurrentIndex(max(0, self.form.replacedBox.findData(usual)))

    @Slot()
    def _on_add(self) -> None:
        form = self.form
        first, last = (_day(box.date()) for box in (form.fromDay, form.untilDay))
        who, other = form.whoBox.currentData(), form.replacedBox.currentData()
        if who is not None:
            self._viewmodel.add(Away(0, who, first, last, other, form.reasonBox.text().strip()))

    @Slot()
    def _on_remove(self) -> None:
        index = self.form.awayList.currentIndex()
        if index.isValid():
            self._viewmodel.cancel(self.away.rows[index.row()])

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.form.warning.setText(plain.lines(said.in_(self._language), 400))

    def _spoken(self, away: Away) -> str:
        days = " – ".join(
            short_day(day, self._language) for day in dict.fromkeys((away.from_day, away.until_day))
        )
        words = [f"{self._names.get(away.employee_id, '?')}: {days}"]
        if away.replaced_by_id in self._names:
            stands_in = self.tr("%1 vervangt")
            words.append(stands_in.replace("%1", self._names[away.replaced_by_id]))
        words.append(plain.line(away.reason, 120))
        return " · ".join(word for word in words if word)


def _day(given: QDate) -> date:
    return date(given.year(), given.month(), given.day())
