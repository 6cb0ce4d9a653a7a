"""What stands in the window before anything was searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kcc_desktop._assets.ui_welcome_page import Ui_WelcomePage
from kcc_desktop.desk import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.desk.theme import Theme

_IMPORTS = (
    "    kcc-desktop import parties …",
    "    kcc-desktop import open311 …",
    "    kcc-desktop import articles …",
)


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
        self._empty: QLabel | None = None

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

    @Slot(bool)
    def say_empty(self, empty: bool) -> None:
        """Where there is nothing to be found yet, say how it comes in."""
        if self._empty is None and not empty:
            return
        if self._empty is None:
            self._empty = self._made_line()
            self.form.layout_.insertWidget(self.form.layout_.indexOf(self.form.keys), self._empty)
        self._empty.setVisible(empty)

    def _made_line(self) -> QLabel:
        from PySide6.QtCore import Qt  # noqa: PLC0415 (after the first paint)

        line = QLabel()
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        line.setProperty("role", "body")
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.setText(self._how_it_comes_in())
        return line

    def _how_it_comes_in(self) -> str:
        files = self.tr(
            "Deze werkvoorraad is nog leeg. Bewoners, meldingen en artikelen leest u in op de "
            "opdrachtregel:"
        )
        lists = self.tr(
            "Afdelingen, collega’s en keuzelijsten leest u in bij Beheer (Alt+9), met ‘Lees "
            "bestand in…’."
        )
        return "\n".join((files, *_IMPORTS, lists))

    @Slot()
    def _paint_icon(self) -> None:
        colour = self._theme.tokens.accent
        self.form.icon.setPixmap(icons.pixmap("search", colour, 40, self.devicePixelRatioF()))
