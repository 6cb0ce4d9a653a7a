"""What stands in the window before anything was searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kcc_desktop._assets.ui_welcome_page import Ui_WelcomePage
from kcc_desktop.desk import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.desk.theme import Theme


class WelcomePage(QWidget):
    """Explains the search box, with examples to try.

    Signals:
        query_requested(str): an example is to be searched.
    """

    query_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_WelcomePage()
        self.form.setupUi(self)

    def bind(self, theme: Theme, examples: Sequence[str]) -> None:
        """Offer these examples; without any their heading goes too."""
        self._theme = theme
        for text in examples:
            button = QPushButton(text)
            button.setProperty("role", "example")
            button.setAccessibleName(self.tr("Zoek: %1").replace("%1", text))
            button.clicked.connect(lambda _=False, text=text: self.query_requested.emit(text))
            self.form.examplesLayout.addWidget(button)
        self.form.examplesHeading.setVisible(bool(examples))
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    @Slot()
    def _paint_icon(self) -> None:
        colour = self._theme.tokens.accent
        self.form.icon.setPixmap(icons.pixmap("search", colour, 40, self.devicePixelRatioF()))
