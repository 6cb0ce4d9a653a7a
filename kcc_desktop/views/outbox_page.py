"""The page of what goes out to other systems: what waits, why, since when, and helping it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from kcc_desktop.desk import plain
from kcc_desktop.models.outbox_table import Column, OutboxTable
from kcc_desktop.views.making import StartedPage, button, card, label

if TYPE_CHECKING:
    from datetime import datetime

    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.domain.systems import OutboxItem
    from kcc_desktop.viewmodels.outbox import OutboxViewModel

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
LONGEST_REASON = 300
_WIDTHS = {
    Column.STATE: 120,
    Column.SUBJECT: 220,
    Column.SYSTEM: 170,
    Column.KIND: 90,
    Column.SINCE: 130,
}


class OutboxPage(StartedPage):
    """Shows an `OutboxViewModel`; `names` says how systems are called."""

    def __init__(
        self,
        viewmodel: OutboxViewModel,
        names: Callable[[], Mapping[str, str]],
        language: Language,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._viewmodel, self._names, self._language = viewmodel, names, language
        self.rows = OutboxTable(language, clock, self)
        self.table, self.reason = self._made_table(), self._made_reason()
        self.trouble, self.nothing = label("", "lack"), label("", "soft")
        self.summary, self.detail = label("", "soft"), label("", "")
        self.retry_button = button(self.tr("Nu proberen"), self._on_retry, "primary")
        self.give_up_button = button(self.tr("Opgeven"), self._on_give_up)
        self._arrange()
        viewmodel.changed.connect(self._show)
        viewmodel.failed.connect(self._on_failed)
        viewmodel.given_up.connect(self.reason.clear)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._show()

    def start(self) -> None:
        """Read what is on its way, and take the keyboard."""
        self.trouble.hide()
        self._viewmodel.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is shown

    @Slot()
    def _show(self) -> None:
        outgoing = self._viewmodel.outgoing
        items = outgoing.items if outgoing else ()
        chosen = self._chosen()
        self.rows.show(items, self._names())
        at = self.rows.place_of(chosen.id) if chosen else -1
        if items and not self.table.currentIndex().isValid():
            self.table.selectRow(max(0, at))
        self.table.setVisible(bool(items))
        self.nothing.setVisible(not items)
        for widget in (self.retry_button, self.reason, self.give_up_button):
            widget.setVisible(bool(items))
        self.summary.setText(self._summary())
        self._enable()

    def _summary(self) -> str:
        outgoing = self._viewmodel.outgoing
        if outgoing is None or not outgoing.items:
            return ""
        waiting = sum(outgoing.counts.values()) - outgoing.stuck
        parts = []
        if outgoing.stuck:
            parts.append(self.tr("%n zit(ten) vast", "", outgoing.stuck))
        if waiting:
            parts.append(self.tr("%n onderweg", "", waiting))
        return ", ".join(parts)

    def _chosen(self) -> OutboxItem | None:
        return self.rows.item(self.table.currentIndex())

    def _enable(self) -> None:
        item = self._chosen()
        chosen = item is not None
        self.detail.setText(self._detail(item) if item else "")
        self.retry_button.setEnabled(chosen)
        self.give_up_button.setEnabled(chosen and bool(self.reason.text().strip()))
        self.reason.setEnabled(chosen)

    def _detail(self, item: OutboxItem) -> str:
        """Why it waits, whole, and whose it is."""
        why = self.rows.index(self.table.currentIndex().row(), Column.WHY).data()
        parts = [plain.lines(str(why), 600)] if why else []
        if item.made_by:
            parts.append(self.tr("Van %1.").replace("%1", plain.line(item.made_by, 60)))
        if item.attempts:
            parts.append(self.tr("%n keer geprobeerd.", "", item.attempts))
        return " ".join(parts)

    # --- what is done

    @Slot()
    def _on_retry(self) -> None:
        item = self._chosen()
        if item is not None:
            self.trouble.hide()
            self._viewmodel.retry(item)

    @Slot()
    def _on_give_up(self) -> None:
        item = self._chosen()
        if item is not None and self.reason.text().strip():
            self.trouble.hide()
            self._viewmodel.give_up(item, self.reason.text())

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.trouble.setText(plain.lines(said.in_(self._language), 400))
        self.trouble.show()

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.trouble.hide()
        self._enable()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._enable()

    # --- how it looks

    def _made_reason(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Reden om het op te geven"))
        box.setAccessibleName(self.tr("Reden om het op te geven"))
        box.setMaxLength(LONGEST_REASON)
        box.textChanged.connect(self._on_typed)
        box.returnPressed.connect(self._on_give_up)
        return box

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setObjectName("outboxTable")
        table.setAccessibleName(self.tr("Wat onderweg is naar andere systemen"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        header = table.horizontalHeader()
        header.setDefaultAlignment(LEFT)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        frame, inner = card()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Uitgaand"), "title"))
        head.addWidget(self.summary, 1)
        inner.addLayout(head)
        words = self.tr(
            "Wat naar andere systemen gaat, blijft hier staan tot het is aangekomen. Wat vastzit, "
            "wacht op u: probeer het opnieuw, of geef het op en zeg waarom."
        )
        inner.addWidget(label(words, "soft"))
        inner.addWidget(self.table, 1)
        self.nothing.setText(self.tr("Er is niets onderweg: alles is aangekomen."))
        inner.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.detail)
        inner.addWidget(self.trouble)
        self.trouble.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.retry_button)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.give_up_button)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame, 1)
