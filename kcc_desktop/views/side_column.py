"""The right column: knowledge, who handles it, what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_side_column import Ui_SideColumn

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.desk import Desk

WIDTH = 342
MOST_PIXELS = 16_777_215  # Qt's own "no limit"


class SideColumn(QWidget):
    """Holds three panels above each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SideColumn()
        self.form.setupUi(self)

    def show_beside(self) -> None:
        """Stand beside the pages, as a column that scrolls by itself."""
        self.setFixedWidth(WIDTH)
        self.form.layout_.setContentsMargins(0, 14, 16, 14)

    def show_below(self) -> None:
        """Stand below the timeline, as wide as the page and as high as what is in it."""
        self.setMinimumWidth(0)
        self.setMaximumWidth(MOST_PIXELS)
        self.form.layout_.setContentsMargins(0, 0, 0, 0)

    def bind(self, desk: Desk, theme: Theme) -> None:
        """Show what lies around what is open on `desk`."""
        form = self.form
        form.knowledgePanel.bind(desk.knowledge, theme)
        form.whoPanel.bind(theme)
        form.nearPanel.bind(desk.around, theme)
        desk.around.who_found.connect(form.whoPanel.show_face)
        form.nearPanel.hit_requested.connect(desk.open)
        form.whoPanel.show_face(None)
        form.nearPanel.hide()
