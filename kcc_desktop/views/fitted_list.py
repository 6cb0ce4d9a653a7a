"""Lists that are as high as their rows, in a column that scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QListView


class FittedHeight(QObject):
    """Keeps a list as high as all its rows together."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._width = -1
        model = view.model()
        model.modelReset.connect(self.fit)
        view.viewport().installEventFilter(self)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._view.viewport().width() != self._width:
            self._width = self._view.viewport().width()
            self._view.doItemsLayout()
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height of the rows as they are now."""
        view, model = self._view, self._view.model()
        rows = sum(view.sizeHintForRow(row) for row in range(model.rowCount()))
        view.setFixedHeight(rows + 1)  # without the line under the last row
