"""One plain message in place of a page: nothing found, or a fault that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_message_page import Ui_MessagePage
from kcc_desktop.desk import icons

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme


@dataclass(frozen=True, slots=True)
class Message:
    """What is said; `again` when trying again can help, `button` names another way on."""

    icon: str
    title: str
    explanation: str
    tone: str = "soft"
    again: bool = False
    button: str = ""


class MessagePage(QWidget):
    """Shows a `Message`.

    Signals:
        retry_requested(): the button was pressed, to try again or to go the way that it names.
    """

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_MessagePage()
        self.form.setupUi(self)
        self.form.retryButton.clicked.connect(self.retry_requested)
        self._message: Message | None = None

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self._paint_icon)

    def show_message(self, message: Message) -> None:
        """Say this."""
        self._message = message
        self.form.title.setText(message.title)
        self.form.explanation.setText(message.explanation)
        button = message.button or self.tr("Probeer opnieuw")
        self.form.retryButton.setText(button)
        self.form.retryButton.setAccessibleName(button)
        self.form.retryButton.setVisible(message.again or bool(message.button))
        self._paint_icon()

    @Slot()
    def _paint_icon(self) -> None:
        if self._message is not None:
            colour = getattr(self._theme.tokens, self._message.tone)
            drawn = icons.pixmap(self._message.icon, colour, 40, self.devicePixelRatioF())
            self.form.icon.setPixmap(drawn)
