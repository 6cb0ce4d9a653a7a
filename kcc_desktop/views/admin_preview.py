"""What a file would change, before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.services.ports import Put
from kcc_desktop.views.making import button, label

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.managed_files import Preview

MOST_SHOWN = 500


class PreviewDialog(QDialog):
    """Counts what would change, or lists what is wrong; then it can't be accepted."""

    def __init__(self, preview: Preview, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bestand inlezen"))
        self.resize(560, 420)
        self._preview, self._language = preview, language
        self.list = QListWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(label(self._heading(), "name"))
        layout.addWidget(self.list, 1)
        self._fill()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Lees niets in"), self.reject))
        self.accept_button = button(self.tr("Lees alles in"), self.accept, "primary")
        self.accept_button.setEnabled(not preview.troubles and bool(preview.changes))
        row.addWidget(self.accept_button)
        layout.addLayout(row)

    def _heading(self) -> str:
        troubles = len(self._preview.troubles)
        if troubles:
            return self.tr("%n fout(en): er wordt niets ingelezen", "", troubles)
        words = self.tr("%1 nieuw, %2 gewijzigd, %3 hetzelfde")
        for place, put in (("%1", Put.NEW), ("%2", Put.CHANGED), ("%3", Put.SAME)):
            words = words.replace(place, str(self._preview.count(put)))
        return words

    def _fill(self) -> None:
        preview, language = self._preview, self._language
        self.list.setAccessibleName(
            self.tr("Fouten") if preview.troubles else self.tr("Wijzigingen")
        )
        for one in preview.troubles[:MOST_SHOWN]:
            place = self.tr("Regel %1").replace("%1", one.place)
            self.list.addItem(f"{place} · {one.field.in_(language)}: {one.said.in_(language)}")
        for put, row in preview.changes[:MOST_SHOWN] if not preview.troubles else ():
            kind = self.tr("nieuw") if put is Put.NEW else self.tr("gewijzigd")
            values = [value for value in row.values.values() if value]
            self.list.addItem(f"{kind}: {plain.line(' · '.join(values), 160)}")
