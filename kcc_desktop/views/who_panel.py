"""Which department handles what is open, whether it can be reached now, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_who_panel import Ui_WhoPanel

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.who import WhoFace


class WhoPanel(QFrame):
    """Shows a `WhoFace`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_WhoPanel()
        self.form.setupUi(self)
        self._face: WhoFace | None = None

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self._paint_dot)

    def show_face(self, face: WhoFace | None) -> None:
        """Show who handles it; None when nobody is known to, and the panel goes."""
        self._face = face
        self.setVisible(face is not None)
        if face is None:
            return
        form = self.form
        form.department.setText(face.department)
        for label, text in (
            (form.reachable, face.reachable),
            (form.colleagues, face.colleagues),
            (form.ways, face.ways),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._paint_dot()

    @Slot()
    def _paint_dot(self) -> None:
        if self._face is not None:
            self.form.dot.show_colour(self._theme.colour("good" if self._face.open_now else "warn"))
