"""Reports that may be about the same as what is being handed over, to be opened instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton

from kcc_desktop.desk import plain
from kcc_desktop.domain.steps import STEP_WORDS, Step

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_handover_panel import Ui_HandoverPanel
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.domain.said import Language


class AlikeReports(QObject):
    """Offers them in a form, each as a button.

    Signals:
        hit_requested(Hit): one of them is to be opened.
    """

    hit_requested = Signal(object)

    def __init__(self, form: Ui_HandoverPanel, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._language = form, language

    @Slot(tuple)
    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Offer these."""
        shown = [self._button(hit) for hit in hits]
        self._form.alikeRow.replace(list(shown))
        self._form.alikeFrame.setVisible(bool(shown))

    def _button(self, hit: Hit) -> QPushButton:
        state = STEP_WORDS[Step(hit.badge)] if hit.badge in set(Step) else None
        words = [plain.line(hit.title, 70), plain.line(hit.detail, 60)]
        if state is not None:
            words.append(state.in_(self._language))
        text = " · ".join(word for word in words if word)
        button = QPushButton(plain.label(text))
        button.setAccessibleName(self.tr("Open: %1").replace("%1", text))
        button.clicked.connect(lambda: self.hit_requested.emit(hit))
        return button
