"""A small fact with an icon, on a rounded ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kcc_desktop.desk import icons, plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.viewmodels.person import Chip
from kcc_desktop.views.dot import Dot


class ChipLabel(QFrame):
    """Shows one `Chip` of this tone after the other."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setProperty("tone", tone)
        self._ink = f"on_{tone}_badge" if tone else "soft"
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 10, 2)
        row.setSpacing(5)
        self._icon, self._words = QLabel(), plain_label("")
        row.addWidget(self._icon)
        row.addWidget(self._words)

    def show_chip(self, chip: Chip, theme: Theme) -> None:
        """Show `chip` in the colours of `theme`."""
        if chip.icon:
            colour = theme.colour(self._ink).name()
            self._icon.setPixmap(icons.pixmap(chip.icon, colour, 14, 2.0))
        self._icon.setVisible(bool(chip.icon))
        self._words.setText(chip.text)


class LinkChip(QPushButton):
    """Shows one `Chip` that has a link after the other, as a button; `link` is that of the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.link = ""

    def show_chip(self, chip: Chip, theme: Theme) -> None:
        """Show `chip` in the colours of `theme`."""
        self.link = chip.link
        self.setText(plain.label(chip.text))
        self.setIcon(icons.icon(chip.icon, theme.colour("soft")))
        words = self.tr("Bel %1") if chip.link.startswith("tel:") else self.tr("Mail %1")
        self.setAccessibleName(words.replace("%1", chip.text))
        self.setToolTip(plain.tip(words.replace("%1", chip.text)))


class DotLabel(QWidget):
    """Words behind a coloured dot."""

    def __init__(self, text: str, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        dot = Dot()
        dot.show_colour(colour)
        row.addWidget(dot)
        row.addWidget(plain_label(text))


def plain_label(text: str) -> QLabel:
    """A label that shows `text` as it is, never as HTML; what does not fit is in its tool tip."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
